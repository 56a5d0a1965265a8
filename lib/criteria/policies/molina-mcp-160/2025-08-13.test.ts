import { describe, expect, it } from 'vitest';
import { evaluate } from '../../evaluate.ts';
import { aCase, readingOf } from '../../testing.ts';

const cancer = (changes = {}) => aCase('molina-mcp-160', 'cancer-pain', 'permanent', changes);
const other = (changes = {}) => aCase('molina-mcp-160', 'non-cancer-pain', 'permanent', changes);

describe('who and what MCP-160 speaks of', () => {
  it('has every clause at the permanent pump, all but the trial at the trial', () => {
    const ids = (indication: 'cancer-pain' | 'non-cancer-pain', stage: 'trial' | 'permanent') =>
      evaluate(aCase('molina-mcp-160', indication, stage)).findings.map((f) => f.id);
    expect(ids('cancer-pain', 'permanent')).toEqual(['adult', '1.a', '1.b', '1.c', '1.d', '1.e.i', '1.e.ii', '1.e.iii', '1.f']);
    expect(ids('cancer-pain', 'trial')).toEqual(ids('cancer-pain', 'permanent').filter((id) => id !== '1.f'));
    expect(ids('non-cancer-pain', 'permanent')).toEqual([
      'adult',
      '2.a',
      '2.b',
      '2.c.i',
      '2.c.ii',
      '2.c.iii',
      '2.c.iv',
      '2.c.v',
      '2.c.vi',
      '2.d',
      '2.e',
      '2.f',
    ]);
    expect(ids('non-cancer-pain', 'trial')).toEqual(ids('non-cancer-pain', 'permanent').filter((id) => id !== '2.f'));
  });
  it('meets when every clause is met', () => {
    for (const c of [cancer(), other(), aCase('molina-mcp-160', 'spasticity', 'removal')]) expect(evaluate(c).outcome).toBe('meets');
  });
  it.each([
    ['2023-08-08', 'policy-not-in-force', []],
    ['2023-08-09', undefined, []],
    ['2026-08-31', undefined, []],
    ['2026-09-01', undefined, ['review-overdue']],
  ])('on %s: %s, warnings %j', (dateOfService, reason, warnings) => {
    const evaluation = evaluate(other({ dateOfService, receivedOn: '2023-08-01' }));
    expect(evaluation.reasons).toEqual(reason === undefined ? [] : [reason]);
    expect(evaluation.warnings).toEqual(warnings);
  });
});

describe('spasticity: the result of the proprietary guideline decides, at any stage', () => {
  it.each([
    ['met', 'met'],
    ['not-met', 'not-met'],
    [null, 'missing: externalCriteria'],
  ] as const)('%s: %s', (externalCriteria, reading) =>
    expect(readingOf(aCase('molina-mcp-160', 'spasticity', 'maintenance', { facts: { externalCriteria } }), 'MCG-A-0420')).toBe(reading),
  );
});

describe('adults', () => {
  it.each([
    ['2007-11-19', 'met'],
    ['2007-11-20', 'met'],
    ['2007-11-21', 'not-met'],
  ])('born %s, served on 2025-11-20: %s', (dateOfBirth, reading) => expect(readingOf(other({ dateOfBirth }), 'adult')).toBe(reading));
});

