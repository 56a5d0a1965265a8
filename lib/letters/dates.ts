import { Temporal } from 'temporal-polyfill';
import { MONTHS } from '../cases/date-words.ts';

/** `2026-12-03` → `December 3, 2026`; an empty string for anything that is not a real calendar date, which the lint then blocks. */
export function longDate(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return '';
  try {
    const day = Temporal.PlainDate.from(date);
    return `${MONTHS[day.month - 1]} ${day.day}, ${day.year}`;
  } catch {
    return '';
  }
}

/** The calendar date (`YYYY-MM-DD`) of an instant (ISO 8601 UTC) in an IANA zone; empty for an instant or zone that does not exist. */
export function dateInZone(instant: string, timeZone: string): string {
  try {
    return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  } catch {
    return '';
  }
}

/** Whether one instant (ISO 8601 UTC) comes after another; false where either is none, which other checks catch. */
export function isAfter(instant: string, other: string): boolean {
  try {
    return Temporal.Instant.compare(instant, other) > 0;
  } catch {
    return false;
  }
}

/** `2026-12-05T04:59:59Z` in New York → `December 4, 2026, 11:59 p.m. (New York time)`; empty for an instant or zone that does not exist. */
export function longMoment(instant: string, timeZone: string): string {
  try {
    const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
    const place = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
    const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
    return `${longDate(dateInZone(instant, timeZone))}, ${clock} (${place} time)`;
  } catch {
    return '';
  }
}
