/**
 * Which facts a record could still document, and so may be named to a member as what would change a decision; and why the others may not.
 *
 * Source: product.md, *Decision letters*: never age, diagnosis, prognosis, or mental-health or substance-use status. Where a fact is close to
 * one of these it is withheld. Every fact is classified: a new one does not compile until it is.
 */
import type { Evaluation } from './evaluate.ts';
import { CHART_ORDER, type FactKey, isFactKey } from './facts.ts';

/** Why a fact is not named: a topic that letters leave to the doctor, or something that no record of the member shows. */
export const WITHHELD_TOPICS = ['diagnosis', 'prognosis', 'mental-health', 'substance-use', 'not-in-a-record'] as const;
export type WithheldTopic = (typeof WITHHELD_TOPICS)[number];

/** `show` completes "It would help to have …", in words of a low reading grade; `{your}` is whose record it is. */
type Classified = { readonly show: string } | { readonly withheld: WithheldTopic };

const show = (words: string): Classified => ({ show: words });
const withheld = (topic: WithheldTopic): Classified => ({ withheld: topic });

const CLASSIFIED: Readonly<Record<FactKey, Classified>> = {
  indication: withheld('diagnosis'),

  painSevere: show('a note that says how bad {your} pain is'),
  painIntractable: show('a note that says which care was tried and that the pain did not get better'),
  painNrs: show('a note that rates {your} usual pain from 0 to 10'),
  painLimitsDailyActivities: show('a note that says which daily tasks the pain makes hard'),
  painDurationMonths: show('a note that says how long the pain has lasted'),
  painCauseDocumented: show('a test or a note that shows what causes the pain'),
  lifeExpectancyMonths: withheld('prognosis'),

  systemicAnalgesia: show('a note that says how pain drugs worked, and what side effects they had'),
  systemicAnalgesiaFixedSchedule: show('a drug list that shows at what times of day pain drugs were taken'),
  opioidTherapy: show('a note that says how strong pain drugs worked, and what side effects they had'),
  opioidTherapyWeeks: show('a drug list that shows for how many weeks strong pain drugs were taken'),
  adherentToMedication: show('a note that says that the drugs were taken as the doctor asked'),
  conservativeTherapy: show('notes that say how care without surgery worked'),
  conservativeTherapyMonths: show('notes that show for how many months care without surgery was tried'),
  conservativeTherapyContraindicated: show('a note that says why care without surgery was not safe or not right'),
  activeConservativeMonthsPast12: show('notes from therapy visits in the past 12 months'),
  activeConservativeUnable: show('a note that says why therapy could not be finished'),
  inactiveConservativeMonthsPast12: show('notes on rest, heat, ice, or drugs in the past 12 months'),
  underlyingTreatmentFailed: show('a note that says how care for the cause of the pain worked'),
  furtherIntervention: show('a note that says if more care for the cause of the pain would help'),
  surgeryIndicated: show('a note that says if surgery would help'),
  painBehaviorAddressed: withheld('mental-health'),
  specialistConfirmsFailure: show('a letter from a specialist that says that other care did not work'),

  psychEvaluationDone: show('the report of the visit that the policy asks for before a pump is put in'),
  psychFavorableCandidate: withheld('mental-health'),
  acutePsychiatricInstability: withheld('mental-health'),
  suicideRisk: withheld('mental-health'),
  untreatedPsychosocialIssues: withheld('mental-health'),
  mentalHealthInadequatelyControlled: withheld('mental-health'),
  painDueToMentalHealth: withheld('mental-health'),

  substanceUseDisorder: withheld('substance-use'),
  substanceUseInTreatment: withheld('substance-use'),
  currentDrugOrAlcoholAbuse: withheld('substance-use'),
  opioidUseDisorder: withheld('substance-use'),
  negativeDrugTestOn: withheld('substance-use'),

  activeInfection: show('a test or a note that shows that there is no infection'),
  sepsis: withheld('diagnosis'),
  coagulopathy: withheld('diagnosis'),
  leukopeniaOrPancytopenia: withheld('diagnosis'),
  increasedIntracranialPressure: withheld('diagnosis'),
  thecalSacEncroachment: withheld('diagnosis'),
  epiduralMetastases: withheld('diagnosis'),
  bodySizeAdequate: show('a note that says that there is room in the body for the pump'),
  drugAllergy: show('a test or a note that shows that there is no allergy to the drug'),
  pumpComponentAllergy: show('a test or a note that shows that there is no allergy to the parts of the pump'),
  implantedDeviceIntolerance: show('a note that says how {your} body took to implants before'),
  csfFlowObstruction: show('a scan of the spine that shows that the drug can reach the right place'),
  otherProgrammableImplant: show('a note that lists any other implant, such as a pacemaker'),

  drug: show('an order that names the drug for the pump'),
  drugRequiresIntrathecalRoute: show('a note that says why the drug has to go to the fluid around the spine'),
  drugFdaApprovedIntrathecal: withheld('not-in-a-record'),
  drugFdaApprovedForPain: withheld('not-in-a-record'),
  drugIngredientsFdaApproved: show('an order that lists all that the drug is made of'),
  pumpFdaApprovedForDrug: withheld('not-in-a-record'),
  doseReasonable: show('an order that gives the dose, and a note that says why it should help'),
  implanterExperienced: show('a note on how often the doctor and the hospital have done this'),

  observationStayPlanned: show('a plan for the trial that says how long the stay is'),
  trialDone: show('the report of the trial'),
  trialPainReductionPercent: show('a note that says how much the trial lowered {your} pain'),
  trialFunctionImproved: show('a note that says which daily tasks got easier in the trial'),
  trialSideEffects: show('a note that says what side effects the trial had'),
  trialPatientAcceptance: show('a note on {your} choice to go on after the trial'),
  trialByTemporaryCatheter: show('a report that says how the drug was given in the trial'),
  trialWithProposedDrug: show('a report that says which drug was used in the trial'),
  trialReliefAcceptable: show('a note in which the doctor says how well the trial went'),
  trialSpasticityResponse: show('a report that says how a test dose worked'),

  advancedDisease: withheld('prognosis'),
  survivalLimited: withheld('prognosis'),
  highProceduralRisk: withheld('prognosis'),

  spasticitySevere: show('a note that says how tight the muscles are'),
  spasticityIntractable: show('a note that says that the tight muscles did not get better with care'),
  spasticityOrigin: withheld('diagnosis'),
  oralBaclofen: show('a note that says how baclofen by mouth worked, and what side effects it had'),
  spasmControl: show('a note that says how other care for the spasms worked'),
  spasmControlWeeks: show('notes that show for how many weeks other care for the spasms was tried'),

  deviceNonFunctional: show('a report that says that the pump or tube in place does not work'),
  deviceRepairable: show('a report that says if the pump or tube in place can be fixed'),
  deviceUnderWarranty: show('papers that show when the warranty of the pump ends'),

  externalCriteria: withheld('not-in-a-record'),
};

