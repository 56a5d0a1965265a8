// A nurse's day: what comes in is entered, the next case is taken, answered, and goes one of its ways.

import { randomUUID } from 'node:crypto';
import type { citeAction, saveAnswerAction } from '@/app/(review)/cases/[caseId]/review/actions.ts';
import type { FactKey, FactValue } from '../../lib/criteria/facts.ts';
import { questionsFor } from '../../lib/criteria/questions.ts';
import { EVERYTHING_MET } from '../../lib/criteria/testing.ts';
import type { Viewer } from '../../lib/data/access.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';
import { loadLetters } from '../../lib/use-cases/load-letters.ts';
import { gapsOf, itemsOf } from '../cases.ts';
import { UNCLEAR } from '../directors.ts';
import { makeIntake } from '../factories.ts';
import type { Session } from './wire.ts';

const REVIEW = 'app/(review)/cases/[caseId]/review/actions.ts';
const DECISION = 'app/(review)/cases/[caseId]/decision/actions.ts';
const LIFE = 'app/(review)/cases/[caseId]/decision/_components/life/actions.ts';
const LETTERS = 'app/(review)/cases/[caseId]/letters/actions.ts';

/** The pause before the next thing a person does. */
export type Think = () => Promise<void>;
export type At = { session: Session; viewer: Viewer; think: Think };

/** Of ten cases seven meet, one waits for information first, two go to a director. */
const WAYS = ['meets', 'meets', 'meets', 'meets', 'meets', 'meets', 'meets', 'asks', 'escalates', 'escalates'] as const;

export async function nurseCase(at: At, n: number): Promise<void> {
  const { session, think } = at;
  await session.page('worklist', '/worklist');
  await think();
  await enterRequest(at);
  await think();
  const number = await session.act({ file: 'app/(review)/worklist/actions.ts', name: 'takeNext' }, '/worklist');
  // somebody else was faster
  if (typeof number !== 'string') return;
  const way = WAYS[n % WAYS.length] ?? 'meets';
  await session.page('overview', `/cases/${number}/overview`);
  await think();
  await answerAll(at, number, way === 'escalates');
  if (way === 'escalates') return escalate(at, number);
  if (way === 'asks') await askAndRecord(at, number);
  await approve(at, number);
  await sendLetters(at, number);
}

async function enterRequest({ session, viewer }: At): Promise<void> {
  await session.page('new request', '/requests/new');
  const { time, day } = minutesAgo(30);
  const [planId = ''] = viewer.memberships.map((one) => one.planId);
  const lines = makeIntake().lines.map((line) => ({ ...line, dateOfService: day }));
  const intake = { ...makeIntake(), planId, receivedOn: day, receivedTime: time, lines };
  await session.act({ file: 'app/(review)/requests/new/actions.ts', name: 'submitRequest' }, '/requests/new', intake);
}

/** On the wall clock of the plan's zone. */
export function minutesAgo(minutes: number): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York', dateStyle: 'short', timeStyle: 'short' });
  const [day = '', time = ''] = parts.format(Date.now() - minutes * 60_000).split(' ');
  return { day, time };
}

async function answerAll(at: At, number: string, unclear: boolean): Promise<void> {
  const { session, viewer, think } = at;
  await session.page('review', `/cases/${number}/review`);
  await answer(at, number, 'indication', unclear ? 'non-cancer-pain' : 'cancer-pain');
  const facts = questionsFor((await loadCase(viewer, number)).input).map((q) => q.fact);
  for (const fact of facts.filter((one) => one !== 'indication')) {
    await think();
    await answer(at, number, fact, (unclear ? UNCLEAR[fact] : undefined) ?? EVERYTHING_MET[fact] ?? null);
  }
  const [fact = 'indication'] = facts;
  const citation: Parameters<typeof citeAction>[0] = {
    number,
    evidenceId: randomUUID(),
    fact,
    document: 'Pain clinic note',
    page: '3',
    noteDate: '',
    quotation: '',
    comment: '',
    documentId: '',
  };
  await session.act({ file: REVIEW, name: 'citeAction' }, `/cases/${number}/review`, citation);
}

async function answer({ session }: At, number: string, fact: FactKey, value: FactValue | null): Promise<void> {
  const input: Parameters<typeof saveAnswerAction>[0] = {
    number,
    fact,
    value,
    note: 'As the note of the pain clinic says.',
    expectedVersion: 0,
  };
  await session.act({ file: REVIEW, name: 'saveAnswerAction' }, `/cases/${number}/review`, input);
}

async function escalate({ session, viewer, think }: At, number: string): Promise<void> {
  const path = `/cases/${number}/decision`;
  await session.page('decision', path);
  await think();
  const { version } = (await loadCase(viewer, number)).case;
  await session.act({ file: LIFE, name: 'escalate' }, path, { number, version, reason: 'other', question: 'Is the trial enough?' });
}

async function askAndRecord({ session, viewer, think }: At, number: string): Promise<void> {
  const path = `/cases/${number}/decision`;
  await session.page('decision', path);
  const items = await itemsOf(viewer, number, 2);
  await session.act({ file: LIFE, name: 'ask' }, path, { number, items, note: '', extendClock: false, answerDays: '', answerHours: '' });
  await think();
  const request = (await loadCase(viewer, number)).case.informationRequests.at(-1);
  const received = (request?.items ?? []).map((item) => ({ number: item.number, note: 'Faxed' }));
  await session.act({ file: LIFE, name: 'record' }, path, { number, requestId: request?.id, items: received });
  await think();
}

async function approve({ session, viewer, think }: At, number: string): Promise<void> {
  const path = `/cases/${number}/decision`;
  await session.page('decision', path);
  await think();
  const loaded = await loadCase(viewer, number);
  const { version, lines } = loaded.case;
  await session.act({ file: DECISION, name: 'confirm' }, path, { number, version, acceptedGaps: gapsOf(loaded) });
  await think();
  const confirmedLines = lines.map((line) => line.number);
  await session.act({ file: DECISION, name: 'approve' }, path, { number, version, confirmedLines, rationale: '' });
}

/** Issues those of every notice that is owed, reads each, sends each; with the last the case is closed. */
async function sendLetters({ session, viewer, think }: At, number: string): Promise<void> {
  const path = `/cases/${number}/letters`;
  await session.page('letters', path);
  await think();
  for (const { key, owed } of (await loadLetters(viewer, number)).notices)
    if (owed) await session.act({ file: LETTERS, name: 'issue' }, path, { number, notice: key, arranged: '' });
  for (const { id } of (await loadCase(viewer, number)).case.letters) {
    const pdf = await session.document('letter', `${path}/${id}/pdf`);
    if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error(`letter ${id} of ${number} is no PDF`);
    await think();
    await session.act({ file: LETTERS, name: 'deliver' }, path, { number, letterId: id, method: 'mail', detail: '' });
  }
  const { status } = (await loadCase(viewer, number)).case;
  if (status !== 'closed') throw new Error(`${number} is ${status} with all its letters sent`);
}
