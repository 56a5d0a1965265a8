import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';

export interface Definition {
  term: string;
  /** null or an empty text: not given, and said so. */
  detail: ReactNode;
  /** Case numbers and codes. */
  code?: boolean;
}

export interface DefinitionsProps {
  items: readonly Definition[];
  /** For short terms, or where there is little room. */
  narrow?: boolean;
  className?: string | undefined;
}

/** Terms and what they stand for, dense, one under the other. Long names wrap. */
export function Definitions({ items, narrow = false, className }: DefinitionsProps) {
  const columns = narrow ? 'grid-cols-[5rem_minmax(0,1fr)]' : 'grid-cols-[8rem_minmax(0,1fr)]';
  return (
    <dl className={cx('grid gap-x-3 gap-y-1 text-sm', columns, className)}>
      {items.map(({ term, detail, code = false }) => (
        <div key={term} className="col-span-2 grid grid-cols-subgrid items-baseline">
          <dt className="text-muted">{term}</dt>
          {detail === null || detail === '' ? (
            <dd className="text-faint">not given</dd>
          ) : (
            <dd className={cx('min-w-0 break-words whitespace-pre-line', code && 'font-mono text-[0.78125rem]')}>{detail}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}
