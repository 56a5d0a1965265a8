import type { Temporal } from 'temporal-polyfill';
import type { ReadClock, ReadStep } from './clock-input.ts';
import { endOf, type Limit } from './clock-steps.ts';
import type { Overlay } from './overlays.ts';
import type { Urgency } from './regulation.ts';
import { isAfter, later } from './time.ts';

interface OverlayClock {
  /** Receipt, or the complete answer. */
  readonly startedAt: Temporal.Instant;
  /** The expedited request or finding, where there was one after receipt. */
  readonly raisedAt: Temporal.Instant | null;
  readonly urgency: Urgency;
  /** Information is out: the overlay's time has not begun. */
  readonly waiting: boolean;
}

function dueOf(read: ReadClock, overlay: Overlay, clock: OverlayClock): Temporal.Instant {
  const from = clock.raisedAt === null ? clock.startedAt : later(clock.startedAt, clock.raisedAt);
  return endOf({ unit: overlay.unit, length: overlay.length[clock.urgency] }, from, read.timeZone, overlay.calendar);
}

function move(read: ReadClock, overlay: Overlay, clock: OverlayClock, step: ReadStep): OverlayClock {
  if (step.action === 'change-urgency' && step.to !== undefined) {
    return { ...clock, urgency: step.to, raisedAt: step.to === 'expedited' ? step.at : null };
  }
  if (overlay.starts === 'received') return clock;
  if (step.action === 'information-complete') return { ...clock, startedAt: clock.waiting ? step.at : clock.startedAt, waiting: false };
  const asks = step.action === 'request-information' || step.action === 'extend-for-information';
  // Asking after the time has run out does not bring it back.
  return asks && !isAfter(step.at, dueOf(read, overlay, clock)) ? { ...clock, waiting: true } : clock;
}

/** The due times that the plan's overlays set after these steps; none for one whose time has not begun. */
export function overlayLimits(read: ReadClock, steps: readonly ReadStep[]): readonly Limit[] {
  // They bound what is asked before care.
  if (read.appeal || steps.some(({ action }) => action === 'service-given')) return [];
  return read.plan.overlays.flatMap((overlay) => {
    const start: OverlayClock = { startedAt: read.receivedAt, raisedAt: null, urgency: read.urgencyAtReceipt, waiting: false };
    const clock = steps.reduce((state, step) => move(read, overlay, state, step), start);
    if (clock.waiting) return [];
    return [{ dueAt: dueOf(read, overlay, clock), citation: overlay.citation, verified: overlay.verified }];
  });
}
