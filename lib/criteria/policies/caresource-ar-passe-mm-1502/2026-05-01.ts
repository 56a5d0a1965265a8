/**
 * CareSource Arkansas PASSE Medical Policy Statement MM-1502, Implantable Pain Pump, effective 2026-05-01.
 *
 * The document's order and labels, section D: I for every request, II and III for cancer pain, IV and V for other pain, VI for both,
 * VII for every other use. Section VI bars the pump, and so its trial too.
 */
import {
  all,
  any,
  atLeast,
  failedOrNotTolerated,
  no,
  noneOfElseUnclear,
  PAIN,
  type PolicyVersion,
  withinMonths,
  yes,
} from '../../policy.ts';

const SECTION = 'MM-1502, D. Policy';
const BOTH = { indications: PAIN, stages: ['trial', 'permanent'] } as const;
const CANCER = { indications: ['cancer-pain'], stages: ['trial', 'permanent'] } as const;
const NON_CANCER = { indications: ['non-cancer-pain'], stages: ['trial', 'permanent'] } as const;

const LIFE_EXPECTANCY_MONTHS = 3; // II.A
const RELIEF_PERCENT = 50; // III, V: 50 or more
const PAIN_MONTHS = 6; // IV.A
const DRUG_TEST_MONTHS = 3; // IV.D.2, calendar months
const CONSERVATIVE_MONTHS = 6; // IV.H.1 and IV.H.2, each within the past 12

const successfulTrial = all(yes('trialDone'), atLeast('trialPainReductionPercent', RELIEF_PERCENT));

