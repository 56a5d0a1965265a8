// Transition of care on a real database: a new member with an implanted pump, and the short way to a refill.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCase, decisionLettersOf, deliverAll, issueDecision, outcomes } from '../../tests/cases.ts';
import { acting, createPlan, createUser, makeIntake, makePlan } from '../../tests/factories.ts';
import { transitionUntil } from '../cases/transition.ts';
import { EVERYTHING } from '../cases/worklist.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { findWorklist } from '../data/worklist.ts';
import type { IntakeCommand } from '../forms/intake-schema.ts';
import { approveContinuity, type ContinuityCommand } from './approve-continuity.ts';
import { changeParties, partiesOf } from './change-parties.ts';
import { claimCase } from './claim-case.ts';
import { escalateCase } from './escalate-case.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { renderAgain } from './render-again.ts';
import { replayCase } from './replay-decisions.ts';

const PLANS = ['molina-medicaid', 'uhc-commercial'] as const;
const rule = {
  graceDays: 90,
  conditions: ['The pump was in place before coverage began', 'Drug and dose are those of the last refill'],
  citation: '42 CFR 438.62(b)',
  verified: true,
};
let nurse: Viewer;
let other: Viewer;
let director: Viewer;

beforeAll(async () => {
  const { settings } = makePlan();
  await createPlan('molina-medicaid', { settings: { ...settings, transition: rule } });
  await createPlan('uhc-commercial');
  [nurse, other, director] = await Promise.all([
    createUser('nurse', PLANS),
    createUser('nurse', PLANS),
    createUser('medical-director', PLANS),
  ]);
});
afterAll(disconnect);

const implanted = (over: Partial<IntakeCommand> = {}, coverageFrom = '2026-11-01'): Partial<IntakeCommand> => {
  const { member, urgency, lines } = makeIntake();
  const [first] = lines;
  if (first === undefined) throw new Error('a request has a line');
  return {
    member: { ...member, language: 'en', coverageFrom },
    urgency: { ...urgency, pump: { ...urgency.pump, implanted: 'yes' }, finding: 'The refill is due in ten days' },
    lines: [{ ...first, code: '62370', stage: 'maintenance' }],
    ...over,
  };
};
const command = async (number: string, over: Partial<ContinuityCommand> = {}): Promise<ContinuityCommand> => {
  const { version, lines } = (await loadCase(nurse, number)).case;
  return { number, version, confirmedLines: lines.map((line) => line.number), conditions: rule.conditions, rationale: '', ...over };
};
const until = async (number: string) => (await loadCase(nurse, number)).case.transitionUntil;

describe('the flag', () => {
  test.each([
    ['on the first day of coverage', implanted({}, '2026-11-20')],
    ['on the last of the grace period', implanted({}, '2026-08-23')],
    ['the day after', implanted({}, '2026-08-22')],
    ['before coverage', implanted({}, '2026-11-21')],
    ['of a plan without a rule', implanted({ planId: 'uhc-commercial', receivedTime: '13:30' })],
    ['without a pump', implanted({ urgency: makeIntake().urgency })],
  ])('%s is in the database what it is in the program', async (_what, over) => {
    const number = await createCase('received', nurse, over);
    const { case: c } = await loadCase(nurse, number);
    const pumpImplanted = c.urgencyRecord.pump.implanted === 'yes';
    expect(c.transitionUntil).toBe(transitionUntil({ ...c, pumpImplanted }, c.plan.settings.transition));
  });

  test('follows the first day of coverage when that is put right, and the worklist finds it', async () => {
    const number = await createCase('claimed', nurse, implanted({}, '2026-11-21'));
    expect(await until(number)).toBeNull();
    const { case: c } = await loadCase(nurse, number);
    const { member } = partiesOf(c);
    const parties = { member: { ...member, coverageFrom: '2026-11-10' }, representative: null };
    await changeParties(acting(nurse), { number, seen: c.eventCount, reason: 'Enrollment file', ...parties });
    expect(await until(number)).toBe('2027-02-07');
    const { rows } = await findWorklist(nurse, { ...EVERYTHING, transition: 'new-members' }, '2026-11-21T00:00:00.000Z');
    expect(rows.find((row) => row.number === number)?.transitionUntil).toBe('2027-02-07');
    expect(rows.every((row) => row.transitionUntil !== null)).toBe(true);
  });
});