describe.each([
  ['cancer pain', cancer, { a: '1.a', drug: '1.d', size: '1.c', infection: '1.e.i', bars: '1.e.iii', trial: '1.f' }],
  ['non-cancer pain', other, { a: '2.a', drug: '2.c.ii', size: '2.b', infection: '2.d', bars: '2.e', trial: '2.f' }],
])('what both lists ask: %s', (_name, make, leaf) => {
  it.each([
    [leaf.a, 'a rating of 6 is not more than 6', { painNrs: 6 }, 'not-met'],
    [leaf.a, 'a rating of 7 is', { painNrs: 7 }, 'met'],
    [leaf.a, 'the rating is the severity: the word is not read', { painSevere: false }, 'met'],
    [leaf.a, 'pain that does not limit daily life', { painLimitsDailyActivities: false }, 'not-met'],
    [leaf.a, 'pain that responds to treatment', { painIntractable: false }, 'not-met'],
    [
      leaf.a,
      'nothing documented',
      { painNrs: null, painIntractable: null, painLimitsDailyActivities: null },
      'missing: painIntractable, painLimitsDailyActivities, painNrs',
    ],
    [leaf.a, 'one part failed, so the others are not asked', { painNrs: 3, painIntractable: null }, 'not-met'],
    [leaf.drug, 'side effects count as failure', { systemicAnalgesia: 'intolerable-side-effects' }, 'met'],
    [leaf.drug, 'relief enough', { systemicAnalgesia: 'adequate' }, 'not-met'],
    [leaf.drug, 'never tried', { systemicAnalgesia: 'not-tried' }, 'not-met'],
    [leaf.drug, 'undocumented', { systemicAnalgesia: null }, 'missing: systemicAnalgesia'],
    [leaf.size, 'too small', { bodySizeAdequate: false }, 'not-met'],
    [leaf.size, 'undocumented', { bodySizeAdequate: null }, 'missing: bodySizeAdequate'],
    [leaf.infection, 'infected', { activeInfection: true }, 'not-met'],
    [leaf.infection, 'silence is not absence', { activeInfection: null }, 'missing: activeInfection'],
    [leaf.bars, 'coagulopathy', { coagulopathy: true, leukopeniaOrPancytopenia: null }, 'not-met'],
    [leaf.bars, 'leukopenia', { leukopeniaOrPancytopenia: true }, 'not-met'],
    [leaf.bars, 'pressure in the skull', { increasedIntracranialPressure: true }, 'not-met'],
    [leaf.bars, 'undocumented', { coagulopathy: null }, 'missing: coagulopathy'],
    [leaf.trial, 'exactly half', { trialPainReductionPercent: 50 }, 'met'],
    [leaf.trial, 'just under half', { trialPainReductionPercent: 49.9 }, 'not-met'],
    [leaf.trial, 'just over half', { trialPainReductionPercent: 50.1 }, 'met'],
    [leaf.trial, 'no better function', { trialFunctionImproved: false }, 'not-met'],
    [leaf.trial, 'not completed', { trialDone: false }, 'not-met'],
    [leaf.trial, 'undocumented', { trialDone: null, trialPainReductionPercent: null }, 'missing: trialDone, trialPainReductionPercent'],
  ] as const)('%s: %s', (id, _what, facts, reading) => expect(readingOf(make({ facts }), id)).toBe(reading));
});

describe('list 1, cancer pain', () => {
  it.each([
    ['1.b', 'three months', { lifeExpectancyMonths: 3 }, 'met'],
    ['1.b', 'just under', { lifeExpectancyMonths: 2.9 }, 'not-met'],
    ['1.b', 'just over', { lifeExpectancyMonths: 3.1 }, 'met'],
    ['1.b', 'undocumented', { lifeExpectancyMonths: null }, 'missing: lifeExpectancyMonths'],
    ['1.d', 'a schedule is not asked', { systemicAnalgesiaFixedSchedule: false }, 'met'],
    ['1.e.ii', 'tumor at the thecal sac', { thecalSacEncroachment: true }, 'not-met'],
    ['1.e.ii', 'epidural metastases', { epiduralMetastases: true, thecalSacEncroachment: null }, 'not-met'],
    ['1.e.ii', 'one of them undocumented', { epiduralMetastases: null }, 'missing: epiduralMetastases'],
  ] as const)('%s: %s', (id, _what, facts, reading) => expect(readingOf(cancer({ facts }), id)).toBe(reading));
});

