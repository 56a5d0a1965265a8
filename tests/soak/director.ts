// A director's day: the queue, a case from it, the talk with the treating physician, the signature.
import { randomUUID } from 'node:crypto';
import { changeChoices } from '../../lib/criteria/documentable.ts';
import { listEscalations } from '../../lib/use-cases/list-escalations.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';
import { makeSigning, PASSWORD, readingOf } from '../directors.ts';
import { type At, minutesAgo } from './nurse.ts';
import { Refused } from './wire.ts';

const DIRECTOR = 'app/(review)/cases/[caseId]/decision/_components/director/actions.ts';
/** The clause that UNCLEAR leaves open. */
const LEAF = '2.c.iv';

/** @returns whether there was a case to decide */
export async function directorCase({ session, viewer, think }: At, n: number): Promise<boolean> {
  await session.page('escalations', '/escalations');
  await think();
  const number = await waiting(viewer);
  if (number === null) return false;
  const path = `/cases/${number}/decision`;
  try {
    await session.act({ file: 'app/(review)/escalations/actions.ts', name: 'take' }, '/escalations', { number });
  } catch (error) {
    // another director took it between the look and the press of the button, and is said to have
    if (error instanceof Refused && error.code === 'conflict') return false;
    throw error;
  }
  await session.page('director', path);
  await think();
  const { day, time } = minutesAgo(5);
  const talk = { kind: 'peer-to-peer', outcome: 'offered', person: 'Ruth Adeyemi, MD', means: 'telephone', date: day, time, text: '' };
  await session.act({ file: DIRECTOR, name: 'record' }, path, { number, contactId: randomUUID(), ...talk });
  await think();
  const wouldChange = changeChoices((await loadCase(viewer, number)).evaluation, [LEAF]);
  const signing =
    n % 2 === 0
      ? makeSigning('approved', { readings: [readingOf(LEAF, 'met')] })
      : makeSigning('denied', { criteria: [LEAF], wouldChange, readings: [readingOf(LEAF, 'not-met')] });
  await session.act({ file: DIRECTOR, name: 'keepDraft' }, path, { number, draft: signing });
  await think();
  const { version } = (await loadCase(viewer, number)).case;
  await session.act({ file: DIRECTOR, name: 'sign' }, path, { number, version, signing, password: PASSWORD });
  await session.page('history', `/cases/${number}/history`);
  return true;
}

async function waiting(viewer: At['viewer']): Promise<string | null> {
  const { fast, others } = await listEscalations(viewer);
  const free = [...fast, ...others].filter((one) => one.director === null);
  return free[Math.floor(Math.random() * Math.min(free.length, 5))]?.number ?? null;
}
