import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approve, CASE_STATES, type CaseState, cite, confirm, createCase, deliver, outcomes, save } from '../../tests/cases.ts';
import { acting, createPlan, createUser, makeIntake } from '../../tests/factories.ts';
import { EVERYTHING, type WorklistQuery } from '../cases/worklist.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { approveCase } from './approve-case.ts';
import { removeEvidence } from './cite-evidence.ts';
import { claimCase } from './claim-case.ts';
import { confirmReady } from './confirm-ready.ts';
import { issueLetters } from './issue-letters.ts';
import { listCases } from './list-cases.ts';
import { listIntakePlans } from './list-intake-plans.ts';
import { listRelatedCases } from './list-related-cases.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { loadLetters } from './load-letters.ts';
import { previewLetter } from './preview-letter.ts';
import { readLetter } from './read-letter.ts';
import { receiveRequest } from './receive-request.ts';
import { releaseCase } from './release-case.ts';

const WHO = ['holder', 'colleague', 'stranger', 'director', 'manager', 'auditor', 'admin', 'nobody'] as const;
type Who = (typeof WHO)[number];

let people: Record<Who, Viewer>;
/** Number of a case in each state, held, decided and issued by `holder`. */
let cases: Record<CaseState, string>;

beforeAll(async () => {
  for (const state of ['molina-medicaid', 'uhc-commercial'] as const) await createPlan(state);
  people = {
    holder: await createUser('nurse'),
    colleague: await createUser('nurse'),
    stranger: await createUser('nurse', ['uhc-commercial']),
    director: await createUser('medical-director'),
    manager: await createUser('manager'),
    auditor: await createUser('auditor'),
    admin: await createUser('admin'),
    nobody: await createUser('nurse', []),
  };
  const made: Partial<Record<CaseState, string>> = {};
  for (const state of CASE_STATES) made[state] = await createCase(state, people.holder);
  cases = made as Record<CaseState, string>; // every state was made
}, 60_000);
afterAll(disconnect);

/** A case's status, holder, versions, answers and event count: nothing of it may change by a refused call. */
const stateOf = async (number: string) =>
  db().case.findFirstOrThrow({ where: { number }, include: { answers: true, evidence: true, letters: true } });

const UNSEEN: readonly Who[] = ['stranger', 'admin', 'nobody'];

