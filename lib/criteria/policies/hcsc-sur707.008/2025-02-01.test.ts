import { describe, expect, it } from 'vitest';
import { evaluate } from '../../evaluate.ts';
import { aCase, readingOf } from '../../testing.ts';

const cancer = (changes = {}) => aCase('hcsc-sur707.008', 'cancer-pain', 'permanent', changes);
const other = (changes = {}) => aCase('hcsc-sur707.008', 'non-cancer-pain', 'permanent', changes);
const spastic = (changes = {}) => aCase('hcsc-sur707.008', 'spasticity', 'permanent', changes);

describe('who and what SUR707.008 speaks of', () => {
  it.each([
    ['cancer-pain', 'trial', ['A.2.pain', 'A.2.drug', 'A.2.mental-health']],
    ['non-cancer-pain', 'permanent', ['A.2.pain', 'A.2.drug', 'A.2.mental-health', 'B.2']],
    ['spasticity', 'trial', ['A.1']],
    ['spasticity', 'permanent', ['A.1', 'B.2']],
  ] as const)('%s, %s', (indication, stage, ids) =>
    expect(evaluate(aCase('hcsc-sur707.008', indication, stage)).findings.map((f) => f.id)).toEqual(ids),
  );
  it.each(['replacement', 'revision', 'removal'] as const)('NOTE 2: %s needs no review, whatever the indication', (stage) => {
    for (const indication of ['cancer-pain', 'other', null] as const) {
      expect(evaluate(aCase('hcsc-sur707.008', indication, stage))).toMatchObject({
        outcome: 'no-review-required',
        missing: [],
        reasons: [],
      });
    }
  });
  it.each([
    ['cancer-pain', 'maintenance', ['stage-not-addressed']],
    ['other', 'trial', ['indication-not-addressed']],
    ['other', 'maintenance', ['indication-not-addressed', 'stage-not-addressed']],
  ] as const)('%s, %s: %j', (indication, stage, reasons) =>
    expect(evaluate(aCase('hcsc-sur707.008', indication, stage)).reasons).toEqual(reasons),
  );
  it.each([
    ['2025-01-31', '2025-01-15', null],
    ['2025-02-01', '2025-01-15', '2025-02-01'],
    ['2025-12-31', '2025-12-31', '2025-02-01'],
    ['2025-12-31', '2026-01-01', null],
    ['2026-01-01', '2025-12-01', null],
  ])('served %s, received %s: version %s', (dateOfService, receivedOn, version) => {
    expect(evaluate(other({ dateOfService, receivedOn })).version).toBe(version);
    const late = evaluate(aCase('hcsc-sur707.008', 'cancer-pain', 'removal', { dateOfService, receivedOn }));
    expect(late.outcome).toBe(version === null ? 'needs-physician' : 'no-review-required');
  });
});

describe('A.1, spasticity', () => {
  it.each([
    [{ spasticitySevere: false }, 'not-met'],
    [{ spasticityOrigin: 'cerebral' }, 'met'],
    [{ spasticityOrigin: 'other' }, 'not-met'],
    [{ oralBaclofen: 'intolerable-side-effects' }, 'met'],
    [{ oralBaclofen: 'adequate' }, 'not-met'],
    [{ drugFdaApprovedIntrathecal: false }, 'not-met'],
    [{ spasticitySevere: null, spasticityOrigin: null, oralBaclofen: null }, 'missing: oralBaclofen, spasticityOrigin, spasticitySevere'],
    [{ drugFdaApprovedIntrathecal: null }, 'missing: drugFdaApprovedIntrathecal'],
  ] as const)('%j: %s', (facts, reading) => expect(readingOf(spastic({ facts }), 'A.1')).toBe(reading));
});

