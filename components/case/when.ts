import { dayIn } from '@/lib/cases/time.ts';
import { formatDate, formatInstant } from '@/lib/cases/time-words.ts';

/** The zone as people there say it: "ET". An IANA name where it has no such word. Server only: browsers may word it differently. */
export function zoneWords(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** `Nov 24, 23:59`; with its year where that is not the year of `now`. Instants are ISO 8601. */
export function shortInstant(instant: string, timeZone: string, now: string): string {
  return withoutYear(formatInstant(instant, timeZone), dayIn(now, timeZone));
}

/** `Aug 31`; with its year where that is not the year of `today`. Days are `YYYY-MM-DD`. */
export function shortDate(date: string, today: string): string {
  return withoutYear(formatDate(date), today);
}

function withoutYear(words: string, today: string): string {
  return today === '' ? words : words.replace(`, ${today.slice(0, 4)}`, '');
}