/** Why a fact is not named as what would change a decision; null where it may be. */
export function withheldTopic(fact: FactKey): WithheldTopic | null {
  const classified = CLASSIFIED[fact];
  return 'withheld' in classified ? classified.withheld : null;
}

/** What of a record would document the fact, in plain words; null where it is withheld. */
export function showingWords(fact: FactKey, { your }: { readonly your: string }): string | null {
  const classified = CLASSIFIED[fact];
  return 'show' in classified ? classified.show.replaceAll('{your}', your) : null;
}

/** The topics that are described in words written in advance, where a letter to a member cites a clause about them. */
export type SensitiveTopic = Extract<WithheldTopic, 'mental-health' | 'substance-use' | 'prognosis'>;

const SENSITIVE: readonly SensitiveTopic[] = ['mental-health', 'substance-use', 'prognosis'];

/** Which sensitive topic a clause is about, by the facts that it reads; null where none. */
export function sensitiveTopic({ facts }: { readonly facts: Readonly<Record<string, unknown>> }): SensitiveTopic | null {
  const topics = Object.keys(facts).flatMap((fact) => (isFactKey(fact) ? [withheldTopic(fact)] : []));
  return SENSITIVE.find((topic) => topics.includes(topic)) ?? null;
}

/**
 * The facts that a director may name as what would change the decision, in the order of the chart: documentable ones that are read by a
 * clause relied on, not met, or open. Empty where no clause was asked.
 * @param reliedOn ids of the clauses that the denial relies on; once there are any, the facts of the other unmet clauses are no choice
 */
export function changeChoices({ findings }: Pick<Evaluation, 'findings'>, reliedOn: readonly string[] = []): readonly FactKey[] {
  const concerned = findings.filter(({ id, status }) =>
    reliedOn.length > 0 ? reliedOn.includes(id) || status === 'unknown' : status === 'not-met' || status === 'unknown',
  );
  const read = new Set(concerned.flatMap(({ facts }) => Object.keys(facts)));
  return CHART_ORDER.filter((fact) => read.has(fact) && withheldTopic(fact) === null);
}
