import type { ReactNode } from 'react';
import { cx } from './cx';

export type TagTone = 'neutral' | 'info' | 'warn' | 'error' | 'met' | 'ambiguous';

const TONE: Record<TagTone, string> = {
  neutral: 'border-line bg-panel text-muted',
  info: 'border-accent/40 bg-accent-weak text-accent',
  warn: 'border-missing/40 bg-missing-weak text-missing',
  error: 'border-not-met/40 bg-not-met-weak text-not-met',
  met: 'border-met/40 bg-met-weak text-met',
  ambiguous: 'border-ambiguous/40 bg-ambiguous-weak text-ambiguous',
};

/** A short word about the thing beside it: status, urgency, a flag. The word carries it, the tone only helps. */
export function Tag({ tone = 'neutral', children, className }: { tone?: TagTone; children: ReactNode; className?: string }) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 rounded-full border px-[7px] text-xs leading-[18px] whitespace-nowrap',
        TONE[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