describe('reading', () => {
  const reads: Record<string, (viewer: Viewer) => Promise<unknown>> = {
    case: (v) => loadCase(v, cases.issued),
    history: (v) => loadHistory(v, cases.issued),
    letters: (v) => loadLetters(v, cases.issued),
    preview: (v) => previewLetter(v, cases.decided, 'decision', 'member'),
    letter: async (v) => readLetter(v, cases.issued, await letterOf(cases.issued)),
  };

  test.each(Object.keys(reads))('%s: its plan’s people and an auditor see it; to others it does not exist', async (name) => {
    const read = reads[name];
    const result = await outcomes(WHO.map((who) => read?.(people[who]) ?? Promise.reject(new Error(name))));
    expect(Object.fromEntries(WHO.map((who, i) => [who, result[i]]))).toEqual(
      Object.fromEntries(WHO.map((who) => [who, UNSEEN.includes(who) ? 'not-found' : 'ok'])),
    );
  });

  test('a case that does not exist is refused in the same words as one that may not be seen', async () => {
    const say = async (viewer: Viewer, number: string) =>
      loadCase(viewer, number).then(String, (e: Error) => e.message.replace(number, '…'));
    expect(await say(people.stranger, cases.received)).toBe(await say(people.stranger, 'PA-26-999999'));
  });

  test('an address that is no case number is none, whatever it holds', async () => {
    for (const number of ['', '\0', 'PA-26-000001\0', '%', '../..', "' OR 1=1 --", '\ud83d']) {
      expect(await outcomes([loadCase(people.holder, number), readLetter(people.holder, number, randomUUID())])).toEqual([
        'not-found',
        'not-found',
      ]);
    }
  });

  test('a letter is found under its own case only', async () => {
    const id = await letterOf(cases.issued);
    await expect(readLetter(people.holder, cases.closed, id)).rejects.toMatchObject({ code: 'not-found' });
    for (const not of ['', 'no-id', randomUUID(), `${id}'`])
      await expect(readLetter(people.holder, cases.issued, not)).rejects.toMatchObject({ code: 'not-found' });
    await expect(previewLetter(people.holder, cases.ready, 'decision', 'member')).rejects.toMatchObject({ code: 'not-found' });
    await expect(previewLetter(people.holder, cases.issued, 'decision', 'representative')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('lists hold what may be seen', async () => {
    const query: WorklistQuery = { ...EVERYTHING, sort: 'number', descending: false };
    const found = (who: Who) => listCases(people[who], query, '2026-11-22T12:00:00Z');
    for (const who of WHO) {
      const { total, rows } = await found(who);
      const seen = UNSEEN.includes(who) ? 0 : CASE_STATES.length;
      expect([who, total, rows.length]).toEqual([who, { count: seen, orMore: false }, seen]);
    }
    const { case: c } = await loadCase(people.holder, cases.received);
    for (const who of WHO) {
      const related = await listRelatedCases(people[who], c);
      expect([who, related.length]).toEqual([who, UNSEEN.includes(who) ? 0 : CASE_STATES.length - 1]);
    }
    const plans = await Promise.all(WHO.map(async (who) => [who, (await listIntakePlans(people[who])).map((p) => p.id)]));
    expect(Object.fromEntries(plans)).toEqual({
      holder: ['molina-medicaid'],
      colleague: ['molina-medicaid'],
      stranger: ['uhc-commercial'],
      director: [],
      manager: ['molina-medicaid'],
      auditor: [],
      admin: [],
      nobody: [],
    });
  });
});

const letterOf = async (number: string) => (await loadCase(people.holder, number)).case.letters[0]?.id ?? '';
const seen = (number: string): Promise<LoadedCase> => loadCase(people.holder, number);

describe('acting on a case', () => {
  /** What everybody but the one who may is told, in the state where the action has its place. */
  const others = {
    stranger: 'not-found',
    admin: 'not-found',
    nobody: 'not-found',
    auditor: 'forbidden',
    director: 'forbidden',
    manager: 'forbidden',
  } as const;
  const actions: Record<
    string,
    { at: CaseState; act: (viewer: Viewer, number: string) => Promise<unknown>; told: Partial<Record<Who, string>> }
  > = {
    claim: { at: 'received', act: (v, number) => claimCase(acting(v), number), told: others },
    release: { at: 'claimed', act: (v, number) => releaseCase(acting(v), number), told: { ...others, colleague: 'conflict' } },
    answer: { at: 'claimed', act: (v, number) => save(v, number, 'painSevere', true), told: { ...others, colleague: 'conflict' } },
    cite: { at: 'claimed', act: (v, number) => cite(v, number, 'painSevere'), told: { ...others, colleague: 'conflict' } },
    uncite: {
      at: 'claimed',
      act: async (v, number) => removeEvidence(acting(v), number, (await seen(number)).case.evidence[0]?.id ?? randomUUID()),
      told: { ...others, colleague: 'conflict' },
    },
    'confirm ready': {
      at: 'answered',
      act: async (v, number) => confirmReady(acting(v), number, (await seen(number)).case.version, []),
      told: { ...others, colleague: 'conflict' },
    },
    approve: {
      at: 'ready',
      act: async (v, number) =>
        approveCase(acting(v), { number, version: (await seen(number)).case.version, confirmedLines: [1, 2], rationale: '' }),
      told: { ...others, colleague: 'conflict' },
    },
    'issue letters': {
      at: 'decided',
      act: (v, number) => issueLetters(acting(v), { number: number, key: 'decision' }),
      told: {
        stranger: 'not-found',
        admin: 'not-found',
        nobody: 'not-found',
        auditor: 'forbidden',
        director: 'conflict',
        colleague: 'conflict',
      },
    },
    deliver: {
      at: 'issued',
      act: async (v, number) => deliver(v, number, await letterOf(number)),
      told: { stranger: 'not-found', admin: 'not-found', nobody: 'not-found', auditor: 'forbidden' },
    },
  };

  test.each(Object.keys(actions))('%s: refused to who may not, with nothing changed', async (name) => {
    const { at, act, told } = actions[name] ?? { at: 'received', act: async () => name, told: {} };
    const before = await stateOf(cases[at]);
    for (const [who, word] of Object.entries(told)) {
      const viewer = Object.entries(people).find(([key]) => key === who)?.[1];
      if (!viewer) throw new Error(who);
      expect([who, ...(await outcomes([act(viewer, cases[at])]))]).toEqual([who, word]);
    }
    expect(await stateOf(cases[at])).toEqual(before);
  });

  test.each(Object.keys(actions))('%s: refused to its own nurse in every state where it has no place', async (name) => {
    const { at, act } = actions[name] ?? { at: 'received', act: async () => name };
    // States that differ for the table: a case claimed, answered or ready is in review.
    const group = (state: CaseState) =>
      ['claimed', 'answered', 'ready'].includes(state) ? 'in-review' : ['decided', 'issued'].includes(state) ? 'decided' : state;
    for (const state of CASE_STATES.filter((s) => group(s) !== group(at))) {
      const before = await stateOf(cases[state]);
      const [word] = await outcomes([act(people.holder, cases[state])]);
      const letterless = name === 'deliver' && before.letters.length === 0;
      expect([state, word]).toEqual([state, letterless ? 'not-found' : 'conflict']);
      expect(await stateOf(cases[state])).toEqual(before);
    }
  });

  test('the manager issues letters; director, manager and another nurse record deliveries', async () => {
    const number = await createCase('decided', people.holder, {
      representative: { name: 'Adele Abernathy', relationship: 'Daughter', address: makeIntake().member.address },
    });
    await issueLetters(acting(people.manager), { number: number, key: 'decision' });
    const ids = (await seen(number)).case.letters.map((l) => l.id);
    expect(ids).toHaveLength(3);
    for (const [i, who] of (['director', 'manager', 'colleague'] as const).entries()) {
      expect(await deliver(people[who], number, ids[i] ?? '')).toEqual({ closed: i === 2 });
    }
    const { entries, chain } = await loadHistory(people.auditor, number);
    expect(chain.whole).toBe(true);
    expect(entries.slice(-4).map(({ event }) => [event.type, event.actor.role])).toEqual([
      ['letter-delivered', 'medical-director'],
      ['letter-delivered', 'manager'],
      ['letter-delivered', 'nurse'],
      ['case-closed', 'nurse'],
    ]);
  });
});

describe('roles that ended', () => {
  test('a nurse whose membership was taken away writes nothing more, whatever an old session says', async () => {
    const former = await createUser('nurse');
    const held = await createCase('ready', former);
    const issued = await createCase('issued', former);
    const letter = await letterOf(issued);
    await db().membership.deleteMany({ where: { userId: former.id } });
    const before = [await stateOf(held), await stateOf(issued)];
    const version = (await seen(held)).case.version;
    const words = await outcomes([
      receiveRequest(acting(former), makeIntake()),
      claimCase(acting(former), cases.received),
      releaseCase(acting(former), held),
      save(former, held, 'indication', 'spasticity', 1),
      cite(former, held, 'painSevere'),
      approveCase(acting(former), { number: held, version, confirmedLines: [1, 2], rationale: '' }),
      deliver(former, issued, letter),
    ]);
    expect(words).toEqual(words.map(() => 'forbidden'));
    expect([await stateOf(held), await stateOf(issued)]).toEqual(before);
  });

  test('so does an account that is no longer active', async () => {
    const former = await createUser('nurse');
    const held = await createCase('answered', former);
    await db().user.update({ where: { id: former.id }, data: { active: false } });
    expect(
      await outcomes([save(former, held, 'indication', 'spasticity', 1), confirm(former, held), claimCase(acting(former), cases.received)]),
    ).toEqual(['forbidden', 'forbidden', 'forbidden']);
  });

  test('a nurse who became a manager decides nothing that was held as a nurse', async () => {
    const former = await createUser('nurse');
    const held = await createCase('ready', former);
    await db().membership.updateMany({ where: { userId: former.id }, data: { role: 'manager' } });
    const now: Viewer = { ...former, memberships: [{ planId: 'molina-medicaid', role: 'manager' }] };
    expect(await outcomes([approve(now, held), approve(former, held)])).toEqual(['forbidden', 'forbidden']);
  });
});
