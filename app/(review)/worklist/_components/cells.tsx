import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/Link';
import { OutcomeBadge } from '@/components/ui/OutcomeBadge';
import { toRoute } from '@/components/ui/routes';
import { ScoreMini } from '@/components/ui/ScoreMeter';
import { MARK_TEXT, StatusMark } from '@/components/ui/StatusMark';
import { Tag } from '@/components/ui/Tag';
import { DECIDED_WORDS, type DecisionKind, isEnding } from '@/lib/cases/endings.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { LINE_OF_BUSINESS_WORDS, MISSED_WORDS, PAYER_WORDS, REASON_WORDS, STAGE_WORDS, STATUS_WORDS } from '@/lib/cases/words.ts';
import type { Column } from '@/lib/cases/worklist.ts';
import type { Stage } from '@/lib/criteria/case-input.ts';
import type { TableRow } from '../rows';
import { shortName } from './names';

export const CELLS: Readonly<Record<Column, (props: { row: TableRow }) => ReactNode>> = {
  due: ClockCell,
  number: CaseCell,
  member: ({ row }) => <span title={row.memberName}>{row.memberName}</span>,
  payer: PayerCell,
  request: RequestCell,
  score: ScoreCell,
  status: StatusCell,
  assignee: AssigneeCell,
  received: ReceivedCell,
};

export const HEADINGS: Readonly<Record<Column, string>> = {
  due: 'Time left',
  number: 'Case',
  member: 'Member',
  payer: 'Payer · line',
  request: 'Request',
  score: 'Score so far',
  status: 'Status',
  assignee: 'Assignee',
  received: 'Received',
};

const CLOCK = { late: 'font-semibold text-not-met', soon: 'font-semibold text-missing', calm: '' } as const;

/** A clock that stands still says so; a due time by a rule that nobody confirmed bears the mark that it bears everywhere. */
function ClockCell({ row }: { row: TableRow }) {
  if (!row.left) return <span className="text-faint">—</span>;
  const mark = row.dueVerified ? null : <UnverifiedMark />;
  if (row.stopped)
    return (
      <span title="The clock stands still until the information is in">
        stopped
        {mark}
      </span>
    );
  return (
    <span className={CLOCK[row.left.tone]}>
      {row.left.text}
      {mark}
    </span>
  );
}

const UnverifiedMark = () => (
  <span title="The rule was read from a secondary source" className="font-normal text-muted">
    {' †'}
    <span className="sr-only"> rule read from a secondary source</span>
  </span>
);

function CaseCell({ row }: { row: TableRow }) {
  const place =
    row.status === 'in-review'
      ? 'review'
      : row.status === 'decided'
        ? 'letters'
        : row.status === 'director-review'
          ? 'decision'
          : 'overview';
  return (
    <Link href={toRoute(`/cases/${row.number}/${place}`)} data-case={row.number} className="hover:text-accent hover:underline">
      {row.number}
    </Link>
  );
}

/** Where there is little room, short on the screen, and whole to a screen reader. */
function Short({ short, children }: { short: string; children: string }) {
  if (short === children) return children;
  return (
    <>
      <span aria-hidden="true" className="min-[90rem]:hidden">
        {short}
      </span>
      <span className="max-[90rem]:sr-only">{children}</span>
    </>
  );
}

/** The payer once: where its name says the line of business too, the line is not repeated. */
function PayerCell({ row }: { row: TableRow }) {
  const line = [LINE_OF_BUSINESS_WORDS[row.lineOfBusiness], row.state].filter(Boolean).join(' ');
  if (row.payer === 'medicare') return line;
  if (row.payer === 'caresource-ar-passe') return PAYER_WORDS[row.payer];
  return (
    <span title={line}>
      {PAYER_WORDS[row.payer]} · <Short short={line.replace('individual exchange', 'exchange')}>{line}</Short>
    </span>
  );
}