describe('A.2, pain', () => {
  it.each([
    ['A.2.pain', { painSevere: false }, 'not-met'],
    ['A.2.pain', { painIntractable: false }, 'not-met'],
    ['A.2.pain', { conservativeTherapy: 'intolerable-side-effects' }, 'met'],
    ['A.2.pain', { conservativeTherapy: 'adequate' }, 'not-met'],
    ['A.2.pain', { conservativeTherapyMonths: 0 }, 'met'],
    ['A.2.pain', { conservativeTherapy: null }, 'missing: conservativeTherapy'],
    ['A.2.drug', { drugIngredientsFdaApproved: false }, 'not-met'],
    ['A.2.drug', { drugFdaApprovedIntrathecal: false }, 'ambiguous'],
    ['A.2.drug', { drugFdaApprovedIntrathecal: null }, 'missing: drugFdaApprovedIntrathecal'],
    ['A.2.drug', { drugIngredientsFdaApproved: null }, 'missing: drugIngredientsFdaApproved'],
    ['A.2.drug', { drugIngredientsFdaApproved: null, drugFdaApprovedIntrathecal: null }, 'missing: drugIngredientsFdaApproved'],
    ['A.2.drug', { drugIngredientsFdaApproved: null, drugFdaApprovedIntrathecal: false }, 'missing: drugIngredientsFdaApproved'],
    ['A.2.mental-health', { psychEvaluationDone: false }, 'not-met'],
    ['A.2.mental-health', { mentalHealthInadequatelyControlled: true }, 'not-met'],
    ['A.2.mental-health', { mentalHealthInadequatelyControlled: null }, 'missing: mentalHealthInadequatelyControlled'],
  ] as const)('%s with %j: %s', (id, facts, reading) => {
    expect(readingOf(other({ facts }), id)).toBe(reading);
    expect(readingOf(cancer({ facts }), id)).toBe(reading);
  });
});

describe('B.2, the trial', () => {
  it.each([
    [{ trialPainReductionPercent: 50 }, 'not-met'],
    [{ trialPainReductionPercent: 49.9 }, 'not-met'],
    [{ trialPainReductionPercent: 50.1 }, 'met'],
    [{ trialDone: false }, 'not-met'],
    [{ trialWithProposedDrug: false }, 'not-met'],
    [{ trialSideEffects: 'minimal' }, 'met'],
    [{ trialSideEffects: 'unacceptable' }, 'not-met'],
    [{ trialFunctionImproved: false }, 'not-met'],
    [{ trialPainReductionPercent: null, trialSideEffects: null }, 'missing: trialPainReductionPercent, trialSideEffects'],
  ] as const)('%j: %s', (facts, reading) => {
    expect(readingOf(other({ facts }), 'B.2')).toBe(reading);
    expect(readingOf(cancer({ facts }), 'B.2')).toBe(reading);
  });
  it.each([
    [{}, 'ambiguous'],
    [{ trialPainReductionPercent: 10 }, 'ambiguous'],
    [{ trialPainReductionPercent: null }, 'ambiguous'],
    [{ trialPainReductionPercent: null, trialDone: null }, 'missing: trialDone; ambiguous'],
    [{ trialFunctionImproved: false }, 'not-met'],
  ])('for spasticity its percentage speaks of pain, whatever is documented: %j: %s', (facts, reading) =>
    expect(readingOf(spastic({ facts }), 'B.2')).toBe(reading),
  );
});

describe('NOTE 1, advanced cancer', () => {
  const excepted = { advancedDisease: true, survivalLimited: true, highProceduralRisk: true };
  const failing = { trialDone: false, psychEvaluationDone: false };
  const undone = { trialDone: null, psychEvaluationDone: null };
  it.each([
    ['met: neither applies', { ...excepted, ...failing }, 'not-applicable', 'not-applicable'],
    ['met, nothing else documented', { ...excepted, ...undone }, 'not-applicable', 'not-applicable'],
    ['unknown, own clauses met', { ...excepted, highProceduralRisk: null }, 'met', 'met'],
    [
      'unknown, own clauses failed',
      { ...excepted, highProceduralRisk: null, ...failing },
      'missing: highProceduralRisk',
      'missing: highProceduralRisk',
    ],
    [
      'unknown, own clauses unknown',
      { ...excepted, advancedDisease: null, ...undone },
      'missing: advancedDisease, psychEvaluationDone',
      'missing: advancedDisease, trialDone',
    ],
    ['not met, own clauses failed', { ...excepted, survivalLimited: false, ...failing }, 'not-met', 'not-met'],
    [
      'not met through one part, another undocumented',
      { ...excepted, survivalLimited: false, highProceduralRisk: null, ...failing },
      'not-met',
      'not-met',
    ],
    ['not met, own clauses unknown', { ...undone }, 'missing: psychEvaluationDone', 'missing: trialDone'],
  ])('%s', (_what, facts, mentalHealth, trial) => {
    expect(readingOf(cancer({ facts }), 'A.2.mental-health')).toBe(mentalHealth);
    expect(readingOf(cancer({ facts }), 'B.2')).toBe(trial);
  });
  it('does not touch the other clauses, nor other pain', () => {
    expect(evaluate(cancer({ facts: { ...excepted, ...failing } })).outcome).toBe('meets');
    expect(evaluate(cancer({ facts: { ...excepted, ...failing, painSevere: false } })).notMet).toEqual(['A.2.pain']);
    expect(evaluate(other({ facts: { ...excepted, ...failing } })).notMet).toEqual(['A.2.mental-health', 'B.2']);
  });
});
