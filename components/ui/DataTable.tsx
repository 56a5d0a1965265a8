import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx';
import { Link } from './Link';
import { toRoute } from './routes';
import { ScrollRegion } from './ScrollRegion';

/** A table in its own frame that scrolls sideways when it must. `caption` is read, not seen. */
export function DataTable({ caption, children, className }: { caption: string; children: ReactNode; className?: string | undefined }) {
  return (
    <ScrollRegion
      label={caption}
      className={cx('relative overflow-x-auto rounded border border-line bg-panel print:overflow-visible', className)}
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </ScrollRegion>
  );
}

export type ThProps = ComponentProps<'th'> & {
  /** The direction this column is sorted in now. */
  sorted?: 'ascending' | 'descending' | undefined;
  /** Where a click on the heading leads: the same page, sorted by this column. */
  sortHref?: string;
  /** Long words over short numbers: in two lines rather than in a wide column. */
  wraps?: boolean;
};

export function Th({ sorted, sortHref, wraps = false, className, children, ...rest }: ThProps) {
  const arrow = sorted ? <span aria-hidden="true">{sorted === 'ascending' ? ' ↑' : ' ↓'}</span> : null;
  return (
    <th
      scope="col"
      aria-sort={sorted}
      className={cx(
        'h-8 border-b border-line px-1.5 text-left first:pl-3 min-[90rem]:px-3 text-xs font-medium text-muted',
        wraps ? 'py-1.5' : 'whitespace-nowrap',
        className,
      )}
      {...rest}
    >
      {sortHref ? (
        <Link href={toRoute(sortHref)} className="hover:text-text">
          {children}
          {arrow}
        </Link>
      ) : (
        <>
          {children}
          {arrow}
        </>
      )}
    </th>
  );
}

export type TrProps = ComponentProps<'tr'> & { selected?: boolean };

/** `selected` is where the keyboard stands; say it in words too where it matters. */
export function Tr({ selected = false, className, ...rest }: TrProps) {
  return (
    <tr
      data-selected={selected || undefined}
      className={cx(
        'group border-b border-line last:border-b-0 data-selected:bg-accent-weak data-selected:shadow-[inset_2px_0_var(--accent)] forced-colors:data-selected:outline-2 forced-colors:data-selected:-outline-offset-2 forced-colors:data-selected:outline-[Highlight]',
        className,
      )}
      {...rest}
    />
  );
}

export type TdProps = ComponentProps<'td'> & {
  /** `code` case numbers and codes, `name` the row's main word (cut off when long), `quiet` secondary. */
  look?: 'plain' | 'code' | 'name' | 'quiet';
  /** Sentences: over as many lines as they need, so that the table keeps to its frame. */
  wraps?: boolean;
};

const CELL = {
  plain: '',
  code: 'font-mono text-[0.78125rem]',
  name: 'max-w-38 truncate font-medium min-[90rem]:max-w-64',
  quiet: 'text-muted',
} as const;

export function Td({ look = 'plain', wraps = false, className, ...rest }: TdProps) {
  return (
    <td
      className={cx(
        'h-9 px-1.5 first:pl-3 min-[90rem]:px-3',
        wraps ? 'py-1.5 [overflow-wrap:anywhere]' : 'whitespace-nowrap',
        CELL[look],
        className,
      )}
      {...rest}
    />
  );
}
