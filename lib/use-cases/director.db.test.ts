import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approve, ask, confirm, decisionLettersOf, escalate, outcomes } from '../../tests/cases.ts';
import {
  createAnswered,
  createDirector,
  createEscalated,
  createTaken,
  makeCredential,
  makeSigning,
  NOT_MET,
  offerPeerToPeer,
  readingOf,
  sign,
  UNCLEAR,
} from '../../tests/directors.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import type { Signing } from '../cases/signing.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { evaluate } from '../criteria/evaluate.ts';
import type { Viewer } from '../data/access.ts';
import { canonical, sha256 } from '../data/audit.ts';
import { db, disconnect } from '../data/db.ts';
import { issueLetters } from './issue-letters.ts';
import { listEscalations } from './list-escalations.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { loadSnapshot } from './load-letters.ts';
import { loadSigning } from './load-signing.ts';
import { previewLetter } from './preview-letter.ts';
import { recordContact } from './record-contact.ts';
import { returnCase } from './return-case.ts';
import { saveDraft } from './save-draft.ts';
import { signDecision } from './sign-decision.ts';
import { takeCase } from './take-case.ts';

let nurse: Viewer;
let director: Viewer;

const LEAF = '2.c.iv';
const read = { readings: [readingOf(LEAF, 'met')] };
const EDITED = { code: 'conflict' };

beforeAll(async () => {
  for (const plan of ['molina-medicaid', 'hcsc-commercial'] as const) await createPlan(plan);
  nurse = await createUser('nurse', ['molina-medicaid', 'hcsc-commercial']);
  director = await createDirector(['molina-medicaid', 'hcsc-commercial'], [makeCredential(), makeCredential({ state: 'TX' })]);
});
afterAll(disconnect);

/** The types of the case's last events; fails where the chain is not whole. */
async function told(number: string, last: number): Promise<string[]> {
  const { entries, chain } = await loadHistory(nurse, number);
  expect(chain).toEqual({ whole: true, count: entries.length });
  return entries.slice(-last).map(({ event }) => event.type);
}

async function frozen(number: string): Promise<Snapshot> {
  const snapshot = await loadSnapshot(await loadCase(nurse, number));
  if (snapshot === null) throw new Error('not decided');
  const row = await db().snapshot.findFirstOrThrow({ where: { caseId: snapshot.caseId } });
  expect([canonical(snapshot), sha256(row.canonical)]).toEqual([row.canonical, row.sha256]);
  expect(evaluate(snapshot.input)).toEqual(snapshot.evaluation);
  return snapshot;
}

const undecided = async (number: string) =>
  expect((await loadCase(nurse, number)).case).toMatchObject({ status: 'director-review', decision: null });

