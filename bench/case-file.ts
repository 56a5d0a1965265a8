// A file of seeded cases, one a line, as the command line reads them: every payer, pathway and stage that a policy addresses.
import fs from 'node:fs';
import { type CaseInput, type LineOfBusiness, type Payer, STAGES } from '../lib/criteria/case-input.ts';
import { emptyFacts, FACT_KEYS, FACTS, type FactKey, type FactValue, factSpec, factsFrom } from '../lib/criteria/facts.ts';
import { questionsFor } from '../lib/criteria/questions.ts';
import { type Random, seeded } from './random.ts';

interface Plan {
  readonly payer: Payer;
  readonly lineOfBusiness: LineOfBusiness;
  readonly state: string;
  readonly year: number;
  readonly codes: readonly string[];
}

/** One plan under each policy, with a year in which the policy is in force. */
const PLANS: readonly Plan[] = [
  { payer: 'molina', lineOfBusiness: 'medicaid', state: 'OH', year: 2025, codes: ['62362', '62350'] },
  { payer: 'uhc', lineOfBusiness: 'commercial', state: 'TX', year: 2026, codes: ['62362', '62350'] },
  { payer: 'geha', lineOfBusiness: 'fehb', state: 'MO', year: 2021, codes: ['62361'] },
  { payer: 'caresource-ar-passe', lineOfBusiness: 'medicaid', state: 'AR', year: 2027, codes: ['62362'] },
  { payer: 'hcsc', lineOfBusiness: 'commercial', state: 'IL', year: 2025, codes: ['62362', 'E0783'] },
  { payer: 'medicare', lineOfBusiness: 'medicare-advantage', state: 'FL', year: 2026, codes: [] },
];

/** A pathway and the facts that its policy reads. */
interface Pathway {
  readonly plan: Plan;
  readonly stage: (typeof STAGES)[number];
  readonly indication: (typeof FACTS.indication.options)[number];
  readonly reads: readonly FactKey[];
}

function pathways(): Pathway[] {
  return PLANS.flatMap((plan) =>
    STAGES.flatMap((stage) =>
      FACTS.indication.options.map((indication) => {
        const empty: CaseInput = { ...request(plan, 0), request: { stage, procedureCodes: [] }, facts: factsFrom({ indication }) };
        const reads = questionsFor(empty).map(({ fact }) => fact);
        return { plan, stage, indication, reads: reads.filter((fact) => fact !== 'indication') };
      }),
    ),
  ).filter(({ reads }) => reads.length > 0);
}

const two = (value: number): string => String(value).padStart(2, '0');

function request(plan: Plan, index: number, random: Random = seeded(index)): CaseInput {
  const month = random.integer(2, 11);
  return {
    caseId: `load-${index}`,
    payer: plan.payer,
    lineOfBusiness: plan.lineOfBusiness,
    state: plan.state,
    receivedOn: `${plan.year}-${two(month)}-${two(random.integer(1, 28))}`,
    dateOfService: `${plan.year}-${two(month + 1)}-${two(random.integer(1, 28))}`,
    member: { dateOfBirth: `${random.integer(1930, 2004)}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}` },
    request: { procedureCodes: plan.codes },
    facts: emptyFacts(),
  };
}

function factValue(key: FactKey, plan: Plan, random: Random): FactValue {
  const spec = factSpec(key);
  if (spec.type === 'boolean') return random.chance(0.5);
  if (spec.type === 'enum') return random.pick(spec.options);
  if (spec.type === 'date') return `${plan.year}-${two(random.integer(1, 12))}-${two(random.integer(1, 28))}`;
  return random.integer(spec.min ?? 0, spec.max ?? 24);
}

const UNREAD = 6; // what a chart documents beside what the policy asks; makes a case about 630 bytes

function line({ plan, stage, indication, reads }: Pathway, index: number, random: Random): string {
  const facts: Record<string, FactValue | null> = { indication };
  for (const key of reads) if (random.chance(0.85)) facts[key] = factValue(key, plan, random);
  for (let extra = 0; extra < UNREAD; extra++) {
    const key = random.pick(FACT_KEYS);
    if (key !== 'indication') facts[key] = random.chance(0.2) ? null : factValue(key, plan, random);
  }
  const base = request(plan, index, random);
  return JSON.stringify({ ...base, request: { stage, procedureCodes: base.request.procedureCodes }, facts });
}

const LINES_PER_WRITE = 1000;

/** Writes `count` valid cases as NDJSON to `file`, the same ones for the same seed. @returns bytes written. */
export function writeCases(file: string, count: number, seed: number): number {
  const random = seeded(seed);
  const among = pathways();
  const handle = fs.openSync(file, 'w');
  let bytes = 0;
  try {
    for (let start = 0; start < count; start += LINES_PER_WRITE) {
      const lines: string[] = [];
      for (let index = start; index < Math.min(start + LINES_PER_WRITE, count); index++)
        lines.push(line(random.pick(among), index, random));
      bytes += fs.writeSync(handle, `${lines.join('\n')}\n`);
    }
  } finally {
    fs.closeSync(handle);
  }
  return bytes;
}
