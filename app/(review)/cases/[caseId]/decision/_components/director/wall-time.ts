import { Temporal } from 'temporal-polyfill';

export type Happened = { ok: true; at: string } | { ok: false; message: string };

/**
 * The instant (ISO 8601 UTC) of a time as the wall clock of a zone showed it: `YYYY-MM-DD` and `HH:MM`. Where the clocks went back and the
 * time was shown twice, the later one that has passed. Refused: no real time, and one in the future of `now`. Server only.
 */
export function happenedAt(date: string, time: string, timeZone: string, now: string): Happened {
  const wall = readWall(date, time);
  if (wall === null) return { ok: false, message: 'Enter the day and the time' };
  const latest = Temporal.Instant.from(now);
  const [later, earlier] = (['later', 'earlier'] as const).map((disambiguation) =>
    wall.toZonedDateTime(timeZone, { disambiguation }).toInstant(),
  );
  for (const at of [later, earlier]) {
    if (at !== undefined && Temporal.Instant.compare(at, latest) <= 0) return { ok: true, at: at.toString() };
  }
  const here = latest.toZonedDateTimeISO(timeZone);
  return {
    ok: false,
    message: `That lies in the future: it is ${here.toPlainDate()} ${here.toPlainTime().toString({ smallestUnit: 'minute' })} in the plan’s zone`,
  };
}

function readWall(date: string, time: string): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The day and time on the wall clock of the zone, as the fields of a form hold them. Server only. */
export function wallClock(now: string, timeZone: string): { date: string; time: string } {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  return { date: here.toPlainDate().toString(), time: here.toPlainTime().toString({ smallestUnit: 'minute' }) };
}
