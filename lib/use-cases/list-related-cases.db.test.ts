import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCase } from '../../tests/cases.ts';
import { createPlan, createUser, makeIntake } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { disconnect } from '../data/db.ts';
import { listRelatedCases, type RelatedCase, trialsOf } from './list-related-cases.ts';
import { loadCase } from './load-case.ts';

const BOTH = ['molina-medicaid', 'uhc-commercial'];
let nurse: Viewer;
/** A pump in Molina, the member's trial there, one in another plan, and a case there of somebody else with the same member ID. */
let pump: string;
let trial: string;
let elsewhere: string;

beforeAll(async () => {
  for (const state of ['molina-medicaid', 'uhc-commercial'] as const) await createPlan(state);
  nurse = await createUser('nurse', BOTH);
  const { lines } = makeIntake('trial');
  trial = await createCase('received', nurse, { lines });
  elsewhere = await createCase('received', nurse, { planId: 'uhc-commercial', receivedTime: '12:30' });
  const { member } = makeIntake('permanent');
  await createCase('received', nurse, {
    planId: 'uhc-commercial',
    receivedTime: '12:30',
    member: { ...member, dateOfBirth: '1950-02-03' },
  });
  pump = await createCase('received', nurse);
}, 60_000);
afterAll(disconnect);

const relatedTo = async (viewer: Viewer) => {
  const { case: c } = await loadCase(viewer, pump);
  return listRelatedCases(viewer, c);
};

describe('related cases', () => {
  test('are of the member in every plan that the viewer sees, where the date of birth agrees', async () => {
    expect((await relatedTo(nurse)).map(({ number }) => number).sort()).toEqual([trial, elsewhere].sort());
    expect((await relatedTo(await createUser('auditor'))).map(({ number }) => number).sort()).toEqual([trial, elsewhere].sort());
  });

  test('are not of a plan that the viewer does not see', async () => {
    const other = await createUser('nurse', ['molina-medicaid']);
    expect((await relatedTo(other)).map(({ number }) => number)).toEqual([trial]);
  });

  test('say the kind that the codes tell, and no decision while there is none', async () => {
    const found = (await relatedTo(nurse)).find(({ number }) => number === trial);
    expect(found).toMatchObject({ stage: 'trial', status: 'received', decision: null, plan: { id: 'molina-medicaid' } });
    expect(found?.lines).toEqual([{ code: '62323', units: 1, dateOfService: '2026-12-01' }]);
  });
});

describe('trials of a pump', () => {
  const made = (number: string, stage: string, dateOfService: string, approved = false): RelatedCase => ({
    number,
    plan: { id: 'p', name: 'Plan', timeZone: 'America/New_York' },
    stage,
    lines: [],
    status: approved ? 'closed' : 'received',
    outcome: 'meets',
    dateOfService,
    receivedOn: dateOfService,
    decision: approved
      ? { kind: 'approved', authorizationNumber: 'A', validFrom: '', validTo: '', decidedAt: '', signerName: 'Dana Whitfield, RN' }
      : null,
    authorizations: approved ? [{ number: 'A', version: 1, kind: 'decided', validFrom: '', validTo: '' }] : [],
  });

  test('are none that were withdrawn, or ended without a decision on their merits', () => {
    const ended = { kind: 'dismissed', authorizationNumber: null, validFrom: null, validTo: null, decidedAt: '', signerName: '' };
    const related = [
      { ...made('dismissed', 'trial', '2026-09-01'), decision: ended },
      { ...made('withdrawn', 'trial', '2026-09-02'), status: 'withdrawn' },
    ];
    const { trials, others } = trialsOf(related, '2026-12-01');
    expect(trials).toEqual([]);
    expect(others.map(({ number }) => number)).toEqual(['dismissed', 'withdrawn']);
  });

  test('come approved first, and none is later than the pump', () => {
    const related = [
      made('late', 'trial', '2026-12-02'),
      made('open', 'trial', '2026-11-30'),
      made('pump', 'permanent', '2026-10-01', true),
      made('done', 'trial', '2026-09-01', true),
      made('same day', 'trial', '2026-12-01'),
    ];
    const { trials, others } = trialsOf(related, '2026-12-01');
    expect(trials.map(({ number }) => number)).toEqual(['done', 'open', 'same day']);
    expect(others.map(({ number }) => number)).toEqual(['late', 'pump']);
  });
});
