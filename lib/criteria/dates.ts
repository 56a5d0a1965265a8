/** Calendar days as `YYYY-MM-DD` strings: they compare as text, and no time zone can shift them. */

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS[month - 1] ?? 0);
}

/** Two decimal digits at `at`, or NaN: a character code outside 0–9 never yields a number. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Whether a text is a day of the Gregorian calendar, written `YYYY-MM-DD` (years 0001–9999). */
export function isRealDate(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const year = yearOf(text);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  return year >= 1 && month >= 1 && day >= 1 && day <= daysInMonth(year, month);
}

function yearOf(day: string): number {
  return twoDigits(day, 0) * 100 + twoDigits(day, 2);
}

/** Month and day as one number that orders the days of a year. */
function dayOfYear(day: string): number {
  return twoDigits(day, 5) * 100 + twoDigits(day, 8);
}

/** Completed years on a day. A birthday counts on its day, 29 February on 1 March of other years: the order of days gives both. */
export function ageOn(dateOfBirth: string, day: string): number {
  const years = yearOf(day) - yearOf(dateOfBirth);
  return dayOfYear(day) >= dayOfYear(dateOfBirth) ? years : years - 1;
}

/** The same day some months earlier, or the last of that month where it has no such day (31 May → 28 or 29 February). */
export function monthsBefore(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + (Number(day.slice(5, 7)) - 1) - months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  const date = Math.min(Number(day.slice(8)), daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The earlier of two days. */
export function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
