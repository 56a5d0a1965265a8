import { cx } from './cx';
import { Link } from './Link';
import { toRoute } from './routes';

export interface TabItem {
  href: string;
  label: string;
  count?: number;
  /** Paints the count: `alarm` for what is late. */
  tone?: 'alarm';
  current: boolean;
}

/** A count's unit, for one and for more. */
export type Unit = readonly [one: string, more: string];

/**
 * Views of one page, each with its own address. `label` names the list for screen readers, which read a tab with what it counts:
 * "Mine, 26 cases".
 */
export function Tabs({ label, items, unit = ['entry', 'entries'] }: { label: string; items: readonly TabItem[]; unit?: Unit }) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-1 border-b border-line">
      {items.map((item) => (
        <Link
          key={item.href}
          href={toRoute(item.href)}
          aria-label={nameOf(item, unit)}
          aria-current={item.current ? 'page' : undefined}
          className={TAB}
        >
          {/* The space belongs to the words: a label that is read out holds what is seen. */}
          {item.label}{' '}
          {item.count === undefined ? null : (
            <span className={cx('pl-0.5 font-medium', item.tone === 'alarm' && item.count > 0 ? 'text-not-met' : 'text-faint')}>
              {item.count.toLocaleString('en-US')}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

/** Undefined where the label says all. */
function nameOf({ label, count }: TabItem, unit: Unit): string | undefined {
  return count === undefined ? undefined : `${label}, ${count.toLocaleString('en-US')} ${unit[count === 1 ? 0 : 1]}`;
}

const TAB =
  '-mb-px border-b-2 border-transparent px-3 pt-[7px] pb-2 text-muted hover:text-text aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text focus-visible:-outline-offset-2 forced-colors:forced-color-adjust-none forced-colors:aria-[current=page]:border-b-4 forced-colors:aria-[current=page]:border-[Highlight]';
