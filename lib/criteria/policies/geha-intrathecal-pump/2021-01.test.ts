import { describe, expect, it } from 'vitest';
import { evaluate } from '../../evaluate.ts';
import { aCase, readingOf } from '../../testing.ts';

const pump = (changes = {}) => aCase('geha-intrathecal-pump', 'non-cancer-pain', 'permanent', changes);

describe('who and what the policy speaks of', () => {
  const ALL = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'not-covered.B'];
  it.each([
    ['permanent', ALL],
    ['maintenance', ALL],
    ['trial', ALL.filter((id) => id !== 'D')],
  ] as const)('%s', (stage, ids) => {
    const { findings, outcome } = evaluate(aCase('geha-intrathecal-pump', 'non-cancer-pain', stage));
    expect(findings.map((f) => f.id)).toEqual(ids);
    expect(outcome).toBe('meets');
  });
  it.each([
    ['cancer-pain', 'trial', ['indication-not-addressed']],
    ['spasticity', 'permanent', ['indication-not-addressed']],
    ['cancer-pain', 'removal', ['indication-not-addressed', 'stage-not-addressed']],
    ['non-cancer-pain', 'replacement', ['stage-not-addressed']],
    ['non-cancer-pain', 'revision', ['stage-not-addressed']],
    ['other', 'replacement', ['stage-not-addressed']],
  ] as const)('%s, %s: %j', (indication, stage, reasons) =>
    expect(evaluate(aCase('geha-intrathecal-pump', indication, stage))).toMatchObject({ reasons, findings: [] }),
  );
  it.each(['trial', 'permanent', 'maintenance'] as const)('other uses are for a physician: %s', (stage) =>
    expect(evaluate(aCase('geha-intrathecal-pump', 'other', stage))).toMatchObject({
      outcome: 'needs-physician',
      ambiguous: ['not-covered.C'],
      reasons: ['policy-ambiguous'],
      missing: [],
    }),
  );
  it.each([
    ['2020-12-31', null, []],
    ['2021-01-01', '2021-01', []],
    ['2022-01-31', '2021-01', []],
    ['2022-02-01', '2021-01', ['review-overdue']],
  ])('on %s: version %s, warnings %j', (dateOfService, version, warnings) =>
    expect(evaluate(pump({ dateOfService, receivedOn: '2020-12-01' }))).toMatchObject({ version, warnings }),
  );
});

describe('clauses', () => {
  it.each([
    ['A', 'six months are not more than six', { painDurationMonths: 6 }, 'not-met'],
    ['A', 'just over', { painDurationMonths: 6.1 }, 'met'],
    ['A', 'just under', { painDurationMonths: 5.9 }, 'not-met'],
    ['A', 'cause unknown', { painCauseDocumented: false }, 'not-met'],
    ['A', 'not intractable', { painIntractable: false }, 'not-met'],
    ['A', 'undocumented', { painDurationMonths: null }, 'missing: painDurationMonths'],
    ['B', 'six weeks are not more than six', { opioidTherapyWeeks: 6 }, 'not-met'],
    ['B', 'just over', { opioidTherapyWeeks: 6.1 }, 'met'],
    ['B', 'just under', { opioidTherapyWeeks: 5 }, 'not-met'],
    ['B', 'not tolerated', { opioidTherapy: 'intolerable-side-effects' }, 'met'],
    ['B', 'adequate', { opioidTherapy: 'adequate' }, 'not-met'],
    ['B', 'undocumented', { opioidTherapy: null, opioidTherapyWeeks: null }, 'missing: opioidTherapy, opioidTherapyWeeks'],
    ['C', 'treatment of the cause worked', { underlyingTreatmentFailed: false }, 'not-met'],
    ['C', 'undocumented', { underlyingTreatmentFailed: null }, 'missing: underlyingTreatmentFailed'],
    ['D', 'exactly half', { trialPainReductionPercent: 50 }, 'met'],
    ['D', 'just under', { trialPainReductionPercent: 49.9 }, 'not-met'],
    ['D', 'just over', { trialPainReductionPercent: 50.1 }, 'met'],
    ['D', 'minimal side effects: are they a lack of them?', { trialSideEffects: 'minimal' }, 'ambiguous'],
    [
      'D',
      'minimal side effects, acceptance undocumented',
      { trialSideEffects: 'minimal', trialPatientAcceptance: null },
      'missing: trialPatientAcceptance; ambiguous',
    ],
    ['D', 'minimal side effects, too little relief', { trialSideEffects: 'minimal', trialPainReductionPercent: 30 }, 'not-met'],
    ['D', 'unacceptable side effects', { trialSideEffects: 'unacceptable' }, 'not-met'],
    ['D', 'not accepted', { trialPatientAcceptance: false }, 'not-met'],
    ['D', 'not done', { trialDone: false }, 'not-met'],
    ['D', 'undocumented', { trialDone: null, trialSideEffects: null }, 'missing: trialDone, trialSideEffects'],
    ['E', 'controlled risk', { suicideRisk: 'controlled' }, 'met'],
    ['E', 'uncontrolled risk', { suicideRisk: 'uncontrolled' }, 'not-met'],
    ['E', 'unstable', { acutePsychiatricInstability: true }, 'not-met'],
    ['E', 'undocumented', { acutePsychiatricInstability: null }, 'missing: acutePsychiatricInstability'],
    ['F', 'infected', { activeInfection: true }, 'not-met'],
    ['F', 'silence is not absence', { activeInfection: null }, 'missing: activeInfection'],
    ['G', 'disorder, untreated', { substanceUseDisorder: true }, 'not-met'],
    ['G', 'disorder, in treatment', { substanceUseDisorder: true, substanceUseInTreatment: true }, 'met'],
    [
      'G',
      'disorder, treatment undocumented',
      { substanceUseDisorder: true, substanceUseInTreatment: null },
      'missing: substanceUseInTreatment',
    ],
    ['G', 'no disorder: treatment is not asked', { substanceUseInTreatment: null }, 'met'],
    [
      'G',
      'undocumented: either answer would do',
      { substanceUseDisorder: null, substanceUseInTreatment: null },
      'missing: substanceUseDisorder, substanceUseInTreatment',
    ],
    ['H', 'allergic', { drugAllergy: true }, 'not-met'],
    ['H', 'silence is not absence', { drugAllergy: null }, 'missing: drugAllergy'],
    ['not-covered.B', 'a pacemaker', { otherProgrammableImplant: true }, 'not-met'],
    ['not-covered.B', 'silence is not absence', { otherProgrammableImplant: null }, 'missing: otherProgrammableImplant'],
  ] as const)('%s: %s', (id, _what, facts, reading) => expect(readingOf(pump({ facts }), id)).toBe(reading));
});
