import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { approve, ask, cite, confirm, createCase, deliver, escalate, recordAll, save, withdraw } from '../../tests/cases.ts';
import { createDirector, createTaken, makeSigning, NOT_MET, offerPeerToPeer, sign } from '../../tests/directors.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import type { NoticeKey } from '../cases/notice.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { AppError } from '../errors.ts';
import type * as owed from '../letters/owed.ts';
import { assignCase } from './assign-case.ts';
import { changeUrgency } from './change-urgency.ts';
import { claimCase } from './claim-case.ts';
import { correctRequest } from './correct-request.ts';
import { extendClock } from './extend-clock.ts';
import { fileAppeal } from './file-appeal.ts';
import { issueLetters } from './issue-letters.ts';
import { loadCase } from './load-case.ts';
import { loadLetters } from './load-letters.ts';
import { recordContact } from './record-contact.ts';
import { recordOralNotice } from './record-oral-notice.ts';
import { releaseCase } from './release-case.ts';
import { returnCase } from './return-case.ts';
import { takeCase } from './take-case.ts';
import { voidLetter } from './void-letter.ts';

vi.mock('../letters/owed.ts', async (original) => {
  const { standIn } = await import('../../tests/stand-in-letters.ts');
  return standIn(await original<typeof owed>());
});

// Every action of the transition table through its use case, on a case in every status, by everybody: what the table allows is done, and
// nothing else is.

const ACTORS = ['nurse', 'otherNurse', 'director', 'otherDirector', 'manager', 'auditor', 'admin', 'stranger'] as const;
type Actor = (typeof ACTORS)[number];

/** The nurse holds, and decided, the cases; the director took those that are taken; the stranger is a nurse of another plan. */
let people: Record<Actor, Viewer>;
/** Sees every case, and does nothing in these tests. */
let watcher: Viewer;

const load = async (number: string) => (await loadCase(watcher, number)).case;
const contact = (kind: 'contact' | 'note') => (who: Viewer, number: string) =>
  recordContact(acting(who), {
    number,
    contactId: randomUUID(),
    kind,
    outcome: '',
    person: 'Ruth Adeyemi, MD',
    means: 'Telephone',
    happenedAt: '2026-11-20T19:55:00Z',
    text: 'About the trial',
  });
/** The first letter of the decision, or of another notice; an id of none where there is none. */
const letterOf = async (number: string, ofDecision: boolean) =>
  (await load(number)).letters.find(({ notice }) => (notice === 'decision') === ofDecision)?.id ?? randomUUID();
const noticeLetterOf = (number: string) => letterOf(number, false);
/** The first notice besides the decision's; where there is none, one that no case owes. */
const noticeOf = async (number: string): Promise<NoticeKey> =>
  (await loadLetters(watcher, number)).notices.find(({ key }) => key !== 'decision')?.key ?? 'extension:99';
const notMet = async (number: string) =>
  (await loadCase(watcher, number)).evaluation.findings.filter(({ status }) => status === 'not-met').map(({ id }) => id);

