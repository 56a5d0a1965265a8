// Cases in named states, each lived through the use cases that people call. The people and requests are those of factories.ts.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { evidenceGaps } from '../lib/cases/gaps.ts';
import type { FactKey, FactValue } from '../lib/criteria/facts.ts';
import { questionsFor } from '../lib/criteria/questions.ts';
import { EVERYTHING_MET } from '../lib/criteria/testing.ts';
import type { Viewer } from '../lib/data/access.ts';
import type { IntakeCommand } from '../lib/forms/intake-schema.ts';
import { approveCase } from '../lib/use-cases/approve-case.ts';
import { citeEvidence } from '../lib/use-cases/cite-evidence.ts';
import { claimCase } from '../lib/use-cases/claim-case.ts';
import { confirmReady } from '../lib/use-cases/confirm-ready.ts';
import { deliverLetter } from '../lib/use-cases/deliver-letter.ts';
import { type EscalateCommand, escalateCase } from '../lib/use-cases/escalate-case.ts';
import { issueLetters } from '../lib/use-cases/issue-letters.ts';
import { type LoadedCase, loadCase } from '../lib/use-cases/load-case.ts';
import { type LetterView, loadLetters } from '../lib/use-cases/load-letters.ts';
import { receiveRequest } from '../lib/use-cases/receive-request.ts';
import { recordInformation } from '../lib/use-cases/record-information.ts';
import { type AskedItem, type InformationCommand, requestInformation } from '../lib/use-cases/request-information.ts';
import { type SavedAnswer, saveAnswer } from '../lib/use-cases/save-answer.ts';
import { withdrawCase } from '../lib/use-cases/withdraw-case.ts';
import { acting, makeIntake } from './factories.ts';