describe('a case before a director', () => {
  test('is taken, drafted, returned, escalated again, and taken by another', async () => {
    const number = await createEscalated(nurse);
    await expect(saveDraft(acting(director), { number, draft: makeSigning('approved') })).rejects.toMatchObject({ code: 'conflict' });
    await takeCase(acting(director), number);
    expect((await loadCase(nurse, number)).case.director).toMatchObject({ id: director.id });
    await saveDraft(acting(director), { number, draft: { ...makeSigning('approved'), kind: null } });
    expect(await loadSigning(director, number)).toMatchObject({ draft: { kind: null }, savedAt: acting(director).at });
    const other = await createDirector();
    expect(await loadSigning(other, number)).toMatchObject({ draft: null, savedAt: null });
    await expect(takeCase(acting(other), number)).rejects.toMatchObject({ code: 'conflict' });
    await expect(returnCase(acting(other), { number, wanted: 'x' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(returnCase(acting(director), { number, wanted: ' ' })).rejects.toMatchObject({ fields: { wanted: 'Say what is wanted' } });
    await returnCase(acting(director), { number, wanted: 'The discharge note of the second clinic.' });
    const { case: c } = await loadCase(nurse, number);
    expect(c).toMatchObject({
      status: 'in-review',
      director: null,
      assignee: { id: nurse.id },
      escalations: [{ returnedBy: 'Abena Osei' }],
    });
    await escalate(nurse, number);
    await takeCase(acting(other), number);
    expect(await told(number, 4)).toEqual(['case-taken', 'case-returned', 'case-escalated', 'case-taken']);
    expect((await loadSigning(director, number)).draft).toBeNull();
  });

  test('of fifty takes at once one wins', async () => {
    const number = await createEscalated(nurse, {}, {});
    const directors = await Promise.all(Array.from({ length: 50 }, () => createUser('medical-director')));
    const words = await outcomes(directors.map((one) => takeCase(acting(one), number)));
    expect(words.toSorted()).toEqual([...Array(49).fill('conflict'), 'ok']);
    expect((await loadCase(nurse, number)).case.director?.id).toBe(directors[words.indexOf('ok')]?.id);
    expect(await told(number, 2)).toEqual(['case-escalated', 'case-taken']);
  });

  test('keeps contacts, each once', async () => {
    const number = await createEscalated(nurse);
    const { at } = acting(director);
    const contact = {
      number,
      contactId: randomUUID(),
      kind: 'contact',
      outcome: '',
      person: 'R. Adeyemi',
      means: 'fax',
      happenedAt: at,
      text: 'Notes',
    } as const;
    await recordContact(acting(director), contact);
    await recordContact(acting(director), contact);
    const manager = await createUser('manager');
    await recordContact(acting(manager), { ...contact, contactId: randomUUID(), kind: 'note', person: '' });
    const { contacts } = (await loadCase(nurse, number)).case;
    expect(contacts.map(({ kind, by }) => [kind, by])).toEqual([
      ['contact', 'Abena Osei'],
      ['note', 'Luis Ferrer'],
    ]);
    const again = (over: object) => recordContact(acting(director), { ...contact, contactId: randomUUID(), ...over });
    await expect(again({ kind: 'peer-to-peer' })).rejects.toMatchObject({ fields: { outcome: 'Say what came of it' } });
    await expect(again({ happenedAt: '2026-11-20T20:00:01Z' })).rejects.toMatchObject({
      fields: { happenedAt: 'This time is yet to come' },
    });
    await expect(again({ happenedAt: 'today' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(recordContact(acting(nurse), { ...contact, contactId: randomUUID() })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await told(number, 3)).toEqual(['case-escalated', 'contact-recorded', 'note-recorded']);
  });

  test('stands in the queue of the directors of its plan, refills and removals in a lane of their own', async () => {
    const number = await createEscalated(nurse, {}, {});
    const line = { code: '62370', units: 1, site: 'Clinic', dateOfService: '2026-12-01', stage: '' } as const;
    const refill = await createEscalated(nurse, {}, { lines: [line] });
    const { fast, others, total } = await listEscalations(director);
    expect(fast.map((row) => row.number)).toContain(refill);
    expect(others.map((row) => row.number)).toContain(number);
    expect(total).toBe(fast.length + others.length);
    expect(fast.find((row) => row.number === refill)).toMatchObject({
      stage: 'maintenance',
      question: 'Is the trial enough?',
      director: null,
    });
    await expect(listEscalations(nurse)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a director', () => {
  test('approves with a reading, and the letters carry the license', async () => {
    const number = await createTaken(nurse, director);
    await saveDraft(acting(director), { number, draft: makeSigning('approved', read) });
    const { authorizationNumber } = await sign(director, number, makeSigning('approved', read));
    expect(authorizationNumber).toMatch(/^AUTH-26-\d{6}$/);
    const { case: c } = await loadCase(nurse, number);
    expect(c).toMatchObject({
      status: 'decided',
      outcome: 'needs-physician',
      decision: { kind: 'approved', basis: 'physician-approval', authorizationNumber },
    });
    expect(c.decision).toMatchObject({ signerRole: 'medical-director', signing: { readings: read.readings }, credential: { state: 'OH' } });
    expect(await told(number, 2)).toEqual(['peer-to-peer-recorded', 'decision-signed']);
    const snapshot = await frozen(number);
    expect(snapshot).toMatchObject({
      schema: 3,
      authorizationNumber,
      validFrom: '2026-12-01',
      decidedBy: { role: 'medical-director', credential: 'MD, Pain medicine, license 35.118842 (OH)' },
      contacts: [{ kind: 'peer-to-peer', outcome: 'offered' }],
      escalations: [{ question: 'Is the trial enough?' }],
    });
    expect(c.decision?.snapshotSha256).toBe(sha256(canonical(snapshot)));
    await issueLetters(acting(director), { number: number, key: 'decision' });
    expect((await loadCase(nurse, number)).case.letters).toHaveLength(2);
    expect(await db().decisionDraft.count({ where: { caseId: c.id } })).toBe(0);
  });

  test('approves in part: the authorization is of the lines approved, and its notice is owed and not printed', async () => {
    const number = await createTaken(nurse, director, NOT_MET);
    const notMet = (await loadCase(nurse, number)).evaluation.notMet;
    const { authorizationNumber } = await sign(director, number, makeSigning('approved-in-part', { criteria: notMet }));
    const { case: c } = await loadCase(nurse, number);
    expect(c.decision).toMatchObject({ kind: 'approved-in-part', authorizationNumber, basis: 'criteria', criteria: notMet });
    expect(c.decision?.lines.map(({ result }) => result)).toEqual(['approved', 'denied']);
    const owed = await decisionLettersOf(nurse, number);
    expect(owed.map(({ content, lint }) => [content, lint.map(({ level }) => level)])).toEqual([
      [null, ['blocks']],
      [null, ['blocks']],
    ]);
    await expect(issueLetters(acting(director), { number: number, key: 'decision' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(previewLetter(nurse, number, 'decision', 'member')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('denies on criteria, with no authorization', async () => {
    const number = await createTaken(nurse, director);
    const s = makeSigning('denied', { criteria: [LEAF], readings: [readingOf(LEAF, 'not-met')] });
    expect(await sign(director, number, s)).toEqual({ authorizationNumber: null });
    const { case: c } = await loadCase(nurse, number);
    expect(c.decision).toMatchObject({ kind: 'denied', authorizationNumber: null, validFrom: null, validTo: null, reason: s.reason });
    expect(await frozen(number)).toMatchObject({ authorizationNumber: null, validFrom: null, validTo: null, signature: { signing: s } });
  });

  test('denies for information that was asked for and did not come, once its time has passed', async () => {
    const number = await createAnswered(nurse, { psychEvaluationDone: null });
    const { missing } = (await loadCase(nurse, number)).evaluation;
    expect(missing).toEqual(['psychEvaluationDone']);
    const questions = (await loadCase(nurse, number)).evaluation.findings.filter((f) => f.missing.includes('psychEvaluationDone'));
    const items = [{ leaf: questions[0]?.id ?? '', fact: 'psychEvaluationDone', what: 'The psychology consultation' }];
    const { dueAt } = await ask(nurse, number, { items });
    await escalate(nurse, number);
    await takeCase(acting(director), number);
    await offerPeerToPeer(director, number);
    const s = makeSigning('denied', { basis: 'information', reason: 'We asked for the psychology report. It did not come.' });
    await expect(sign(director, number, s, {}, dueAt)).rejects.toMatchObject({ code: 'invalid', fields: { basis: expect.any(String) } });
    const after = new Date(Date.parse(dueAt) + 1).toISOString();
    await expect(sign(director, number, s, {}, after)).rejects.toMatchObject({ code: 'invalid', fields: { attempts: expect.any(String) } });
    await recordContact(acting(director), {
      number,
      contactId: randomUUID(),
      kind: 'contact',
      outcome: '',
      person: 'The office',
      means: 'Telephone',
      happenedAt: acting(director).at,
      text: 'Asked again for the report',
    });
    await sign(director, number, s, {}, after);
    expect((await frozen(number)).informationRequests).toMatchObject([{ completedAt: null, items: [{ receivedAt: null }] }]);
  });

  test('denies on another source, also where no version of the policy is in force; and may approve there', async () => {
    const lines = [{ code: '62362', units: 1, site: 'Outpatient hospital', dateOfService: '2026-12-01', stage: '' as const }];
    const over = { planId: 'hcsc-commercial', receivedTime: '10:00', lines };
    const only = (approved: boolean) => ({ lines: [{ number: 1, approved }] });
    const otherSource = { name: 'Benefit booklet, page 12', reference: 'Attached', applied: 'The rider was not bought.' };
    const denied = await createTaken(nurse, director, {}, over);
    expect((await loadCase(nurse, denied)).evaluation).toMatchObject({ version: null, reasons: ['policy-not-in-force'] });
    const s = makeSigning('denied', { ...only(false), basis: 'other-source', otherSource });
    await expect(sign(director, denied, { ...s, basis: 'criteria', criteria: ['1'] })).rejects.toMatchObject({ code: 'invalid' });
    await sign(director, denied, s);
    expect((await frozen(denied)).policy).toMatchObject({ id: 'hcsc-sur707.008', version: null });
    const approved = await createTaken(nurse, director, {}, over);
    await sign(director, approved, makeSigning('approved', only(true)));
    expect((await decisionLettersOf(nurse, approved)).map(({ lint }) => lint.filter(({ level }) => level === 'blocks'))).toEqual([[], []]);
    await issueLetters(acting(director), { number: approved, key: 'decision' });
  });
});

describe('no signature', () => {
  const denial = (over: Partial<Signing> = {}) =>
    makeSigning('denied', { criteria: [LEAF], readings: [readingOf(LEAF, 'not-met')], ...over });

  test('with a wrong password, of a version that moved on, or of a case that another took', async () => {
    const number = await createTaken(nurse, director);
    await expect(sign(director, number, makeSigning('approved', read), { password: 'wrong' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { password: 'The password is wrong' },
    });
    const { version } = (await loadCase(nurse, number)).case;
    await expect(sign(director, number, makeSigning('approved', read), { version: version - 1 })).rejects.toMatchObject(EDITED);
    const other = await createDirector();
    await expect(sign(other, number, makeSigning('approved', read))).rejects.toMatchObject({ code: 'conflict' });
    await expect(sign(nurse, number, denial())).rejects.toMatchObject({ code: 'forbidden' });
    await undecided(number);
  });

  test('outside the director’s plans: there is no such case', async () => {
    const number = await createTaken(nurse, director);
    const stranger = await createDirector(['hcsc-commercial']);
    for (const work of [takeCase(acting(stranger), number), loadSigning(stranger, number)])
      await expect(work).rejects.toMatchObject({ code: 'not-found' });
    const command = { number, version: 1, signing: denial(), password: 'x' };
    await expect(signDecision(acting(stranger), command)).rejects.toMatchObject({ code: 'not-found' });
    await undecided(number);
  });

  test.each([
    ['expired the day before', { expiresOn: '2026-11-19' }],
    ['is valid from tomorrow', { validFrom: '2026-11-21' }],
    ['is restricted', { restrictions: 'Supervised practice' }],
    ['is from another state', { state: 'KY' }],
  ])('with a license that %s', async (_, over) => {
    const other = await createDirector(['molina-medicaid'], [makeCredential(over)]);
    const number = await createTaken(nurse, other);
    await expect(sign(other, number, makeSigning('approved', read))).rejects.toMatchObject({
      code: 'invalid',
      fields: { credential: expect.any(String) },
    });
    await undecided(number);
  });

  test('by who prepared the case, now a director', async () => {
    const turned = await createDirector();
    await db().membership.updateMany({ where: { userId: turned.id }, data: { role: 'nurse' } });
    const asNurse: Viewer = { ...turned, memberships: [{ planId: 'molina-medicaid', role: 'nurse' }] };
    const number = await createEscalated(asNurse);
    await db().membership.updateMany({ where: { userId: turned.id }, data: { role: 'medical-director' } });
    await takeCase(acting(turned), number);
    await expect(sign(turned, number, makeSigning('approved', read))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Who prepared a case never signs it'),
    });
    await undecided(number);
  });

  test('of a denial without an offer of a talk, or of a case that meets', async () => {
    const number = await createEscalated(nurse);
    await takeCase(acting(director), number);
    await expect(sign(director, number, denial())).rejects.toMatchObject({ fields: { peerToPeer: expect.any(String) } });
    await undecided(number);
    const meets = await createTaken(nurse, director, {});
    await expect(sign(director, meets, makeSigning('denied', { criteria: ['1'] }))).rejects.toMatchObject({
      fields: { kind: expect.any(String) },
    });
    await undecided(meets);
  });

  test('of a Medicaid denial under 21 without the finding: the day before the birthday, not on it', async () => {
    const member = (dateOfBirth: string) => ({
      name: 'Bao Trần',
      memberId: 'M 9',
      dateOfBirth,
      address: { line1: '1 Sample Street', line2: '', city: 'Columbus', state: 'OH', postalCode: '43004' },
      language: 'en',
    });
    const under = await createTaken(nurse, director, UNCLEAR, { member: member('2005-12-02') });
    await expect(sign(director, under, denial())).rejects.toMatchObject({ code: 'invalid', fields: { epsdt: expect.any(String) } });
    await undecided(under);
    await sign(director, under, denial({ epsdt: 'It would neither correct nor ameliorate the condition.' }));
    await sign(director, await createTaken(nurse, director, UNCLEAR, { member: member('2005-12-01') }), denial());
  });
});

test('of fifty signatures at once one counts, with one decision, one snapshot, one set of readings', async () => {
  const number = await createTaken(nurse, director);
  const words = await outcomes(
    Array.from({ length: 50 }, (_, i) =>
      sign(
        director,
        number,
        i % 2 === 0 ? makeSigning('approved', read) : makeSigning('denied', { criteria: [LEAF], readings: [readingOf(LEAF, 'not-met')] }),
      ),
    ),
  );
  expect(words.toSorted()).toEqual([...Array(49).fill('conflict'), 'ok']);
  const { id } = (await loadCase(nurse, number)).case;
  expect(await db().decision.count({ where: { caseId: id } })).toBe(1);
  expect(await db().snapshot.count({ where: { caseId: id } })).toBe(1);
  expect(await told(number, 2)).toEqual(['peer-to-peer-recorded', 'decision-signed']);
}, 60_000);

test('a nurse still approves what meets, and freezes it by the same schema', async () => {
  const number = await createAnswered(nurse, {});
  await confirm(nurse, number);
  await approve(nurse, number);
  expect(await frozen(number)).toMatchObject({ schema: 3, signature: null, contacts: [], escalations: [], informationRequests: [] });
});
