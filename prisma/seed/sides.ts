import type { EscalationReason } from '../../lib/cases/events.ts';
import { factSpec } from '../../lib/criteria/facts.ts';
import { questionsFor } from '../../lib/criteria/questions.ts';
import type { Acting } from '../../lib/data/access.ts';
import { escalateCase } from '../../lib/use-cases/escalate-case.ts';
import { extendClock } from '../../lib/use-cases/extend-clock.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';
import { recordInformation } from '../../lib/use-cases/record-information.ts';
import { requestInformation } from '../../lib/use-cases/request-information.ts';
import { takeCase } from '../../lib/use-cases/take-case.ts';
import { lapseCase } from '../../lib/use-cases/watch-clocks.ts';
import { withdrawCase } from '../../lib/use-cases/withdraw-case.ts';
import { type Sent, send } from './notices.ts';

/** Where a case under review goes instead of a nurse's approval. */
export type Side = {
  /** What the chart leaves open is asked for: so many items, of which so many came in. */
  asked?: { items: number; recorded?: number; extendClock?: true; answerHours?: number; lapsed?: true; sent?: Sent };
  /** The plan takes more time. */
  extended?: { reason: string; sent?: Sent };
  escalated?: { reason: EscalationReason; question: string; taken?: true };
  withdrawn?: { by: string; confirmed: string; sent?: Sent };
};

const HOUR = 3_600_000;

/** `step` tells the nurse's instants, `director` a medical director's; both only rise. */
export async function goAside(number: string, side: Side, step: () => Acting, director: () => Acting): Promise<void> {
  if (side.extended) await extend(number, side.extended, step);
  const lapsedAt = side.asked ? await ask(number, side.asked, step) : 0;
  // What comes after a lapse comes an hour after it, or as the story has it.
  const later = (next: () => Acting): Acting => {
    const acting = next();
    return { ...acting, at: new Date(Math.max(Date.parse(acting.at), lapsedAt + HOUR)).toISOString() };
  };
  if (side.escalated) await escalate(number, side.escalated, later(step), () => later(director));
  if (side.withdrawn) await withdraw(number, side.withdrawn, step);
}

async function extend(number: string, { reason, sent }: NonNullable<Side['extended']>, step: () => Acting): Promise<void> {
  await extendClock(step(), { number, reason, askedBy: 'plan' });
  if (sent) await send(number, 'extension', sent, step);
}

async function withdraw(number: string, { sent, ...why }: NonNullable<Side['withdrawn']>, step: () => Acting): Promise<void> {
  await withdrawCase(step(), { number, ...why, status: (await loadCase(step().viewer, number)).case.status });
  if (sent) await send(number, 'withdrawal', sent, step);
}

/** @returns when the time to answer was over, in milliseconds; 0 where it did not lapse */
async function ask(number: string, asked: NonNullable<Side['asked']>, step: () => Acting): Promise<number> {
  const { extendClock = false, recorded = 0, answerHours } = asked;
  const items = await openItems(step(), number, asked.items);
  const note = 'Please send these by fax, or through the portal.';
  const acting = step();
  await requestInformation(acting, { number, items, note, extendClock, ...(answerHours === undefined ? {} : { answerHours }) });
  const request = (await loadCase(acting.viewer, number)).case.informationRequests.at(-1);
  if (!request) throw new Error(`${number}: nothing was asked for`);
  if (asked.sent) await send(number, 'information-request', asked.sent, step);
  const came = request.items.slice(0, recorded).map((item) => ({ number: item.number, note: 'Came by fax' }));
  if (came.length > 0) await recordInformation(step(), { number, requestId: request.id, items: came });
  // A second after its time: the job does the same at its next minute.
  if (!asked.lapsed) return 0;
  const lapsedAt = Date.parse(request.dueAt) + 1000;
  await lapseCase(request.id, new Date(lapsedAt).toISOString());
  return lapsedAt;
}

/** What is not documented, each with the first criterion that needs it. */
async function openItems({ viewer }: Acting, number: string, count: number) {
  const { input } = await loadCase(viewer, number);
  const open = questionsFor(input).flatMap(({ fact, leaves }) => {
    const [leaf] = leaves;
    return leaf === undefined || input.facts[fact] !== null
      ? []
      : [{ leaf: leaf.id, fact, what: `A record that tells: ${factSpec(fact).question}` }];
  });
  if (open.length < count) throw new Error(`${number}: the chart leaves ${open.length} facts open`);
  return open.slice(0, count);
}

async function escalate(
  number: string,
  { taken, ...why }: NonNullable<Side['escalated']>,
  acting: Acting,
  director: () => Acting,
): Promise<void> {
  const { version } = (await loadCase(acting.viewer, number)).case;
  await escalateCase(acting, { number, version, ...why });
  if (taken) await takeCase(director(), number);
}
