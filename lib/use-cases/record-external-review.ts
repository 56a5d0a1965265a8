import { randomUUID } from 'node:crypto';
import { BODY_OF, type ExternalBody } from '../cases/after-rules.ts';
import { authorizationSpan } from '../cases/authorization.ts';
import { effectuation } from '../cases/duties.ts';
import { dayIn } from '../cases/time.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, invalid } from '../errors.ts';
import { type ReceiptWallTime, receiptInstant } from '../forms/receipt-time.ts';
import { versionRow } from './authorization-row.ts';
import { authorize } from './authorize.ts';
import { loadCase } from './load-case.ts';
import { refusal } from './words.ts';

export const REVIEW_RESULTS = ['upheld', 'overturned', 'overturned-in-part', 'dismissed', 'withdrawn'] as const;
export type ReviewResult = (typeof REVIEW_RESULTS)[number];

export type ExternalReviewCommand = ReceiptWallTime & {
  number: string;
  /** Made by the form: the same outcome sent twice is recorded once. */
  reviewId: string;
  result: ReviewResult;
  reference: string;
  /** Day of its decision, `YYYY-MM-DD`. */
  decidedOn: string;
  /** Numbers of the lines that it overturned, where it did so in part. */
  lines: number[];
};

/**
 * Records what the body outside of the plan decided, and applies it: it binds. What it overturned is approved as it says, under an authorization
 * number of its own, with a clock to put it into effect and letters that say so. Nobody of the plan decides anything here.
 * @returns the authorization number; null where nothing was overturned
 * @throws AppError `not-found`, `forbidden`; `invalid` by field; `conflict` (recorded before, nothing denied)
 */
export async function recordExternalReview(acting: Acting, command: ExternalReviewCommand): Promise<{ authorization: string | null }> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { case: c } = loaded;
  authorize(acting, loaded, 'record-external-review');
  const body = BODY_OF[c.lineOfBusiness];
  const receivedAt = readTimes(acting, c, command);
  const overturned = overturnedLines(c, command);
  const authorization = overturned.length === 0 ? null : await writes.nextNumber('AUTH', dayIn(acting.at, c.plan.timeZone).slice(2, 4));
  const ordered = authorization === null ? null : orderOf(acting, c, { body, authorization, overturned, receivedAt });
  const reference = command.reference.trim();
  const outcome = {
    id: command.reviewId,
    ...{ body, result: command.result, reference, decided_on: command.decidedOn, received_at: receivedAt, lines: overturned },
    ...{ recorded_by: acting.viewer.name, recorded_at: acting.at },
  };
  const event = eventBody(acting, c.plan.id, {
    type: 'external-outcome-recorded',
    payload: {
      ...{ body, result: command.result, reference, decidedOn: command.decidedOn, receivedAt, lines: overturned, authorization },
      record: ordered?.record ?? null,
      duties: ordered === null ? [] : [ordered.duty],
    },
  });
  const word = await writes.recordExternalReview(
    c.id,
    acting.viewer.id,
    { outcome, ordered: ordered && { version: ordered.version, duty: ordered.duty } },
    event,
  );
  if (word === 'conflict') throw conflict(`An outcome of case ${c.number} was recorded before. Nothing was changed; reload to see it.`);
  if (word !== 'ok' && word !== 'exists') throw refusal(word, c, 'record outcomes');
  return { authorization: word === 'exists' ? (c.authorizations.find(({ kind }) => kind === 'ordered')?.number ?? null) : authorization };
}

function readTimes(acting: Acting, c: CaseRecord, command: ExternalReviewCommand): string {
  const received = receiptInstant(command, c.plan.timeZone, acting.at);
  if (!received.ok) throw invalid(received.message, { [received.field]: received.message });
  if (command.reference.trim() === '') throw invalid('Give its reference.', { reference: 'Give its reference' });
  if (command.decidedOn > dayIn(received.at, c.plan.timeZone))
    throw invalid('It was received before it was decided.', { decidedOn: 'It was received before that day' });
  return received.at;
}

/** Numbers of the lines that are approved by it: all that was denied, or those named. */
function overturnedLines(c: CaseRecord, { result, lines }: ExternalReviewCommand): number[] {
  const denied = c.decision?.lines.flatMap((line) => (line.result === 'denied' ? [line.number] : [])) ?? [];
  if (result === 'overturned') return denied;
  if (result !== 'overturned-in-part') return [];
  const named = denied.filter((number) => lines.includes(number));
  if (named.length === 0 || named.length !== lines.length)
    throw invalid('Choose the lines that it overturned.', { lines: 'Choose among the lines that were denied' });
  return named;
}

type Order = { body: ExternalBody; authorization: string; overturned: readonly number[]; receivedAt: string };

function orderOf(acting: Acting, c: CaseRecord, { body, authorization, overturned, receivedAt }: Order) {
  const lines = c.lines.filter(({ number }) => overturned.includes(number));
  // A planned day that is over by now is no day of care: what is approved begins today at the earliest.
  const today = dayIn(acting.at, c.plan.timeZone);
  const moved = lines.map((line) => ({ ...line, dateOfService: laterDay(line.dateOfService, today) }));
  const [first] = moved.map(({ dateOfService }) => dateOfService).sort();
  const span = authorizationSpan({ dateOfService: first ?? today, lines: moved }, c.plan.settings.authorizationDays);
  const { row: version, record } = versionRow(acting, {
    ...span,
    lines: moved,
    ...{ practitioner: c.practitioner, facility: c.facility, number: authorization, version: 1, kind: 'ordered' },
    reason: 'Overturned by another body, whose decision binds the plan',
    basis: body,
  });
  return { version, record, duty: { id: randomUUID(), ...effectuation(c, 'outside', receivedAt) } };
}

/** Days as `YYYY-MM-DD` sort as text. */
const laterDay = (...days: string[]): string => days.sort().at(-1) ?? '';
