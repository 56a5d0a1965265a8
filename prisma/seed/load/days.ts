import { Temporal } from 'temporal-polyfill';
import { type ClockStep, type DueTime, dueTime } from '../../../lib/cases/clocks.ts';
import { addDays } from '../../../lib/cases/time.ts';
import type { PlanRecord } from '../../../lib/data/plans.ts';

// Calendar arithmetic is slow a million times over, and a day clock says the same of a whole day: each answer is worked out once.

const HOUR = 3_600_000;
const offsets = new Map<string, number>();

/** Milliseconds by which the zone's noon of that day lies after UTC's. Requests arrive between six and twenty: no clock is changed then. */
function offsetOf(day: string, timeZone: string): number {
  const key = `${day} ${timeZone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: '12:00' });
  const offset = noon.epochMilliseconds - Date.parse(`${day}T12:00:00Z`);
  offsets.set(key, offset);
  return offset;
}

/** An instant near `at` within the hours in which requests arrive, on a whole minute, and its day in the zone. */
export function arrival(at: number, timeZone: string): { at: number; day: string } {
  const day = new Date(at - offsetOf(new Date(at).toISOString().slice(0, 10), timeZone)).toISOString().slice(0, 10);
  const start = Date.parse(`${day}T06:00:00Z`) + offsetOf(day, timeZone);
  const within = (((at - start) % (14 * HOUR)) + 14 * HOUR) % (14 * HOUR);
  return { at: start + Math.floor(within / 60_000) * 60_000, day };
}

const spans = new Map<string, string>();

/** `addDays` of a day, remembered. */
export function daysAfter(day: string, days: number): string {
  const key = `${day} ${days}`;
  const known = spans.get(key);
  if (known !== undefined) return known;
  const then = addDays(day, days);
  spans.set(key, then);
  return then;
}

const dues = new Map<string, DueTime>();

/** The due time by the plan's clocks. A standard clock without steps counts days: it is the same for all who arrive on one. */
export function dueOf(
  plan: PlanRecord,
  urgency: 'standard' | 'expedited',
  received: { at: number; day: string },
  steps: readonly ClockStep[],
): DueTime {
  const input = {
    lineOfBusiness: plan.lineOfBusiness,
    urgency,
    timeZone: plan.timeZone,
    receivedAt: new Date(received.at).toISOString(),
    steps,
    planSettings: plan.settings.clocks,
  };
  if (urgency === 'expedited' || steps.length > 0) return dueTime(input);
  const key = `${plan.id} ${received.day}`;
  const known = dues.get(key);
  if (known) return known;
  const due = dueTime(input);
  dues.set(key, due);
  return due;
}
