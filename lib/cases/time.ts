import { Temporal } from 'temporal-polyfill';

/** Calendar and elapsed time for the clocks. Readers throw RangeError with words safe to show; the caller names the field. */

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
// Temporal also takes offsets and whole date-times for a zone; a plan's zone is a place.
const ZONE = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

/** An instant such as `2026-11-17T14:30:00Z`; an offset such as `-05:00` may stand for Z. */
export function readInstant(text: string): Temporal.Instant {
  return attempt('must be an instant such as 2026-11-17T14:30:00Z', INSTANT.test(text), () => Temporal.Instant.from(text));
}

/** A calendar day such as `2026-11-17`. */
export function readDate(text: string): Temporal.PlainDate {
  return attempt('must be a real date such as 2026-11-17', DATE.test(text), () => Temporal.PlainDate.from(text));
}

/** The IANA name of a time zone, such as `America/New_York`. */
export function readTimeZone(text: string): string {
  const probe = () => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
  attempt('must be the name of a time zone such as America/New_York', ZONE.test(text), probe);
  return text;
}

function attempt<T>(complaint: string, shapeFits: boolean, make: () => T): T {
  if (!shapeFits) throw new RangeError(complaint);
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(complaint);
    throw error;
  }
}

/** The day on which the instant falls in the zone. */
export function dateIn(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate();
}

/**
 * 23:59:59 of the day on the zone's wall clock. Where that time happens twice, or never, the earlier instant:
 * a due time is never later than allowed.
 */
export function endOfDay(date: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return date.toPlainDateTime('23:59:59').toZonedDateTime(timeZone, { disambiguation: 'earlier' }).toInstant();
}

export function addHours(instant: Temporal.Instant, hours: number): Temporal.Instant {
  return instant.add({ hours });
}

export function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}

export function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isAfter(a, b) ? b : a;
}

export function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isAfter(a, b) ? a : b;
}

/** The calendar day (`YYYY-MM-DD`) of an instant (ISO 8601) in an IANA zone. Throws RangeError where either is not real. */
export function dayIn(instant: string, timeZone: string): string {
  return dateIn(readInstant(instant), readTimeZone(timeZone)).toString();
}

/** The calendar day that lies so many days after `date` (`YYYY-MM-DD`). */
export function addDays(date: string, days: number): string {
  return readDate(date).add({ days }).toString();
}

/** The last second of the day on which the instant falls in the zone, as an ISO 8601 instant. */
export function endOfDayIn(instant: string, timeZone: string): string {
  const zone = readTimeZone(timeZone);
  return endOfDay(dateIn(readInstant(instant), zone), zone).toString();
}

/** The same day so many months after `date` (`YYYY-MM-DD`); the month's last day where it has no such day. */
export function addMonths(date: string, months: number): string {
  return readDate(date).add({ months }).toString();
}