/** How far a case has come; each state includes the ones before it. */
export const CASE_STATES = ['received', 'claimed', 'answered', 'ready', 'decided', 'issued', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Where a case in review can go besides: what was asked for is out; it is with a medical director; the requester withdrew it. */
export const SIDE_STATES = ['pended', 'escalated', 'withdrawn'] as const;
export type SideState = (typeof SIDE_STATES)[number];

const isSide = (state: CaseState | SideState): state is SideState => SIDE_STATES.some((side) => side === state);

/** A pump for cancer pain that meets, brought to the state by the nurse; in the side states it has only its indication. @returns its number */
export async function createCase(state: CaseState | SideState, nurse: Viewer, over: Partial<IntakeCommand> = {}): Promise<string> {
  const { numbers } = await receiveRequest(acting(nurse), makeIntake('permanent', over));
  const number = numbers[0] ?? '';
  if (isSide(state)) {
    await claimCase(acting(nurse), number);
    await SIDE_STEPS[state](nurse, number);
    return number;
  }
  const reached = CASE_STATES.indexOf(state);
  const steps = [
    () => claimCase(acting(nurse), number),
    () => answerAll(nurse, number),
    () => confirm(nurse, number),
    () => approve(nurse, number),
    () => issueDecision(nurse, number),
    () => deliverAll(nurse, number),
  ];
  for (const step of steps.slice(0, reached)) await step();
  return number;
}

/** Issues the letters of the decision. */
export const issueDecision = (viewer: Viewer, number: string, at?: string) => issueLetters(acting(viewer, at), { number, key: 'decision' });

/** The decision's letters as its screen has them. */
export async function decisionLettersOf(viewer: Viewer, number: string): Promise<LetterView[]> {
  const { notices } = await loadLetters(viewer, number);
  return notices.find(({ key }) => key === 'decision')?.letters ?? [];
}

const SIDE_STEPS: Readonly<Record<SideState, (nurse: Viewer, number: string) => Promise<unknown>>> = {
  pended: async (nurse, number) => {
    await save(nurse, number, 'indication', 'cancer-pain');
    await ask(nurse, number);
  },
  escalated: async (nurse, number) => {
    await save(nurse, number, 'indication', 'cancer-pain');
    await escalate(nurse, number);
  },
  withdrawn: (nurse, number) => withdraw(nurse, number),
};

/** Asks for what the first questions of the pathway would document: two items, unless said otherwise. */
export async function ask(nurse: Viewer, number: string, over: Partial<InformationCommand> = {}, at?: string) {
  const items = await itemsOf(nurse, number, 2);
  return requestInformation(acting(nurse, at), { number, items, note: '', extendClock: false, ...over });
}

export async function itemsOf(nurse: Viewer, number: string, count: number): Promise<AskedItem[]> {
  const questions = questionsFor((await loadCase(nurse, number)).input).filter((q) => q.leaves.length > 0);
  return questions.slice(0, count).map((q) => ({ leaf: q.leaves[0]?.id ?? '', fact: q.fact, what: `The note on ${q.fact}` }));
}

export async function escalate(nurse: Viewer, number: string, over: Partial<EscalateCommand> = {}): Promise<void> {
  const { version } = (await loadCase(nurse, number)).case;
  await escalateCase(acting(nurse), { number, version, reason: 'other', question: 'Is the trial enough?', ...over });
}

export async function withdraw(viewer: Viewer, number: string): Promise<void> {
  const { status } = (await loadCase(viewer, number)).case;
  await withdrawCase(acting(viewer), { number, by: 'Ruth Adeyemi, MD', confirmed: 'Called back at the number on file', status });
}

/** Records the items of the request that is open, all of them unless said otherwise. */
export async function recordAll(
  viewer: Viewer,
  number: string,
  count = Number.MAX_SAFE_INTEGER,
  at?: string,
): Promise<{ complete: boolean }> {
  const request = (await loadCase(viewer, number)).case.informationRequests.at(-1);
  const open = request?.items.filter((item) => item.receivedAt === null) ?? [];
  const items = open.slice(0, count).map((item) => ({ number: item.number, note: '' }));
  return recordInformation(acting(viewer, at), { number, requestId: request?.id ?? '', items });
}

/** A request for the revision of a pump under HCSC's policy while it was in force: no review is required. */
export function makeNoReviewIntake(): Partial<IntakeCommand> {
  const { lines } = makeIntake('permanent');
  return {
    planId: 'hcsc-commercial',
    receivedOn: '2025-06-02',
    receivedTime: '10:30',
    lines: lines.filter((l) => l.code === '62350').map((l) => ({ ...l, stage: 'revision', dateOfService: '2025-06-20' })),
  };
}

export function save(
  nurse: Viewer,
  number: string,
  fact: FactKey,
  value: FactValue | null,
  expectedVersion = 0,
  note = '',
): Promise<SavedAnswer> {
  return saveAnswer(acting(nurse), { number, fact, value, note, expectedVersion });
}

/** What the pathway asks, each answered at its best. */
export async function answerAll(nurse: Viewer, number: string): Promise<void> {
  await save(nurse, number, 'indication', 'cancer-pain');
  for (const fact of await asked(nurse, number)) await save(nurse, number, fact, EVERYTHING_MET[fact] ?? null);
}

/** The facts that the governing pathway reads besides the indication. */
export async function asked(nurse: Viewer, number: string): Promise<FactKey[]> {
  const { input } = await loadCase(nurse, number);
  return questionsFor(input)
    .map((q) => q.fact)
    .filter((fact) => fact !== 'indication');
}

export const gapsOf = ({ input, case: c }: LoadedCase): FactKey[] => evidenceGaps(questionsFor(input), c.answers, c.evidence);

export async function confirm(nurse: Viewer, number: string): Promise<void> {
  const loaded = await loadCase(nurse, number);
  await confirmReady(acting(nurse), number, loaded.case.version, gapsOf(loaded));
}

export async function approve(nurse: Viewer, number: string): Promise<string> {
  const { case: c } = await loadCase(nurse, number);
  return approveCase(acting(nurse), { number, version: c.version, confirmedLines: c.lines.map((l) => l.number), rationale: '' });
}

export function cite(nurse: Viewer, number: string, fact: FactKey, over: Partial<Parameters<typeof citeEvidence>[1]> = {}) {
  const command = {
    number,
    evidenceId: randomUUID(),
    fact,
    document: 'Pain clinic note',
    page: '3',
    noteDate: '2026-11-02',
    quotation: '',
    comment: '',
  };
  return citeEvidence(acting(nurse), { ...command, ...over });
}

export async function deliverAll(viewer: Viewer, number: string): Promise<void> {
  for (const { id } of (await loadCase(viewer, number)).case.letters) await deliver(viewer, number, id);
}

export const deliver = (viewer: Viewer, number: string, letterId: string): Promise<{ closed: boolean }> =>
  deliverLetter(acting(viewer), { number, letterId, method: 'mail', detail: '' });

// ── The database from beside the application ────────────────────────────────

export type Login = 'app' | 'owner' | 'superuser';

/** Address of this test file's own database for a login. */
export function addressOf(login: Login, adminUrl: string): string {
  if (login === 'app') return process.env.DATABASE_URL ?? '';
  const owner = process.env.MIGRATE_DATABASE_URL ?? '';
  if (login === 'owner') return owner;
  const url = new URL(adminUrl);
  url.pathname = new URL(owner).pathname;
  return url.href;
}

/** Runs statements of raw SQL on one connection, which ends with the callback. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs one statement of raw SQL. */
export const rawSql = (url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  withClient(url, async (client) => (await client.query(sql, values)).rows);

/** One statement of raw SQL by the role of the application, or by the owner of the tables, whom only triggers and constraints stop. */
export const asApp = (sql: string, values?: unknown[]) => rawSql(addressOf('app', ''), sql, values);
export const asOwner = (sql: string, values?: unknown[]) => rawSql(addressOf('owner', ''), sql, values);

/** `ok` of each promise that kept its word, and the error's code of each that did not. */
export async function outcomes(work: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(work);
  return settled.map((one) => {
    if (one.status === 'fulfilled') return 'ok';
    const { reason } = one;
    return typeof reason === 'object' && reason !== null && 'code' in reason ? String(reason.code) : String(reason);
  });
}
