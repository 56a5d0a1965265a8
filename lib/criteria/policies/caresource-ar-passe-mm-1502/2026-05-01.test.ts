import { describe, expect, it } from 'vitest';
import { evaluate } from '../../evaluate.ts';
import { aCase, readingOf } from '../../testing.ts';

const cancer = (changes = {}) => aCase('caresource-ar-passe-mm-1502', 'cancer-pain', 'permanent', changes);
const other = (changes = {}) => aCase('caresource-ar-passe-mm-1502', 'non-cancer-pain', 'permanent', changes);

const I = ['I', 'I.A', 'I.B', 'I.C', 'I.D', 'I.E', 'I.F'];
const IV = ['A', 'B', 'C', 'D', 'D.1', 'D.2', 'E', 'F', 'G', 'H.1', 'H.2'].map((label) => `IV.${label}`);
const VI = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((label) => `VI.${label}`);

describe('who and what MM-1502 speaks of', () => {
  it.each([
    ['cancer-pain', 'trial', [...I, 'II.A', 'II.B', 'II.C', 'II.D', ...VI]],
    ['cancer-pain', 'permanent', [...I, 'II.A', 'II.B', 'II.C', 'II.D', 'III', ...VI]],
    ['non-cancer-pain', 'trial', [...I, ...IV, ...VI]],
    ['non-cancer-pain', 'permanent', [...I, ...IV, 'V', ...VI]],
  ] as const)('%s, %s', (indication, stage, ids) => {
    const { findings, outcome } = evaluate(aCase('caresource-ar-passe-mm-1502', indication, stage));
    expect(findings.map((f) => f.id)).toEqual(ids);
    expect(outcome).toBe('meets');
  });
  it.each([
    ['cancer-pain', 'removal', ['policy-ambiguous']],
    ['spasticity', 'revision', ['policy-ambiguous']],
    ['other', 'removal', ['policy-ambiguous']],
    ['non-cancer-pain', 'replacement', ['stage-not-addressed']],
    ['spasticity', 'maintenance', ['stage-not-addressed']],
  ] as const)('%s, %s: %j', (indication, stage, reasons) =>
    expect(evaluate(aCase('caresource-ar-passe-mm-1502', indication, stage))).toMatchObject({
      outcome: 'needs-physician',
      reasons,
      findings: [],
    }),
  );
  it('asks for the indication of a removal first', () =>
    expect(evaluate(aCase('caresource-ar-passe-mm-1502', null, 'removal'))).toMatchObject({
      outcome: 'needs-information',
      missing: ['indication'],
    }));
  it.each([
    ['2026-04-30', null],
    ['2026-05-01', '2026-05-01'],
  ])('is in force from 2026-05-01 on: %s', (dateOfService, version) =>
    expect(evaluate(other({ dateOfService, receivedOn: '2026-04-01' })).version).toBe(version),
  );
});

describe('section I, every request', () => {
  it.each([
    ['I', { painSevere: false }, 'not-met'],
    ['I', { painIntractable: false }, 'not-met'],
    ['I', { painSevere: null }, 'missing: painSevere'],
    ['I.A', { painBehaviorAddressed: false }, 'not-met'],
    ['I.A', { painBehaviorAddressed: null }, 'missing: painBehaviorAddressed'],
    ['I.B', { drugRequiresIntrathecalRoute: false }, 'not-met'],
    ['I.B', { drugFdaApprovedForPain: false }, 'not-met'],
    [
      'I.B',
      { drugRequiresIntrathecalRoute: null, drugFdaApprovedForPain: null },
      'missing: drugFdaApprovedForPain, drugRequiresIntrathecalRoute',
    ],
    ['I.C', { pumpFdaApprovedForDrug: false }, 'not-met'],
    ['I.C', { pumpFdaApprovedForDrug: null }, 'missing: pumpFdaApprovedForDrug'],
    ['I.D', { doseReasonable: false }, 'not-met'],
    ['I.D', { doseReasonable: null }, 'missing: doseReasonable'],
    ['I.E', { implanterExperienced: false }, 'not-met'],
    ['I.E', { implanterExperienced: null }, 'missing: implanterExperienced'],
    ['I.F', { specialistConfirmsFailure: false }, 'not-met'],
    ['I.F', { specialistConfirmsFailure: null }, 'missing: specialistConfirmsFailure'],
  ] as const)('%s with %j: %s', (id, facts, reading) => {
    expect(readingOf(cancer({ facts }), id)).toBe(reading);
    expect(readingOf(other({ facts }), id)).toBe(reading);
  });
});

