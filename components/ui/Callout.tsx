import type { ReactNode } from 'react';
import { cx } from './cx';

export type CalloutTone = 'info' | 'warn' | 'error' | 'success';

const TONE: Record<CalloutTone, { box: string; mark: string; word: string; shape: ReactNode }> = {
  info: {
    box: 'border-accent/40 bg-accent-weak',
    mark: 'text-accent',
    word: 'Note',
    shape: (
      <>
        <circle cx="7" cy="7" r="6" fill="none" stroke="currentColor" strokeWidth="1.4" />
        <path d="M7 6.2v4M7 3.6v1.5" stroke="currentColor" strokeWidth="1.5" />
      </>
    ),
  },
  warn: {
    box: 'border-missing/40 bg-missing-weak',
    mark: 'text-missing',
    word: 'Warning',
    shape: <path d="M7 1.2l6 11H1zM7 5v3.6M7 9.7v1.4" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" />,
  },
  error: {
    box: 'border-not-met/40 bg-not-met-weak',
    mark: 'text-not-met',
    word: 'Error',
    shape: (
      <>
        <rect x="1" y="1" width="12" height="12" rx="2.5" fill="currentColor" />
        <path d="M7 3.6v4.2M7 9.1v1.6" className="stroke-not-met-weak" strokeWidth="1.6" />
      </>
    ),
  },
  success: {
    box: 'border-met/40 bg-met-weak',
    mark: 'text-met',
    word: 'Done',
    shape: (
      <>
        <circle cx="7" cy="7" r="6" fill="currentColor" />
        <path d="M4 7.2l2.1 2.1 4-4.5" fill="none" className="stroke-met-weak" strokeWidth="1.6" />
      </>
    ),
  },
};

export interface CalloutProps {
  tone?: CalloutTone;
  title?: ReactNode;
  children?: ReactNode;
  /** Buttons or links that say what to do. */
  actions?: ReactNode;
  /** Read out when it appears: only for what appears after the page did. */
  live?: boolean;
  className?: string | undefined;
}

/** Something to know about the page: shape, a spoken word for the shape, and what happened, what holds, what to do. */
export function Callout({ tone = 'info', title, children, actions, live = false, className }: CalloutProps) {
  const { box, mark, word, shape } = TONE[tone];
  return (
    <div
      role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}
      className={cx('flex gap-2.5 rounded border px-3 py-2.5', box, className)}
    >
      <svg viewBox="0 0 14 14" width="14" height="14" role="img" aria-label={word} className={cx('mt-[3px] flex-none', mark)}>
        <title>{word}</title>
        {shape}
      </svg>
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className="text-sm">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
