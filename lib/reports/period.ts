import { Temporal } from 'temporal-polyfill';
import { readDate, readTimeZone } from '../cases/time.ts';

/** Spans of whole days in a zone as instants, the end excluded. */

/** Midnight at the beginning of a day (`YYYY-MM-DD`) in an IANA zone, ISO 8601 UTC. @throws RangeError where either is not real */
export const dayStart = (day: string, timeZone: string): string =>
  readDate(day)
    .toZonedDateTime({ timeZone: readTimeZone(timeZone) })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });

/** From the first day to the last, both included. */
export const daySpan = (first: string, last: string, timeZone: string): { from: string; to: string } => ({
  from: dayStart(first, timeZone),
  to: dayStart(readDate(last).add({ days: 1 }).toString(), timeZone),
});

/** A calendar year. @param year four digits */
export const yearSpan = (year: number, timeZone: string): { from: string; to: string } =>
  daySpan(`${year}-01-01`, `${year}-12-31`, timeZone);

/** A month, `YYYY-MM`. @throws RangeError */
export function monthSpan(month: string, timeZone: string): { from: string; to: string } {
  const first = Temporal.PlainYearMonth.from(month);
  return daySpan(first.toPlainDate({ day: 1 }).toString(), first.toPlainDate({ day: first.daysInMonth }).toString(), timeZone);
}
