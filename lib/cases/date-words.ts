import { isRealDate } from '../criteria/dates.ts';

/** Days in words. Apart from time-words.ts, so that what says a day does not bring a calendar library along. */

/** Written out, not asked of Intl: a letter and a screen must read the same whatever the host's locale and ICU version. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2026-11-24` → `Nov 24, 2026`. Throws RangeError where it is no real date. */
export function formatDate(date: string): string {
  if (!isRealDate(date)) throw new RangeError('must be a real date such as 2026-11-17');
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  return `${month.slice(0, 3)} ${Number(date.slice(8))}, ${Number(date.slice(0, 4))}`;
}
