import { missedConsequence } from '../cases/case-clock.ts';
import { readPlanClockSettings } from '../cases/clocks.ts';
import { systemEventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { type DueClock, findLapsed, findMissed, type LapsedRequest } from '../data/clocks.ts';
import { logError } from '../log.ts';

/** How many cases each sweep marked, and how many it could not. */
export type Watched = { lapsed: number; overdue: number; failed: number };

/**
 * Looks through all clocks at the instant (ISO 8601 UTC): a case whose information did not come in time returns to review; a case whose due
 * time has passed is flagged, with what the plan's rule makes of it. Each case is a transaction of its own, conditional on what it was, so
 * that any number of processes may do this at once; one that fails stops no other.
 */
export async function watchClocks(now: string): Promise<Watched> {
  const lapsed = await sweep(
    (after) => findLapsed(now, after),
    (one) => lapse(one, now),
  );
  const overdue = await sweep(
    (after) => findMissed(now, after),
    (one) => flag(one, now),
  );
  return { lapsed: lapsed.done, overdue: overdue.done, failed: lapsed.failed + overdue.failed };
}

/** As the watch does, for one request for information whose time was over before the instant. */
export async function lapseCase(request: string, now: string): Promise<void> {
  for (const one of await findLapsed(now, null, request)) await lapse(one, now);
}

type Found = { caseId: string; dueAt: string };

/** Batch after batch in the order of the due time, beyond the last one seen, whatever became of it. */
async function sweep<T extends Found>(find: (after: Found | null) => Promise<T[]>, mark: (one: T) => Promise<writes.Word>) {
  const counts = { done: 0, failed: 0 };
  for (let after: Found | null = null; ; ) {
    const batch: T[] = await find(after);
    for (const one of batch) {
      try {
        if ((await mark(one)) === 'ok') counts.done += 1;
      } catch (error) {
        counts.failed += 1;
        logError('clocks', error, { case: one.caseId });
      }
    }
    const last = batch.at(-1);
    if (last === undefined) return counts;
    after = last;
  }
}

function lapse({ caseId, request, open, dueAt, timeZone }: LapsedRequest, now: string): Promise<writes.Word> {
  const payload = { request, open, dueAt, timeZone };
  return writes.lapseInformation(caseId, request, now, systemEventBody(now, { type: 'information-lapsed', payload }));
}

async function flag(one: DueClock, now: string): Promise<writes.Word> {
  const consequence = missedConsequence({ ...one, settings: readPlanClockSettings(one.clocks) });
  const payload = { dueAt: one.dueAt, basis: one.dueBasis, timeZone: one.timeZone, consequence };
  return writes.flagOverdue(one.caseId, now, consequence, systemEventBody(now, { type: 'overdue-flagged', payload }));
}
