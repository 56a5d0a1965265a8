import type { Temporal } from 'temporal-polyfill';
import { formatDate, MONTHS } from './date-words.ts';
import { readDate, readInstant, readTimeZone } from './time.ts';

/** Times and dates as the screens say them, the same on every host. Apart from words.ts, which pages load without a calendar library. */

export { formatDate } from './date-words.ts';

export interface TimeLeft {
  /** `2 d 13 h`, under a day `3 h 40 m`, under an hour `40 m`; past due with a minus sign. */
  readonly text: string;
  /** `late` past due, `soon` within 24 hours, else `calm`. */
  readonly tone: 'calm' | 'soon' | 'late';
}

const MINUTE = 60_000;
const DAY_MINUTES = 1440;

/**
 * The time from now until due, both ISO instants. Never flatters: what is left is rounded down to the minute, what is past
 * is rounded up. From a day on, minutes are left out.
 */
export function timeLeft(dueAt: string, now: string): TimeLeft {
  const left = readInstant(dueAt).epochMilliseconds - readInstant(now).epochMilliseconds;
  if (left < 0) return { text: `−${spanWords(Math.ceil(-left / MINUTE))}`, tone: 'late' };
  return { text: spanWords(Math.floor(left / MINUTE)), tone: left <= DAY_MINUTES * MINUTE ? 'soon' : 'calm' };
}

/** What is left until the notice is due, in the words of the case's header: `Notice due in 2 d 13 h`, `Notice overdue by 40 m`. */
export function noticeLeft(dueAt: string, now: string): TimeLeft {
  const { text, tone } = timeLeft(dueAt, now);
  return { text: tone === 'late' ? `Notice overdue by ${text.replace('−', '')}` : `Notice due in ${text}`, tone };
}

function spanWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  if (minutes >= DAY_MINUTES) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  const rest = minutes % 60;
  return hours === 0 ? `${rest} m` : `${hours} h ${String(rest).padStart(2, '0')} m`;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthOf = (date: { readonly month: number }) => MONTHS[date.month - 1] ?? '';
const two = (value: number) => String(value).padStart(2, '0');

/** `2026-11` → `November 2026`. Throws RangeError where it is no real month. */
export function formatMonth(month: string): string {
  const day = readDate(`${month}-01`);
  return `${monthOf(day)} ${day.year}`;
}

/** `2026-11-22` → `Sunday, November 22`. */
export function formatDay(date: string): string {
  const day = readDate(date);
  return `${DAYS[day.dayOfWeek - 1] ?? ''}, ${monthOf(day)} ${day.day}`;
}

const at = (instant: string, timeZone: string): Temporal.ZonedDateTime => readInstant(instant).toZonedDateTimeISO(readTimeZone(timeZone));

/** An instant on the wall clock of an IANA zone: `Nov 24, 2026, 23:59`. Throws RangeError where either is not real. */
export function formatInstant(instant: string, timeZone: string): string {
  const local = at(instant, timeZone);
  return `${formatDate(local.toPlainDate().toString())}, ${two(local.hour)}:${two(local.minute)}`;
}

/** As formatInstant without the year, for a due time near at hand: `Nov 24, 23:59`. */
export function formatShortInstant(instant: string, timeZone: string): string {
  const local = at(instant, timeZone);
  return `${monthOf(local).slice(0, 3)} ${local.day}, ${two(local.hour)}:${two(local.minute)}`;
}

/** The time of day in a zone: `10:42`. */
export function formatTime(instant: string, timeZone: string): string {
  const local = at(instant, timeZone);
  return `${two(local.hour)}:${two(local.minute)}`;
}