const STAGE_SHORT: Partial<Readonly<Record<Stage, string>>> = { permanent: 'Permanent', maintenance: 'Refill' };

function RequestCell({ row }: { row: TableRow }) {
  const words = row.stage ? STAGE_WORDS[row.stage] : 'kind not stated';
  const short = (row.stage && STAGE_SHORT[row.stage]) || words;
  return (
    <span title={words}>
      <Short short={short}>{words}</Short>
      {row.mainCode ? ` · ${row.mainCode}` : ''}
    </span>
  );
}

function ScoreCell({ row }: { row: TableRow }) {
  const [reason] = row.reasons;
  // It ended without a judgment on its merits: what the criteria would still want to know is no matter.
  if (row.decided !== null && isEnding(row.decided)) return <span className="text-faint">—</span>;
  const counted = row.counts.met + row.counts.notMet + row.counts.missing + row.counts.ambiguous > 0;
  if (counted) return <ScoreMini counts={row.counts} />;
  if (reason === undefined) return <OutcomeBadge outcome={row.outcome} />;
  return (
    <span
      title={REASON_WORDS[reason]}
      className={cx('inline-flex max-w-33 items-center gap-1.5 min-[90rem]:max-w-none', MARK_TEXT.ambiguous)}
    >
      <StatusMark kind="ambiguous" decorative />
      <span className="truncate">{REASON_WORDS[reason]}</span>
    </span>
  );
}

function statusText(row: TableRow): string {
  if (row.status === 'in-review' && row.ready) return 'In review, ready';
  if (row.status === 'pended' && row.informationDue) return `Pended, due ${row.informationDue}`;
  return row.decided === null ? STATUS_WORDS[row.status] : `${STATUS_WORDS[row.status]}, ${DECIDED_SHORT[row.decided]}`;
}

const DECIDED_SHORT: Readonly<Record<DecisionKind, string>> = {
  approved: 'approved',
  'approved-in-part': 'in part',
  denied: 'denied',
  'no-review-required': 'no review',
  'administrative-denial': 'administrative',
  'no-authorization-required': 'not required',
  redirected: 'redirected',
  dismissed: 'dismissed',
};

/** What became of a missed due time; that it is past is said by the clock already. */
const MISSED_FLAG = { overdue: null, 'deemed-denied': 'deemed denied', 'deemed-approved': 'deemed approved' } as const;

function StatusCell({ row }: { row: TableRow }) {
  const missed = row.missed && MISSED_FLAG[row.missed];
  return (
    <span className="inline-flex items-center gap-1.5">
      <span title={row.decided === null ? undefined : DECIDED_WORDS[row.decided]}>{statusText(row)}</span>
      {missed && row.missed ? (
        <span title={MISSED_WORDS[row.missed]}>
          <Tag tone="error">{missed}</Tag>
        </span>
      ) : null}
      {row.informationLapsed && row.decided === null ? (
        <span title="Information was asked for and did not come in time">
          <Tag tone="warn">not received</Tag>
        </span>
      ) : null}
      {row.transitionUntil ? (
        <span title={`New member with a pump: in transition of care until ${formatDate(row.transitionUntil)}`}>
          <Tag tone="info">transition</Tag>
        </span>
      ) : null}
      {row.extended && row.decided === null ? (
        <span title="The time was extended">
          <Tag>
            <Short short="ext.">extended</Short>
          </Tag>
        </span>
      ) : null}
    </span>
  );
}

/** With a director the case is the director's who took it. */
function AssigneeCell({ row }: { row: TableRow }) {
  const person = row.status === 'director-review' ? (row.director ?? row.assignee) : row.assignee;
  return person ? <span title={person.name}>{shortName(person.name)}</span> : '—';
}

function ReceivedCell({ row }: { row: TableRow }) {
  if (row.urgency !== 'expedited') return row.received;
  return (
    <span title="Expedited">
      {row.received}, <Short short="exp.">expedited</Short>
    </span>
  );
}
