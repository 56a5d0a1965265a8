import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answerAll,
  approve,
  asApp,
  asOwner,
  confirm,
  createCase,
  decisionLettersOf,
  deliverAll,
  issueDecision,
  outcomes,
  withdraw,
} from '../../tests/cases.ts';
import { createDirector, createTaken, makeSigning, NOT_MET, sign } from '../../tests/directors.ts';
import { acting, createPlan, createUser, makeIntake, makePlan } from '../../tests/factories.ts';
import { ENDING_BASES, type EndingBasis } from '../cases/endings.ts';
import type { CaseEvent } from '../cases/events.ts';
import type { Viewer } from '../data/access.ts';
import { canonical, eventBody, sha256 } from '../data/audit.ts';
import { db, disconnect } from '../data/db.ts';
import { replaceEligibility } from '../data/eligibility.ts';
import { caseChecks } from './case-checks.ts';
import { changeUrgency } from './change-urgency.ts';
import { claimCase } from './claim-case.ts';
import { type CheckCommand, confirmCheck, confirmSuggested } from './confirm-check.ts';
import { correctRequest } from './correct-request.ts';
import { type EndCommand, endCase } from './end-case.ts';
import { extendClock } from './extend-clock.ts';
import { type AppealCommand, fileAppeal } from './file-appeal.ts';
import { findDuplicates } from './find-duplicates.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { loadSnapshot } from './load-letters.ts';
import { receiveRequest } from './receive-request.ts';
import { replayCase } from './replay-decisions.ts';
import { verifyCase } from './verify-trail.ts';

const PLANS = ['molina-medicaid', 'uhc-commercial', 'medicare-advantage'] as const;
const MEMBER = makeIntake().member.memberId;
let nurse: Viewer;
let manager: Viewer;
let director: Viewer;

beforeAll(async () => {
  const { settings } = makePlan('molina-medicaid');
  await createPlan('molina-medicaid', {
    settings: {
      ...settings,
      beforeReview: {
        ...settings.beforeReview,
        exclusions: [{ codes: ['A4220'], source: 'Handbook, What is not covered' }],
        delegates: [{ codes: ['62370'], name: 'Lakeshore Review', contact: '1-800-555-0142' }],
        networkFacilities: ['1234567893'],
      },
    },
  });
  for (const state of PLANS.slice(1)) await createPlan(state);
  [nurse, manager] = await Promise.all([createUser('nurse', PLANS), createUser('manager', PLANS)]);
  director = await createDirector(PLANS);
}, 60_000);
afterAll(disconnect);

/** A member of one's own, so that no test finds another's cases. */
const member = (memberId: string = randomUUID()) => ({ member: { ...makeIntake().member, memberId } });

const check = (by: Viewer, number: string, kind: CheckCommand['kind'], over: Partial<CheckCommand> = {}) =>
  confirmCheck(acting(by), { number, kind, result: 'favorable', note: 'Looked up in the file', original: '', ...over });
const against = (by: Viewer, number: string, kind: CheckCommand['kind'], over: Partial<CheckCommand> = {}) =>
  check(by, number, kind, { result: 'unfavorable', ...over });

const FORWARDED = { to: 'Lakeshore Review', contact: '1-800-555-0142', at: '2026-11-20T19:45:00Z', means: 'Fax' };

async function end(by: Viewer, number: string, basis: EndingBasis, over: Partial<EndCommand> = {}): Promise<void> {
  const { version } = (await loadCase(nurse, number)).case;
  await endCase(acting(by), {
    number,
    version,
    basis,
    reason: 'The plan did not cover the member on the day of care.',
    provision: 'Handbook, page 12',
    rationale: '',
    forwarded: basis === 'delegate' || basis === 'other-payer' ? FORWARDED : null,
    ...over,
  });
}

const NEEDS: Partial<Record<EndingBasis, CheckCommand['kind']>> = {
  eligibility: 'eligibility',
  benefit: 'benefit',
  'no-authorization-required': 'authorization',
  delegate: 'responsibility',
  'other-payer': 'responsibility',
};

/** A case that ended on this ground. @returns its number */
async function createEnded(basis: EndingBasis, over: Parameters<typeof createCase>[2] = {}): Promise<string> {
  const number = await createCase('claimed', nurse, { ...member(), ...over });
  const kind = NEEDS[basis];
  if (kind) await against(nurse, number, kind);
  await end(manager, number, basis);
  return number;
}

