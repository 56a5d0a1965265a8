import type { Outcome } from '@/lib/criteria/evaluate.ts';
import { cx } from './cx';
import { MARK_TEXT, type MarkKind, StatusMark } from './StatusMark';

const OUTCOMES: Record<Outcome, { mark: MarkKind; words: string }> = {
  meets: { mark: 'met', words: 'Meets criteria' },
  'does-not-meet': { mark: 'not-met', words: 'Does not meet criteria' },
  'needs-information': { mark: 'missing', words: 'Needs information' },
  'needs-physician': { mark: 'ambiguous', words: 'Needs a physician' },
  'no-review-required': { mark: 'not-applicable', words: 'No review required' },
};

/** "Needs information". */
export function outcomeWords(outcome: Outcome): string {
  return OUTCOMES[outcome].words;
}

export interface OutcomeBadgeProps {
  outcome: Outcome;
  /** `lg` above the determination tree, `md` in text and tables. */
  size?: 'md' | 'lg';
  className?: string | undefined;
}

/** The outcome so far in words, with its shape and color. A score, not a decision. */
export function OutcomeBadge({ outcome, size = 'md', className }: OutcomeBadgeProps) {
  const { mark, words } = OUTCOMES[outcome];
  return (
    <span
      className={cx(
        'inline-flex items-center whitespace-nowrap',
        size === 'lg' ? 'gap-2 text-lg font-semibold' : 'gap-1.5',
        mark === 'not-applicable' ? 'text-text' : MARK_TEXT[mark],
        className,
      )}
    >
      <StatusMark kind={mark} size={size === 'lg' ? 15 : 12} decorative />
      {words}
    </span>
  );
}
