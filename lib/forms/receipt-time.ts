import { Temporal } from 'temporal-polyfill';

/** When a request arrived, as the wall clock of the plan's zone showed it. */
export type ReceiptWallTime = {
  /** `YYYY-MM-DD` */
  receivedOn: string;
  /** `HH:MM`, 24 hours. */
  receivedTime: string;
  /** Which one, where the clocks went back and the time was shown twice. */
  receivedFold?: '' | 'earlier' | 'later' | undefined;
};

export type ReceiptField = 'receivedOn' | 'receivedTime' | 'receivedFold';
export type Receipt = { ok: true; at: string } | { ok: false; field: ReceiptField; message: string };

/** A request older than this is a slip of the pen in the year: cases still open to review reach back two plan years at most. */
const OLDEST = { years: 3 } as const;

function readWallTime({ receivedOn, receivedTime }: ReceiptWallTime): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from(`${receivedOn}T${receivedTime}`, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Instants at which the zone's clock showed the time: none where it was skipped, two where it was shown twice. */
function instantsOf(wall: Temporal.PlainDateTime, timeZone: string): Temporal.ZonedDateTime[] {
  const both = (['earlier', 'later'] as const).map((disambiguation) => wall.toZonedDateTime(timeZone, { disambiguation }));
  const shown = both.filter((zoned) => zoned.toPlainDateTime().equals(wall));
  return shown.length === 2 && shown[0]?.epochNanoseconds === shown[1]?.epochNanoseconds ? shown.slice(0, 1) : shown;
}

/** The two times between which the form must ask, as offsets from UTC; empty where there is nothing to ask. */
export function foldChoices(time: ReceiptWallTime, timeZone: string): { value: 'earlier' | 'later'; offset: string }[] {
  const wall = readWallTime(time);
  const [earlier, later] = wall ? instantsOf(wall, timeZone) : [];
  if (!earlier || !later) return [];
  return [
    { value: 'earlier', offset: earlier.offset },
    { value: 'later', offset: later.offset },
  ];
}

/**
 * The instant of arrival (ISO 8601 UTC) from the wall clock of the plan's zone. Refused with the field at fault: a time that the clock
 * never showed, one that it showed twice until `receivedFold` says which, one in the future of `now` (ISO 8601) or three years back.
 */
export function receiptInstant(time: ReceiptWallTime, timeZone: string, now: string): Receipt {
  const wall = readWallTime(time);
  if (!wall) return { ok: false, field: 'receivedOn', message: 'Enter the date and time of receipt' };
  const [first, second] = instantsOf(wall, timeZone);
  if (!first) {
    return {
      ok: false,
      field: 'receivedTime',
      message: `The clocks went forward over ${time.receivedTime} on this day: enter a time before or after`,
    };
  }
  if (second && !time.receivedFold) {
    return {
      ok: false,
      field: 'receivedFold',
      message: `The clocks went back on this day and showed ${time.receivedTime} twice: choose which`,
    };
  }
  return withinLimits(second && time.receivedFold === 'later' ? second : first, now);
}

function withinLimits(at: Temporal.ZonedDateTime, now: string): Receipt {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(at.timeZoneId);
  if (Temporal.ZonedDateTime.compare(at, here) > 0) {
    const shown = `${here.toPlainDate()} ${here.toPlainTime().toString({ smallestUnit: 'minute' })}`;
    const field = at.toPlainDate().equals(here.toPlainDate()) ? 'receivedTime' : 'receivedOn';
    return { ok: false, field, message: `The time of receipt lies in the future: it is ${shown} in the plan’s zone` };
  }
  if (Temporal.ZonedDateTime.compare(at, here.subtract(OLDEST)) < 0) {
    return { ok: false, field: 'receivedOn', message: `The day of receipt lies more than ${OLDEST.years} years back: check the year` };
  }
  return { ok: true, at: at.toInstant().toString() };
}
