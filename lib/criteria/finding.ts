/** What one leaf comes to for one case: its status, the facts it read, and what leaves it open. */
import { type FactKey, type FactValue, factSpec, type Indication } from './facts.ts';
import {
  type Atom,
  atomsOf,
  type Condition,
  type Context,
  collectGaps,
  factsRead,
  type Gaps,
  STATUSES,
  type Status,
  truthOf,
} from './logic.ts';
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

/** One thing a leaf reads that can take few values only; they are numbered from 0 to `count` - 1. */
type FinitePart =
  | { readonly kind: 'boolean'; readonly fact: FactKey; readonly count: number }
  | { readonly kind: 'enum'; readonly fact: FactKey; readonly count: number; readonly options: readonly string[] }
  | { readonly kind: 'integer'; readonly fact: FactKey; readonly count: number; readonly min: number }
  | { readonly kind: 'age'; readonly atom: Atom; readonly count: number };

/** The number of a part's value in a case; that of null is 0. */
function numberOf(part: FinitePart, context: Context): number {
  if (part.kind === 'age') return STATUSES.indexOf(truthOf(part.atom, context));
  const value = context.facts[part.fact];
  if (value === null) return 0;
  switch (part.kind) {
    case 'boolean':
      return value === true ? 1 : 2;
    case 'enum':
      return part.options.indexOf(String(value)) + 1;
    case 'integer':
      return Number(value) - part.min + 1;
  }
}

/** A leaf as one pathway reads it. */
export class PreparedLeaf {
  readonly leaf: Leaf;
  /** The leaf's exception, where it concerns this pathway's indication. */
  readonly exception: Condition | null;
  /** Every fact that the leaf may read, its own first. */
  readonly facts: readonly FactKey[];
  private readonly finite: readonly FinitePart[] | null;
  private readonly made: (Finding | undefined)[] = [];

  constructor(leaf: Leaf, indication: Indication) {
    this.leaf = leaf;
    this.exception = leaf.exception?.indications.includes(indication) ? leaf.exception.condition : null;
    const conditions = this.exception === null ? [leaf.condition] : [leaf.condition, this.exception];
    this.facts = [...new Set(conditions.flatMap(factsRead))];
    this.finite = finiteParts(conditions, this.facts);
  }

  /**
   * The finding for a case. Where what the leaf reads can take few values only, the same finding comes back again and again: it is made once
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

/** What a fact's values come to as a finite part, if they do. */
function finiteFact(fact: FactKey): FinitePart | null {
  const spec = factSpec(fact);
  switch (spec.type) {
    case 'boolean':
      return { kind: 'boolean', fact, count: 3 };
    case 'enum':
      return { kind: 'enum', fact, count: spec.options.length + 1, options: spec.options };
    case 'integer':
      return spec.max === undefined ? null : { kind: 'integer', fact, count: spec.max - spec.min + 2, min: spec.min };
    default:
      return null;
  }
}

/** All that the conditions read as finite parts, or null where one of them can take any number or day. */
function finiteParts(conditions: readonly Condition[], facts: readonly FactKey[]): readonly FinitePart[] | null {
  const ages = conditions.flatMap(atomsOf).flatMap((atom): FinitePart[] => (atom.kind === 'age' ? [{ kind: 'age', atom, count: 3 }] : []));
  const parts = [...ages, ...facts.flatMap((fact) => finiteFact(fact) ?? [])];
  return parts.length === ages.length + facts.length ? parts : null;
}
