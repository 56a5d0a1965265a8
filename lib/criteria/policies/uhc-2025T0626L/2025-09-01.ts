/**
 * UnitedHealthcare Medical Policy 2025T0626L, Implanted Spinal Drug Delivery Systems, effective 2025-09-01.
 * Commercial and individual exchange plans.
 *
 * The document's order; it has no labels, so the ids name the section and the point.
 */
import { aged, all, any, atLeast, failedOrNotTolerated, no, oneOf, type PolicyVersion, yes } from '../../policy.ts';

const SECTION = '2025T0626L, Coverage Rationale';
const TRIAL = `${SECTION}, Chronic Non-Malignant Pain, infusion trial`;
const NON_CANCER = { indications: ['non-cancer-pain'], stages: ['trial', 'permanent', 'replacement'] } as const;

// "> 18 years", and a footnote that leaves out only who is under 18: at 18 the text says both.
const AGE_ABOVE_18 = 19;
const AGE_IN_DOUBT = 18;
const ADDRESSED_FROM_AGE = 18;
const CONSERVATIVE_MONTHS = 6; // of conservative methods; it holds where they were not tolerated, too
const RELIEF_PERCENT = 50; // pump placement: 50 or more

export const uhc20250901: PolicyVersion = {
  policy: 'uhc-2025T0626L',
  version: '2025-09-01',
  document: 'UnitedHealthcare Medical Policy 2025T0626L, Implanted Spinal Drug Delivery Systems',
  inForce: { from: '2025-09-01', citation: '2025T0626L, title block: effective September 1, 2025' },
  codes: {
    listed: [...['62320', '62321', '62322', '62323', '62324', '62325', '62326', '62327'], ...['62350', '62351', '62360', '62361', '62362']],
    citation: '2025T0626L, Applicable Codes',
  },
  limits: [
    {
      reason: 'indication-not-addressed',
      indications: ['other'],
      citation: SECTION,
      statement: 'The policy speaks of cancer pain, spasticity and chronic non-malignant pain only.',
    },
    {
      reason: 'stage-not-addressed',
      stages: ['revision', 'removal', 'maintenance'],
      citation: SECTION,
      statement: 'The policy speaks of the trial, the pump and its replacement only.',
    },
    {
      reason: 'age-not-addressed',
      ageUnder: ADDRESSED_FROM_AGE,
      citation: `${SECTION}, footnote`,
      statement: 'The policy leaves out members under 18.',
    },
  ],
  criteria: [
    {
      id: 'InterQual',
      title: 'Proprietary criteria met',
      citation: `${SECTION}, Cancer-Related Pain and Spasticity`,
      statement: 'For cancer pain and for spasticity the policy sends the reviewer to InterQual, and its result decides.',
      indications: ['cancer-pain', 'spasticity'],
      stages: ['trial', 'permanent', 'replacement'],
      condition: oneOf('externalCriteria', ['met']),
    },
    {
      id: 'spasticity.severe',
      title: 'Spasticity is severe',
      citation: `${SECTION}, Spasticity`,
      statement: 'The spasticity is severe.',
      indications: ['spasticity'],
      stages: ['trial', 'permanent', 'replacement'],
      condition: yes('spasticitySevere'),
    },
    {
      id: 'trial.intractable',
      title: 'Chronic and intractable pain',
      citation: TRIAL,
      statement: 'The pain is chronic, not from cancer, and resists treatment.',
      ...NON_CANCER,
      condition: yes('painIntractable'),
    },
    {
      id: 'trial.age',
      title: 'Older than 18',
      citation: `${TRIAL}, age, with the footnote`,
      statement: 'The member is 19 or older. At 18 the clause and its footnote disagree, so a physician reads them.',
      ...NON_CANCER,
      condition: aged(AGE_ABOVE_18, AGE_IN_DOUBT),
    },
    {
      id: 'trial.etiology',
      title: 'Cause of the pain documented',
      citation: `${TRIAL}, etiology`,
      statement: 'The record says clearly what causes the pain.',
      ...NON_CANCER,
      condition: yes('painCauseDocumented'),
    },
    {
      id: 'trial.intervention',
      title: 'No further intervention open',
      citation: `${TRIAL}, further intervention`,
      statement: 'More treatment or surgery for the cause is not called for, or the member declined it.',
      ...NON_CANCER,
      condition: oneOf('furtherIntervention', ['not-indicated', 'refused']),
    },
    {
      id: 'trial.conservative',
      title: 'Six months of conservative care failed',
      citation: `${TRIAL}, treatment failure`,
      statement: 'Conservative care of six months or longer gave no safe relief, or its side effects could not be borne.',
      ...NON_CANCER,
      condition: all(failedOrNotTolerated('conservativeTherapy'), atLeast('conservativeTherapyMonths', CONSERVATIVE_MONTHS)),
    },
    {
      id: 'trial.psychosocial',
      title: 'No untreated psychosocial issues',
      citation: `${TRIAL}, psychological or psychosocial issues`,
      statement: 'The record shows no untreated psychological or social problem that would stand in the way of treatment.',
      ...NON_CANCER,
      condition: no('untreatedPsychosocialIssues'),
    },
    {
      id: 'pump.trial',
      title: 'Trial: 50% relief',
      citation: `${SECTION}, Chronic Non-Malignant Pain, pump placement`,
      statement: 'The trial infusion was completed and halved the pain or better.',
      indications: ['non-cancer-pain'],
      stages: ['permanent', 'replacement'],
      condition: all(yes('trialDone'), atLeast('trialPainReductionPercent', RELIEF_PERCENT)),
    },
    {
      id: 'replacement.device',
      title: 'Device broken, no repair or no warranty',
      citation: `${SECTION}, Replacement of Device`,
      statement: 'The present device does not work, and it cannot be repaired or its warranty has ended.',
      indications: ['cancer-pain', 'non-cancer-pain', 'spasticity'],
      stages: ['replacement'],
      condition: all(yes('deviceNonFunctional'), any(no('deviceRepairable'), no('deviceUnderWarranty'))),
    },
  ],
};
