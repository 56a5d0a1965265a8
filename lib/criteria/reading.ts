/** How a policy version reads a request: whether it decides it by clauses, and what each clause needs of each fact, in words. */
import type { Stage } from './case-input.ts';
import { needsOf } from './describe.ts';
import { FACT_GROUPS, FACT_KEYS, type FactGroupId, type FactKey, factSpec, type Indication } from './facts.ts';
import type { Condition } from './logic.ts';
import type { Leaf, Limit, PolicyVersion } from './policy.ts';

/** What a clause can read: a fact, or the member's age on the date of service. */
export type ReadKey = FactKey | 'age';

/** Everything a clause can read, grouped as a chart is read; the age stands after the indication. */
export const READ_GROUPS: readonly { readonly id: FactGroupId; readonly title: string; readonly reads: readonly ReadKey[] }[] =
  FACT_GROUPS.map(({ id, title }) => {
    const reads: ReadKey[] = FACT_KEYS.filter((key) => factSpec(key).group === id);
    return { id, title, reads: id === 'request' ? reads.toSpliced(1, 0, 'age') : reads };
  });

/** Everything a clause can read, in the order of READ_GROUPS. */
export const READ_ORDER: readonly ReadKey[] = READ_GROUPS.flatMap(({ reads }) => reads);

/** The question that stands for it: "Usual pain, numeric rating 0–10". */
export function readWords(read: ReadKey): string {
  return read === 'age' ? 'Age on the date of service' : factSpec(read).question;
}

/** One thing that a clause needs. `alternative`: the clause can also be met another way; `exception`: it sets the clause aside. */
export interface Reading {
  readonly read: ReadKey;
  /** "at least 6 months", "yes (no goes to a physician)". */
  readonly needs: string;
  readonly role: 'needed' | 'alternative' | 'exception';
}

function conditionReadings(node: Condition, role: Reading['role'], negated = false): Reading[] {
  switch (node.kind) {
    case 'all':
      return node.of.flatMap((part) => conditionReadings(part, role, negated));
    case 'any':
      return node.of.flatMap((part) => conditionReadings(part, role === 'needed' ? 'alternative' : role, negated));
    case 'not':
      return conditionReadings(node.of, role, !negated);
    case 'then':
      return [...conditionReadings(node.first, role, negated), ...conditionReadings(node.second, role, negated)];
    default: {
      const needs = needsOf(node);
      return [{ read: node.kind === 'age' ? 'age' : node.fact, needs: negated ? `anything but ${needs}` : needs, role }];
    }
  }
}

/** What a clause needs, in its own order; its exception's part comes after, where that concerns the indication. */
export function readingsOf(leaf: Leaf, indication: Indication): Reading[] {
  const own = conditionReadings(leaf.condition, 'needed');
  return leaf.exception?.indications.includes(indication) ? [...own, ...conditionReadings(leaf.exception.condition, 'exception')] : own;
}

/**
 * What a version does with requests of one indication at one stage. `undecided`: the document does not decide any of them; a limit that
 * holds below some age only leaves the clauses to decide the others.
 */
export type Treatment =
  | { readonly kind: 'criteria'; readonly leaves: readonly Leaf[]; readonly limits: readonly Limit[] }
  | { readonly kind: 'undecided'; readonly limits: readonly Limit[] }
  | { readonly kind: 'no-review'; readonly statement: string; readonly citation: string };

export function treatmentOf(version: PolicyVersion, indication: Indication, stage: Stage): Treatment {
  if (version.noReview?.stages.includes(stage)) {
    const { statement, citation } = version.noReview;
    return { kind: 'no-review', statement, citation };
  }
  const concerns = (part: { indications?: readonly Indication[]; stages?: readonly Stage[] }) =>
    (part.indications?.includes(indication) ?? true) && (part.stages?.includes(stage) ?? true);
  const limits = version.limits.filter(concerns);
  const whole = limits.filter(({ ageUnder }) => ageUnder === undefined);
  return whole.length > 0 ? { kind: 'undecided', limits: whole } : { kind: 'criteria', leaves: version.criteria.filter(concerns), limits };
}
