import Link from 'next/link';
import { cx } from '@/components/ui/cx';
import { OutcomeBadge } from '@/components/ui/OutcomeBadge';
import { toRoute } from '@/components/ui/routes';
import { ScoreMini } from '@/components/ui/ScoreMeter';
import { MARK_TEXT, StatusMark } from '@/components/ui/StatusMark';
import { shortName } from '@/lib/cases/lifecycle.ts';
import type { TimeLeft } from '@/lib/cases/time-words.ts';
import { LINE_OF_BUSINESS_WORDS, PAYER_WORDS, REASON_WORDS, STAGE_WORDS, STATUS_WORDS } from '@/lib/cases/words.ts';
import type { WorklistRow } from '@/lib/use-cases/list-cases.ts';

/** A row with what depends on the time of the request, counted once, on the server. */
export type TableRow = WorklistRow & { left: TimeLeft | null; received: string };

const CLOCK = { late: 'font-semibold text-not-met', soon: 'font-semibold text-missing', calm: '' } as const;

export function ClockCell({ row }: { row: TableRow }) {
  if (!row.left) return <span className="text-faint">—</span>;
  return <span className={CLOCK[row.left.tone]}>{row.left.text}</span>;
}

export function CaseCell({ row }: { row: TableRow }) {
  const place = row.status === 'in-review' ? 'review' : row.status === 'decided' ? 'letters' : 'overview';
  return (
    <Link href={toRoute(`/cases/${row.number}/${place}`)} data-case prefetch={false} className="hover:text-accent hover:underline">
      {row.number}
    </Link>
  );
}

/** The payer once: where its name says the line of business too, the line is not repeated. */
export function PayerCell({ row }: { row: TableRow }) {
  const line = [LINE_OF_BUSINESS_WORDS[row.lineOfBusiness], row.state].filter(Boolean).join(' ');
  if (row.payer === 'medicare') return line;
  return row.payer === 'caresource-ar-passe' ? PAYER_WORDS[row.payer] : `${PAYER_WORDS[row.payer]} · ${line}`;
}

export function RequestCell({ row }: { row: TableRow }) {
  return [row.stage ? STAGE_WORDS[row.stage] : 'kind not stated', row.mainCode].filter(Boolean).join(' · ');
}

export function ScoreCell({ row }: { row: TableRow }) {
  const [reason] = row.reasons;
  const counted = row.counts.met + row.counts.notMet + row.counts.missing + row.counts.ambiguous > 0;
  if (counted) return <ScoreMini counts={row.counts} />;
  if (reason === undefined) return <OutcomeBadge outcome={row.outcome} />;
  return (
    <span
      title={REASON_WORDS[reason]}
      className={cx('inline-flex max-w-36 items-center gap-1.5 min-[90rem]:max-w-none', MARK_TEXT.ambiguous)}
    >
      <StatusMark kind="ambiguous" decorative />
      <span className="truncate">{REASON_WORDS[reason]}</span>
    </span>
  );
}

export function StatusCell({ row }: { row: TableRow }) {
  return row.status === 'in-review' && row.ready ? 'In review, ready' : STATUS_WORDS[row.status];
}

export function AssigneeCell({ row }: { row: TableRow }) {
  return row.assignee ? shortName(row.assignee.name) : '—';
}

export function ReceivedCell({ row }: { row: TableRow }) {
  return `${row.received}${row.urgency === 'expedited' ? ', expedited' : ''}`;
}