describe('approving for continuity', () => {
  test('decides with a basis of its own, until the grace period ends at the latest, with letters that say so', async () => {
    const number = await createCase('claimed', nurse, implanted());
    const authorization = await approveContinuity(acting(nurse), await command(number));
    const { decision, status, transitionUntil: last } = (await loadCase(nurse, number)).case;
    expect(status).toBe('decided');
    expect(decision).toMatchObject({
      kind: 'approved',
      basis: 'transition-of-care',
      authorizationNumber: authorization,
      validFrom: '2026-12-01',
      validTo: last,
      signerRole: 'nurse',
    });
    expect((await loadHistory(nurse, number)).entries.at(-1)?.event).toMatchObject({
      type: 'case-approved',
      payload: { transition: { citation: '42 CFR 438.62(b)', until: '2027-01-29', conditions: rule.conditions } },
    });
    await issueDecision(nurse, number);
    for (const { issued, content } of await decisionLettersOf(nurse, number)) {
      expect(JSON.stringify(content)).toContain('42 CFR 438.62(b)');
      expect(await renderAgain(issued?.id ?? '')).toMatchObject({ same: true });
    }
    expect(await replayCase(number)).toMatchObject({ same: true });
    await deliverAll(nurse, number);
    expect((await loadCase(nurse, number)).case.status).toBe('closed');
  });

  test.each([
    ['a condition is not confirmed', implanted(), { conditions: rule.conditions.slice(1) }, 'invalid'],
    ['a line is not confirmed', implanted(), { confirmedLines: [] }, 'conflict'],
    ['the case moved on', implanted(), { version: 9 }, 'conflict'],
    ['the member is not new', implanted({}, '2026-01-01'), {}, 'conflict'],
    ['it is a new pump', implanted({ lines: makeIntake().lines }), {}, 'conflict'],
    [
      'the service lies after the period',
      implanted({ lines: [{ code: '62370', units: 1, site: 'Office', dateOfService: '2027-02-01', stage: 'maintenance' }] }),
      {},
      'conflict',
    ],
  ] as const)('is refused where %s', async (_what, over, change, code) => {
    const number = await createCase('claimed', nurse, over);
    await expect(approveContinuity(acting(nurse), await command(number, change))).rejects.toMatchObject({ code });
    expect((await loadCase(nurse, number)).case.status).toBe('in-review');
  });

  test('is for the nurse who holds the case, in review, and for nobody else', async () => {
    const number = await createCase('claimed', nurse, implanted());
    await expect(approveContinuity(acting(other), await command(number))).rejects.toMatchObject({ code: 'conflict' });
    await expect(approveContinuity(acting(director), await command(number))).rejects.toMatchObject({ code: 'forbidden' });
    const { version } = (await loadCase(nurse, number)).case;
    await escalateCase(acting(nurse), { number, version, reason: 'other', question: 'Is this a refill?' });
    await expect(approveContinuity(acting(nurse), await command(number))).rejects.toMatchObject({ code: 'conflict' });
  });

  test('by raw SQL neither of another stage, nor of an appeal’s kind, nor adverse', async () => {
    const { case: c } = await loadCase(nurse, await createCase('claimed', nurse, implanted({ lines: makeIntake().lines })));
    const { case: refill } = await loadCase(nurse, await createCase('claimed', nurse, implanted()));
    const call = async ({ id, version, transitionUntil: last }: typeof c, kind: string) => {
      const snapshot = {
        canonical: JSON.stringify({ caseId: id, transition: { until: last, conditions: rule.conditions }, input: { facts: {} } }),
      };
      const decision = { kind, basis: 'transition-of-care', signer_id: nurse.id, signer_role: 'nurse' };
      const [row] = await db().$queryRaw<{ word: string }[]>`SELECT approve_continuity(${id}::uuid, ${nurse.id}, ${version}::int,
        ${JSON.stringify(snapshot)}::jsonb, ${JSON.stringify(decision)}::jsonb, '{}') AS word`;
      return row?.word;
    };
    expect([await call(c, 'approved'), await call(refill, 'denied'), await call(refill, 'approved-in-part')]).toEqual(
      Array(3).fill('forbidden'),
    );
  });

  test('at once by two presses decides once', async () => {
    const number = await createCase('received', nurse, implanted());
    await claimCase(acting(nurse), number);
    const asked = await command(number);
    expect((await outcomes([approveContinuity(acting(nurse), asked), approveContinuity(acting(nurse), asked)])).sort()).toEqual([
      'conflict',
      'ok',
    ]);
  });
});
