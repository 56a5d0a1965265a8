import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../criteria/evaluate.ts';
import { FACT_KEYS, type FactKey } from '../criteria/facts.ts';
import { aCase, EVERYTHING_MET } from '../criteria/testing.ts';
import { countFindings, type ScoredCase, scoreCase } from './score.ts';

const POLICIES = [
  'molina-mcp-160',
  'uhc-2025T0626L',
  'geha-intrathecal-pump',
  'caresource-ar-passe-mm-1502',
  'hcsc-sur707.008',
  'cms-ncd-280.14',
] as const;
const policy = fc.constantFrom(...POLICIES);
const indication = fc.constantFrom('cancer-pain', 'non-cancer-pain', 'spasticity' as const);
const stage = fc.constantFrom('trial', 'permanent', 'replacement' as const);
const undocumented = fc.uniqueArray(fc.constantFrom(...FACT_KEYS.filter((key) => key !== 'indication')));
const without = (keys: readonly FactKey[]) => Object.fromEntries(keys.map((key) => [key, null]));

test('every leaf that applies is counted once', () => {
  fc.assert(
    fc.property(policy, indication, stage, undocumented, (p, i, s, left) => {
      const { findings } = evaluate(aCase(p, i, s, { facts: without(left) }));
      const { met, notMet, missing, ambiguous } = countFindings(evaluate(aCase(p, i, s, { facts: without(left) })));
      expect(met + notMet + missing + ambiguous).toBe(findings.filter((f) => f.status !== 'not-applicable').length);
    }),
  );
});

test('taking answers away makes no leaf met or not met that was otherwise', () => {
  fc.assert(
    fc.property(policy, indication, stage, undocumented, (p, i, s, left) => {
      const full = evaluate(aCase(p, i, s));
      const less = evaluate(aCase(p, i, s, { facts: without(left) }));
      const before = new Map(full.findings.map((f) => [f.id, f.status]));
      for (const f of less.findings) if (f.status === 'met' || f.status === 'not-met') expect(f.status).toBe(before.get(f.id));
      expect(countFindings(less).met).toBeLessThanOrEqual(countFindings(full).met);
    }),
  );
});

test('a case that meets counts none against it that is needed', () => {
  for (const p of POLICIES) {
    const evaluation = evaluate(aCase(p, 'cancer-pain', 'permanent'));
    if (evaluation.outcome === 'needs-information') expect(countFindings(evaluation).missing).toBeGreaterThan(0);
    if (evaluation.outcome === 'does-not-meet') expect(countFindings(evaluation).notMet).toBeGreaterThan(0);
  }
});

const SCORED: ScoredCase = {
  number: 'PA-26-000001',
  payer: 'molina',
  lineOfBusiness: 'medicaid',
  state: 'OH',
  receivedOn: '2026-11-20',
  dateOfService: '2026-12-01',
  member: { dateOfBirth: '1961-04-09' },
  stage: null,
  lines: [{ code: '62362' }, { code: '62350' }, { code: '62362' }],
  answers: [],
};

test('a case’s columns are what the criteria read: codes once, nothing where nothing is known', () => {
  const { input, score } = scoreCase(SCORED);
  expect(input.request).toEqual({ procedureCodes: ['62362', '62350'] });
  expect(input).toMatchObject({ caseId: 'PA-26-000001', state: 'OH' });
  expect('state' in scoreCase({ ...SCORED, state: null }).input).toBe(false);
  expect(scoreCase({ ...SCORED, stage: 'replacement' }).input.request.stage).toBe('replacement');
  expect(score).toMatchObject({ policyId: 'molina-mcp-160', indication: null, outcome: 'needs-information' });
});

test('the order of answers does not change the score; a withdrawn one counts as none', () => {
  const answers = FACT_KEYS.map((fact) => ({ fact, value: EVERYTHING_MET[fact] ?? null }));
  const all = [...answers.filter((a) => a.fact !== 'indication'), { fact: 'indication' as const, value: 'cancer-pain' }];
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(scoreCase({ ...SCORED, answers: shuffled }).score).toEqual(scoreCase({ ...SCORED, answers: all }).score);
    }),
  );
  const given = all.filter((a) => a.value !== null);
  expect(scoreCase({ ...SCORED, answers: given }).score).toEqual(scoreCase({ ...SCORED, answers: all }).score);
});
