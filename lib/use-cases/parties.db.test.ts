// Parties that change after receipt, and letters that follow them: on a real database.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answerAll,
  approve,
  asOwner,
  confirm,
  createCase,
  decisionLettersOf,
  deliver,
  deliverAll,
  issueDecision,
  outcomes,
  withdraw,
} from '../../tests/cases.ts';
import { acting, createPlan, createUser, makeIntake } from '../../tests/factories.ts';
import type { ChangedParties } from '../cases/party.ts';
import type { RepresentativeParty } from '../cases/snapshot.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { snapshotText } from '../data/letters.ts';
import { findKeptMember } from '../data/parties.ts';
import { intakeSchema } from '../forms/intake-schema.ts';
import { changeSchema } from '../forms/parties-schema.ts';
import { changeParties } from './change-parties.ts';
import { issueLetters } from './issue-letters.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { loadLetters } from './load-letters.ts';
import { owedRecipients } from './owed-recipients.ts';
import { receiveRequest } from './receive-request.ts';
import { renderAgain } from './render-again.ts';
import { replayCase } from './replay-decisions.ts';
import { verifyCase } from './verify-trail.ts';

let nurse: Viewer;
let manager: Viewer;
let director: Viewer;

beforeAll(async () => {
  await createPlan();
  [nurse, manager, director] = await Promise.all([createUser('nurse'), createUser('manager'), createUser('medical-director')]);
});
afterAll(disconnect);

const { address } = makeIntake().member;
const appointment = { kind: 'power-of-attorney', validFrom: '2026-01-05', validUntil: null, source: 'Fax of January 6, page 2' } as const;
const agent: RepresentativeParty = { name: 'Adele Abernathy', relationship: 'Daughter', address, kind: 'authorized', appointment };
const member = { address, language: 'en' };
const chosen = { ...address, line1: 'P.O. Box 7', postalCode: '43604' };

async function change(viewer: Viewer, number: string, to: Partial<ChangedParties>, over: { seen?: number; reason?: string } = {}) {
  const { case: c } = await loadCase(nurse, number);
  const parties = { member, representative: c.representative, ...to };
  return changeParties(acting(viewer), { number, seen: c.eventCount, reason: 'The member called', ...parties, ...over });
}
const owedTo = async (number: string) =>
  (await loadLetters(nurse, number)).notices.map(({ key, owed, letters }) => ({ key, owed, to: letters.map((l) => l.addressee) }));
const sqlOwed = async (number: string) => {
  const [row] = await asOwner('SELECT owed_recipients(c) AS to FROM "case" c WHERE number = $1', [number]);
  return row?.to;
};

