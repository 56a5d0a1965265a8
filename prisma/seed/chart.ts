import { FACT_KEYS, type FactGroupId, type FactKey, type Facts, type FactValue, factSpec } from '../../lib/criteria/facts.ts';

/** A chart in which whatever a policy asks for is documented, as each fact would read at its best; dates are put in per case. */
const FAVORABLE: Partial<Facts> = {
  painSevere: true,
  painIntractable: true,
  painNrs: 8,
  painLimitsDailyActivities: true,
  painDurationMonths: 38,
  painCauseDocumented: true,
  lifeExpectancyMonths: 24,
  systemicAnalgesia: 'failed',
  systemicAnalgesiaFixedSchedule: true,
  opioidTherapy: 'failed',
  opioidTherapyWeeks: 16,
  adherentToMedication: true,
  conservativeTherapy: 'failed',
  conservativeTherapyMonths: 14,
  conservativeTherapyContraindicated: false,
  activeConservativeMonthsPast12: 7,
  activeConservativeUnable: false,
  inactiveConservativeMonthsPast12: 8,
  underlyingTreatmentFailed: true,
  furtherIntervention: 'not-indicated',
  surgeryIndicated: false,
  painBehaviorAddressed: true,
  specialistConfirmsFailure: true,
  psychEvaluationDone: true,
  psychFavorableCandidate: true,
  acutePsychiatricInstability: false,
  suicideRisk: 'none',
  untreatedPsychosocialIssues: false,
  mentalHealthInadequatelyControlled: false,
  painDueToMentalHealth: false,
  substanceUseDisorder: false,
  currentDrugOrAlcoholAbuse: false,
  opioidUseDisorder: false,
  activeInfection: false,
  sepsis: false,
  coagulopathy: false,
  leukopeniaOrPancytopenia: false,
  increasedIntracranialPressure: false,
  thecalSacEncroachment: false,
  epiduralMetastases: false,
  bodySizeAdequate: true,
  drugAllergy: false,
  pumpComponentAllergy: false,
  implantedDeviceIntolerance: false,
  csfFlowObstruction: false,
  otherProgrammableImplant: false,
  drug: 'morphine',
  drugRequiresIntrathecalRoute: true,
  drugFdaApprovedIntrathecal: true,
  drugFdaApprovedForPain: true,
  drugIngredientsFdaApproved: true,
  pumpFdaApprovedForDrug: true,
  doseReasonable: true,
  implanterExperienced: true,
  observationStayPlanned: true,
  trialDone: true,
  trialPainReductionPercent: 65,
  trialFunctionImproved: true,
  trialSideEffects: 'none',
  trialPatientAcceptance: true,
  trialByTemporaryCatheter: true,
  trialWithProposedDrug: true,
  trialReliefAcceptable: true,
  trialSpasticityResponse: true,
  advancedDisease: false,
  survivalLimited: false,
  highProceduralRisk: false,
  spasticitySevere: true,
  spasticityIntractable: true,
  spasticityOrigin: 'spinal',
  oralBaclofen: 'failed',
  spasmControl: 'failed',
  spasmControlWeeks: 10,
  deviceNonFunctional: true,
  deviceRepairable: false,
  externalCriteria: 'met',
};

/** How a demo case is told: what of the chart differs, and how far the nurse has come. */
export type Story = { indication: NonNullable<Facts['indication']>; but?: Partial<Facts>; leaveOut?: readonly FactKey[]; share?: number };

/** The answer to one fact in a story, or null where the chart does not say. `drugTestOn`: date of a recent negative drug test. */
export function chartAnswer(story: Story, fact: FactKey, drugTestOn: string): FactValue | null {
  if (fact === 'indication') return story.indication;
  if (story.leaveOut?.includes(fact)) return null;
  if (story.but && fact in story.but) return story.but[fact] ?? null;
  if (fact === 'negativeDrugTestOn') return drugTestOn;
  if (fact === 'drug' && story.indication === 'spasticity') return 'baclofen';
  return FAVORABLE[fact] ?? null;
}

type Source = { document: string; daysAgo: number };

const CLINIC_NOTE: Source = { document: 'Pain clinic note', daysAgo: 12 };
const OPERATIVE_PLAN: Source = { document: 'Operative plan', daysAgo: 5 };

/** Where a chart says such things. */
const SOURCES: Readonly<Partial<Record<FactGroupId, Source>>> = {
  pain: { document: 'History and physical', daysAgo: 30 },
  'prior-treatment': { document: 'Physical therapy discharge', daysAgo: 64 },
  psychological: { document: 'Psychology consultation', daysAgo: 21 },
  trial: { document: 'Trial procedure note', daysAgo: 9 },
  'infection-safety': OPERATIVE_PLAN,
  'anatomy-device': OPERATIVE_PLAN,
  drug: OPERATIVE_PLAN,
};

/** What a favorable chart says, word for word. */
const QUOTATIONS: Partial<Record<FactKey, string>> = {
  painLimitsDailyActivities: 'needs help with dressing and cannot stand to cook',
  trialFunctionImproved: 'walked to the mailbox for the first time since spring',
  psychFavorableCandidate: 'a good candidate from a psychological point of view',
  suicideRisk: 'denies ideation, plan or intent',
  systemicAnalgesia: 'no relief at 120 MME daily',
  conservativeTherapy: 'twelve weeks of supervised therapy without benefit',
  activeInfection: 'afebrile, no sign of infection at the site',
  bodySizeAdequate: 'abdominal wall suitable for a 20 mL pump',
};

/** A chart that says otherwise is cited without its words, but for a number, which they can carry. */
function quotationOf(fact: FactKey, value: FactValue): string {
  if (fact === 'painNrs') return `${value}/10 on most days`;
  if (fact === 'trialPainReductionPercent') return `reports ${value} % relief against baseline`;
  return value === FAVORABLE[fact] ? (QUOTATIONS[fact] ?? '') : '';
}

/** Where the demo's chart documents the answer to a fact. `daysAgo` counts back from receipt. */
export function chartSource(fact: FactKey, value: FactValue): { document: string; page: string; daysAgo: number; quotation: string } {
  const { document, daysAgo } = SOURCES[factSpec(fact).group] ?? CLINIC_NOTE;
  return { document, daysAgo, page: String(1 + (FACT_KEYS.indexOf(fact) % 7)), quotation: quotationOf(fact, value) };
}
