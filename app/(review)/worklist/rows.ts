import { dayIn } from '@/lib/cases/time.ts';
import { formatDate, type TimeLeft, timeLeft } from '@/lib/cases/time-words.ts';
import type { WorklistRow } from '@/lib/use-cases/list-cases.ts';

/** A row with what depends on the time of the request, worked out once, on the server. */
export type TableRow = WorklistRow & {
  /** Null: nothing is owed any more. */
  left: TimeLeft | null;
  received: string;
  /** The day by which information may be sent; empty unless the case waits for some. */
  informationDue: string;
};

/** Clocks as of now, and days of this year without the year. */
export function toTableRow(row: WorklistRow, now: string): TableRow {
  const dayWords = (day: string) => formatDate(day).replace(`, ${now.slice(0, 4)}`, '');
  return {
    ...row,
    left: leftOf(row, now),
    received: dayWords(row.receivedOn),
    // Never a year away: its year would only widen the column.
    informationDue: row.informationDueAt === null ? '' : formatDate(dayIn(row.informationDueAt, row.timeZone)).replace(/, \d{4}$/, ''),
  };
}

/** What is to be carried out has a clock of its own, once the decision's is over. */
function leftOf({ clockOver, dueAt, dutyDueAt }: WorklistRow, now: string): TimeLeft | null {
  if (dutyDueAt !== null) return timeLeft(dutyDueAt, now);
  return clockOver ? null : timeLeft(dueAt, now);
}
