import { type ReactNode, useId } from 'react';
import { cx } from '@/components/ui/cx';

export interface CardProps {
  title: ReactNode;
  /** Beside the title, quiet: a count, a clause. */
  aside?: ReactNode;
  children: ReactNode;
  /** For a table or list that brings its own margins. */
  flush?: boolean;
  className?: string | undefined;
}

/** A heading and a framed part of a case's page, as in the mock. */
export function Card({ title, aside, children, flush = false, className }: CardProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={cx('min-w-0', className)}>
      <div className="flex items-baseline justify-between gap-3">
        <h2 id={heading} className="text-sm font-semibold">
          {title}
        </h2>
        {aside ? <span className="text-xs text-muted">{aside}</span> : null}
      </div>
      <div className={cx('mt-2 rounded border border-line bg-panel', !flush && 'px-4 py-3')}>{children}</div>
    </section>
  );
}
