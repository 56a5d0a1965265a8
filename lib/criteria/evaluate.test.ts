import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseInput, LINES_OF_BUSINESS, PAYERS, parseCase, STAGES, STATES } from './case-input.ts';
import { evaluate, toResult } from './evaluate.ts';
import { FACT_KEYS, FACTS, type FactSpec, type Facts, type FactValue, factsFrom } from './facts.ts';
import { OUTCOMES } from './outcome.ts';
import { POLICIES } from './registry.ts';
import { aCase, EVERYTHING_MET } from './testing.ts';

describe('the order of questions', () => {
  it('no policy comes before everything', () =>
    expect(evaluate({ ...aCase('uhc-2025T0626L', null, undefined), lineOfBusiness: 'medicaid' })).toMatchObject({
      policy: null,
      version: null,
      outcome: 'needs-physician',
      reasons: ['no-policy'],
      missing: [],
    }));
  it('Washington Medicaid follows criteria that are not in the document', () =>
    expect(evaluate({ ...aCase('molina-mcp-160', null, 'removal'), state: 'WA' })).toMatchObject({
      policy: null,
      reasons: ['state-criteria-apply'],
      missing: [],
    }));
  it('a missing state is asked for alone', () =>
    expect(evaluate({ ...aCase('molina-mcp-160', null, undefined), state: undefined })).toMatchObject({
      policy: null,
      outcome: 'needs-information',
      missing: ['state'],
      pathway: null,
    }));
  it('a policy not in force comes before what is missing', () =>
    expect(evaluate(aCase('uhc-2025T0626L', null, undefined, { dateOfService: '2025-08-31', receivedOn: '2025-08-01' }))).toMatchObject({
      policy: 'uhc-2025T0626L',
      version: null,
      reasons: ['policy-not-in-force'],
      missing: [],
    }));
  it('indication and stage are asked for together', () => {
    expect(evaluate(aCase('uhc-2025T0626L', null, undefined)).missing).toEqual(['indication', 'stage']);
    expect(evaluate(aCase('uhc-2025T0626L', 'other', undefined)).missing).toEqual(['stage']);
    expect(evaluate(aCase('uhc-2025T0626L', null, 'removal')).missing).toEqual(['indication']);
  });
  it('what the policy does not address comes before its clauses', () =>
    expect(evaluate(aCase('geha-intrathecal-pump', 'other', 'removal'))).toMatchObject({
      reasons: ['stage-not-addressed'],
      ambiguous: [],
      findings: [],
    }));
});

describe('outcomes of a tree', () => {
  const c = (facts: Partial<Facts>) => evaluate(aCase('molina-mcp-160', 'non-cancer-pain', 'permanent', { facts }));
  it('not met beats unknown, and what is missing is still listed', () =>
    expect(c({ painNrs: 3, bodySizeAdequate: null })).toMatchObject({
      outcome: 'does-not-meet',
      notMet: ['2.a'],
      missing: ['bodySizeAdequate'],
    }));
  it('missing beats ambiguous', () =>
    expect(c({ conservativeTherapy: 'intolerable-side-effects', bodySizeAdequate: null })).toMatchObject({
      outcome: 'needs-information',
      missing: ['bodySizeAdequate'],
      ambiguous: ['2.c.iv'],
      reasons: [],
    }));
  it('ambiguous alone is for a physician', () =>
    expect(c({ conservativeTherapy: 'intolerable-side-effects' })).toMatchObject({
      outcome: 'needs-physician',
      reasons: ['policy-ambiguous'],
    }));
  it('nothing documented asks for everything, sorted, each once', () => {
    const { missing } = evaluate({
      ...aCase('molina-mcp-160', 'non-cancer-pain', 'permanent'),
      facts: factsFrom({ indication: 'non-cancer-pain' }),
    });
    expect(missing).toEqual([...new Set(missing)].sort());
    expect(missing).toHaveLength(22);
  });
});

