import { LinkButton } from '@/components/ui/Button';
import { Kbd } from '@/components/ui/Kbd';
import type { WorklistQuery } from '@/lib/cases/worklist.ts';
import type { WorklistRow } from '@/lib/use-cases/list-cases.ts';
import { addressOf } from '../query';

const KEYS = [
  [['j', 'k'], 'move'],
  [['Enter'], 'open'],
  [['c'], 'claim'],
  [['?'], 'all keys'],
] as const;

export function Pager({
  query,
  rows,
  total,
  hasBefore,
  hasAfter,
}: {
  query: WorklistQuery;
  rows: WorklistRow[];
  total: number;
  hasBefore: boolean;
  hasAfter: boolean;
}) {
  const first = rows[0]?.number ?? '';
  const last = rows.at(-1)?.number ?? '';
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-xs text-muted">
      <span>
        {rows.length === total
          ? `${total.toLocaleString('en-US')} ${total === 1 ? 'case' : 'cases'}`
          : `${rows.length} of ${total.toLocaleString('en-US')} cases`}
      </span>
      {hasBefore || hasAfter ? (
        <nav aria-label="Pages" className="flex gap-2">
          {hasBefore ? (
            <LinkButton size="sm" href={addressOf(query, { cursor: { direction: 'before', number: first } })}>
              Previous page
            </LinkButton>
          ) : null}
          {hasAfter ? (
            <LinkButton size="sm" href={addressOf(query, { cursor: { direction: 'after', number: last } })}>
              Next page
            </LinkButton>
          ) : null}
        </nav>
      ) : null}
      <span className="ml-auto flex flex-wrap gap-x-4 gap-y-1 print:hidden">
        {KEYS.map(([caps, does]) => (
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
