import { describe, expect, it } from 'vitest';
import { evaluate } from '../../evaluate.ts';
import { aCase, readingOf } from '../../testing.ts';

const pain = (changes = {}) => aCase('cms-ncd-280.14', 'cancer-pain', 'permanent', changes);
const spastic = (changes = {}) => aCase('cms-ncd-280.14', 'spasticity', 'permanent', changes);

const PAIN = ['pain.drug', 'pain.intractable', 'pain.life-expectancy', 'pain.noninvasive'];
const SPASTIC = ['spasticity.drug', 'spasticity.intractable', 'spasticity.noninvasive'];
const CONTRA = ['contra.allergy', 'contra.infection', 'contra.body-size', 'contra.other-device'];

describe('who and what NCD 280.14 speaks of', () => {
  it.each([
    ['cancer-pain', 'trial', [...PAIN, ...CONTRA]],
    ['non-cancer-pain', 'permanent', [...PAIN, 'pain.trial', ...CONTRA]],
    ['spasticity', 'trial', [...SPASTIC, ...CONTRA]],
    ['spasticity', 'permanent', [...SPASTIC, 'spasticity.trial', ...CONTRA]],
  ] as const)('%s, %s', (indication, stage, ids) => {
    const { findings, outcome } = evaluate(aCase('cms-ncd-280.14', indication, stage));
    expect(findings.map((f) => f.id)).toEqual(ids);
    expect(outcome).toBe('meets');
  });
  it.each([
    ['other', 'trial', ['policy-ambiguous']],
    ['other', 'removal', ['policy-ambiguous', 'stage-not-addressed']],
    ['cancer-pain', 'replacement', ['stage-not-addressed']],
    ['spasticity', 'maintenance', ['stage-not-addressed']],
    ['non-cancer-pain', 'revision', ['stage-not-addressed']],
  ] as const)('%s, %s: %j', (indication, stage, reasons) =>
    expect(evaluate(aCase('cms-ncd-280.14', indication, stage))).toMatchObject({ outcome: 'needs-physician', reasons }),
  );
  it.each([
    ['2004-12-16', null],
    ['2004-12-17', '2004-12-17'],
  ])('is in force from 2004-12-17 on: %s', (dateOfService, version) =>
    expect(evaluate(pain({ dateOfService, receivedOn: '2004-12-01' })).version).toBe(version),
  );
});

describe('pain', () => {
  it.each([
    ['pain.drug', { drug: 'hydromorphone' }, 'met'],
    ['pain.drug', { drug: 'fentanyl' }, 'met'],
    ['pain.drug', { drug: 'sufentanil' }, 'met'],
    ['pain.drug', { drug: 'ziconotide' }, 'ambiguous'],
    ['pain.drug', { drug: 'baclofen' }, 'ambiguous'],
    ['pain.drug', { drug: 'other' }, 'ambiguous'],
    ['pain.drug', { drug: null }, 'missing: drug'],
    ['pain.intractable', { painSevere: false }, 'not-met'],
    ['pain.intractable', { painIntractable: false }, 'not-met'],
    ['pain.intractable', { painSevere: null }, 'missing: painSevere'],
    ['pain.life-expectancy', { lifeExpectancyMonths: 3 }, 'met'],
    ['pain.life-expectancy', { lifeExpectancyMonths: 2.9 }, 'not-met'],
    ['pain.life-expectancy', { lifeExpectancyMonths: 3.1 }, 'met'],
    ['pain.life-expectancy', { lifeExpectancyMonths: null }, 'missing: lifeExpectancyMonths'],
    ['pain.noninvasive', { systemicAnalgesia: 'intolerable-side-effects' }, 'met'],
    ['pain.noninvasive', { systemicAnalgesia: 'adequate' }, 'not-met'],
    ['pain.noninvasive', { painBehaviorAddressed: false }, 'not-met'],
    ['pain.noninvasive', { painBehaviorAddressed: null }, 'missing: painBehaviorAddressed'],
    ['pain.trial', { trialPainReductionPercent: 5 }, 'met'],
    ['pain.trial', { trialDone: false }, 'not-met'],
    ['pain.trial', { trialByTemporaryCatheter: false }, 'not-met'],
    ['pain.trial', { trialReliefAcceptable: false }, 'not-met'],
    ['pain.trial', { trialPatientAcceptance: false }, 'not-met'],
    ['pain.trial', { trialReliefAcceptable: null }, 'missing: trialReliefAcceptable'],
  ] as const)('%s with %j: %s', (id, facts, reading) => expect(readingOf(pain({ facts }), id)).toBe(reading));
});

describe('spasticity', () => {
  it.each([
    ['spasticity.drug', { drug: 'morphine' }, 'ambiguous'],
    ['spasticity.drug', { drug: null }, 'missing: drug'],
    ['spasticity.intractable', { spasticityIntractable: false }, 'not-met'],
    ['spasticity.intractable', { spasticityIntractable: null }, 'missing: spasticityIntractable'],
    ['spasticity.noninvasive', { spasmControlWeeks: 6 }, 'met'],
    ['spasticity.noninvasive', { spasmControlWeeks: 5.9 }, 'not-met'],
    ['spasticity.noninvasive', { spasmControlWeeks: 6.1 }, 'met'],
    ['spasticity.noninvasive', { spasmControl: 'intolerable-side-effects' }, 'met'],
    ['spasticity.noninvasive', { spasmControl: 'adequate' }, 'not-met'],
    ['spasticity.noninvasive', { spasmControl: null }, 'missing: spasmControl'],
    ['spasticity.trial', { trialSpasticityResponse: false }, 'not-met'],
    ['spasticity.trial', { trialSpasticityResponse: null }, 'missing: trialSpasticityResponse'],
  ] as const)('%s with %j: %s', (id, facts, reading) => expect(readingOf(spastic({ facts }), id)).toBe(reading));
});

describe('contraindications bar pump and trial, for every use', () => {
  it.each([
    ['contra.allergy', 'drugAllergy', true],
    ['contra.infection', 'activeInfection', true],
    ['contra.body-size', 'bodySizeAdequate', false],
    ['contra.other-device', 'otherProgrammableImplant', true],
  ] as const)('%s reads %s', (id, fact, bad) => {
    for (const make of [pain, spastic]) {
      const reading = (value: boolean | null) => readingOf(make({ facts: { [fact]: value } }), id);
      expect([reading(bad), reading(!bad), reading(null)]).toEqual(['not-met', 'met', `missing: ${fact}`]);
    }
  });
});
