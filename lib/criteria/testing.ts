/** Factories for tests of criteria: cases with named states, built by the facts that matter. Not imported by the product. */
import type { CaseInput, LineOfBusiness, Payer, Stage } from './case-input.ts';
import { evaluate, type Finding } from './evaluate.ts';
import { type Facts, factsFrom, type Indication } from './facts.ts';
import type { PolicyId } from './policy.ts';

/** A plan, and days inside the window of its policy. */
const PLANS: Record<PolicyId, { payer: Payer; lineOfBusiness: LineOfBusiness; state?: string; receivedOn: string; dateOfService: string }> =
  {
    'molina-mcp-160': { payer: 'molina', lineOfBusiness: 'medicaid', state: 'OH', receivedOn: '2025-11-03', dateOfService: '2025-11-20' },
    'uhc-2025T0626L': { payer: 'uhc', lineOfBusiness: 'commercial', receivedOn: '2025-11-03', dateOfService: '2025-11-20' },
    'geha-intrathecal-pump': { payer: 'geha', lineOfBusiness: 'fehb', receivedOn: '2021-06-01', dateOfService: '2021-06-20' },
    'caresource-ar-passe-mm-1502': {
      payer: 'caresource-ar-passe',
      lineOfBusiness: 'medicaid',
      state: 'AR',
      receivedOn: '2026-06-10',
      dateOfService: '2026-06-24',
    },
    'hcsc-sur707.008': { payer: 'hcsc', lineOfBusiness: 'commercial', receivedOn: '2025-06-02', dateOfService: '2025-06-20' },
    'cms-ncd-280.14': { payer: 'medicare', lineOfBusiness: 'medicare-advantage', receivedOn: '2025-06-02', dateOfService: '2025-06-20' },
  };

/** Facts that meet every criterion of every policy at once. */
export const EVERYTHING_MET: Partial<Facts> = {
  painSevere: true,
  painIntractable: true,
  painNrs: 8,
  painLimitsDailyActivities: true,
  painDurationMonths: 36,
  painCauseDocumented: true,
  lifeExpectancyMonths: 24,
  systemicAnalgesia: 'failed',
  systemicAnalgesiaFixedSchedule: true,
  opioidTherapy: 'failed',
  opioidTherapyWeeks: 20,
  adherentToMedication: true,
  conservativeTherapy: 'failed',
  conservativeTherapyMonths: 12,
  conservativeTherapyContraindicated: false,
  activeConservativeMonthsPast12: 8,
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
  substanceUseInTreatment: false,
  currentDrugOrAlcoholAbuse: false,
  opioidUseDisorder: false,
  negativeDrugTestOn: '2026-05-20',
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
  trialPainReductionPercent: 70,
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
  spasmControlWeeks: 12,
  deviceNonFunctional: true,
  deviceRepairable: false,
  deviceUnderWarranty: false,
  externalCriteria: 'met',
};

/** What a test changes about a case; `facts` are laid over those that meet everything. */
export interface Changes {
  readonly facts?: Partial<Facts>;
  readonly stage?: Stage | undefined;
  readonly procedureCodes?: readonly string[];
  readonly dateOfBirth?: string;
  readonly receivedOn?: string;
  readonly dateOfService?: string;
}

/** A case under a policy in which every criterion is met, but for the changes. */
export function aCase(policy: PolicyId, indication: Indication | null, stage: Stage | undefined, changes: Changes = {}): CaseInput {
  const plan = PLANS[policy];
  const drug = indication === 'spasticity' ? 'baclofen' : 'morphine';
  return {
    caseId: 'test',
    ...plan,
    receivedOn: changes.receivedOn ?? plan.receivedOn,
    dateOfService: changes.dateOfService ?? plan.dateOfService,
    member: { dateOfBirth: changes.dateOfBirth ?? '1960-04-09' },
    request: { stage, procedureCodes: changes.procedureCodes ?? [] },
    facts: factsFrom({ ...EVERYTHING_MET, drug, indication, ...changes.facts }),
  };
}

/** The finding of one leaf; fails where the pathway has no such leaf. */
export function findingFor(c: CaseInput, id: string): Finding {
  const { findings, pathway } = evaluate(c);
  const finding = findings.find((candidate) => candidate.id === id);
  if (finding === undefined) throw new Error(`No leaf ${id} in ${pathway}: ${findings.map((f) => f.id).join(', ')}`);
  return finding;
}

/** `met`, `not-met`, `not-applicable`; an unknown says why: `missing: a, b`, `ambiguous`, or both. */
export function readingOf(c: CaseInput, id: string): string {
  const { status, missing, ambiguous } = findingFor(c, id);
  if (status !== 'unknown') return status;
  return [missing.length > 0 ? `missing: ${missing.join(', ')}` : '', ambiguous ? 'ambiguous' : ''].filter(Boolean).join('; ');
}
