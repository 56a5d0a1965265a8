import { expect, it } from 'vitest';
import { makePlan } from '../../tests/factories.ts';
import { planSchema } from './plan-schema.ts';

const plan = makePlan();
const withRule = (signerLicensedIn: unknown, state: string | null = 'OH') =>
  planSchema.safeParse({ ...plan, state, settings: { ...plan.settings, signerLicensedIn } });

it('takes a plan that says nothing of who signs, as all did before', () => {
  expect(planSchema.parse(plan)).toEqual(plan);
  expect(planSchema.parse({ ...plan, state: null })).toEqual({ ...plan, state: null });
});

it.each([['plan-state'], ['any'], [['OH', 'KY']]])('takes %s as the states that license who signs', (rule) => {
  expect(withRule(rule).success).toBe(true);
});

it.each([[[]], [['Ohio']], ['OH'], [null]])('refuses %j', (rule) => {
  expect(withRule(rule).success).toBe(false);
});

it('asks for a state where the plan’s own is the rule', () => {
  const parsed = withRule('plan-state', null);
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['settings.signerLicensedIn']);
  expect(withRule('any', null).success).toBe(true);
});
