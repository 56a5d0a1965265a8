import { randomUUID } from 'node:crypto';
import { clockOf, isAppeal } from '../cases/case-clock.ts';
import { CHECK_WORDS } from '../cases/check-words.ts';
import { type CheckKind, type CheckResult, suggestedForReview } from '../cases/checks.ts';
import { dueTime } from '../cases/clocks.ts';
import type { CaseEvent } from '../cases/events.ts';
import { isCaseNumber } from '../cases/identifiers.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, invalid } from '../errors.ts';
import { authorize } from './authorize.ts';
import { caseChecks } from './case-checks.ts';
import { loadCase } from './load-case.ts';
import { clockPayload, clockRow, moveBy } from './moved-clock.ts';
import { refusal } from './words.ts';

export type CheckCommand = {
  number: string;
  kind: CheckKind;
  result: CheckResult;
  /** Asked for where it speaks against the review, or against what the plan's data suggests. */
  note: string;
  /** Of a duplicate: the number of the case that it repeats; else empty. */
  original: string;
};

/**
 * Records what a person found before review, beside what the plan's data suggested at that moment. That the service was given moves the case
 * to the clock of retrospective review; a duplicate is linked, and no clock moves.
 * @throws AppError `not-found`, `forbidden`, `invalid` (a note or the first case is missing), `conflict` (the case moved on)
 */
export async function confirmCheck(acting: Acting, command: CheckCommand): Promise<void> {
  const { viewer } = acting;
  const loaded = await loadCase(viewer, command.number);
  authorize(acting, loaded, 'confirm-check');
  const { case: c } = loaded;
  const { kind, result } = command;
  const { suggestion } = (await caseChecks(viewer, c)).find((each) => each.kind === kind) ?? {};
  const suggested = suggestion?.result ?? null;
  const note = command.note.trim();
  const original = readOriginal(c, command);
  if (note === '' && (result === 'unfavorable' || (suggested !== null && suggested !== result)))
    throw invalid('Say what this rests on.', { note: 'Say what this rests on: it speaks against the review, or against the plan’s data' });
  const { check, moved, body } = confirmation(acting, c, { kind, result, suggested, why: suggestion?.why ?? '', note, original });
  const word = await writes.confirmCheck(c.id, viewer.id, check, moved, body);
  if (word === 'not-found')
    throw invalid('No such case of this member in this plan.', { original: `${original} is no case of this member` });
  if (word !== 'ok') throw refusal(word, c, 'confirm checks');
}

export type SuggestedCommand = {
  number: string;
  /** The checks as the person saw them: for each the plan's data spoke for the review, and nobody had confirmed it. */
  kinds: readonly CheckKind[];
};

/**
 * Confirms what the plan's data suggests for the review: each check with an event of its own, all of them or none.
 * @throws AppError `not-found`, `forbidden`, `conflict` (one is not as the person saw it any more, or the case moved on)
 */
export async function confirmSuggested(acting: Acting, { number, kinds }: SuggestedCommand): Promise<void> {
  const { viewer } = acting;
  const loaded = await loadCase(viewer, number);
  authorize(acting, loaded, 'confirm-check');
  const { case: c } = loaded;
  const states = await caseChecks(viewer, c);
  const plain = suggestedForReview(states);
  const other = kinds.find((kind) => !plain.includes(kind));
  if (other !== undefined) throw conflict(`${CHECK_WORDS[other].title} is not as you saw it any more. Nothing was confirmed; look again.`);
  const checks = states
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, suggestion: { why } }) =>
      confirmation(acting, c, { kind, result: 'favorable', suggested: 'favorable', why, note: '', original: '' }),
    );
  const word = await writes.confirmChecks(c.id, viewer.id, checks);
  if (word !== 'ok') throw refusal(word, c, 'confirm checks');
}

/** What a check is confirmed with: as the event tells it. */
type Confirmed = Pick<CheckCommand, 'kind' | 'result' | 'note' | 'original'> & { suggested: CheckResult | null; why: string };

/** The row of a check, the clock that it moves the case to, and the body of its event. */
function confirmation(acting: Acting, c: CaseRecord, found: Confirmed): writes.CheckWrite {
  const { kind, result, suggested, why, note, original } = found;
  const moved = kind === 'timing' ? retimed(acting, c, result === 'unfavorable') : null;
  const check = { id: randomUUID(), kind, result, suggested, note, original, by: acting.viewer.name, at: acting.at };
  const event: CaseEvent = {
    type: 'check-confirmed',
    payload: { check: check.id, kind, result, suggested, why, note, original, ...(moved ? { clock: moved.payload } : {}) },
  };
  return { check, moved, body: eventBody(acting, c.plan.id, event) };
}

function readOriginal(c: CaseRecord, { kind, result, original }: CheckCommand): string {
  if (kind !== 'duplicate' || result !== 'unfavorable') return '';
  const number = original.trim().toUpperCase();
  if (!isCaseNumber(number)) throw invalid('Name the case that it repeats.', { original: 'A case number looks like PA-26-004182' });
  if (number === c.number) throw invalid('A case repeats another one.', { original: 'This is the case itself' });
  return number;
}

type Retimed = writes.MovedClock & { payload: ReturnType<typeof clockPayload> };

/** The clock where the service was given, or was not after all; null where that is how it runs already. */
function retimed({ at }: Acting, c: CaseRecord, given: boolean): Retimed | null {
  if (given === c.retrospective) return null;
  if (given) {
    if (isAppeal(c)) throw conflict('An appeal has a time of its own, whether or not the service was given. Nothing was changed.');
    const { due, ...moved } = moveBy(c, { action: 'service-given', at });
    return { ...moved, payload: clockPayload(c, due) };
  }
  const steps = c.clockSteps.filter(({ action }) => action !== 'service-given');
  const due = dueTime(clockOf(c, steps));
  return { clock: clockRow(steps, due), seen: c.clockSteps.length, payload: clockPayload(c, due) };
}
