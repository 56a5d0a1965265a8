import { setTimeout as pause } from 'node:timers/promises';
import { scoreCase } from '../cases/score.ts';
import { dayIn } from '../cases/time.ts';
import { parseFact } from '../criteria/case-input.ts';
import { type FactKey, type FactValue, factSpec } from '../criteria/facts.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { AnswerRecord, CaseRecord } from '../data/cases.ts';
import { conflict, invalid } from '../errors.ts';
import { authorize } from './authorize.ts';
import { inTurn } from './in-turn.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export type AnswerCommand = {
  number: string;
  fact: FactKey;
  /** null: not documented. */
  value: FactValue | null;
  note: string;
  /** Version of this answer that the writer saw; 0 where there was none. */
  expectedVersion: number;
};

export type SavedAnswer =
  | { saved: true; answer: AnswerRecord; caseVersion: number }
  /** Somebody changed this very answer meanwhile: what stands now. Nothing was written. */
  | { saved: false; current: AnswerRecord };

type NextAnswer = Pick<AnswerRecord, 'fact' | 'value' | 'note'>;

/** Times that a save is repeated when another process changed the case between reading and writing, and the longest pause between (ms). */
const TRIES = 20;
const PAUSE = 25;

/**
 * Saves one answer, with the case's score refreshed and the event appended in the same transaction.
 * @throws AppError `not-found`, `forbidden`, `invalid` (the value is out of the fact's range), `conflict` (the case is no longer held)
 */
export async function saveAnswer(acting: Acting, command: AnswerCommand): Promise<SavedAnswer> {
  const parsed = command.value === null ? { ok: true as const, value: null } : parseFact(command.fact, command.value);
  if (!parsed.ok) throw invalid(parsed.message, { [command.fact]: parsed.message });
  const next = { fact: command.fact, value: parsed.value, note: command.note.trim() };
  for (let n = 0; n < TRIES; n++) {
    // Each save scores the case as the one before it left it: in turn, a burst of them needs no second try.
    const result = await inTurn(command.number, () => attempt(acting, command, next));
    if (result !== 'again') return result;
    await pause(Math.random() * PAUSE);
  }
  throw conflict('The case is being changed by others just now. Your answer was not saved; try again.');
}

async function attempt(acting: Acting, command: AnswerCommand, next: NextAnswer): Promise<SavedAnswer | 'again'> {
  const loaded = await loadCase(acting.viewer, command.number);
  authorize(acting, loaded, 'answer');
  const { case: c } = loaded;
  refuseFuture(acting, c, next);
  const before = c.answers.find((a) => a.fact === command.fact);
  if ((before?.version ?? 0) !== command.expectedVersion) return overtaken(c, command, before);
  const { word, answerVersion, caseVersion } = await write(acting, c, next, before);
  if (word === 'stale' || word === 'conflict') return 'again';
  if (word !== 'ok') throw refusal(word, c, 'answer');
  return { saved: true, answer: { ...next, version: answerVersion, answeredBy: acting.viewer.name, answeredAt: acting.at }, caseVersion };
}

/** A record documents what was: no answer names a day that has not come in the plan's zone. */
function refuseFuture(acting: Acting, c: CaseRecord, { fact, value }: NextAnswer): void {
  if (factSpec(fact).type !== 'date' || typeof value !== 'string' || value <= dayIn(acting.at, c.plan.timeZone)) return;
  const message = `${value} lies in the future`;
  throw invalid(`${message}. Nothing was saved.`, { [fact]: message });
}

function overtaken(c: CaseRecord, command: AnswerCommand, before: AnswerRecord | undefined): SavedAnswer {
  if (!before) throw conflict(`The answer you saw in case ${c.number} is not there. Nothing was saved; reload.`);
  // A retry of a save whose reply was lost: it stands already.
  if (before.value === command.value && before.note === command.note.trim()) return { saved: true, answer: before, caseVersion: c.version };
  return { saved: false, current: before };
}

function write(acting: Acting, c: CaseRecord, next: NextAnswer, before: AnswerRecord | undefined) {
  const answers = [...c.answers.filter((a) => a.fact !== next.fact), next];
  const { score } = scoreCase({ ...c, answers });
  return writes.saveAnswer({
    caseId: c.id,
    actor: acting.viewer.id,
    answer: { ...next, answered_by: acting.viewer.name, answered_at: acting.at },
    expected: before?.version ?? 0,
    caseVersion: c.version,
    score: scoreRow(score),
    body: eventBody(acting, c.plan.id, {
      type: 'answer-saved',
      payload: {
        fact: next.fact,
        before: before?.value ?? null,
        after: next.value,
        noteBefore: before?.note ?? '',
        noteAfter: next.note,
        outcome: score.outcome,
      },
    }),
  });
}

/** The score in the case row's own columns. */
export function scoreRow(score: ReturnType<typeof scoreCase>['score']): writes.Score {
  return {
    policy_id: score.policyId,
    policy_version: score.policyVersion,
    indication: score.indication,
    outcome: score.outcome,
    reasons: score.reasons,
    met_count: score.counts.met,
    not_met_count: score.counts.notMet,
    missing_count: score.counts.missing,
    ambiguous_count: score.counts.ambiguous,
  };
}