export const caresource20260501: PolicyVersion = {
  policy: 'caresource-ar-passe-mm-1502',
  version: '2026-05-01',
  document: 'CareSource Arkansas PASSE Medical Policy Statement MM-1502, Implantable Pain Pump',
  inForce: { from: '2026-05-01', citation: 'MM-1502, title block: effective 05/01/2026' },
  codes: null,
  limits: [
    {
      reason: 'policy-ambiguous',
      stages: ['removal', 'revision'],
      citation: `${SECTION}, I`,
      statement: 'Item I asks all criteria of removal and revision too, which an infected pump, for one, could not meet.',
    },
    {
      reason: 'stage-not-addressed',
      stages: ['replacement', 'maintenance'],
      citation: `${SECTION}, I`,
      statement: 'The policy does not speak of replacing or refilling a pump.',
    },
  ],
  criteria: [
    {
      id: 'I',
      title: 'Severe, chronic, intractable pain',
      citation: `${SECTION}, I`,
      statement: 'The pain is severe, chronic and resists treatment.',
      ...BOTH,
      condition: all(yes('painSevere'), yes('painIntractable')),
    },
    {
      id: 'I.A',
      title: 'Pain reaction treated without success',
      citation: `${SECTION}, I.A`,
      statement: 'Physical and behavioral causes of an exaggerated pain reaction were treated, and that failed.',
      ...BOTH,
      condition: yes('painBehaviorAddressed'),
    },
    {
      id: 'I.B',
      title: 'Drug needs this route, approved for pain',
      citation: `${SECTION}, I.B`,
      statement: 'The drug has to be given intrathecally and is FDA-approved for pain.',
      ...BOTH,
      condition: all(yes('drugRequiresIntrathecalRoute'), yes('drugFdaApprovedForPain')),
    },
    {
      id: 'I.C',
      title: 'Pump approved for the drug',
      citation: `${SECTION}, I.C`,
      statement: 'The FDA approved the pump for infusing this drug.',
      ...BOTH,
      condition: yes('pumpFdaApprovedForDrug'),
    },
    {
      id: 'I.D',
      title: 'Drug and dose can be expected to help',
      citation: `${SECTION}, I.D`,
      statement: 'Kind and dose of the drug give reason to expect relief.',
      ...BOTH,
      condition: yes('doseReasonable'),
    },
    {
      id: 'I.E',
      title: 'Experienced physician and facility',
      citation: `${SECTION}, I.E`,
      statement: 'The physician and the facility know this procedure well.',
      ...BOTH,
      condition: yes('implanterExperienced'),
    },
    {
      id: 'I.F',
      title: 'Specialist confirms that treatment failed',
      citation: `${SECTION}, I.F`,
      statement: 'A specialist in the underlying disease examined the member and confirms that other treatments did not relieve the pain.',
      ...BOTH,
      condition: yes('specialistConfirmsFailure'),
    },
    {
      id: 'II.A',
      title: 'Three months or more to live',
      citation: `${SECTION}, II.A`,
      statement: 'The member is expected to live three months or longer.',
      ...CANCER,
      condition: atLeast('lifeExpectancyMonths', LIFE_EXPECTANCY_MONTHS),
    },
    {
      id: 'II.B',
      title: 'Less invasive drug treatment failed',
      citation: `${SECTION}, II.B`,
      statement: 'The record shows that drugs by mouth or under the skin, opioids included, did not work or had side effects.',
      ...CANCER,
      condition: failedOrNotTolerated('systemicAnalgesia'),
    },
    {
      id: 'II.C',
      title: 'No tumor at the thecal sac or epidural space',
      citation: `${SECTION}, II.C`,
      statement: 'Neither a tumor that presses on the thecal sac nor epidural metastases are in evidence.',
      ...CANCER,
      condition: all(no('thecalSacEncroachment'), no('epiduralMetastases')),
    },
    {
      id: 'II.D',
      title: 'No infection, sepsis or coagulopathy',
      citation: `${SECTION}, II.D.1–3`,
      statement: 'There is no local infection, no sepsis and no clotting disorder.',
      ...CANCER,
      condition: all(no('activeInfection'), no('sepsis'), no('coagulopathy')),
    },
    {
      id: 'III',
      title: 'Trial: 50% relief',
      citation: `${SECTION}, III`,
      statement: 'The trial was done and the record shows that it halved the pain or better.',
      indications: ['cancer-pain'],
      stages: ['permanent'],
      condition: successfulTrial,
    },
    {
      id: 'IV.A',
      title: 'Pain for six months or longer',
      citation: `${SECTION}, IV.A`,
      statement: 'The pain has lasted six months or longer.',
      ...NON_CANCER,
      condition: atLeast('painDurationMonths', PAIN_MONTHS),
    },
    {
      id: 'IV.B',
      title: 'Observation stay for the trial',
      citation: `${SECTION}, IV.B`,
      statement: 'The trial has an observation stay of one to two days, planned or done.',
      ...NON_CANCER,
      condition: yes('observationStayPlanned'),
    },
    {
      id: 'IV.C',
      title: 'Pathology of the pain identified',
      citation: `${SECTION}, IV.C`,
      statement: 'What causes the pain is known.',
      ...NON_CANCER,
      condition: yes('painCauseDocumented'),
    },
    {
      id: 'IV.D',
      title: 'No current drug or alcohol abuse',
      citation: `${SECTION}, IV.D`,
      statement: 'Nothing shows that the member misuses drugs or alcohol at present.',
      ...NON_CANCER,
      condition: no('currentDrugOrAlcoholAbuse'),
    },
    {
      id: 'IV.D.1',
      title: 'No opioid use disorder',
      citation: `${SECTION}, IV.D.1`,
      statement: 'The member has no opioid disorder.',
      ...NON_CANCER,
      condition: no('opioidUseDisorder'),
    },
    {
      id: 'IV.D.2',
      title: 'Negative drug test in the last three months',
      citation: `${SECTION}, IV.D.2`,
      statement:
        'A negative drug test lies no more than three calendar months before the request arrived or, if earlier, before the service, ' +
        'and not after the service.',
      ...NON_CANCER,
      condition: withinMonths('negativeDrugTestOn', DRUG_TEST_MONTHS),
    },
    {
      id: 'IV.E',
      title: 'Evaluated; pain is not of mental origin',
      citation: `${SECTION}, IV.E`,
      statement: 'A psychological evaluation was done and finds no mental health cause of the pain.',
      ...NON_CANCER,
      condition: all(yes('psychEvaluationDone'), no('painDueToMentalHealth')),
    },
    {
      id: 'IV.F',
      title: 'Surgery is not indicated',
      citation: `${SECTION}, IV.F`,
      statement: 'Surgery is not called for.',
      ...NON_CANCER,
      condition: no('surgeryIndicated'),
    },
    {
      id: 'IV.G',
      title: 'Drug treatment failed',
      citation: `${SECTION}, IV.G`,
      statement: 'Drugs by mouth or under the skin, opioids included, did not work or had side effects.',
      ...NON_CANCER,
      condition: failedOrNotTolerated('systemicAnalgesia'),
    },
    {
      id: 'IV.H.1',
      title: 'Six months of active therapy, or unable',
      citation: `${SECTION}, IV.H.1, with C. Definitions`,
      statement: 'Six months or more of active therapy in the past twelve, or it could not be completed for a stated medical reason.',
      ...NON_CANCER,
      condition: any(atLeast('activeConservativeMonthsPast12', CONSERVATIVE_MONTHS), yes('activeConservativeUnable')),
    },
    {
      id: 'IV.H.2',
      title: 'Six months of passive therapy',
      citation: `${SECTION}, IV.H.2, with C. Definitions`,
      statement: 'Six months or more of passive therapy in the past twelve.',
      ...NON_CANCER,
      condition: atLeast('inactiveConservativeMonthsPast12', CONSERVATIVE_MONTHS),
    },
    {
      id: 'V',
      title: 'Trial: 50% relief',
      citation: `${SECTION}, V`,
      statement: 'The trial was done and the record shows that it halved the pain or better.',
      indications: ['non-cancer-pain'],
      stages: ['permanent'],
      condition: successfulTrial,
    },
    {
      id: 'VI.A',
      title: 'No active infection',
      citation: `${SECTION}, VI.A`,
      statement: 'There is no infection at present.',
      ...BOTH,
      condition: no('activeInfection'),
    },
    {
      id: 'VI.B',
      title: 'Body size carries the pump',
      citation: `${SECTION}, VI.B`,
      statement: 'The member is large enough for the weight and bulk of the device.',
      ...BOTH,
      condition: yes('bodySizeAdequate'),
    },
    {
      id: 'VI.C',
      title: 'No earlier intolerance of implants',
      citation: `${SECTION}, VI.C`,
      statement: 'The member has tolerated implanted devices so far, or never had one.',
      ...BOTH,
      condition: no('implantedDeviceIntolerance'),
    },
    {
      id: 'VI.D',
      title: 'Spinal anatomy allows delivery',
      citation: `${SECTION}, VI.D`,
      statement: 'Nothing in the spine blocks the spinal fluid or keeps the drug from being delivered there.',
      ...BOTH,
      condition: no('csfFlowObstruction'),
    },
    {
      id: 'VI.E',
      title: 'No allergy to the drug',
      citation: `${SECTION}, VI.E`,
      statement: 'No allergy or hypersensitivity to the chosen drug is known.',
      ...BOTH,
      condition: no('drugAllergy'),
    },
    {
      id: 'VI.F',
      title: 'No allergy to a pump component',
      citation: `${SECTION}, VI.F`,
      statement: 'No allergy to a part of the pump is known or suspected.',
      ...BOTH,
      condition: no('pumpComponentAllergy'),
    },
    {
      id: 'VI.G',
      title: 'No interfering programmable implant',
      citation: `${SECTION}, VI.G`,
      statement: 'No other programmable implant could disturb the pump.',
      ...BOTH,
      condition: no('otherProgrammableImplant'),
    },
    {
      id: 'VII',
      title: 'Drug not excluded for other uses',
      citation: `${SECTION}, VII`,
      statement:
        'Beyond severe chronic pain the policy calls opioids, ziconotide and clonidine investigational. It names no other drug, so for ' +
        'those a physician reads it.',
      indications: ['spasticity', 'other'],
      stages: ['trial', 'permanent'],
      condition: noneOfElseUnclear('drug', ['morphine', 'hydromorphone', 'fentanyl', 'sufentanil', 'ziconotide', 'clonidine']),
    },
  ],
};