/** Each action as someone would do it, with everything in order but, where the table does not allow it, status, role or holder. */
const ACTIONS = {
  claim: (who: Viewer, number: string) => claimCase(acting(who), number),
  assign: async (who: Viewer, number: string) =>
    assignCase(acting(who), { number, nurseId: people.otherNurse.id, from: (await load(number)).assignee?.id ?? null }),
  release: (who: Viewer, number: string) => releaseCase(acting(who), number),
  answer: async (who: Viewer, number: string) => {
    const version = (await load(number)).answers.find(({ fact }) => fact === 'painNrs')?.version ?? 0;
    return save(who, number, 'painNrs', 7, version);
  },
  cite: (who: Viewer, number: string) => cite(who, number, 'painNrs'),
  'correct-request': async (who: Viewer, number: string) =>
    correctRequest(acting(who), {
      number,
      version: (await load(number)).version,
      planId: 'molina-medicaid',
      stage: 'replacement',
      reason: 'x',
    }),
  'confirm-ready': confirm,
  approve,
  'request-information': (who: Viewer, number: string) => ask(who, number),
  'record-information': (who: Viewer, number: string) => recordAll(who, number),
  escalate: (who: Viewer, number: string) => escalate(who, number),
  take: (who: Viewer, number: string) => takeCase(acting(who), number),
  'record-peer-to-peer': (who: Viewer, number: string) => offerPeerToPeer(who, number),
  'record-contact': contact('contact'),
  'record-note': contact('note'),
  return: (who: Viewer, number: string) => returnCase(acting(who), { number, wanted: 'The trial report' }),
  'sign-approve': (who: Viewer, number: string) => sign(who, number, makeSigning('approved')),
  'sign-approve-in-part': async (who: Viewer, number: string) =>
    sign(who, number, makeSigning('approved-in-part', { criteria: await notMet(number) })),
  'sign-deny': async (who: Viewer, number: string) => sign(who, number, makeSigning('denied', { criteria: await notMet(number) })),
  'change-urgency': (who: Viewer, number: string) =>
    changeUrgency(acting(who), { number, to: 'expedited', reason: 'The pump alarms', attestedBy: 'practitioner', oralNotice: null }),
  extend: (who: Viewer, number: string) => extendClock(acting(who), { number, reason: 'The report is awaited', askedBy: 'practitioner' }),
  withdraw: (who: Viewer, number: string) => withdraw(who, number),
  'issue-letter': (who: Viewer, number: string) => issueLetters(acting(who), { number: number, key: 'decision' }),
  deliver: async (who: Viewer, number: string) => deliver(who, number, await letterOf(number, true)),
  'void-letter': async (who: Viewer, number: string) =>
    voidLetter(acting(who), { number, letterId: await letterOf(number, true), reason: 'The address was wrong' }),
  'issue-notice': async (who: Viewer, number: string) => issueLetters(acting(who), { number, key: await noticeOf(number) }),
  'deliver-notice': async (who: Viewer, number: string) => deliver(who, number, await noticeLetterOf(number)),
  'void-notice': async (who: Viewer, number: string) =>
    voidLetter(acting(who), { number, letterId: await noticeLetterOf(number), reason: 'The address was wrong' }),
  'record-oral-notice': async (who: Viewer, number: string) =>
    recordOralNotice(acting(who), {
      ...{ number, contactId: randomUUID(), key: await noticeOf(number), person: 'Ruth Adeyemi, MD', means: 'Telephone' },
      ...{ happenedAt: acting(who).at, text: '' },
    }),
  appeal: (who: Viewer, number: string) =>
    fileAppeal(acting(who), {
      number,
      appealId: randomUUID(),
      channel: 'mail',
      by: 'member',
      standing: '',
      receivedOn: '2026-11-20',
      receivedTime: '15:00',
      urgency: { requested: 'standard', attestedBy: '', finding: '' },
      goodCause: '',
    }),
} as const;
type Action = keyof typeof ACTIONS;
const ALL = Object.keys(ACTIONS) as Action[];

const nurseCase = (state: Parameters<typeof createCase>[0]) => () => createCase(state, people.nurse);
const taken = () => createTaken(people.nurse, people.director, NOT_MET);
async function denied(): Promise<string> {
  const number = await taken();
  await ACTIONS['sign-deny'](people.director, number);
  return number;
}

const N = 'nurse otherNurse';
const D = 'director otherDirector';
const M = 'manager';
const NOTICE = { 'issue-notice': `${N} ${D} ${M}`, 'record-oral-notice': `${N} ${D} ${M}` } as const;
const NOTICE_OUT = { 'deliver-notice': `${N} ${D} ${M}`, 'void-notice': `${D} ${M}`, 'record-oral-notice': `${N} ${D} ${M}` } as const;
const OPEN = { 'change-urgency': `${N} ${D} ${M}`, extend: `${N} ${D} ${M}`, withdraw: `${N} ${M}` } as const;
const CONTACTS = { 'record-peer-to-peer': `${D} ${M}`, 'record-contact': `${D} ${M}`, 'record-note': `${D} ${M}` } as const;
const NURSES_OWN = [
  ...(['release', 'answer', 'cite', 'correct-request', 'confirm-ready', 'approve', 'request-information', 'escalate'] as const),
];

const STILL_OPEN = { 'change-urgency': `${N} ${D} ${M}`, withdraw: `${N} ${M}` } as const;
function extended(state: 'received' | 'answered'): Make {
  return async () => {
    const number = await createCase(state, people.nurse);
    await ACTIONS.extend(people.nurse, number);
    return number;
  };
}
function issued(make: Make): Make {
  return async () => {
    const number = await make();
    await ACTIONS['issue-notice'](people.nurse, number);
    return number;
  };
}
async function approvedAfterExtension(): Promise<string> {
  const number = await extended('answered')();
  await confirm(people.nurse, number);
  await approve(people.nurse, number);
  return number;
}

