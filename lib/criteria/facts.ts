/**
 * The fact dictionary: everything a policy may ask of a record, as plain data.
 *
 * One entry per fact of the criteria contract (section 4), in its order. Keys, types, ranges and options are the vocabulary that
 * policies, forms, bulk input and evaluation share; questions and help are what a nurse reads. The forms' zod schema, the fast
 * validator and the types below all come from here, so a fact is described once. (Longer than most files because it is that list.)
 */

/** Groups of questions, in the order in which a chart is read. */
export const FACT_GROUPS = [
  { id: 'request', title: 'Request' },
  { id: 'pain', title: 'Pain' },
  { id: 'prognosis', title: 'Prognosis and risk' },
  { id: 'prior-treatment', title: 'Prior treatment' },
  { id: 'psychological', title: 'Psychological evaluation' },
  { id: 'substance-use', title: 'Substance use' },
  { id: 'infection-safety', title: 'Infection and safety' },
  { id: 'anatomy-device', title: 'Anatomy and implants' },
  { id: 'drug', title: 'Drug' },
  { id: 'trial', title: 'Trial' },
  { id: 'spasticity', title: 'Spasticity' },
  { id: 'device', title: 'Device in place' },
  { id: 'proprietary', title: 'Proprietary criteria' },
] as const;

export type FactGroupId = (typeof FACT_GROUPS)[number]['id'];

interface Described {
  readonly group: FactGroupId;
  /** The label of the question, a statement that the answer completes. */
  readonly question: string;
  /** What counts, where the label alone could be read in two ways. */
  readonly help?: string;
}

export interface BooleanSpec extends Described {
  readonly type: 'boolean';
}
export interface EnumSpec extends Described {
  readonly type: 'enum';
  readonly options: readonly [string, ...string[]];
  /** Words for each option; every option has one. */
  readonly optionLabels: Readonly<Record<string, string>>;
}
/** `integer` takes whole numbers only (7.0 is one); bounds are included. */
export interface NumberSpec extends Described {
  readonly type: 'number' | 'integer';
  readonly min: number;
  readonly max?: number;
  readonly unit?: 'months' | 'weeks' | '%';
}
/** A calendar day, `YYYY-MM-DD`. */
export interface DateSpec extends Described {
  readonly type: 'date';
}
export type FactSpec = BooleanSpec | EnumSpec | NumberSpec | DateSpec;

const THERAPY_RESULT = {
  type: 'enum',
  options: ['failed', 'intolerable-side-effects', 'adequate', 'not-tried'],
  optionLabels: { failed: 'Failed', 'intolerable-side-effects': 'Not tolerated', adequate: 'Adequate', 'not-tried': 'Not tried' },
} as const;

