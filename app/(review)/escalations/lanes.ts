import { stageWords } from '@/components/case/case-words';
import { shortInstant, zoneWords } from '@/components/case/when';
import { ESCALATION_REASONS } from '@/lib/cases/events.ts';
import { shortName } from '@/lib/cases/lifecycle.ts';
import { type TimeLeft, timeLeft } from '@/lib/cases/time-words.ts';
import { ESCALATION_WORDS } from '@/lib/cases/words.ts';
import type { EscalationRow } from '@/lib/use-cases/list-escalations.ts';

export const SHOWN = ['all', 'untaken', 'mine'] as const;
export type Shown = (typeof SHOWN)[number];
export const SHOWN_WORDS: Readonly<Record<Shown, string>> = { all: 'All', untaken: 'Not taken', mine: 'Mine' };

/** What the address asks for; anything else is all. */
export const readShown = (value: string | string[] | undefined): Shown => SHOWN.find((each) => each === value) ?? 'all';

export const isShown = ({ director }: Pick<EscalationRow, 'director'>, shown: Shown, viewerId: string): boolean =>
  shown === 'all' || (shown === 'untaken' ? director === null : director?.id === viewerId);

/** A row in words, its times as of the request: made on the server. */
export interface QueueRow {
  id: string;
  number: string;
  left: TimeLeft;
  memberName: string;
  planName: string;
  request: string;
  expedited: boolean;
  question: string;
  reason: string;
  escalatedBy: string;
  escalatedAt: string;
  /** Null: nobody has. */
  takenBy: string | null;
  isMine: boolean;
}

export function queueRow(row: EscalationRow, viewerId: string, now: string): QueueRow {
  const reason = ESCALATION_REASONS.find((each) => each === row.reason);
  return {
    id: row.id,
    number: row.number,
    left: timeLeft(row.dueAt, now),
    memberName: row.memberName,
    planName: row.planName,
    request: `${stageWords(row.stage)} · ${row.codes[0] ?? ''}${row.codes.length > 1 ? ` + ${row.codes.length - 1}` : ''}`,
    expedited: row.urgency === 'expedited',
    question: row.question,
    reason: reason ? ESCALATION_WORDS[reason] : row.reason,
    escalatedBy: row.escalatedBy === '' ? '' : shortName(row.escalatedBy),
    escalatedAt: row.escalatedAt === '' ? '' : `${shortInstant(row.escalatedAt, row.timeZone, now)} ${zoneWords(row.timeZone)}`,
    takenBy: row.director === null ? null : shortName(row.director.name),
    isMine: row.director?.id === viewerId,
  };
}
