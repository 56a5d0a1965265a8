import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPlan } from '../../tests/factories.ts';
import { disconnect } from '../data/db.ts';
import { eligibilityOf } from '../data/eligibility.ts';
import { setupEligibility } from './setup-eligibility.ts';

const PLAN = 'molina-medicaid';
const of = (memberId: string, ...spans: { from: string; to: string | null }[]) => ({ planId: PLAN, memberId, spans });

beforeAll(async () => {
  await createPlan();
});
afterAll(disconnect);

test('what the file says of a member takes the place of what was known, and of no other member', async () => {
  expect(await setupEligibility([of('M 1', { from: '2026-01-01', to: null }), of('M 2', { from: '2025-01-01', to: '2025-12-31' })])).toBe(
    2,
  );
  expect(await setupEligibility([of('M 1', { from: '2026-03-01', to: '2026-06-30' }, { from: '2026-09-01', to: null })])).toBe(1);
  expect(await eligibilityOf(PLAN, 'M 1')).toEqual([
    { from: '2026-03-01', to: '2026-06-30' },
    { from: '2026-09-01', to: null },
  ]);
  expect(await eligibilityOf(PLAN, 'M 2')).toEqual([{ from: '2025-01-01', to: '2025-12-31' }]);
  await setupEligibility([of('M 2')]);
  expect(await eligibilityOf(PLAN, 'M 2')).toEqual([]);
});

test.each<[string, unknown]>([
  ['no list', {}],
  ['a day that is none', [of('M 3', { from: '2026-02-30', to: null })]],
  ['a span that ends before it begins', [of('M 3', { from: '2026-02-02', to: '2026-02-01' })]],
  ['two spans from one day', [of('M 3', { from: '2026-02-02', to: null }, { from: '2026-02-02', to: '2026-03-01' })]],
  ['a plan that does not exist', [of('M 3', { from: '2026-01-01', to: null }), { ...of('M 3'), planId: 'nowhere' }]],
])('%s is refused, and nothing is written', async (_, value) => {
  await expect(setupEligibility(value)).rejects.toMatchObject({ code: 'invalid' });
  expect(await eligibilityOf(PLAN, 'M 3')).toEqual([]);
});
