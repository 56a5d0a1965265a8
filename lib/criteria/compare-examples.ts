/** Synthetic examples for comparing policies: no person, only the facts on which payers part. */
import type { Compared } from './compare.ts';
import { type Facts, factsFrom } from './facts.ts';

export interface ComparedExample extends Compared {
  readonly id: string;
  readonly title: string;
  /** What makes it worth comparing. */
  readonly about: string;
}

const PERMANENT = { stage: 'permanent', procedureCodes: ['62350', '62362'] } as const;
const TRIAL = { stage: 'trial', procedureCodes: ['62323'] } as const;
const ADULT = { dateOfBirth: '1961-04-09', dateOfService: '2026-06-24' } as const;

/** Nothing that bars a pump. */
const SAFE: Partial<Facts> = {
  activeInfection: false,
  sepsis: false,
  coagulopathy: false,
  leukopeniaOrPancytopenia: false,
  increasedIntracranialPressure: false,
  bodySizeAdequate: true,
  drugAllergy: false,
  pumpComponentAllergy: false,
  implantedDeviceIntolerance: false,
  csfFlowObstruction: false,
  otherProgrammableImplant: false,
  implanterExperienced: true,
};

const MORPHINE: Partial<Facts> = {
  drug: 'morphine',
  drugRequiresIntrathecalRoute: true,
  drugFdaApprovedIntrathecal: true,
  drugFdaApprovedForPain: true,
  drugIngredientsFdaApproved: true,
  pumpFdaApprovedForDrug: true,
  doseReasonable: true,
};

const PAIN: Partial<Facts> = {
  painSevere: true,
  painIntractable: true,
  painNrs: 8,
  painLimitsDailyActivities: true,
  painDurationMonths: 60,
  painCauseDocumented: true,
  systemicAnalgesia: 'failed',
  systemicAnalgesiaFixedSchedule: true,
  adherentToMedication: true,
  conservativeTherapy: 'failed',
  conservativeTherapyMonths: 14,
  conservativeTherapyContraindicated: false,
  painBehaviorAddressed: true,
  specialistConfirmsFailure: true,
  psychEvaluationDone: true,
  psychFavorableCandidate: true,
  acutePsychiatricInstability: false,
  suicideRisk: 'none',
  mentalHealthInadequatelyControlled: false,
};

const GOOD_TRIAL: Partial<Facts> = {
  trialDone: true,
  trialPainReductionPercent: 70,
  trialFunctionImproved: true,
  trialSideEffects: 'none',
  trialPatientAcceptance: true,
  trialByTemporaryCatheter: true,
  trialWithProposedDrug: true,
  trialReliefAcceptable: true,
};

const NON_CANCER: Partial<Facts> = {
  ...SAFE,
  ...MORPHINE,
  ...PAIN,
  ...GOOD_TRIAL,
  indication: 'non-cancer-pain',
  lifeExpectancyMonths: 240,
  opioidTherapy: 'failed',
  opioidTherapyWeeks: 30,
  activeConservativeMonthsPast12: 8,
  activeConservativeUnable: false,
  inactiveConservativeMonthsPast12: 9,
  underlyingTreatmentFailed: true,
  furtherIntervention: 'not-indicated',
  surgeryIndicated: false,
  untreatedPsychosocialIssues: false,
  painDueToMentalHealth: false,
  substanceUseDisorder: false,
  currentDrugOrAlcoholAbuse: false,
  opioidUseDisorder: false,
  negativeDrugTestOn: '2026-05-20',
  observationStayPlanned: true,
};

const SPASTICITY: Partial<Facts> = {
  ...SAFE,
  indication: 'spasticity',
  drug: 'baclofen',
  drugFdaApprovedIntrathecal: true,
  spasticitySevere: true,
  spasticityIntractable: true,
  oralBaclofen: 'intolerable-side-effects',
  spasmControl: 'failed',
  spasmControlWeeks: 26,
};

export const COMPARED_EXAMPLES: readonly ComparedExample[] = [
  {
    id: 'non-cancer',
    title: 'Non-cancer pain, all documented',
    about: 'A permanent pump after a good trial; every policy that decides it is met.',
    ...ADULT,
    ...PERMANENT,
    facts: factsFrom(NON_CANCER),
  },
  {
    id: 'cancer-without-trial',
    title: 'Cancer pain without a trial',
    about: 'Advanced disease, and a trial would be a burden: only one policy excuses it.',
    ...ADULT,
    ...PERMANENT,
    facts: factsFrom({
      ...SAFE,
      ...MORPHINE,
      ...PAIN,
      indication: 'cancer-pain',
      lifeExpectancyMonths: 4,
      thecalSacEncroachment: false,
      epiduralMetastases: false,
      advancedDisease: true,
      survivalLimited: true,
      highProceduralRisk: true,
      trialDone: false,
    }),
  },
  {
    id: 'not-tolerated',
    title: 'Conservative care not tolerated',
    about: 'Fourteen months of it, ended by side effects; one policy speaks of failure only.',
    ...ADULT,
    ...PERMANENT,
    facts: factsFrom({ ...NON_CANCER, conservativeTherapy: 'intolerable-side-effects' }),
  },
  {
    id: 'half-relief',
    title: 'Relief of exactly 50% in the trial',
    about: 'With minimal side effects: enough for some, not for others, unclear in one.',
    ...ADULT,
    ...PERMANENT,
    facts: factsFrom({ ...NON_CANCER, trialPainReductionPercent: 50, trialSideEffects: 'minimal' }),
  },
  {
    id: 'little-documented',
    title: 'Trial with little documented',
    about: 'A first request with a short note: what each payer would still ask.',
    ...ADULT,
    ...TRIAL,
    facts: factsFrom({
      indication: 'non-cancer-pain',
      painSevere: true,
      painIntractable: true,
      painNrs: 6,
      conservativeTherapy: 'failed',
      opioidTherapy: 'failed',
      activeInfection: false,
    }),
  },
  {
    id: 'refill',
    title: 'Refill of a pump in place',
    about: 'Non-cancer pain, refill and analysis; most policies do not speak of it.',
    ...ADULT,
    stage: 'maintenance',
    procedureCodes: ['62370', '95991'],
    facts: factsFrom(NON_CANCER),
  },
  {
    id: 'spasticity',
    title: 'Spasticity, permanent pump',
    about: 'Spinal origin, baclofen by mouth not tolerated, a good test dose.',
    ...ADULT,
    ...PERMANENT,
    facts: factsFrom({
      ...SPASTICITY,
      spasticityOrigin: 'spinal',
      trialDone: true,
      trialFunctionImproved: true,
      trialSideEffects: 'none',
      trialWithProposedDrug: true,
      trialSpasticityResponse: true,
      externalCriteria: 'met',
    }),
  },
  {
    id: 'pediatric',
    title: 'Pediatric spasticity, trial',
    about: 'Nine years old, cerebral origin; one policy leaves members under 18 out.',
    dateOfBirth: '2017-02-11',
    dateOfService: '2026-06-24',
    ...TRIAL,
    facts: factsFrom({ ...SPASTICITY, spasticityOrigin: 'cerebral', externalCriteria: 'met' }),
  },
];
