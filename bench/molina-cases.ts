// Seeded requests for a permanent pump under Molina MCP-160: half about cancer pain, half about other pain; half fully documented, half with gaps.
import type { CaseInput } from '../lib/criteria/case-input.ts';
import { type FactKey, type Facts, factsFrom } from '../lib/criteria/facts.ts';
import { type Random, seeded } from './random.ts';

/** What the peers are given: the documented facts under their keys, and the age they could not work out themselves. */
export type PeerFacts = Readonly<Record<string, boolean | number | string>>;

export interface BenchCase {
  readonly input: CaseInput;
  readonly peer: PeerFacts;
  readonly complete: boolean;
}

const TRIED = ['failed', 'intolerable-side-effects'] as const;
const NOT_TRIED = ['adequate', 'not-tried'] as const;

/** Each fact is as the policy wants it with a high probability: about half of the complete cases then meets the policy. */
function sharedFacts(random: Random): Partial<Facts> {
  const likely = (): boolean => random.chance(0.97);
  return {
    painIntractable: likely(),
    painLimitsDailyActivities: likely(),
    painNrs: likely() ? random.integer(7, 10) : random.integer(0, 6),
    bodySizeAdequate: likely(),
    systemicAnalgesia: random.pick(likely() ? TRIED : NOT_TRIED),
    activeInfection: !likely(),
    coagulopathy: !likely(),
    leukopeniaOrPancytopenia: !likely(),
    increasedIntracranialPressure: !likely(),
    trialDone: likely(),
    trialPainReductionPercent: likely() ? random.integer(50, 100) : random.integer(-10, 49),
    trialFunctionImproved: likely(),
  };
}

function cancerFacts(random: Random): Partial<Facts> {
  const likely = (): boolean => random.chance(0.97);
  return {
    indication: 'cancer-pain',
    lifeExpectancyMonths: likely() ? random.integer(3, 36) : random.integer(0, 2),
    thecalSacEncroachment: !likely(),
    epiduralMetastases: !likely(),
  };
}

/** Conservative therapy never ends in side effects here: criterion 2.c.iv is ambiguous then, which no peer can answer. */
function otherPainFacts(random: Random): Partial<Facts> {
  const likely = (): boolean => random.chance(0.97);
  return {
    indication: 'non-cancer-pain',
    underlyingTreatmentFailed: likely(),
    systemicAnalgesiaFixedSchedule: likely(),
    adherentToMedication: likely(),
    conservativeTherapyContraindicated: random.chance(0.2),
    conservativeTherapy: likely() ? 'failed' : random.pick(NOT_TRIED),
    conservativeTherapyMonths: likely() ? random.integer(6, 24) : random.integer(0, 5),
    psychEvaluationDone: likely(),
    acutePsychiatricInstability: !likely(),
    suicideRisk: likely() ? 'none' : random.pick(['controlled', 'uncontrolled'] as const),
    psychFavorableCandidate: likely(),
  };
}

function withGaps(facts: Partial<Facts>, random: Random): Partial<Facts> {
  // Object.keys forgets the key type; these records hold facts only.
  const keys = (Object.keys(facts) as FactKey[]).filter((key) => key !== 'indication');
  const undocumented: ReadonlySet<string> = new Set(Array.from({ length: random.integer(1, 4) }, () => random.pick(keys)));
  return Object.fromEntries(Object.entries(facts).filter(([key]) => !undocumented.has(key)));
}

/** @returns `count` cases, the same ones for the same seed; every second one is complete, and every second pair about cancer pain. */
export function molinaCases(count: number, seed: number): BenchCase[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => {
    const complete = index % 2 === 0;
    const all = { ...sharedFacts(random), ...(index % 4 < 2 ? cancerFacts(random) : otherPainFacts(random)) };
    const documented = complete ? all : withGaps(all, random);
    const birthYear = random.integer(1935, 2009);
    const input: CaseInput = {
      caseId: `bench-${index}`,
      payer: 'molina',
      lineOfBusiness: 'medicaid',
      state: 'OH',
      receivedOn: '2026-03-02',
      dateOfService: '2026-03-20',
      member: { dateOfBirth: `${birthYear}-01-15` },
      request: { stage: 'permanent', procedureCodes: ['62362', '62350'] },
      facts: factsFrom(documented),
    };
    return { input, peer: { ...(documented as PeerFacts), age: 2026 - birthYear }, complete };
  });
}