type Allowed = Partial<Record<Action, string>>;
type Make = () => Promise<string>;
/** `make`: a case that allows each of its actions; `instead`: one for an action that needs another in that status. */
const CASES: Record<string, { make: Make; allowed: Allowed; instead?: Partial<Record<Action, Make>> }> = {
  received: { make: nurseCase('received'), allowed: { claim: N, assign: M, ...OPEN } },
  'in review': {
    make: nurseCase('ready'),
    allowed: { ...Object.fromEntries(NURSES_OWN.map((action) => [action, 'nurse'])), assign: M, ...OPEN },
    instead: { 'confirm-ready': nurseCase('answered') },
  },
  pended: {
    make: nurseCase('pended'),
    allowed: { 'record-information': `nurse ${M}`, escalate: 'nurse', assign: M, ...OPEN, ...NOTICE },
  },
  'with no director yet': { make: nurseCase('escalated'), allowed: { take: D, ...CONTACTS, ...OPEN } },
  'taken by a director': {
    make: taken,
    allowed: {
      return: 'director',
      'sign-approve': 'director',
      'sign-approve-in-part': 'director',
      'sign-deny': 'director',
      ...CONTACTS,
      ...OPEN,
    },
  },
  'approved, letters to issue': { make: nurseCase('decided'), allowed: { 'issue-letter': `nurse ${M}` } },
  'approved, letters to deliver': { make: nurseCase('issued'), allowed: { deliver: `${N} ${D} ${M}`, 'void-letter': `${D} ${M}` } },
  denied: { make: denied, allowed: { 'issue-letter': `director ${M}`, appeal: `${N} ${M}` } },
  closed: { make: nurseCase('closed'), allowed: { 'void-letter': `${D} ${M}` } },
  withdrawn: { make: nurseCase('withdrawn'), allowed: NOTICE },
  'withdrawn, letters to deliver': { make: issued(nurseCase('withdrawn')), allowed: NOTICE_OUT },
  'received, extended': { make: extended('received'), allowed: { claim: N, assign: M, ...STILL_OPEN, ...NOTICE } },
  'received, extension to deliver': {
    make: issued(extended('received')),
    allowed: { claim: N, assign: M, ...STILL_OPEN, ...NOTICE_OUT },
  },
  'approved after an extension, which is to deliver': {
    make: issued(approvedAfterExtension),
    allowed: { 'issue-letter': `nurse ${M}`, ...NOTICE_OUT },
  },
};

beforeAll(async () => {
  for (const state of ['molina-medicaid', 'uhc-commercial'] as const) await createPlan(state);
  people = {
    nurse: await createUser('nurse'),
    otherNurse: await createUser('nurse'),
    director: await createDirector(),
    otherDirector: await createDirector(),
    manager: await createUser('manager'),
    auditor: await createUser('auditor'),
    admin: await createUser('admin'),
    stranger: await createUser('nurse', ['uhc-commercial']),
  };
  watcher = await createUser('auditor');
}, 60_000);
afterAll(disconnect);

/** What the case's row and its tables hold, as far as an action could have changed it. */
const counted = { answers: true, evidence: true, events: true, decisions: true, letters: true, informationRequests: true } as const;
const trace = (number: string) =>
  db().case.findFirstOrThrow({
    where: { number },
    include: {
      _count: { select: { ...counted, contacts: true, escalations: true, linksFrom: true } },
      letters: { include: { voided: true } },
    },
    omit: { searchText: true },
  });

describe.each(Object.entries(CASES))('a case %s', (_name, { make, allowed, instead = {} }) => {
  const mayDo = (action: Action, actor: Actor) => (allowed[action] ?? '').split(' ').includes(actor);

  test('nothing else is done', async () => {
    const number = await make();
    const before = await trace(number);
    for (const actor of ACTORS) {
      const refused = ALL.filter((action) => !mayDo(action, actor));
      const results = await Promise.allSettled(refused.map((action) => ACTIONS[action](people[actor], number)));
      for (const [i, result] of results.entries()) {
        const what = `${refused[i]} by ${actor}`;
        expect(result.status, what).toBe('rejected');
        if (result.status !== 'rejected') continue;
        expect(result.reason, what).toBeInstanceOf(AppError);
        expect(['forbidden', 'conflict', 'not-found'], `${what}: ${result.reason.message}`).toContain(result.reason.code);
      }
      expect(await trace(number), actor).toEqual(before);
    }
  }, 60_000);

  test('what the table allows is done', async () => {
    const allowedPairs = ALL.flatMap((action) => ACTORS.filter((actor) => mayDo(action, actor)).map((actor) => ({ action, actor })));
    const next = allowedPairs.values();
    const work = async () => {
      for (const { action, actor } of next) {
        const number = await (instead[action] ?? make)();
        const before = await load(number);
        await expect(ACTIONS[action](people[actor], number), `${action} by ${actor}`).resolves.not.toThrow();
        expect((await load(number)).eventCount, `${action} by ${actor}`).toBeGreaterThan(before.eventCount);
      }
    };
    await Promise.all(Array.from({ length: 4 }, work));
  }, 120_000);
});