export const FACTS = {
  indication: {
    type: 'enum',
    options: ['cancer-pain', 'non-cancer-pain', 'spasticity', 'other'],
    optionLabels: { 'cancer-pain': 'Cancer pain', 'non-cancer-pain': 'Non-cancer pain', spasticity: 'Spasticity', other: 'Other' },
    group: 'request',
    question: 'What the pump is for',
    help: 'Dystonia goes under spasticity.',
  },

  painSevere: { type: 'boolean', group: 'pain', question: 'Record calls the pain severe' },
  painIntractable: { type: 'boolean', group: 'pain', question: 'Pain is chronic and refractory to treatment' },
  painNrs: {
    type: 'integer',
    min: 0,
    max: 10,
    group: 'pain',
    question: 'Usual pain, numeric rating 0–10',
    help: 'The rating before any trial infusion, on most days; not the worst or the best day.',
  },
  painLimitsDailyActivities: { type: 'boolean', group: 'pain', question: 'Pain limits activities of daily living' },
  painDurationMonths: { type: 'number', min: 0, unit: 'months', group: 'pain', question: 'How long the pain has lasted' },
  painCauseDocumented: { type: 'boolean', group: 'pain', question: 'Cause or pathology of the pain is known and documented' },
  lifeExpectancyMonths: {
    type: 'number',
    min: 0,
    unit: 'months',
    group: 'prognosis',
    question: 'Life expectancy',
    help: 'The treating clinician’s estimate.',
  },

  systemicAnalgesia: {
    ...THERAPY_RESULT,
    group: 'prior-treatment',
    question: 'Result of systemic opioid or other analgesic therapy',
    help: 'Not tolerated means that side effects ended it or were unacceptable.',
  },
  systemicAnalgesiaFixedSchedule: {
    type: 'boolean',
    group: 'prior-treatment',
    question: 'Systemic analgesia was given on a fixed schedule',
    help: 'No if it was taken only as needed.',
  },
  opioidTherapy: { ...THERAPY_RESULT, group: 'prior-treatment', question: 'Result of oral and injectable opioids' },
  opioidTherapyWeeks: { type: 'number', min: 0, unit: 'weeks', group: 'prior-treatment', question: 'Length of opioid treatment' },
  adherentToMedication: { type: 'boolean', group: 'prior-treatment', question: 'Member kept to the attempted drug treatment' },
  conservativeTherapy: {
    ...THERAPY_RESULT,
    group: 'prior-treatment',
    question: 'Result of conservative management',
    help: 'Less invasive care: drugs, physical therapy, psychological or behavioral treatment.',
  },
  conservativeTherapyMonths: {
    type: 'number',
    min: 0,
    unit: 'months',
    group: 'prior-treatment',
    question: 'Length of conservative management',
  },
  conservativeTherapyContraindicated: {
    type: 'boolean',
    group: 'prior-treatment',
    question: 'Conservative management was contraindicated or not appropriate',
  },
  activeConservativeMonthsPast12: {
    type: 'number',
    min: 0,
    max: 12,
    unit: 'months',
    group: 'prior-treatment',
    question: 'Active therapy in the past 12 months',
    help: 'Physical or occupational therapy, a supervised home exercise program, chiropractic care.',
  },
  activeConservativeUnable: {
    type: 'boolean',
    group: 'prior-treatment',
    question: 'Active therapy could not be completed',
    help: 'Because of a contraindication, more pain or intolerance; not for convenience.',
  },
  inactiveConservativeMonthsPast12: {
    type: 'number',
    min: 0,
    max: 12,
    unit: 'months',
    group: 'prior-treatment',
    question: 'Passive therapy in the past 12 months',
    help: 'Rest, heat, ice, devices such as TENS, drugs.',
  },
  underlyingTreatmentFailed: { type: 'boolean', group: 'prior-treatment', question: 'Treatment of the underlying condition failed' },
  furtherIntervention: {
    type: 'enum',
    options: ['not-indicated', 'refused', 'indicated'],
    optionLabels: { 'not-indicated': 'Not indicated', refused: 'Refused by the member', indicated: 'Indicated' },
    group: 'prior-treatment',
    question: 'Further treatment or surgery for the underlying condition',
  },
  surgeryIndicated: { type: 'boolean', group: 'prior-treatment', question: 'Surgery is indicated' },
  painBehaviorAddressed: {
    type: 'boolean',
    group: 'prior-treatment',
    question: 'Causes of an exaggerated pain reaction were treated without success',
    help: 'Physical and behavioral causes; the attempts were made and failed.',
  },
  specialistConfirmsFailure: {
    type: 'boolean',
    group: 'prior-treatment',
    question: 'A specialist confirmed that other treatments failed',
  },

  psychEvaluationDone: { type: 'boolean', group: 'psychological', question: 'Evaluation by a mental health professional on file' },
  psychFavorableCandidate: {
    type: 'boolean',
    group: 'psychological',
    question: 'Licensed professional finds the member a favorable candidate',
  },
  acutePsychiatricInstability: { type: 'boolean', group: 'psychological', question: 'Acute psychiatric instability' },
  suicideRisk: {
    type: 'enum',
    options: ['none', 'controlled', 'uncontrolled'],
    optionLabels: { none: 'None', controlled: 'Controlled', uncontrolled: 'Uncontrolled' },
    group: 'psychological',
    question: 'Suicide risk',
  },
  untreatedPsychosocialIssues: {
    type: 'boolean',
    group: 'psychological',
    question: 'Untreated psychosocial issues that would interfere with treatment',
  },
  mentalHealthInadequatelyControlled: {
    type: 'boolean',
    group: 'psychological',
    question: 'Mental health problem, not adequately controlled, that endangers success',
    help: 'Alcohol or drug dependence counts.',
  },
  painDueToMentalHealth: { type: 'boolean', group: 'psychological', question: 'Pain is due to a mental health cause' },

  substanceUseDisorder: { type: 'boolean', group: 'substance-use', question: 'Substance use disorder diagnosed' },
  substanceUseInTreatment: { type: 'boolean', group: 'substance-use', question: 'Receiving active treatment for substance use' },
  currentDrugOrAlcoholAbuse: { type: 'boolean', group: 'substance-use', question: 'Evidence of current drug or alcohol abuse' },
  opioidUseDisorder: { type: 'boolean', group: 'substance-use', question: 'Opioid use disorder' },
  negativeDrugTestOn: { type: 'date', group: 'substance-use', question: 'Date of the latest negative drug test' },

  activeInfection: { type: 'boolean', group: 'infection-safety', question: 'Active infection', help: 'Any current one, local included.' },
  sepsis: { type: 'boolean', group: 'infection-safety', question: 'Sepsis' },
  coagulopathy: { type: 'boolean', group: 'infection-safety', question: 'Coagulopathy' },
  leukopeniaOrPancytopenia: { type: 'boolean', group: 'infection-safety', question: 'Profound leukopenia or pancytopenia' },
  increasedIntracranialPressure: { type: 'boolean', group: 'infection-safety', question: 'Increased intracranial pressure' },
  thecalSacEncroachment: { type: 'boolean', group: 'anatomy-device', question: 'Tumor encroaches on the thecal sac' },
  epiduralMetastases: { type: 'boolean', group: 'anatomy-device', question: 'Epidural metastases' },
  bodySizeAdequate: { type: 'boolean', group: 'anatomy-device', question: 'Body size can carry the pump' },
  drugAllergy: { type: 'boolean', group: 'drug', question: 'Allergy or hypersensitivity to the drug to be infused' },
  pumpComponentAllergy: { type: 'boolean', group: 'anatomy-device', question: 'Known or suspected allergy to a pump component' },
  implantedDeviceIntolerance: { type: 'boolean', group: 'anatomy-device', question: 'Earlier intolerance of an implanted device' },
  csfFlowObstruction: {
    type: 'boolean',
    group: 'anatomy-device',
    question: 'Spinal anatomy blocks the flow of fluid or the delivery of the drug',
  },
  otherProgrammableImplant: {
    type: 'boolean',
    group: 'anatomy-device',
    question: 'Another programmable implant whose signals could interfere',
    help: 'A pacemaker, for example.',
  },

  drug: {
    type: 'enum',
    options: ['morphine', 'hydromorphone', 'fentanyl', 'sufentanil', 'ziconotide', 'baclofen', 'bupivacaine', 'clonidine', 'other'],
    optionLabels: {
      morphine: 'Morphine',
      hydromorphone: 'Hydromorphone',
      fentanyl: 'Fentanyl',
      sufentanil: 'Sufentanil',
      ziconotide: 'Ziconotide',
      baclofen: 'Baclofen',
      bupivacaine: 'Bupivacaine',
      clonidine: 'Clonidine',
      other: 'Other',
    },
    group: 'drug',
    question: 'Drug to be infused',
  },
  drugRequiresIntrathecalRoute: { type: 'boolean', group: 'drug', question: 'Drug has to be given intrathecally' },
  drugFdaApprovedIntrathecal: {
    type: 'boolean',
    group: 'drug',
    question: 'Drug is FDA-approved for this route and this indication',
  },
  drugFdaApprovedForPain: {
    type: 'boolean',
    group: 'drug',
    question: 'Drug is FDA-approved for pain management',
    help: 'By any route.',
  },
  drugIngredientsFdaApproved: {
    type: 'boolean',
    group: 'drug',
    question: 'A single approved drug, or a compound of approved ingredients',
  },
  pumpFdaApprovedForDrug: { type: 'boolean', group: 'drug', question: 'Pump is FDA-approved for this drug' },
  doseReasonable: { type: 'boolean', group: 'drug', question: 'Type and dose can be expected to relieve the pain' },
  implanterExperienced: { type: 'boolean', group: 'request', question: 'Physician and facility are experienced in this procedure' },

  observationStayPlanned: { type: 'boolean', group: 'trial', question: 'Observation stay of 1–2 days for the trial, planned or done' },
  trialDone: { type: 'boolean', group: 'trial', question: 'Trial infusion completed' },
  trialPainReductionPercent: {
    type: 'number',
    min: -100,
    max: 100,
    unit: '%',
    group: 'trial',
    question: 'Relief of pain in the trial, against baseline',
    help: 'Negative if the pain grew.',
  },
  trialFunctionImproved: { type: 'boolean', group: 'trial', question: 'Better self-reported daily function in the trial' },
  trialSideEffects: {
    type: 'enum',
    options: ['none', 'minimal', 'unacceptable'],
    optionLabels: { none: 'None', minimal: 'Minimal', unacceptable: 'Unacceptable' },
    group: 'trial',
    question: 'Side effects in the trial',
  },
  trialPatientAcceptance: { type: 'boolean', group: 'trial', question: 'Member accepts the treatment after the trial' },
  trialByTemporaryCatheter: {
    type: 'boolean',
    group: 'trial',
    question: 'Trial used a temporary intrathecal or epidural catheter',
  },
  trialWithProposedDrug: { type: 'boolean', group: 'trial', question: 'Trial used the drug now proposed' },
  trialReliefAcceptable: { type: 'boolean', group: 'trial', question: 'Clinician judges relief and side effects acceptable' },
  trialSpasticityResponse: { type: 'boolean', group: 'trial', question: 'Favorable response to a test dose, spasticity' },

  advancedDisease: { type: 'boolean', group: 'prognosis', question: 'Disease is advanced' },
  survivalLimited: { type: 'boolean', group: 'prognosis', question: 'Survival time is limited' },
  highProceduralRisk: { type: 'boolean', group: 'prognosis', question: 'Member is at high risk in procedures' },

  spasticitySevere: { type: 'boolean', group: 'spasticity', question: 'Spasticity is severe' },
  spasticityIntractable: { type: 'boolean', group: 'spasticity', question: 'Spasticity is chronic and refractory' },
  spasticityOrigin: {
    type: 'enum',
    options: ['cerebral', 'spinal', 'other'],
    optionLabels: { cerebral: 'Cerebral', spinal: 'Spinal', other: 'Other' },
    group: 'spasticity',
    question: 'Origin of the spasticity',
  },
  oralBaclofen: { ...THERAPY_RESULT, group: 'spasticity', question: 'Result of oral baclofen' },
  spasmControl: {
    ...THERAPY_RESULT,
    group: 'spasticity',
    question: 'Result of noninvasive spasm control',
    help: 'Oral drugs, for example.',
  },
  spasmControlWeeks: { type: 'number', min: 0, unit: 'weeks', group: 'spasticity', question: 'Length of noninvasive spasm control' },

  deviceNonFunctional: { type: 'boolean', group: 'device', question: 'Device in place does not work' },
  deviceRepairable: { type: 'boolean', group: 'device', question: 'Device in place can be repaired' },
  deviceUnderWarranty: { type: 'boolean', group: 'device', question: 'Device in place is under warranty' },

  externalCriteria: {
    type: 'enum',
    options: ['met', 'not-met'],
    optionLabels: { met: 'Met', 'not-met': 'Not met' },
    group: 'proprietary',
    question: 'Result of the proprietary criteria that the policy points to',
    help: 'For this service and stage, run outside this system; cite product, subset, version and date.',
  },
} as const satisfies Record<string, FactSpec>;

