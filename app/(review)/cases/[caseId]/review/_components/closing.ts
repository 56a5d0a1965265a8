import type { CaseInput } from '@/lib/criteria/case-input.ts';
import { type Evaluation, evaluate } from '@/lib/criteria/evaluate.ts';
import type { FactKey, Facts, FactValue } from '@/lib/criteria/facts.ts';
import { atomsOf } from '@/lib/criteria/logic.ts';
import { pathwayOf, selectPolicy, versionInForce } from '@/lib/criteria/registry.ts';
import { stageOf } from '@/lib/criteria/stage.ts';
import { representativeValues } from '@/lib/criteria/values.ts';

/**
 * Where the case would stand if everything that is needed were documented as the criteria ask: found by answering it so and scoring that.
 * Null where that cannot be said for certain: nothing is open, no tree, the answers open further questions, or they stand in each
 * other's way.
 */
export function closingWords(c: CaseInput, now: Evaluation, needed: readonly FactKey[]): string | null {
  if (now.findings.length === 0) return null;
  const then = needed.length === 0 ? now : evaluate({ ...c, facts: answeredAsAsked(c, needed) });
  if (then.missing.length > 0 || then.notMet.some((id) => !now.notMet.includes(id))) return null;
  const open = [...then.notMet, ...then.ambiguous];
  if (open.length === 0) return needed.length === 0 ? null : `${withAll(needed.length)}, every clause is met.`;
  const ids = listed(then.findings.map(({ id }) => id).filter((id) => open.includes(id)));
  const [stays, goes] = open.length === 1 ? ['stays', 'it goes'] : ['stay', 'they go'];
  const how = then.notMet.length === 0 ? 'open' : then.ambiguous.length === 0 ? 'not met' : 'not met or open';
  const subject = needed.length === 0 ? `Only ${ids}` : `${withAll(needed.length)}, only ${ids}`;
  return `${subject} ${stays} ${how}: ${goes} to a medical director.`;
}

const COUNTS = ['', '', '', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function withAll(count: number): string {
  if (count === 1) return 'With it met';
  return count === 2 ? 'With both met' : `With all ${COUNTS[count] ?? count} met`;
}

function listed(ids: readonly string[]): string {
  return ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)}`;
}

/** Each needed fact with the value that leaves least open, the others being as they then are. */
function answeredAsAsked(c: CaseInput, needed: readonly FactKey[]): Facts {
  const facts = { ...c.facts };
  // Each value comes from its own fact's values; the type system cannot relate the two through a variable key.
  const writable = facts as Record<string, FactValue | null>;
  for (const fact of needed) {
    const costs = valuesOf(c, fact).map((value) => {
      writable[fact] = value;
      return { value, cost: costOf(evaluate({ ...c, facts })) };
    });
    const least = Math.min(...costs.map(({ cost }) => cost));
    writable[fact] = costs.find(({ cost }) => cost === least)?.value ?? null;
  }
  return facts;
}

/** A clause that failed weighs most: no other answer mends it. */
function costOf({ findings }: Evaluation): number {
  return findings.reduce((sum, { status, ambiguous, missing }) => {
    if (status === 'not-met') return sum + 100;
    if (status !== 'unknown') return sum;
    return sum + (ambiguous ? 10 : 0) + missing.length;
  }, 0);
}

function valuesOf(c: CaseInput, fact: FactKey): readonly FactValue[] {
  const selection = selectPolicy(c);
  const { stage } = stageOf(c.request);
  const { indication } = c.facts;
  if (selection.kind !== 'policy' || stage === null || indication === null) return [];
  const { prepared } = versionInForce(selection.policy, c.dateOfService, c.receivedOn);
  if (prepared === null) return [];
  const reading = pathwayOf(prepared, indication, stage).leaves.filter((leaf) => leaf.facts.includes(fact));
  const conditions = reading.flatMap(({ leaf, exception }) => (exception === null ? [leaf.condition] : [leaf.condition, exception]));
  return representativeValues(fact, conditions.flatMap(atomsOf), c);
}