describe('sections II and III, cancer pain', () => {
  it.each([
    ['II.A', { lifeExpectancyMonths: 3 }, 'met'],
    ['II.A', { lifeExpectancyMonths: 2.9 }, 'not-met'],
    ['II.A', { lifeExpectancyMonths: 3.1 }, 'met'],
    ['II.A', { lifeExpectancyMonths: null }, 'missing: lifeExpectancyMonths'],
    ['II.B', { systemicAnalgesia: 'intolerable-side-effects' }, 'met'],
    ['II.B', { systemicAnalgesia: 'adequate' }, 'not-met'],
    ['II.B', { systemicAnalgesia: null }, 'missing: systemicAnalgesia'],
    ['II.C', { thecalSacEncroachment: true }, 'not-met'],
    ['II.C', { epiduralMetastases: true }, 'not-met'],
    ['II.C', { epiduralMetastases: null }, 'missing: epiduralMetastases'],
    ['II.D', { activeInfection: true }, 'not-met'],
    ['II.D', { sepsis: true }, 'not-met'],
    ['II.D', { coagulopathy: true }, 'not-met'],
    ['II.D', { sepsis: null }, 'missing: sepsis'],
    ['III', { trialPainReductionPercent: 50 }, 'met'],
    ['III', { trialPainReductionPercent: 49.9 }, 'not-met'],
    ['III', { trialPainReductionPercent: 50.1 }, 'met'],
    ['III', { trialDone: false }, 'not-met'],
    ['III', { trialDone: null }, 'missing: trialDone'],
  ] as const)('%s with %j: %s', (id, facts, reading) => expect(readingOf(cancer({ facts }), id)).toBe(reading));
});

