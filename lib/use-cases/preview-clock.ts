import { type Ask, previewInformationRequest } from '../cases/information.ts';
import type { Urgency } from '../cases/regulation.ts';
import type { Acting } from '../data/access.ts';
import { loadCase } from './load-case.ts';
import { askClock, moveBy } from './moved-clock.ts';

export type ClockChange =
  | ({ action: 'request-information' } & Ask)
  | { action: 'extend'; days?: number }
  | { action: 'change-urgency'; to: Urgency };

/** What a change would do to the clock; instants are ISO, UTC. */
export type ClockPreview = {
  before: string;
  after: string;
  basis: string;
  verified: boolean;
  timeZone: string;
  /** By when what is asked for may be sent; null where nothing is asked for. */
  informationDueAt: string | null;
  stopsClock: boolean;
  /** Nothing is left between asking and the time by which the case must be back in review. */
  tooLate: boolean;
};

/**
 * What a change of the clock would come to if it were made now. Writes nothing.
 * @throws AppError `not-found`; `invalid` (a time that the rules do not allow, by its field), `conflict` (the rules do not allow the change)
 */
export async function previewClock(acting: Acting, { number, change }: { number: string; change: ClockChange }): Promise<ClockPreview> {
  const { case: c } = await loadCase(acting.viewer, number);
  const base = { before: c.dueAt, timeZone: c.plan.timeZone };
  if (change.action === 'request-information') {
    const { due, informationDueAt, stopsClock, tooLate } = askClock(c, () => previewInformationRequest(c, acting.at, change));
    return { ...base, after: due.dueAt, basis: due.basis, verified: due.verified, informationDueAt, stopsClock, tooLate };
  }
  const { due } = moveBy(c, { ...change, at: acting.at });
  const moved = { after: due.dueAt, basis: due.basis, verified: due.verified };
  return { ...base, ...moved, informationDueAt: null, stopsClock: false, tooLate: false };
}
