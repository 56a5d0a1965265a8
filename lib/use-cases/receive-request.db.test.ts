import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { acting, createPlan, createUser, makeIntake } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { db } from '../data/db.ts';
import { intakeSchema } from '../forms/intake-schema.ts';
import { findFacility } from './find-facility.ts';
import { findMember } from './find-member.ts';
import { findPractitioner } from './find-practitioner.ts';
import { listIntakePlans } from './list-intake-plans.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { receiveRequest } from './receive-request.ts';

let nurse: Viewer;
let stranger: Viewer;

beforeAll(async () => {
  await createPlan('molina-medicaid');
  await createPlan('uhc-commercial');
  await createPlan('hcsc-commercial');
  nurse = await createUser('nurse', ['molina-medicaid', 'hcsc-commercial']);
  stranger = await createUser('nurse', ['uhc-commercial']);
});

const count = () => db().case.count();

test('a request becomes a received case that holds what was typed', async () => {
  const command = makeIntake('permanent');
  expect(intakeSchema.parse(command)).toEqual(command);
  const { numbers, alreadyReceived } = await receiveRequest(acting(nurse), command);
  expect(alreadyReceived).toBe(false);
  expect(numbers).toEqual([expect.stringMatching(/^PA-26-\d{6}$/)]);
  const { case: c, evaluation } = await loadCase(nurse, numbers[0] ?? '');
  expect(c).toMatchObject({
    id: command.submissionId,
    status: 'received',
    version: 1,
    assignee: null,
    channel: 'fax',
    receivedAt: '2026-11-20T19:30:00.000Z',
    receivedOn: '2026-11-20',
    enteredAt: '2026-11-20T20:00:00.000Z',
    enteredBy: nurse.name,
    urgency: 'standard',
    payer: 'molina',
    state: 'OH',
    stage: null,
    dateOfService: '2026-12-01',
    member: command.member,
    representative: null,
    diagnoses: command.diagnoses,
    links: [],
  });
  expect(c.lines.map((line) => line.code)).toEqual(['62362', '62350']);
  expect(c.outcome).toBe(evaluation.outcome);
  expect(evaluation).toMatchObject({ outcome: 'needs-information', policy: 'molina-mcp-160', stage: 'permanent' });
});

test('notice is due by the plan’s clock, with its source', async () => {
  const standard = await receiveRequest(acting(nurse), makeIntake());
  // Day 7 after Nov 20, end of day in New York.
  expect((await loadCase(nurse, standard.numbers[0] ?? '')).case).toMatchObject({
    dueAt: '2026-11-28T04:59:59.000Z',
    dueBasis: '42 CFR 438.210(d)',
  });

  const urgency = { ...makeIntake().urgency, requested: 'expedited', attestedBy: 'practitioner', finding: 'Withdrawal is near.' } as const;
  const expedited = await receiveRequest(acting(nurse), makeIntake('permanent', { urgency }));
  const { case: c } = await loadCase(nurse, expedited.numbers[0] ?? '');
  expect(c).toMatchObject({ urgency: 'expedited', dueAt: '2026-11-23T19:30:00.000Z' });
  expect(c.urgencyRecord).toMatchObject({ attestedBy: 'practitioner', finding: 'Withdrawal is near.' });
});

test('lines of two kinds become two linked cases of one receipt', async () => {
  const { numbers } = await receiveRequest(acting(nurse), makeIntake('split'));
  expect(numbers).toHaveLength(2);
  const [first, second] = await Promise.all(numbers.map((number) => loadCase(nurse, number)));
  expect(first?.evaluation.stage).toBe('trial');
  expect(second?.evaluation.stage).toBe('permanent');
  expect(second?.case.receivedAt).toBe(first?.case.receivedAt);
  expect(first?.case.links).toMatchObject([{ kind: 'split', number: numbers[1] }]);
  expect(second?.case.links).toMatchObject([{ kind: 'split', number: numbers[0] }]);
  const { entries } = await loadHistory(nurse, numbers[1] ?? '');
  expect(entries[0]?.event).toMatchObject({ type: 'request-received', payload: { splitFrom: numbers[0], codes: ['62362'] } });
});

test('codes that leave the kind of request open are asked about, and nothing is written', async () => {
  const before = await count();
  await expect(receiveRequest(acting(nurse), makeIntake('open'))).rejects.toMatchObject({
    code: 'invalid',
    fields: expect.objectContaining({ 'lines.0.stage': expect.any(String) }),
  });
  expect(await count()).toBe(before);
  const lines = makeIntake('open').lines.map((line) => ({ ...line, stage: 'replacement' as const }));
  const { numbers } = await receiveRequest(acting(nurse), makeIntake('open', { lines }));
  expect(numbers).toHaveLength(1);
  expect((await loadCase(nurse, numbers[0] ?? '')).case.stage).toBe('replacement');
});

test('the same submission twice is received once', async () => {
  const command = makeIntake('split');
  const first = await receiveRequest(acting(nurse), command);
  const before = await count();
  const second = await receiveRequest(acting(nurse), command);
  expect(second).toEqual({ numbers: first.numbers, alreadyReceived: true });
  expect(await count()).toBe(before);
});

