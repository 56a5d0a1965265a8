import { LinkButton } from '@/components/ui/Button';
import { Kbd } from '@/components/ui/Kbd';
import type { Total } from '@/lib/cases/worklist.ts';
import type { WorklistRow } from '@/lib/use-cases/list-cases.ts';
import { addressOf, type ListedQuery } from '../query';

type Props = {
  query: ListedQuery;
  rows: WorklistRow[];
  total: Total;
  hasBefore: boolean;
  hasAfter: boolean;
  mayClaim: boolean;
  mayAssign: boolean;
};

const keysFor = ({ mayClaim, mayAssign }: Props): [string[], string][] => [
  [['j', 'k'], 'move'],
  [['Enter'], 'open'],
  ...(mayClaim ? [[['c'], 'claim'] as [string[], string]] : []),
  [['x'], 'select'],
  ...(mayAssign ? [[['a'], 'assign'] as [string[], string]] : []),
  [['z'], 'letters as ZIP'],
  [['?'], 'all keys'],
];

const number = (value: number) => value.toLocaleString('en-US');

function totalWords({ rows, total: { count, orMore } }: Props): string {
  const cases = count === 1 ? 'case' : 'cases';
  if (orMore) return `${rows.length} of ${number(count)}+ ${cases}`;
  return rows.length === count ? `${number(count)} ${cases}` : `${rows.length} of ${number(count)} ${cases}`;
}

/** How much there is, and the ways through it. */
export function Pager(props: Props) {
  const { query, rows, hasBefore, hasAfter } = props;
  const first = rows[0]?.number ?? '';
  const last = rows.at(-1)?.number ?? '';
  const to = (label: string, cursor: ListedQuery['cursor']) => (
    <LinkButton size="sm" href={addressOf(query, { cursor })}>
      {label}
    </LinkButton>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-xs text-muted">
      <span>{totalWords(props)}</span>
      {hasBefore || hasAfter ? (
        <nav aria-label="Pages" className="flex gap-2">
          {hasBefore ? to('First page', null) : null}
          {hasBefore ? to('Previous page', { direction: 'before', number: first }) : null}
          {hasAfter ? to('Next page', { direction: 'after', number: last }) : null}
          {hasAfter ? to('Last page', 'last') : null}
        </nav>
      ) : null}
      <span className="ml-auto flex flex-wrap gap-x-4 gap-y-1 print:hidden">
        {keysFor(props).map(([caps, does]) => (
          <span key={does} className="inline-flex items-center gap-1">
            {caps.map((cap) => (
              <Kbd key={cap}>{cap}</Kbd>
            ))}
            {does}
          </span>
        ))}
      </span>
    </div>
  );
}
