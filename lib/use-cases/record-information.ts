import type { CaseEvent } from '../cases/events.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, invalid } from '../errors.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { clockPayload, moveBy } from './moved-clock.ts';
import { refusal } from './words.ts';

export type RecordCommand = {
  number: string;
  requestId: string;
  /** What came in, by the item's number, with a word about it where there is one to say. */
  items: { number: number; note: string }[];
};

/**
 * Records items that came in. With the last open one the case returns to review and its clock runs again.
 * @returns whether everything that was asked for is in
 * @throws AppError `not-found`, `forbidden`; `invalid` (no item, or one that is not open); `conflict` (the request is over, somebody was faster)
 */
export async function recordInformation(acting: Acting, command: RecordCommand): Promise<{ complete: boolean }> {
  const loaded = await loadCase(acting.viewer, command.number);
  authorize(acting, loaded, 'record-information', { attempt: { items: command.items.length } });
  const { case: c } = loaded;
  const complete = isComplete(c, command);
  const moved = complete ? moveBy(c, { action: 'information-complete', at: acting.at }) : null;
  const items = command.items.map(({ number, note }) => ({ number, note: note.trim() }));
  const clock = moved ? clockPayload(c, moved.due) : { before: c.dueAt, after: c.dueAt, basis: c.dueBasis, timeZone: c.plan.timeZone };
  const event: CaseEvent = { type: 'information-recorded', payload: { request: command.requestId, items, complete, clock } };
  const word = await writes.recordInformation(
    c.id,
    {
      actor: acting.viewer.id,
      actorName: acting.viewer.name,
      requestId: command.requestId,
      items,
      at: acting.at,
      moved: moved && { clock: moved.clock, seen: moved.seen },
    },
    eventBody(acting, c.plan.id, event),
  );
  if (word !== 'ok') throw refusal(word, c, 'record information');
  return { complete };
}

function isComplete(c: CaseRecord, { requestId, items }: RecordCommand): boolean {
  const request = c.informationRequests.find(({ id }) => id === requestId);
  if (!request || request.completedAt !== null || request.lapsedAt !== null)
    throw conflict('This request for information is over. Nothing was changed; reload to see it.');
  const open = request.items.filter(({ receivedAt }) => receivedAt === null).map(({ number }) => number);
  const came = new Set(items.map(({ number }) => number));
  const wrong = items.findIndex(({ number }) => !request.items.some((item) => item.number === number));
  if (wrong >= 0 || came.size !== items.length)
    throw invalid('Record each item of the request once.', { items: 'Choose the items that came in' });
  if (![...came].every((number) => open.includes(number))) throw refusal('conflict', c, 'record information');
  return open.length === came.size;
}