describe('list 2, non-cancer pain', () => {
  it.each([
    ['2.c.i', 'treatment of the cause worked', { underlyingTreatmentFailed: false }, 'not-met'],
    ['2.c.i', 'undocumented', { underlyingTreatmentFailed: null }, 'missing: underlyingTreatmentFailed'],
    ['2.c.ii', 'as needed only', { systemicAnalgesiaFixedSchedule: false }, 'not-met'],
    ['2.c.ii', 'schedule undocumented', { systemicAnalgesiaFixedSchedule: null }, 'missing: systemicAnalgesiaFixedSchedule'],
    ['2.c.iii', 'not adherent', { adherentToMedication: false }, 'not-met'],
    ['2.c.iii', 'undocumented', { adherentToMedication: null }, 'missing: adherentToMedication'],
    ['2.c.iv', 'six months', { conservativeTherapyMonths: 6 }, 'met'],
    ['2.c.iv', 'just under', { conservativeTherapyMonths: 5.9 }, 'not-met'],
    ['2.c.iv', 'just over', { conservativeTherapyMonths: 6.1 }, 'met'],
    [
      '2.c.iv',
      'contraindicated: neither result nor length is asked',
      { conservativeTherapyContraindicated: true, conservativeTherapy: null, conservativeTherapyMonths: null },
      'met',
    ],
    ['2.c.iv', 'not tolerated: the clause speaks of failure alone', { conservativeTherapy: 'intolerable-side-effects' }, 'ambiguous'],
    [
      '2.c.iv',
      'not tolerated, length undocumented',
      { conservativeTherapy: 'intolerable-side-effects', conservativeTherapyMonths: null },
      'missing: conservativeTherapyMonths; ambiguous',
    ],
    [
      '2.c.iv',
      'not tolerated and too short is too short',
      { conservativeTherapy: 'intolerable-side-effects', conservativeTherapyMonths: 2 },
      'not-met',
    ],
    ['2.c.iv', 'adequate', { conservativeTherapy: 'adequate' }, 'not-met'],
    ['2.c.iv', 'not tried', { conservativeTherapy: 'not-tried' }, 'not-met'],
    [
      '2.c.iv',
      'too short, contraindication undocumented',
      { conservativeTherapyMonths: 2, conservativeTherapyContraindicated: null },
      'missing: conservativeTherapyContraindicated',
    ],
    ['2.c.iv', 'failed, contraindication undocumented', { conservativeTherapyContraindicated: null }, 'met'],
    ['2.c.v', 'no evaluation', { psychEvaluationDone: false }, 'not-met'],
    ['2.c.v', 'unstable', { acutePsychiatricInstability: true }, 'not-met'],
    ['2.c.v', 'controlled risk is a risk', { suicideRisk: 'controlled' }, 'not-met'],
    ['2.c.v', 'uncontrolled risk', { suicideRisk: 'uncontrolled' }, 'not-met'],
    [
      '2.c.v',
      'undocumented',
      { suicideRisk: null, acutePsychiatricInstability: null },
      'missing: acutePsychiatricInstability, suicideRisk',
    ],
    ['2.c.vi', 'not favorable', { psychFavorableCandidate: false }, 'not-met'],
    ['2.c.vi', 'undocumented', { psychFavorableCandidate: null }, 'missing: psychFavorableCandidate'],
  ] as const)('%s: %s', (id, _what, facts, reading) => expect(readingOf(other({ facts }), id)).toBe(reading));
});

describe('what MCP-160 does not address', () => {
  it.each([
    ['other', 'trial', ['indication-not-addressed']],
    ['other', 'maintenance', ['indication-not-addressed', 'stage-not-addressed']],
    ['cancer-pain', 'replacement', ['stage-not-addressed']],
    ['non-cancer-pain', 'revision', ['stage-not-addressed']],
    ['non-cancer-pain', 'removal', ['stage-not-addressed']],
    ['cancer-pain', 'maintenance', ['stage-not-addressed']],
  ] as const)('%s, %s: %j', (indication, stage, reasons) =>
    expect(evaluate(aCase('molina-mcp-160', indication, stage))).toMatchObject({ outcome: 'needs-physician', reasons, findings: [] }),
  );
});