describe('the checks before review', () => {
  test('are suggested by the plan’s data, and stand open until a person confirms them', async () => {
    const own = member();
    await replaceEligibility([
      { planId: 'molina-medicaid', memberId: own.member.memberId, spans: [{ from: '2026-01-01', to: '2026-11-30' }] },
    ]);
    const number = await createCase('claimed', nurse, own);
    const { case: c } = await loadCase(nurse, number);
    const states = await caseChecks(nurse, c);
    expect(states.map(({ kind, state, suggestion }) => [kind, state, suggestion.result])).toEqual([
      ['eligibility', 'open', 'unfavorable'],
      ['benefit', 'open', 'favorable'],
      ['authorization', 'open', null],
      ['responsibility', 'open', 'favorable'],
      ['network', 'open', null],
      ['duplicate', 'open', 'favorable'],
      ['timing', 'open', 'favorable'],
    ]);
    await check(nurse, number, 'benefit', { note: '' });
    await against(manager, number, 'eligibility');
    const after = (await loadCase(nurse, number)).case;
    expect(after.version).toBe(c.version + 2);
    expect((await caseChecks(nurse, after)).map(({ state }) => state).slice(0, 2)).toEqual(['unfavorable', 'favorable']);
    expect(after.checks.map(({ kind, by, at, suggested }) => [kind, by, at, suggested])).toEqual([
      ['benefit', nurse.name, '2026-11-20T20:00:00.000Z', 'favorable'],
      ['eligibility', manager.name, '2026-11-20T20:00:00.000Z', 'unfavorable'],
    ]);
    expect((await loadHistory(nurse, number)).chain.whole).toBe(true);
  });

  test('that are suggested for the review are confirmed together, each with its event, and what is said of no other is left', async () => {
    const number = await createCase('claimed', nurse, member());
    const { case: c } = await loadCase(nurse, number);
    const plain = (await caseChecks(nurse, c)).filter(({ suggestion }) => suggestion.result === 'favorable').map(({ kind }) => kind);
    expect(plain).toEqual(['benefit', 'responsibility', 'duplicate', 'timing']);
    // Pressed by several at once: one of them confirms, the others are told.
    const all = await outcomes(Array.from({ length: 4 }, () => confirmSuggested(acting(nurse), { number, kinds: plain })));
    expect(all.toSorted()).toEqual(['conflict', 'conflict', 'conflict', 'ok']);
    const { case: after } = await loadCase(nurse, number);
    expect(after.checks.map(({ kind, result, suggested, by }) => [kind, result, suggested, by])).toEqual(
      plain.map((kind) => [kind, 'favorable', 'favorable', nurse.name]),
    );
    expect(after.version).toBe(c.version + plain.length);
    const { entries, chain } = await loadHistory(nurse, number);
    expect(chain.whole).toBe(true);
    expect(entries.filter(({ event }) => event.type === 'check-confirmed')).toHaveLength(plain.length);
    expect(await verifyCase(number, { trusted: new Set<string>(), seen: null })).toMatchObject({ whole: true, faults: [] });
  });

  test('are confirmed together as they were seen, or not at all', async () => {
    const number = await createCase('claimed', nurse, member());
    const together = (...kinds: CheckCommand['kind'][]) => confirmSuggested(acting(nurse), { number, kinds });
    await expect(together('benefit', 'network')).rejects.toThrow('Network is not as you saw it any more. Nothing was confirmed');
    await against(manager, number, 'benefit');
    await expect(together('timing', 'benefit')).rejects.toMatchObject({ code: 'conflict' });
    await expect(confirmSuggested(acting(await createUser('auditor')), { number, kinds: ['timing'] })).rejects.toMatchObject({
      code: 'forbidden',
    });
    // Nor does the database write over what was found meanwhile, or keep those before it.
    const { id, checks, eventCount } = (await loadCase(nurse, number)).case;
    const row = (kind: CheckCommand['kind'], over: Partial<Pick<CheckCommand, 'result'> & { suggested: null }> = {}) => {
      const found = { kind, result: 'favorable', suggested: 'favorable', note: '', original: '', ...over } as const;
      const check = { ...found, id: randomUUID(), by: nurse.name, at: acting(nurse).at };
      const payload = { ...found, check: check.id, why: '' };
      return { check, clock: null, seen: 0, body: eventBody(acting(nurse), PLANS[0], { type: 'check-confirmed', payload }) };
    };
    const confirmed = (...rows: object[]) =>
      asApp('SELECT confirm_checks($1::uuid, $2, $3::jsonb) AS word', [id, nurse.id, JSON.stringify(rows)]);
    expect(await confirmed(row('timing'), row('benefit'))).toEqual([{ word: 'conflict' }]);
    expect(await confirmed(row('timing'), row('timing'))).toEqual([{ word: 'conflict' }]);
    expect(await confirmed(row('timing'), row('network', { suggested: null }))).toEqual([{ word: 'forbidden' }]);
    expect(await confirmed(row('timing', { result: 'unfavorable' }))).toEqual([{ word: 'forbidden' }]);
    expect((await loadCase(nurse, number)).case).toMatchObject({ checks, eventCount });
  });

  test('say what they rest on where they speak against the review, or against the plan’s data', async () => {
    const number = await createCase('claimed', nurse, member());
    await expect(against(nurse, number, 'network', { note: ' ' })).rejects.toMatchObject({
      code: 'invalid',
      fields: { note: expect.any(String) },
    });
    await expect(check(nurse, number, 'duplicate', { result: 'unfavorable', original: 'PA-26' })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(against(nurse, number, 'duplicate', { original: number })).rejects.toMatchObject({ code: 'invalid' });
    await expect(against(nurse, number, 'duplicate', { original: 'PA-26-999999' })).rejects.toMatchObject({ code: 'invalid' });
  });

  test('are confirmed by nobody once the case is decided, and by no stranger', async () => {
    const number = await createCase('decided', nurse, member());
    await expect(check(nurse, number, 'benefit')).rejects.toMatchObject({ code: 'conflict' });
    await expect(check(await createUser('auditor'), number, 'benefit')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(check(await createUser('nurse', ['uhc-commercial']), number, 'benefit')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('one that speaks against the case keeps it from a decision on the merits, until it is confirmed anew', async () => {
    const number = await createCase('ready', nurse, member());
    await against(nurse, number, 'eligibility');
    await confirm(nurse, number);
    await expect(approve(nurse, number)).rejects.toThrow('Not covered on the date of service: this leads to “Denied administratively”');
    await check(nurse, number, 'eligibility', { note: 'Reinstated today' });
    await confirm(nurse, number);
    await approve(nurse, number);
    const snapshot = await loadSnapshot(await loadCase(nurse, number));
    expect(snapshot?.checks?.map(({ kind, result }) => [kind, result])).toEqual([['eligibility', 'favorable']]);
  });

  test('nor does a director sign it', async () => {
    const number = await createTaken(nurse, director, NOT_MET, member());
    await against(manager, number, 'responsibility');
    await expect(sign(director, number, makeSigning('approved'))).rejects.toThrow('A delegate or another payer decides');
  });
});

test('what was found of one plan counts no more once the case is corrected to another, but that the service was given', async () => {
  const number = await createCase('claimed', nurse, member());
  await against(nurse, number, 'eligibility');
  await against(nurse, number, 'timing');
  const { version, stage } = (await loadCase(nurse, number)).case;
  await correctRequest(acting(nurse), { number, version, planId: 'uhc-commercial', stage, reason: 'The card says so' });
  const after = (await loadCase(nurse, number)).case;
  expect(after.checks.map(({ kind }) => kind)).toEqual(['timing']);
  expect(after).toMatchObject({ retrospective: true, dueBasis: expect.stringContaining('2560.503-1') });
  await expect(end(manager, number, 'eligibility')).rejects.toThrow('Confirm first, in Overview');
});

describe('a service that was given before the request came in', () => {
  const given = { lines: makeIntake().lines.map((line) => ({ ...line, dateOfService: '2026-11-10' })) };

  test('is suggested, and moves the case to a time of its own from receipt, once a person confirms it', async () => {
    const number = await createCase('claimed', nurse, { ...member(), ...given });
    const before = (await loadCase(nurse, number)).case;
    expect((await caseChecks(nurse, before)).at(-1)?.suggestion.result).toBe('unfavorable');
    expect(before.dueAt).toBe('2026-11-28T04:59:59.000Z');
    await against(nurse, number, 'timing');
    const { case: c } = await loadCase(nurse, number);
    expect(c).toMatchObject({ retrospective: true, urgency: 'standard', dueAt: '2026-12-21T04:59:59.000Z', dueVerified: false });
    const words = await outcomes([
      changeUrgency(acting(nurse), { number, to: 'expedited', reason: 'Alarm', attestedBy: 'practitioner', oralNotice: null }),
      extendClock(acting(nurse), { number, reason: 'More records', askedBy: 'plan' }),
    ]);
    expect(words).toEqual(['conflict', 'conflict']);
    await check(nurse, number, 'timing', { note: 'The date was a typing error' });
    expect((await loadCase(nurse, number)).case).toMatchObject({ retrospective: false, dueAt: before.dueAt, clockSteps: [] });
  });

  test('an expedited request is one no more', async () => {
    const urgency = { ...makeIntake().urgency, requested: 'expedited' as const, attestedBy: 'practitioner' as const, finding: 'Alarm' };
    const number = await createCase('claimed', nurse, { ...member(), ...given, urgency });
    await against(nurse, number, 'timing');
    const { case: c } = await loadCase(nurse, number);
    expect(c).toMatchObject({ urgency: 'standard', dueAt: '2026-12-21T04:59:59.000Z' });
    expect((await loadHistory(nurse, number)).entries.at(-1)?.event).toMatchObject({
      type: 'check-confirmed',
      payload: { kind: 'timing', clock: { before: expect.any(String), after: c.dueAt.replace('.000', '') } },
    });
  });
});

describe('a duplicate', () => {
  test('is found while the request is typed, linked at receipt, and never restarts the clock', async () => {
    const own = member();
    const first = await createCase('received', nurse, own);
    const { case: original } = await loadCase(nurse, first);
    const { planId, lines } = makeIntake('permanent', own);
    const found = await findDuplicates(acting(nurse), { planId, memberId: own.member.memberId, lines });
    expect(found.map(({ number }) => number)).toEqual([first]);
    expect(await findDuplicates(acting(director), { planId, memberId: own.member.memberId, lines })).toEqual([]);
    const again = makeIntake('permanent', { ...own, receivedOn: '2026-11-24', receivedTime: '08:00', duplicateOf: [first] });
    const { numbers } = await receiveRequest(acting(nurse, '2026-11-24T20:00:00.000Z'), again);
    const { case: c } = await loadCase(nurse, numbers[0] ?? '');
    expect(c.links).toMatchObject([{ kind: 'duplicate', way: 'from', number: first }]);
    expect([c.receivedAt, c.dueAt]).toEqual([original.receivedAt, original.dueAt]);
    expect((await loadCase(nurse, first)).case).toMatchObject({ dueAt: original.dueAt, receivedAt: original.receivedAt });
    const [received] = (await loadHistory(nurse, c.number)).entries;
    expect(received?.event.payload).toMatchObject({ duplicateOf: [first], cameAgainAt: '2026-11-24T13:00:00Z' });
  });

  test('of a case that is decided has the clock of its own receipt', async () => {
    const own = member();
    const first = await createCase('decided', nurse, own);
    const again = makeIntake('permanent', { ...own, receivedOn: '2026-11-24', duplicateOf: [first] });
    const { numbers } = await receiveRequest(acting(nurse, '2026-11-24T20:00:00.000Z'), again);
    const { case: c } = await loadCase(nurse, numbers[0] ?? '');
    expect(c.receivedOn).toBe('2026-11-24');
    expect(c.links).toMatchObject([{ kind: 'duplicate', number: first }]);
  });

  test('is of the same member, codes and days, and repeats nothing that was withdrawn', async () => {
    const own = member();
    const first = await createCase('claimed', nurse, own);
    const other = makeIntake('trial', { ...own, duplicateOf: [first] });
    await expect(receiveRequest(acting(nurse), other)).rejects.toMatchObject({ code: 'invalid' });
    await withdraw(nurse, first);
    await expect(receiveRequest(acting(nurse), makeIntake('permanent', { ...own, duplicateOf: [first] }))).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('that is confirmed in review is linked, and its clock stays', async () => {
    const own = member();
    const first = await createCase('received', nurse, own);
    const number = await createCase('claimed', nurse, own);
    const before = (await loadCase(nurse, number)).case;
    await against(nurse, number, 'duplicate', { original: first });
    const after = (await loadCase(nurse, number)).case;
    expect(after.links).toMatchObject([{ kind: 'duplicate', number: first }]);
    expect([after.dueAt, after.clockSteps]).toEqual([before.dueAt, []]);
    await check(nurse, number, 'duplicate', { note: 'Another pump' });
    expect((await loadCase(nurse, number)).case.links).toEqual([]);
  });
});

describe('every ending', () => {
  test.each(ENDING_BASES)('%s: has its decision, frozen record, letters and replay, and closes when notice is given', async (basis) => {
    const number = await createEnded(basis);
    const loaded = await loadCase(nurse, number);
    const { case: c } = loaded;
    const kind = c.decision?.kind;
    expect(c).toMatchObject({
      status: 'decided',
      ending: kind,
      decision: { basis, criteria: [], signing: null, credential: null, authorizationNumber: null },
    });
    const result = kind === 'administrative-denial' ? 'denied' : 'not-decided';
    expect(c.decision?.lines.every((line) => line.result === result)).toBe(true);
    expect(await loadSnapshot(loaded)).toMatchObject({ ending: { basis }, signature: null, decision: { kind } });
    expect((await decisionLettersOf(manager, number)).map(({ lint }) => lint.filter(({ level }) => level === 'blocks'))).toEqual([[], []]);
    await issueDecision(manager, number);
    await deliverAll(manager, number);
    expect((await loadCase(nurse, number)).case).toMatchObject({ status: 'closed', ending: kind });
    expect(await replayCase(number)).toMatchObject({ same: true, counts: { decisions: 1, letters: 2 } });
    expect((await loadHistory(nurse, number)).chain.whole).toBe(true);
  });

  test.each(ENDING_BASES.filter((basis) => NEEDS[basis]))('%s: not without the check that it rests on', async (basis) => {
    const number = await createCase('claimed', nurse, member());
    await expect(end(manager, number, basis)).rejects.toThrow('Confirm first, in Overview');
  });

  test('from every open status, also before anybody held the case', async () => {
    for (const state of ['received', 'claimed', 'pended', 'escalated'] as const) {
      const number = await createCase(state, nurse, member());
      await end(nurse, number, 'invalid-request');
      expect((await loadCase(nurse, number)).case).toMatchObject({ status: 'decided', ending: 'dismissed', informationDueAt: null });
    }
  });

  test('what is missing is named at its field', async () => {
    const number = await createCase('claimed', nurse, member());
    await against(nurse, number, 'responsibility');
    await against(nurse, number, 'benefit');
    await expect(
      end(nurse, number, 'delegate', { forwarded: { ...FORWARDED, at: '2027-01-01T00:00:00Z', to: ' ' } }),
    ).rejects.toMatchObject({
      fields: { to: expect.any(String), sentOn: expect.any(String) },
    });
    await expect(end(manager, number, 'benefit', { provision: ' ' })).rejects.toMatchObject({ fields: { provision: expect.any(String) } });
    await expect(end(nurse, number, 'invalid-request', { reason: ' ' })).rejects.toThrow('Give the reason');
    await expect(end(nurse, number, 'invalid-request', { version: 1 })).rejects.toThrow('changed while you worked on it');
  });

  test('one of twenty people who end the same case ends it', async () => {
    const number = await createCase('claimed', nurse, member());
    const words = await outcomes(Array.from({ length: 20 }, () => end(nurse, number, 'invalid-request')));
    expect(words.filter((word) => word === 'ok')).toHaveLength(1);
  });

  test('a withdrawn case says so in the same column', async () => {
    const number = await createCase('withdrawn', nurse, member());
    expect((await loadCase(nurse, number)).case).toMatchObject({ ending: 'withdrawn', status: 'withdrawn' });
  });
});

const appealOf = (number: string): AppealCommand => ({
  number,
  appealId: randomUUID(),
  channel: 'mail',
  by: 'member',
  standing: '',
  receivedOn: '2026-12-10',
  receivedTime: '09:15',
  urgency: { requested: 'standard', attestedBy: '', finding: '' },
  goodCause: '',
});

describe('an administrative denial', () => {
  test('is by whom the plan gave the authority, and by no other', async () => {
    const number = await createCase('claimed', nurse, member());
    await against(nurse, number, 'eligibility');
    await expect(end(nurse, number, 'eligibility')).rejects.toThrow('In this plan managers deny administratively');
    await expect(end(director, number, 'eligibility')).rejects.toThrow('In this plan managers deny administratively');
    await end(manager, number, 'eligibility');
  });

  test('does not speak of medical need', async () => {
    const number = await createCase('claimed', nurse, member());
    await against(nurse, number, 'eligibility');
    const reason = 'The care is not medically necessary.';
    await expect(end(manager, number, 'eligibility', { reason })).rejects.toThrow('speaks of medical need');
  });

  test('is appealed as a denial is, in which the first decider ends nothing', async () => {
    const number = await createEnded('eligibility');
    const { number: appeal } = await fileAppeal(acting(nurse, '2026-12-10T20:00:00.000Z'), appealOf(number));
    const colleague = await createUser('nurse', PLANS);
    await against(colleague, appeal, 'eligibility');
    await expect(end(manager, appeal, 'eligibility')).rejects.toThrow('took part in the first decision');
    await end(await createUser('manager', PLANS), appeal, 'eligibility');
    const [letter] = await decisionLettersOf(manager, appeal);
    expect(letter?.content?.kind).toBe('appeal-upheld');
  });

  test('upheld on appeal goes on as any denial does, where the line of business says so; an appeal that is dismissed asks for nothing', async () => {
    const colleague = await createUser('nurse', PLANS);
    const another = await createUser('manager', PLANS);
    const cameTo = async (basis: EndingBasis) => {
      const number = await createEnded('eligibility', { planId: 'medicare-advantage' });
      const { number: appeal } = await fileAppeal(acting(nurse, '2026-12-10T20:00:00.000Z'), appealOf(number));
      const kind = NEEDS[basis];
      if (kind) await against(colleague, appeal, kind);
      await end(another, appeal, basis);
      const { duties } = (await loadCase(nurse, appeal)).case;
      const [row] = await asOwner('SELECT appeal_outcome FROM "case" WHERE number = $1', [appeal]);
      return { outcome: row?.appeal_outcome, duties: duties.map((duty) => duty.kind) };
    };
    expect(await cameTo('eligibility')).toEqual({ outcome: 'upheld', duties: ['forwarding'] });
    expect(await cameTo('invalid-request')).toEqual({ outcome: 'dismissed', duties: [] });
  });
});

describe('the database refuses', () => {
  /** An ending made by hand, as the application's login could send it. */
  async function byHand(
    number: string,
    actor: Viewer,
    kind: string,
    over: { decision?: object; snapshot?: object; basis?: string; type?: string } = {},
  ) {
    const { case: c } = await loadCase(nurse, number);
    const basis = over.basis ?? 'eligibility';
    const text = canonical({ caseId: c.id, decision: { kind, rationale: '' }, ending: { basis }, signature: null, ...over.snapshot });
    const snapshot = { id: randomUUID(), canonical: text, sha256: sha256(text), taken_at: '2026-11-20T20:00:00Z' };
    const decision = {
      id: randomUUID(),
      kind,
      basis,
      lines: [{ number: 1, code: '62362', result: 'denied' }],
      reason: 'A reason',
      rationale: '',
      authorization_number: null,
      signer_id: actor.id,
      signer_name: actor.name,
      signer_role: 'manager',
      meaning: 'Made by hand',
      decided_at: '2026-11-20T20:00:00Z',
      ...over.decision,
    };
    const told = { decision: decision.id, kind: 'dismissed', basis: 'member-died', reason: '', snapshot: snapshot.sha256 } as const;
    const event: CaseEvent = over.type ? { type: 'case-claimed', payload: {} } : { type: 'case-ended', payload: { ...told, lines: [] } };
    const body = eventBody(acting(actor), c.plan.id, event);
    const [row] = await asApp('SELECT end_case($1::uuid, $2, $3::int, $4::jsonb, $5::jsonb, $6) AS word', [
      c.id,
      actor.id,
      c.version,
      JSON.stringify(snapshot),
      JSON.stringify(decision),
      body,
    ]);
    return row?.word;
  }

  async function notEligible(): Promise<string> {
    const number = await createCase('claimed', nurse, member());
    await against(nurse, number, 'eligibility');
    return number;
  }

  test.each<[string, object]>([
    ['criteria', { criteria: ['2.a'] }],
    ['a clinical signature', { signing: {} }],
    ['a license', { credential: {} }],
    ['a password given again', { reauthenticated_at: '2026-11-20T20:00:00Z' }],
    ['no reason', { reason: ' ' }],
    ['an approved line', { lines: [{ number: 1, code: '62362', result: 'approved' }] }],
  ])('an administrative denial with %s', async (_, decision) => {
    const number = await notEligible();
    await expect(byHand(number, manager, 'administrative-denial', { decision })).rejects.toThrow('decision_ending');
    expect((await loadCase(nurse, number)).case.status).toBe('in-review');
  });

  test('one on clinical grounds, or with an authorization', async () => {
    const number = await notEligible();
    await expect(byHand(number, manager, 'administrative-denial', { basis: 'criteria' })).rejects.toThrow('decision_ending');
    const authorized = { authorization_number: 'AUTH-26-000001', valid_from: '2026-12-01', valid_to: '2026-12-31' };
    await expect(byHand(number, manager, 'administrative-denial', { decision: authorized })).rejects.toThrow('decision_authorization');
  });

  test('an ending without authority, without its check, with the record of another, or that its event does not tell', async () => {
    const number = await notEligible();
    expect(await byHand(number, nurse, 'administrative-denial', { decision: { signer_role: 'nurse' } })).toBe('forbidden');
    expect(await byHand(number, director, 'dismissed', { basis: 'member-died' })).toBe('forbidden');
    expect(await byHand(number, manager, 'redirected', { basis: 'delegate' })).toBe('forbidden');
    expect(await byHand(number, manager, 'approved', { basis: 'criteria-met' })).toBe('forbidden');
    expect(await byHand(number, manager, 'administrative-denial', { snapshot: { caseId: randomUUID() } })).toBe('forbidden');
    const wrong = { snapshot: { decision: { kind: 'denied' } } };
    await expect(byHand(number, manager, 'administrative-denial', wrong)).rejects.toThrow('not of this ending');
    await expect(byHand(number, manager, 'administrative-denial', { snapshot: { signature: {} } })).rejects.toThrow('not of this ending');
    await expect(byHand(number, manager, 'administrative-denial', { decision: { signer_role: 'auditor' } })).rejects.toThrow(
      'no authority',
    );
    await expect(byHand(number, manager, 'administrative-denial', { type: 'other' })).rejects.toThrow('not the event of this step');
    expect(await byHand(number, manager, 'administrative-denial')).toBe('ok');
  });

  test('a clinical decision on an ending’s grounds, for every role', async () => {
    const number = await createCase('decided', nurse, member());
    const { id } = (await loadCase(nurse, number)).case;
    await expect(
      asOwner(
        `INSERT INTO decision SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'basis', 'eligibility', 'authorization_number', 'AUTH-26-999999'))).*
         FROM decision d WHERE d.case_id = $1`,
        [id],
      ),
    ).rejects.toThrow('decision_clinical_basis');
  });

  test('an ending that is only said in the case’s column', async () => {
    const number = await createCase('decided', nurse, member());
    await asOwner(`UPDATE "case" SET ending = 'dismissed' WHERE number = $1`, [number]);
    expect((await loadCase(nurse, number)).case.ending).toBeNull();
  });

  test('a change to what was confirmed, and a duplicate of another member', async () => {
    const number = await notEligible();
    const { id } = (await loadCase(nurse, number)).case;
    await expect(asOwner("UPDATE case_check SET result = 'favorable' WHERE case_id = $1", [id])).rejects.toThrow('never changed');
    await expect(asOwner('DELETE FROM case_check WHERE case_id = $1', [id])).rejects.toThrow('never changed');
    const stranger = await createCase('received', nurse, member());
    await expect(against(nurse, number, 'duplicate', { original: stranger })).rejects.toMatchObject({ code: 'invalid' });
    expect(await db().caseLink.count({ where: { toId: id, kind: 'duplicate' } })).toBe(0);
  });
});

test('a case is claimed and answered as before, whatever was not confirmed', async () => {
  const number = await createCase('received', nurse, member(`${MEMBER} 2`));
  await claimCase(acting(nurse), number);
  await answerAll(nurse, number);
  await confirm(nurse, number);
  await approve(nurse, number);
  expect((await loadSnapshot(await loadCase(nurse, number)))?.checks).toBeUndefined();
});
