/** What one leaf comes to for one case: its status, the facts it read, and what leaves it open. */
import { type FactKey, type FactValue, factSpec, type Indication } from './facts.ts';
import { atomsOf, type Condition, type Context, collectGaps, factsRead, type Gaps, type Status, truthOf } from './logic.ts';
import type { Leaf } from './policy.ts';
import { NOTHING, sorted } from './sorted.ts';

/** One leaf of the governing pathway, as a case stands. Never changed: equal findings may be one object, shared between cases. */
export interface Finding {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
  readonly statement: string;
  readonly status: Status;
  /** Undocumented facts that leave it unknown, sorted. */
  readonly missing: readonly FactKey[];
  /** Unknown because the policy's words do not decide. */
  readonly ambiguous: boolean;
  /** The facts that the leaf may read, as documented; null where not. */
  readonly facts: Readonly<Partial<Record<FactKey, FactValue | null>>>;
}

/** A fact of few values: null is number 0, true 1, false 2; the options of an enum are numbered from 1. */
interface FiniteFact {
  readonly fact: FactKey;
  readonly options: readonly string[] | null;
  readonly count: number;
}

function numberOf({ fact, options }: FiniteFact, context: Context): number {
  const value = context.facts[fact];
  if (value === null) return 0;
  if (options === null) return value === true ? 1 : 2;
  return options.indexOf(String(value)) + 1;
}

/** A leaf as one pathway reads it. */
export class PreparedLeaf {
  readonly leaf: Leaf;
  /** The leaf's exception, where it concerns this pathway's indication. */
  readonly exception: Condition | null;
  /** Every fact that the leaf may read, its own first. */
  readonly facts: readonly FactKey[];
  private readonly finite: readonly FiniteFact[] | null;
  private readonly made: (Finding | undefined)[] = [];

  constructor(leaf: Leaf, indication: Indication) {
    this.leaf = leaf;
    this.exception = leaf.exception?.indications.includes(indication) ? leaf.exception.condition : null;
    const conditions = this.exception === null ? [leaf.condition] : [leaf.condition, this.exception];
    this.facts = [...new Set(conditions.flatMap(factsRead))];
    this.finite = finiteFacts(conditions, this.facts);
  }

  /**
   * The finding for a case. Where the leaf's facts can take only few values, the same finding comes back again and again: it is made once
   * for each combination, which more than halves the time of an evaluation.
   */
  finding(context: Context): Finding {
    if (this.finite === null) return this.make(context);
    let at = 0;
    for (const part of this.finite) at = at * part.count + numberOf(part, context);
    const known = this.made[at];
    if (known !== undefined) return known;
    const made = Object.freeze(this.make(context));
    this.made[at] = made;
    return made;
  }

  /** Evaluates the leaf's own condition, unless its exception holds or may hold. */
  private make(context: Context): Finding {
    const { leaf, exception } = this;
    const own = truthOf(leaf.condition, context);
    const excepted = exception === null ? 'not-met' : truthOf(exception, context);
    const status: Status = excepted === 'met' ? 'not-applicable' : excepted === 'unknown' && own === 'not-met' ? 'unknown' : own;
    let missing: readonly FactKey[] = NOTHING;
    let ambiguous = false;
    if (status === 'unknown') {
      const gaps: Gaps = { missing: [], ambiguous: false };
      if (own === 'unknown') collectGaps(leaf.condition, context, gaps);
      if (exception !== null && excepted === 'unknown') collectGaps(exception, context, gaps);
      missing = sorted(gaps.missing);
      ambiguous = gaps.ambiguous;
    }
    const { id, title, citation, statement } = leaf;
    return { id, title, citation, statement, status, missing, ambiguous, facts: pick(this.facts, context) };
  }
}

function pick(keys: readonly FactKey[], context: Context): Finding['facts'] {
  const picked: Partial<Record<FactKey, FactValue | null>> = {};
  for (const key of keys) picked[key] = context.facts[key];
  return picked;
}

/** The facts, with their values to be numbered, or null where a condition reads a number, a date or the age. */
function finiteFacts(conditions: readonly Condition[], facts: readonly FactKey[]): readonly FiniteFact[] | null {
  if (conditions.some((condition) => atomsOf(condition).some((atom) => atom.kind === 'age'))) return null;
  const finite = facts.flatMap((fact): FiniteFact[] => {
    const spec = factSpec(fact);
    if (spec.type === 'boolean') return [{ fact, options: null, count: 3 }];
    return spec.type === 'enum' ? [{ fact, options: spec.options, count: spec.options.length + 1 }] : [];
  });
  return finite.length === facts.length ? finite : null;
}