describe('sections IV and V, non-cancer pain', () => {
  it.each([
    ['IV.A', { painDurationMonths: 6 }, 'met'],
    ['IV.A', { painDurationMonths: 5.9 }, 'not-met'],
    ['IV.A', { painDurationMonths: 6.1 }, 'met'],
    ['IV.A', { painDurationMonths: null }, 'missing: painDurationMonths'],
    ['IV.B', { observationStayPlanned: false }, 'not-met'],
    ['IV.B', { observationStayPlanned: null }, 'missing: observationStayPlanned'],
    ['IV.C', { painCauseDocumented: false }, 'not-met'],
    ['IV.C', { painCauseDocumented: null }, 'missing: painCauseDocumented'],
    ['IV.D', { currentDrugOrAlcoholAbuse: true }, 'not-met'],
    ['IV.D', { currentDrugOrAlcoholAbuse: null }, 'missing: currentDrugOrAlcoholAbuse'],
    ['IV.D.1', { opioidUseDisorder: true }, 'not-met'],
    ['IV.D.1', { opioidUseDisorder: null }, 'missing: opioidUseDisorder'],
    ['IV.D.2', { negativeDrugTestOn: null }, 'missing: negativeDrugTestOn'],
    ['IV.E', { psychEvaluationDone: false }, 'not-met'],
    ['IV.E', { painDueToMentalHealth: true }, 'not-met'],
    ['IV.E', { painDueToMentalHealth: null }, 'missing: painDueToMentalHealth'],
    ['IV.F', { surgeryIndicated: true }, 'not-met'],
    ['IV.F', { surgeryIndicated: null }, 'missing: surgeryIndicated'],
    ['IV.G', { systemicAnalgesia: 'intolerable-side-effects' }, 'met'],
    ['IV.G', { systemicAnalgesia: 'not-tried' }, 'not-met'],
    ['IV.G', { systemicAnalgesia: null }, 'missing: systemicAnalgesia'],
    ['IV.H.1', { activeConservativeMonthsPast12: 6 }, 'met'],
    ['IV.H.1', { activeConservativeMonthsPast12: 5.9 }, 'not-met'],
    ['IV.H.1', { activeConservativeMonthsPast12: 6.1 }, 'met'],
    ['IV.H.1', { activeConservativeMonthsPast12: 0, activeConservativeUnable: true }, 'met'],
    ['IV.H.1', { activeConservativeMonthsPast12: 2, activeConservativeUnable: null }, 'missing: activeConservativeUnable'],
    [
      'IV.H.1',
      { activeConservativeMonthsPast12: null, activeConservativeUnable: null },
      'missing: activeConservativeMonthsPast12, activeConservativeUnable',
    ],
    ['IV.H.2', { inactiveConservativeMonthsPast12: 6 }, 'met'],
    ['IV.H.2', { inactiveConservativeMonthsPast12: 5.9, activeConservativeUnable: true }, 'not-met'],
    ['IV.H.2', { inactiveConservativeMonthsPast12: 6.1 }, 'met'],
    ['IV.H.2', { inactiveConservativeMonthsPast12: null }, 'missing: inactiveConservativeMonthsPast12'],
    ['V', { trialPainReductionPercent: 50 }, 'met'],
    ['V', { trialPainReductionPercent: 49.9 }, 'not-met'],
    ['V', { trialPainReductionPercent: 50.1 }, 'met'],
    ['V', { trialDone: null }, 'missing: trialDone'],
  ] as const)('%s with %j: %s', (id, facts, reading) => expect(readingOf(other({ facts }), id)).toBe(reading));

  // The window opens three calendar months before the earlier of receipt and service and closes with the service.
  it.each([
    ['2026-08-31', '2026-09-10', '2026-05-30', 'not-met'],
    ['2026-08-31', '2026-09-10', '2026-05-31', 'met'],
    ['2026-08-31', '2026-09-10', '2026-06-01', 'met'],
    ['2026-08-31', '2026-09-10', '2026-09-10', 'met'],
    ['2026-08-31', '2026-09-10', '2026-09-11', 'not-met'],
    ['2026-09-10', '2026-08-31', '2026-05-31', 'met'],
    ['2026-09-10', '2026-08-31', '2026-08-31', 'met'],
    ['2026-09-10', '2026-08-31', '2026-09-01', 'not-met'],
    ['2027-05-31', '2027-06-10', '2027-02-27', 'not-met'],
    ['2027-05-31', '2027-06-10', '2027-02-28', 'met'],
    ['2028-05-31', '2028-06-10', '2028-02-28', 'not-met'],
    ['2028-05-31', '2028-06-10', '2028-02-29', 'met'],
  ])('IV.D.2, received %s, served %s, tested %s: %s', (receivedOn, dateOfService, negativeDrugTestOn, reading) =>
    expect(readingOf(other({ receivedOn, dateOfService, facts: { negativeDrugTestOn } }), 'IV.D.2')).toBe(reading),
  );
});

describe('section VI bars pump and trial alike', () => {
  it.each([
    ['VI.A', 'activeInfection', true],
    ['VI.B', 'bodySizeAdequate', false],
    ['VI.C', 'implantedDeviceIntolerance', true],
    ['VI.D', 'csfFlowObstruction', true],
    ['VI.E', 'drugAllergy', true],
    ['VI.F', 'pumpComponentAllergy', true],
    ['VI.G', 'otherProgrammableImplant', true],
  ] as const)('%s reads %s', (id, fact, bad) => {
    for (const indication of ['cancer-pain', 'non-cancer-pain'] as const) {
      for (const stage of ['trial', 'permanent'] as const) {
        const reading = (value: boolean | null) =>
          readingOf(aCase('caresource-ar-passe-mm-1502', indication, stage, { facts: { [fact]: value } }), id);
        expect([reading(bad), reading(!bad), reading(null)]).toEqual(['not-met', 'met', `missing: ${fact}`]);
      }
    }
  });
});

describe('section VII, other uses', () => {
  it.each([
    ['morphine', 'not-met'],
    ['hydromorphone', 'not-met'],
    ['fentanyl', 'not-met'],
    ['sufentanil', 'not-met'],
    ['ziconotide', 'not-met'],
    ['clonidine', 'not-met'],
    ['baclofen', 'ambiguous'],
    ['bupivacaine', 'ambiguous'],
    ['other', 'ambiguous'],
    [null, 'missing: drug'],
  ] as const)('%s: %s', (drug, reading) => {
    for (const indication of ['spasticity', 'other'] as const) {
      expect(readingOf(aCase('caresource-ar-passe-mm-1502', indication, 'trial', { facts: { drug } }), 'VII')).toBe(reading);
    }
  });
});
