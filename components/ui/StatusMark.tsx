import { cx } from './cx';

/** The four results and the one that does not count, each with color, shape and word. */
export type MarkKind = 'met' | 'not-met' | 'missing' | 'ambiguous' | 'not-applicable';

/** Words of lifecycle.md section 5. */
export const MARK_WORDS: Record<MarkKind, string> = {
  met: 'Met',
  'not-met': 'Not met',
  missing: 'Not documented',
  ambiguous: 'Policy unclear',
  'not-applicable': 'Does not apply',
};

export const MARK_TEXT: Record<MarkKind, string> = {
  met: 'text-met',
  'not-met': 'text-not-met',
  missing: 'text-missing',
  ambiguous: 'text-ambiguous',
  'not-applicable': 'text-faint',
};

const SHAPES: Record<MarkKind, React.ReactNode> = {
  met: (
    <>
      <circle cx="6" cy="6" r="5.5" fill="currentColor" />
      <path d="M3.4 6.2l1.8 1.8 3.4-3.9" fill="none" className="stroke-panel" strokeWidth="1.5" />
    </>
  ),
  'not-met': (
    <>
      <rect x=".5" y=".5" width="11" height="11" rx="2.5" fill="currentColor" />
      <path d="M3.7 3.7l4.6 4.6M8.3 3.7L3.7 8.3" className="stroke-panel" strokeWidth="1.5" />
    </>
  ),
  missing: <circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.4 1.6" />,
  ambiguous: (
    <>
      <path d="M6 .6L11.4 6 6 11.4.6 6z" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <circle cx="6" cy="6" r="1.3" fill="currentColor" />
    </>
  ),
  'not-applicable': <path d="M2.5 6h7" stroke="currentColor" strokeWidth="1.6" />,
};

export interface StatusMarkProps {
  kind: MarkKind;
  /** Pixels of the square; 12 in text, 10 in tables, 15 in headings. */
  size?: 10 | 12 | 15;
  /** True where the word stands beside it, so that a screen reader hears it once. */
  decorative?: boolean;
  className?: string | undefined;
}

/** Colored by its kind; its name is the word of the kind. */
export function StatusMark({ kind, size = 12, decorative = false, className }: StatusMarkProps) {
  const shared = {
    viewBox: '0 0 12 12',
    width: size,
    height: size,
    className: cx('inline-block flex-none align-[-1px]', MARK_TEXT[kind], className),
  };
  if (decorative) {
    return (
      <svg {...shared} aria-hidden="true">
        {SHAPES[kind]}
      </svg>
    );
  }
  return (
    <svg {...shared} role="img" aria-label={MARK_WORDS[kind]}>
      <title>{MARK_WORDS[kind]}</title>
      {SHAPES[kind]}
    </svg>
  );
}