test('the same submission several times at once is received once', async () => {
  const command = makeIntake('split');
  const before = await count();
  const all = await Promise.all(Array.from({ length: 4 }, () => receiveRequest(acting(nurse), command)));
  expect(new Set(all.map((each) => each.numbers.join())).size).toBe(1);
  expect(all.filter((each) => !each.alreadyReceived)).toHaveLength(1);
  expect(await count()).toBe(before + 2);
  const { chain } = await loadHistory(nurse, all[0]?.numbers[0] ?? '');
  expect(chain).toEqual({ whole: true, count: 1 });
});

test('each case begins a chain that is whole', async () => {
  const { numbers } = await receiveRequest(acting(nurse), makeIntake('split'));
  for (const number of numbers) {
    const { chain, entries } = await loadHistory(nurse, number);
    expect(chain).toEqual({ whole: true, count: 1 });
    expect(entries[0]?.event).toMatchObject({ type: 'request-received', actor: { id: nurse.id, role: 'nurse' }, payload: { number } });
  }
});

test('another plan’s nurse finds no such plan, and never learns of the submission', async () => {
  const command = makeIntake();
  await receiveRequest(acting(nurse), command);
  await expect(receiveRequest(acting(stranger), command)).rejects.toMatchObject({ code: 'not-found' });
  await expect(receiveRequest(acting(stranger), { ...command, planId: 'uhc-commercial', receivedTime: '10:30' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(receiveRequest(acting(nurse), makeIntake('permanent', { planId: 'no-such-plan' }))).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('who is of the plan but receives no requests is told so', async () => {
  const director = await createUser('medical-director');
  await expect(receiveRequest(acting(director), makeIntake())).rejects.toMatchObject({ code: 'forbidden' });
  const manager = await createUser('manager');
  await expect(receiveRequest(acting(manager), makeIntake())).resolves.toMatchObject({ alreadyReceived: false });
});

test('a role that was taken away since the session began no longer counts', async () => {
  const former = await createUser('nurse');
  await db().membership.deleteMany({ where: { userId: former.id } });
  await expect(receiveRequest(acting(former), makeIntake())).rejects.toMatchObject({ code: 'forbidden' });
});

test.each([
  ['in the future', { receivedOn: '2026-11-21' }, 'receivedOn'],
  ['too old', { receivedOn: '2020-11-20' }, 'receivedOn'],
  ['skipped by the clock', { receivedOn: '2026-03-08', receivedTime: '02:30' }, 'receivedTime'],
  ['shown twice', { receivedOn: '2026-11-01', receivedTime: '01:30' }, 'receivedFold'],
])('a time of receipt %s is refused at its field', async (_, over, field) => {
  await expect(receiveRequest(acting(nurse), makeIntake('permanent', over))).rejects.toMatchObject({
    code: 'invalid',
    fields: { [field]: expect.any(String) },
  });
});

test('a request of 2025 is numbered and clocked as of 2025', async () => {
  const late = makeIntake('permanent', { planId: 'hcsc-commercial', receivedOn: '2025-06-02', receivedTime: '10:30' });
  const lines = late.lines.map((line) => ({ ...line, dateOfService: '2025-06-20' }));
  const { numbers } = await receiveRequest(acting(nurse), { ...late, lines });
  expect(numbers[0]).toMatch(/^PA-25-/);
  const { case: c, evaluation } = await loadCase(nurse, numbers[0] ?? '');
  expect(c.dueAt).toBe('2025-06-18T04:59:59.000Z');
  expect(evaluation.policy).toBe('hcsc-sur707.008');
});

test('the plan keeps the parties as last received, for its own people only', async () => {
  const memberId = randomUUID();
  const representative = { name: 'Lê Văn Bình', relationship: 'Son', address: makeIntake().member.address };
  const member = { ...makeIntake().member, memberId };
  const facility = { ...makeIntake().facility, npi: '1245319599' };
  await receiveRequest(acting(nurse), makeIntake('permanent', { member: { ...member, name: 'Earlier Name' }, facility }));
  await receiveRequest(acting(nurse), makeIntake('permanent', { member, representative, facility }));
  const planId = 'molina-medicaid';
  expect(await findMember(acting(nurse), { planId, memberId: ` ${memberId} ` })).toEqual({ member, representative });
  expect(await findPractitioner(acting(nurse), { planId, npi: '1234567893' })).toMatchObject({ name: 'Ruth Adeyemi, MD' });
  expect(await findFacility(acting(nurse), { planId, npi: '1245319599' })).toEqual(facility);
  // Seen, and noted as such: by whom, and whose.
  const seen = await db().viewEvent.findMany({ where: { kind: 'member' } });
  expect(seen).toMatchObject([{ userId: nurse.id, subject: `${planId} ${memberId}`, caseNumber: '' }]);
  // Not to another plan's nurse, nor under another plan, nor to who receives no requests.
  expect(await findMember(acting(stranger), { planId, memberId })).toBeNull();
  expect(await findMember(acting(nurse), { planId: 'hcsc-commercial', memberId })).toBeNull();
  expect(await findMember(acting(await createUser('auditor')), { planId, memberId })).toBeNull();
  expect(await db().viewEvent.count({ where: { kind: 'member' } })).toBe(1);
  expect(await findPractitioner(acting(stranger), { planId, npi: '1234567893' })).toBeNull();
  expect(await findFacility(acting(stranger), { planId, npi: '1245319599' })).toBeNull();
});

test('the plans one may receive for, with their clocks', async () => {
  expect((await listIntakePlans(nurse)).map((plan) => plan.id)).toEqual(['hcsc-commercial', 'molina-medicaid']);
  expect(await listIntakePlans(await createUser('medical-director'))).toEqual([]);
});