describe('a change of parties', () => {
  test('is an event of the case with what was and what is, and later requests begin with it', async () => {
    const number = await createCase('claimed', nurse);
    await change(manager, number, { member: { ...member, confidentialAddress: chosen, format: 'large-print' }, representative: agent });
    const { case: c } = await loadCase(nurse, number);
    expect([c.member.confidentialAddress, c.member.name, c.representative]).toEqual([chosen, 'Maria Nguyễn-Ortega', agent]);
    const { entries, chain } = await loadHistory(nurse, number);
    expect(chain.whole).toBe(true);
    expect(entries.at(-1)?.event).toMatchObject({
      type: 'parties-changed',
      payload: { before: { representative: null }, after: { representative: { name: 'Adele Abernathy' } }, reason: 'The member called' },
    });
    expect(await findKeptMember(nurse, 'molina-medicaid', c.member.memberId)).toEqual({ member: c.member, representative: agent });
  });

  test.each([
    ['by a medical director', () => director, {}, {}, 'forbidden'],
    ['without a reason', () => nurse, {}, { reason: ' ' }, 'conflict'],
    ['that changes nothing', () => nurse, { member: { address, language: 'vi' } }, {}, 'conflict'],
    ['of a case that moved on', () => nurse, {}, { seen: 1 }, 'conflict'],
    ['to a parent of somebody of age', () => nurse, { representative: { ...agent, kind: 'parent' as const } }, {}, 'invalid'],
  ] as const)('%s is refused', async (_what, who, to, over, code) => {
    const number = await createCase('claimed', nurse);
    await expect(change(who(), number, to, over)).rejects.toMatchObject({ code });
    expect((await loadHistory(nurse, number)).entries.map(({ event }) => event.type)).not.toContain('parties-changed');
  });

  test('of a closed case is refused, and by raw SQL cannot change who the member is', async () => {
    const closed = await createCase('closed', nurse);
    await expect(change(nurse, closed, { representative: agent })).rejects.toMatchObject({ code: 'conflict' });
    const { case: c } = await loadCase(nurse, await createCase('received', nurse));
    const call = (name: string) =>
      db().$queryRaw<{ word: string }[]>`SELECT change_parties(${c.id}::uuid, ${nurse.id}, ${c.eventCount}::int,
        ${JSON.stringify({ member: { ...c.member, name }, representative: agent })}::jsonb, '{}', '{}') AS word`;
    expect(await call('Somebody Else')).toEqual([{ word: 'forbidden' }]);
  });

  test('made twice at once is made once', async () => {
    const number = await createCase('claimed', nurse);
    const { eventCount: seen } = (await loadCase(nurse, number)).case;
    const both = await Promise.allSettled([
      change(nurse, number, { representative: agent }, { seen }),
      change(manager, number, { member: { ...member, dateOfDeath: '2026-11-10' }, representative: null }, { seen }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('letters follow', () => {
  test('whoever acts, in the program as in the database', async () => {
    const number = await createCase('claimed', nurse);
    for (const kind of [undefined, 'authorized', 'guardian'] as const) {
      const { kind: _kind, appointment: document, ...bare } = agent;
      await change(nurse, number, { representative: kind === undefined ? bare : { ...bare, kind, appointment: document ?? null } });
      const { case: c } = await loadCase(nurse, number);
      expect(await sqlOwed(number)).toEqual(owedRecipients(c).sort());
    }
    expect(await sqlOwed(number)).toEqual(['practitioner', 'representative']);
  });

  test('after the decision: at the address as it is by then, with the bytes made again and verified', async () => {
    const number = await createCase('decided', nurse);
    await change(nurse, number, { member: { ...member, confidentialAddress: chosen, language: 'en' }, representative: agent });
    await issueDecision(nurse, number);
    const letters = await decisionLettersOf(nurse, number);
    expect(letters.map((l) => l.addressee)).toEqual(['Maria Nguyễn-Ortega', 'Ruth Adeyemi, MD', 'Adele Abernathy']);
    expect(JSON.stringify(letters[0]?.content)).toContain('P.O. Box 7');
    for (const { issued } of letters) expect(await renderAgain(issued?.id ?? '')).toMatchObject({ same: true });
    expect(await replayCase(number)).toMatchObject({ same: true, counts: { letters: 3 } });
    // The record of the decision is as it was signed.
    const { decision } = (await loadCase(nurse, number)).case;
    expect(JSON.parse(await snapshotText(decision?.snapshotId ?? ''))).toMatchObject({ representative: null });
    await deliverAll(nurse, number);
    expect((await loadCase(nurse, number)).case.status).toBe('closed');
  });

  test('that somebody changes while letters are made: the letters are not stored, and made anew', async () => {
    const number = await createCase('decided', nurse);
    const both = await outcomes([
      issueDecision(nurse, number),
      change(manager, number, { member: { ...member, confidentialAddress: chosen } }),
    ]);
    const { letters } = (await loadCase(nurse, number)).case;
    if (letters.length === 0) await issueDecision(nurse, number);
    expect(both).toContain('ok');
    for (const { id } of (await loadCase(nurse, number)).case.letters) expect(await renderAgain(id)).toMatchObject({ same: true });
    // Made for those of before, and sent in under the lock after they changed: refused by the database.
    const { case: c } = await loadCase(nurse, await createCase('decided', nurse));
    const parties = JSON.stringify({ member: { ...c.member, language: 'ko' }, representative: null });
    const insert = `INSERT INTO letter (id, case_id, notice, snapshot_id, decision_id, kind, recipient, addressee, status, pdf, sha256, parties, issued_by_id, issued_by, issued_at)
      SELECT gen_random_uuid(), d.case_id, 'decision', d.snapshot_id, d.id, 'approved', 'member', 'x', 'issued', 'x'::bytea, encode(sha256('x'::bytea), 'hex'), $2, d.signer_id, 'x', now()
      FROM decision d WHERE d.case_id = $1`;
    await expect(asOwner(insert, [c.id, parties])).rejects.toThrow('the parties changed while the letter was made');
  });

  test('a death: to the estate, then to who acts for it and to the member no more', async () => {
    const number = await createCase('decided', nurse);
    const died = { ...member, dateOfDeath: '2026-11-18' };
    await change(nurse, number, { member: died });
    expect((await owedTo(number))[0]?.to).toEqual(['To the estate of Maria Nguyễn-Ortega', 'Ruth Adeyemi, MD']);
    await change(nurse, number, { member: died, representative: { ...agent, kind: 'estate' } });
    expect((await owedTo(number))[0]?.to).toEqual(['Ruth Adeyemi, MD', 'Adele Abernathy']);
    await issueDecision(nurse, number);
    await deliverAll(nurse, number);
    expect((await loadCase(nurse, number)).case.status).toBe('closed');
  });

  test('who no longer acts: what is out stays, and the case closes when nothing else is owed', async () => {
    const number = await createCase('decided', nurse);
    await change(nurse, number, { representative: agent });
    await issueDecision(nurse, number);
    for (const { issued, recipient } of await decisionLettersOf(nurse, number))
      if (recipient !== 'representative') await deliver(nurse, number, issued?.id ?? '');
    expect((await loadCase(nurse, number)).case.status).toBe('decided');
    await change(nurse, number, { representative: null });
    const { case: c } = await loadCase(nurse, number);
    expect([c.status, c.letters.length]).toEqual(['closed', 3]);
    expect((await loadHistory(nurse, number)).entries.slice(-2).map(({ event }) => event.type)).toEqual(['parties-changed', 'case-closed']);
    expect(await verifyCase(number, { trusted: new Set(), seen: null })).toMatchObject({ whole: true });
  });

  test('none goes to a representative without the document, until it is recorded', async () => {
    const number = await createCase('claimed', nurse);
    await change(nurse, number, { representative: { ...agent, appointment: null } });
    await answerAll(nurse, number);
    await confirm(nurse, number);
    await approve(nurse, number);
    await expect(issueDecision(nurse, number)).rejects.toMatchObject({
      message: expect.stringContaining('acts for the member is not recorded'),
    });
    await change(nurse, number, { representative: agent });
    await issueDecision(nurse, number);
  });

  test('Braille: not before it is arranged for', async () => {
    const number = await createCase('decided', nurse);
    await change(nurse, number, { member: { ...member, format: 'braille' } });
    await expect(issueDecision(nurse, number)).rejects.toMatchObject({ message: expect.stringContaining('in Braille') });
    await issueLetters(acting(nurse), { number, key: 'decision', arranged: 'Ohio Braille Press, order 4471' });
    expect((await decisionLettersOf(nurse, number))[0]?.issued?.arranged).toBe('Ohio Braille Press, order 4471');
  });

  test('a withdrawn case owes its notice to whom the parties say', async () => {
    const number = await createCase('claimed', nurse);
    await withdraw(nurse, number);
    await change(nurse, number, { representative: agent });
    expect((await owedTo(number))[0]).toMatchObject({
      key: 'withdrawal',
      owed: true,
      to: ['Maria Nguyễn-Ortega', 'Ruth Adeyemi, MD', 'Adele Abernathy'],
    });
  });
});

describe('at intake', () => {
  test('a minor’s letters are read by the parent or guardian, from the date of birth on the day of receipt', async () => {
    const { numbers } = await receiveRequest(
      acting(nurse),
      makeIntake('permanent', { member: { ...makeIntake().member, dateOfBirth: '2010-06-01', language: 'en' } }),
    );
    await withdraw(nurse, numbers[0] ?? '');
    expect((await owedTo(numbers[0] ?? ''))[0]?.to[0]).toBe('To the parent or guardian of Maria Nguyễn-Ortega');
  });

  test('parties that contradict each other are not received', async () => {
    const estate = makeIntake('permanent', { representative: { ...agent, kind: 'estate' } });
    await expect(receiveRequest(acting(nurse), estate)).rejects.toMatchObject({
      code: 'invalid',
      fields: { 'representative.kind': expect.any(String) },
    });
  });

  test('what was left empty is not kept, and a document is asked for whole', () => {
    const typed = {
      ...makeIntake(),
      member: { ...makeIntake().member, format: 'standard', confidentialAddress: null, dateOfDeath: '', coverageFrom: '' },
    };
    expect(intakeSchema.parse(typed).member).toEqual(makeIntake().member);
    const open = { kind: 'cms-1696', validFrom: '', validUntil: '', source: '' };
    const result = changeSchema.safeParse({ member, representative: { ...agent, appointment: open }, reason: 'x' });
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'representative.appointment.validFrom',
      'representative.appointment.source',
    ]);
    const none = changeSchema.parse({ member, representative: { ...agent, appointment: { ...open, kind: '' } }, reason: 'x' });
    expect(none.representative?.appointment).toBeNull();
  });
});
