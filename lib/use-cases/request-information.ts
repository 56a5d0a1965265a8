import { randomUUID } from 'node:crypto';
import { type Ask, previewInformationRequest } from '../cases/information.ts';
import { questionsFor } from '../criteria/questions.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { conflict, invalid } from '../errors.ts';
import { authorize } from './authorize.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { askClock, clockPayload, clockRow } from './moved-clock.ts';
import { refusal } from './words.ts';

/** `leaf`: the criterion that the item serves; `fact`: the answer that it would document; `what`: the document, in words to the practitioner. */
export type AskedItem = { leaf: string; fact: string; what: string };

export type InformationCommand = Ask & { number: string; items: AskedItem[]; note: string };

/**
 * Asks the practitioner for named items. The case waits until all of them are in, or until the time to send them is over.
 * @returns by when they may be sent, and whether the clock stands still meanwhile
 * @throws AppError `not-found`, `forbidden`; `invalid` (an item without words or that serves no criterion, a time that the rules do not
 *   allow); `conflict` (not the holder, too late to ask, an extension that is used up)
 */
export async function requestInformation(acting: Acting, command: InformationCommand): Promise<{ dueAt: string; stopsClock: boolean }> {
  const loaded = await loadCase(acting.viewer, command.number);
  authorize(acting, loaded, 'request-information', { attempt: { items: command.items.length } });
  const { case: c } = loaded;
  checkItems(loaded, command.items);
  if (command.extendClock && c.extended) throw conflict('The request was extended before; one extension is allowed. Nothing was changed.');
  const asked = askClock(c, () => previewInformationRequest(c, acting.at, command));
  if (asked.tooLate) throw conflict(tooLate(c.plan.settings.clocks.informationMarginHours ?? 24));
  const { informationDueAt: dueAt, stopsClock, due } = asked;
  const items = command.items.map((item, i) => ({ number: i + 1, leaf: item.leaf, fact: item.fact, what: item.what.trim() }));
  const request = {
    id: randomUUID(),
    asked_by: acting.viewer.name,
    asked_at: acting.at,
    due_at: dueAt,
    stops_clock: stopsClock,
    note: command.note.trim(),
    items,
  };
  const payload = { request: request.id, items, dueAt, stopsClock, clock: clockPayload(c, due) };
  const body = eventBody(acting, c.plan.id, { type: 'information-requested', payload });
  const moved = { clock: clockRow(asked.steps, due), seen: c.clockSteps.length };
  const word = await writes.requestInformation(c.id, acting.viewer.id, request, moved, body);
  if (word !== 'ok') throw refusal(word, c, 'ask for information');
  return { dueAt, stopsClock };
}

const tooLate = (margin: number) =>
  `Information must be in at least ${margin} hours before the decision is due, and that time has come: it cannot be asked for unless the time is extended first. Nothing was changed.`;

/** Each item says what it is, and serves a criterion of this case with an answer that the criterion reads. What decides which criteria there are serves none yet. */
function checkItems({ input }: LoadedCase, items: readonly AskedItem[]): void {
  const questions = questionsFor(input);
  const serves = ({ leaf, fact }: AskedItem) => {
    const leaves = questions.find((question) => question.fact === fact)?.leaves;
    return leaves !== undefined && (leaves.length === 0 ? leaf === '' : leaves.some(({ id }) => id === leaf));
  };
  const fields: Record<string, string> = {};
  for (const [i, item] of items.entries()) {
    if (item.what.trim() === '') fields[`items.${i}.what`] = 'Say what is asked for';
    if (!serves(item)) fields[`items.${i}.fact`] = 'This serves no criterion of the case';
  }
  const [first] = Object.values(fields);
  if (first !== undefined) throw invalid(`${first}.`, fields);
}