describe('warnings', () => {
  const codes = (procedureCodes: string[], stage: 'trial' | 'permanent' = 'permanent') => ({ procedureCodes, stage });
  it('name each code that the policy does not list, once, sorted', () => {
    const c = aCase('geha-intrathecal-pump', 'non-cancer-pain', 'permanent', codes(['E0783', '62362', 'E0783', '99199']));
    expect(evaluate({ ...c, dateOfService: '2022-02-01' }).warnings).toEqual([
      'code-not-listed:99199',
      'code-not-listed:E0783',
      'review-overdue',
    ]);
  });
  it('of codes are given out of force too', () =>
    expect(
      evaluate(aCase('hcsc-sur707.008', null, 'permanent', { procedureCodes: ['99199'], dateOfService: '2026-01-01' })).warnings,
    ).toEqual(['code-not-listed:99199']));
  it('of codes are not given where the document lists none, or no policy was selected', () => {
    expect(evaluate(aCase('cms-ncd-280.14', 'cancer-pain', 'permanent', { procedureCodes: ['99199'] })).warnings).toEqual([]);
    expect(evaluate(aCase('caresource-ar-passe-mm-1502', 'cancer-pain', 'trial', { procedureCodes: ['99199'] })).warnings).toEqual([]);
    expect(
      evaluate({ ...aCase('uhc-2025T0626L', 'cancer-pain', 'trial', { procedureCodes: ['99199'] }), lineOfBusiness: 'fehb' }).warnings,
    ).toEqual([]);
  });
  it('of a stage that its codes contradict are given where no policy was selected too', () =>
    expect(
      evaluate({ ...aCase('uhc-2025T0626L', 'cancer-pain', 'removal', { procedureCodes: ['62367'] }), lineOfBusiness: 'fehb' }).warnings,
    ).toEqual(['stage-code-mismatch']));
});

it('shows each finding with what it read', () => {
  const { findings } = evaluate(aCase('molina-mcp-160', 'cancer-pain', 'permanent', { facts: { trialPainReductionPercent: null } }));
  expect(findings.find((finding) => finding.id === '1.f')).toMatchObject({
    status: 'unknown',
    missing: ['trialPainReductionPercent'],
    ambiguous: false,
    facts: { trialDone: true, trialPainReductionPercent: null, trialFunctionImproved: true },
  });
  expect(findings.find((finding) => finding.id === 'adult')?.facts).toEqual({});
});

// ---- Laws ----

function documented(spec: FactSpec): fc.Arbitrary<FactValue> {
  switch (spec.type) {
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...spec.options);
    case 'date':
      return fc.constantFrom('2020-01-01', '2025-03-01', '2026-05-31', '2026-06-20');
    default: {
      // around the thresholds that policies use
      const max = Math.min(spec.max ?? 120, 120);
      const near = [3, 6, 7, 50].flatMap((value) => (spec.type === 'integer' ? [value] : [value - 0.1, value, value + 0.1]));
      return fc.oneof(fc.constantFrom(...near.filter((value) => value <= max)), fc.integer({ min: Math.max(spec.min, -100), max }));
    }
  }
}

const documentedOrNot = Object.fromEntries(FACT_KEYS.map((key) => [key, fc.option(documented(FACTS[key]), { freq: 4 })]));

/** Anything, or nearly everything met: few random records meet a tree. Each value comes from the rule of its own key. */
const anyFacts: fc.Arbitrary<Facts> = fc
  .oneof(
    fc.record(documentedOrNot),
    fc
      .tuple(fc.record(documentedOrNot), fc.subarray([...FACT_KEYS], { maxLength: 3 }))
      .map(([facts, keys]) => ({ ...EVERYTHING_MET, ...Object.fromEntries(keys.map((key) => [key, facts[key]])) })),
  )
  .map((facts) => factsFrom(facts as Partial<Facts>));

/** Days inside, at the edges of, and outside the windows of all policies. */
const day = fc.constantFrom(
  '2004-12-16',
  '2021-01-01',
  '2023-08-09',
  '2025-01-31',
  '2025-02-01',
  '2025-12-31',
  '2026-01-01',
  '2026-05-01',
  '2026-06-20',
  '2026-09-01',
);

