import { describe, expect, it } from 'vitest';
import { evaluate } from '../../evaluate.ts';
import { aCase, readingOf } from '../../testing.ts';

const other = (changes = {}) => aCase('uhc-2025T0626L', 'non-cancer-pain', 'replacement', changes);

describe('who and what 2025T0626L speaks of', () => {
  const TRIAL = ['trial.intractable', 'trial.age', 'trial.etiology', 'trial.intervention', 'trial.conservative', 'trial.psychosocial'];
  it.each([
    ['non-cancer-pain', 'trial', TRIAL],
    ['non-cancer-pain', 'permanent', [...TRIAL, 'pump.trial']],
    ['non-cancer-pain', 'replacement', [...TRIAL, 'pump.trial', 'replacement.device']],
    ['cancer-pain', 'trial', ['InterQual']],
    ['cancer-pain', 'replacement', ['InterQual', 'replacement.device']],
    ['spasticity', 'permanent', ['InterQual', 'spasticity.severe']],
    ['spasticity', 'replacement', ['InterQual', 'spasticity.severe', 'replacement.device']],
  ] as const)('%s, %s', (indication, stage, ids) => {
    const { findings, outcome } = evaluate(aCase('uhc-2025T0626L', indication, stage));
    expect(findings.map((f) => f.id)).toEqual(ids);
    expect(outcome).toBe('meets');
  });
  it.each([
    ['2025-08-31', null],
    ['2025-09-01', '2025-09-01'],
  ])('is in force from 2025-09-01 on: %s', (dateOfService, version) =>
    expect(evaluate(other({ dateOfService, receivedOn: '2025-08-01' })).version).toBe(version),
  );
  it.each([
    ['other', 'trial', '1960-01-01', ['indication-not-addressed']],
    ['non-cancer-pain', 'revision', '1960-01-01', ['stage-not-addressed']],
    ['cancer-pain', 'removal', '1960-01-01', ['stage-not-addressed']],
    ['spasticity', 'maintenance', '1960-01-01', ['stage-not-addressed']],
    ['cancer-pain', 'trial', '2007-11-21', ['age-not-addressed']],
    ['spasticity', 'trial', '2007-11-21', ['age-not-addressed']],
    ['non-cancer-pain', 'trial', '2007-11-21', ['age-not-addressed']],
    ['cancer-pain', 'trial', '2007-11-20', []],
    ['other', 'removal', '2015-01-01', ['age-not-addressed', 'indication-not-addressed', 'stage-not-addressed']],
  ] as const)('%s, %s, born %s: %j', (indication, stage, dateOfBirth, reasons) =>
    expect(evaluate(aCase('uhc-2025T0626L', indication, stage, { dateOfBirth })).reasons).toEqual(reasons),
  );
});

describe('age', () => {
  it.each([
    ['2006-11-20', 'met'],
    ['2006-11-21', 'ambiguous'],
    ['2007-11-20', 'ambiguous'],
  ])('born %s, served on 2025-11-20: %s', (dateOfBirth, reading) => expect(readingOf(other({ dateOfBirth }), 'trial.age')).toBe(reading));
  it('a member aged 18 goes to a physician', () =>
    expect(evaluate(other({ dateOfBirth: '2007-01-01' }))).toMatchObject({
      outcome: 'needs-physician',
      ambiguous: ['trial.age'],
      reasons: ['policy-ambiguous'],
    }));
});

describe('clauses for non-cancer pain', () => {
  it.each([
    ['trial.intractable', 'responds to treatment', { painIntractable: false }, 'not-met'],
    ['trial.intractable', 'undocumented', { painIntractable: null }, 'missing: painIntractable'],
    ['trial.etiology', 'cause unknown', { painCauseDocumented: false }, 'not-met'],
    ['trial.etiology', 'undocumented', { painCauseDocumented: null }, 'missing: painCauseDocumented'],
    ['trial.intervention', 'refused', { furtherIntervention: 'refused' }, 'met'],
    ['trial.intervention', 'indicated', { furtherIntervention: 'indicated' }, 'not-met'],
    ['trial.intervention', 'undocumented', { furtherIntervention: null }, 'missing: furtherIntervention'],
    ['trial.conservative', 'six months', { conservativeTherapyMonths: 6 }, 'met'],
    ['trial.conservative', 'just under', { conservativeTherapyMonths: 5.99 }, 'not-met'],
    ['trial.conservative', 'just over', { conservativeTherapyMonths: 6.01 }, 'met'],
    ['trial.conservative', 'not tolerated counts', { conservativeTherapy: 'intolerable-side-effects' }, 'met'],
    [
      'trial.conservative',
      'not tolerated too early does not',
      { conservativeTherapy: 'intolerable-side-effects', conservativeTherapyMonths: 2 },
      'not-met',
    ],
    ['trial.conservative', 'adequate', { conservativeTherapy: 'adequate', conservativeTherapyMonths: null }, 'not-met'],
    [
      'trial.conservative',
      'undocumented',
      { conservativeTherapy: null, conservativeTherapyMonths: null },
      'missing: conservativeTherapy, conservativeTherapyMonths',
    ],
    ['trial.psychosocial', 'untreated issues', { untreatedPsychosocialIssues: true }, 'not-met'],
    ['trial.psychosocial', 'silence is not absence', { untreatedPsychosocialIssues: null }, 'missing: untreatedPsychosocialIssues'],
    ['pump.trial', 'exactly half', { trialPainReductionPercent: 50 }, 'met'],
    ['pump.trial', 'just under', { trialPainReductionPercent: 49.5 }, 'not-met'],
    ['pump.trial', 'just over', { trialPainReductionPercent: 50.5 }, 'met'],
    ['pump.trial', 'function is not asked', { trialFunctionImproved: false }, 'met'],
    ['pump.trial', 'not done', { trialDone: false }, 'not-met'],
    ['pump.trial', 'undocumented', { trialDone: null }, 'missing: trialDone'],
    ['replacement.device', 'works', { deviceNonFunctional: false }, 'not-met'],
    ['replacement.device', 'repairable and under warranty', { deviceRepairable: true, deviceUnderWarranty: true }, 'not-met'],
    ['replacement.device', 'repairable, warranty over', { deviceRepairable: true }, 'met'],
    ['replacement.device', 'not repairable, under warranty', { deviceUnderWarranty: true }, 'met'],
    [
      'replacement.device',
      'repairable, warranty undocumented',
      { deviceRepairable: true, deviceUnderWarranty: null },
      'missing: deviceUnderWarranty',
    ],
    ['replacement.device', 'not repairable: warranty is not asked', { deviceUnderWarranty: null }, 'met'],
  ] as const)('%s: %s', (id, _what, facts, reading) => expect(readingOf(other({ facts }), id)).toBe(reading));
});

describe('cancer pain and spasticity follow proprietary criteria', () => {
  it.each([
    ['InterQual', { externalCriteria: 'met' }, 'met'],
    ['InterQual', { externalCriteria: 'not-met' }, 'not-met'],
    ['InterQual', { externalCriteria: null }, 'missing: externalCriteria'],
    ['spasticity.severe', { spasticitySevere: false }, 'not-met'],
    ['spasticity.severe', { spasticitySevere: null }, 'missing: spasticitySevere'],
  ] as const)('%s with %j: %s', (id, facts, reading) =>
    expect(readingOf(aCase('uhc-2025T0626L', 'spasticity', 'trial', { facts }), id)).toBe(reading),
  );
});