export type FactKey = keyof typeof FACTS;

/** The value type of a specification: its own options for an enum. */
export type ValueOf<S extends FactSpec> = S extends { type: 'boolean' }
  ? boolean
  : S extends EnumSpec
    ? S['options'][number]
    : S extends NumberSpec
      ? number
      : string;

type KeysOfType<T extends FactSpec['type']> = { [K in FactKey]: (typeof FACTS)[K]['type'] extends T ? K : never }[FactKey];
export type BooleanFact = KeysOfType<'boolean'>;
export type EnumFact = KeysOfType<'enum'>;
export type NumberFact = KeysOfType<'number' | 'integer'>;
export type DateFact = KeysOfType<'date'>;
/** The options of an enum fact. */
export type OptionOf<K extends EnumFact> = (typeof FACTS)[K]['options'][number];

export type FactValue = boolean | string | number;
/** All facts of a case, always with every key: null means *not documented*. The fixed shape is also what makes evaluation fast. */
export type Facts = { [K in FactKey]: ValueOf<(typeof FACTS)[K]> | null };
export type Indication = OptionOf<'indication'>;

// Object.keys forgets the key type; FACTS is a constant literal, so its keys are exactly FactKey.
export const FACT_KEYS = Object.keys(FACTS) as readonly FactKey[];

/** Every fact in the order in which a chart is read: by groups, and within a group as listed above. */
export const CHART_ORDER: readonly FactKey[] = FACT_GROUPS.flatMap(({ id }) => FACT_KEYS.filter((key) => FACTS[key].group === id));

// JSON.parse rather than a loop: it yields an object in the engine's fast mode, and spreading it keeps that mode.
const NONE = JSON.parse(JSON.stringify(Object.fromEntries(FACT_KEYS.map((key) => [key, null])))) as Facts; // every key of Facts, null

/** @returns a fresh record in which nothing is documented. */
export function emptyFacts(): Facts {
  return { ...NONE };
}

/** @returns a full record from the documented facts alone. Values are taken as they are: parse first what comes from outside. */
export function factsFrom(partial: Partial<Facts>): Facts {
  return { ...NONE, ...partial };
}

/** @returns the specification of a fact, widened so that callers can switch on its type. */
export function factSpec(key: FactKey): FactSpec {
  return FACTS[key];
}

/** Narrows a string from outside to a fact key; names that only the prototype knows are none. */
export function isFactKey(key: string): key is FactKey {
  return Object.hasOwn(FACTS, key);
}