const anyCase: fc.Arbitrary<CaseInput> = fc.record({
  caseId: fc.string(),
  payer: fc.constantFrom(...PAYERS),
  lineOfBusiness: fc.constantFrom(...LINES_OF_BUSINESS),
  state: fc.option(fc.constantFrom(...STATES), { nil: undefined }),
  receivedOn: day,
  dateOfService: day,
  member: fc.record({ dateOfBirth: fc.constantFrom('1950-02-28', '1960-02-29', '2003-01-01', '2004-01-01') }),
  request: fc.record({
    stage: fc.option(fc.constantFrom(...STAGES), { nil: undefined }),
    procedureCodes: fc.array(fc.constantFrom('62325', '62362', '62365', 'E0786', '62368', '99199'), { maxLength: 4 }),
  }),
  facts: anyFacts,
});

/** A case in the window of a policy, with an indication and a stage: mostly one that has a tree. */
const caseWithTree = fc
  .tuple(
    fc.constantFrom(...POLICIES.map((policy) => policy.id)),
    fc.constantFrom('cancer-pain', 'non-cancer-pain', 'spasticity', 'other'),
    fc.constantFrom('trial', 'permanent', 'replacement', 'maintenance'),
    anyFacts,
  )
  .map(([policy, indication, stage, facts]) => aCase(policy, indication, stage, { facts: { ...facts, indication } }));

describe('laws', () => {
  it('documenting one more fact never turns a tree that is met or not met into anything else', () => {
    const key = fc.constantFrom(...FACT_KEYS.filter((candidate) => candidate !== 'indication'));
    fc.assert(
      fc.property(
        caseWithTree,
        key.chain((k) => fc.tuple(fc.constant(k), documented(FACTS[k]))),
        (c, [k, value]) => {
          const without = { ...c, facts: { ...c.facts, [k]: null } };
          const before = evaluate(without).outcome;
          if (before !== 'meets' && before !== 'does-not-meet') return;
          expect(evaluate({ ...c, facts: { ...c.facts, [k]: value } }).outcome).toBe(before);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('nor does it change a single clause that is met or not met, but by an exception that frees from it', () => {
    fc.assert(
      fc.property(caseWithTree, fc.constantFrom(...FACT_KEYS.filter((k) => k !== 'indication')), (c, k) => {
        const before = evaluate({ ...c, facts: { ...c.facts, [k]: null } }).findings;
        const after = evaluate(c).findings;
        for (const [i, { status }] of before.entries()) {
          if (status === 'unknown') continue;
          const now = after[i]?.status;
          if (status === 'met') expect(['met', 'not-applicable']).toContain(now);
          else expect(now).toBe(status);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('the order of keys and of codes does not count', () => {
    const shuffled = anyCase.chain((c) =>
      fc.tuple(
        fc.constant(c),
        fc.shuffledSubarray([...FACT_KEYS], { minLength: FACT_KEYS.length }),
        fc.shuffledSubarray([...c.request.procedureCodes], { minLength: c.request.procedureCodes.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([c, keys, procedureCodes]) => {
        const facts = Object.fromEntries(keys.map((key) => [key, c.facts[key]]));
        const reordered = parseCase({
          facts,
          request: { procedureCodes, ...(c.request.stage ? { stage: c.request.stage } : {}) },
          member: c.member,
          dateOfService: c.dateOfService,
          receivedOn: c.receivedOn,
          ...(c.state ? { state: c.state } : {}),
          lineOfBusiness: c.lineOfBusiness,
          payer: c.payer,
          caseId: c.caseId,
        });
        expect(reordered.ok && evaluate(reordered.case)).toEqual(evaluate(c));
      }),
    );
  });

  it('is total and pure, and its lists are sorted without repeats', () => {
    fc.assert(
      fc.property(anyCase, (c) => {
        const before = structuredClone(c);
        const evaluation = evaluate(c);
        expect(c).toEqual(before);
        expect(evaluate(before)).toEqual(evaluation);
        expect(OUTCOMES).toContain(evaluation.outcome);
        const { notMet, missing, ambiguous, reasons, warnings } = toResult(c.caseId, evaluation);
        for (const list of [notMet, missing, ambiguous, reasons, warnings]) expect(list).toEqual([...new Set<string>(list)].sort());
        expect(evaluation.reasons.length > 0).toBe(evaluation.outcome === 'needs-physician');
        expect(evaluation.outcome === 'needs-information' ? evaluation.missing.length : 1).toBeGreaterThan(0);
        if (evaluation.outcome === 'meets') expect([...evaluation.notMet, ...evaluation.missing, ...evaluation.ambiguous]).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
