/**
 * Three-valued logic (criteria contract, section 1): conditions as a plain tree, and the one interpreter that reads them.
 *
 * A node is met, not-met or unknown; a leaf can also be not-applicable and is then skipped. What nobody documented is unknown, never
 * met and never absent. An unknown has a cause: a fact that is missing, or words of the policy that do not decide (ambiguous).
 */
import { ageOn, earlier, monthsBefore } from './dates.ts';
import type { BooleanFact, DateFact, EnumFact, FactKey, Facts, NumberFact } from './facts.ts';

export const STATUSES = ['met', 'not-met', 'unknown', 'not-applicable'] as const;
export type Status = (typeof STATUSES)[number];

/** A condition on the facts of a case. Plain data: it can be shown, compared, hashed and stored. */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** The second part is asked only once the first is met. */
  | { readonly kind: 'then'; readonly first: Condition; readonly second: Condition }
  | Atom;

/** A condition that reads one fact, or the member's age. */
export type Atom =
  | { readonly kind: 'is'; readonly fact: BooleanFact; readonly value: boolean; readonly otherwise: 'not-met' | 'ambiguous' }
  /** Options that are neither met nor ambiguous are not met. */
  | { readonly kind: 'one-of'; readonly fact: EnumFact; readonly met: readonly string[]; readonly ambiguous: readonly string[] }
  | { readonly kind: 'at-least' | 'more-than'; readonly fact: NumberFact; readonly value: number }
  /** Met from `years` on; ambiguous from `ambiguousFrom` up to there, where given. */
  | { readonly kind: 'age'; readonly years: number; readonly ambiguousFrom: number | null }
  /** Not earlier than so many calendar months before the earlier of receipt and service, not later than service. */
  | { readonly kind: 'within-months'; readonly fact: DateFact; readonly months: number }
  /** The policy's words do not decide, whatever is documented; `fact` is what they speak of. */
  | { readonly kind: 'unclear'; readonly fact: FactKey };

/** What conditions may read. `age` is in completed years on the date of service. */
export interface Context {
  readonly facts: Facts;
  readonly age: number;
  readonly receivedOn: string;
  readonly dateOfService: string;
}

export function contextOf(facts: Facts, dateOfBirth: string, receivedOn: string, dateOfService: string): Context {
  return { facts, age: ageOn(dateOfBirth, dateOfService), receivedOn, dateOfService };
}

/** AND of two: not-met if either is; else unknown if either is; else met. What does not apply is skipped. */
export function both<S extends Status>(a: S, b: S): S {
  if (a === 'not-applicable') return b;
  if (b === 'not-applicable' || a === 'not-met') return a;
  return b === 'not-met' || a === 'met' ? b : a;
}

/** OR of two: met if either is; else unknown if either is; else not-met. What does not apply is skipped. */
export function either<S extends Status>(a: S, b: S): S {
  if (a === 'not-applicable') return b;
  if (b === 'not-applicable' || a === 'met') return a;
  return b === 'met' || a === 'not-met' ? b : a;
}

/** NOT: swaps met and not-met. Unknown stays unknown, and what does not apply still does not. */
export function negate<S extends Status>(status: S): S | 'met' | 'not-met' {
  if (status === 'met') return 'not-met';
  return status === 'not-met' ? 'met' : status;
}

/** A condition always applies; only a leaf can be not-applicable. */
export type Truth = Exclude<Status, 'not-applicable'>;

function truth(holds: boolean): Truth {
  return holds ? 'met' : 'not-met';
}

function withinMonths(day: string, months: number, context: Context): boolean {
  const from = monthsBefore(earlier(context.receivedOn, context.dateOfService), months);
  return day >= from && day <= context.dateOfService;
}

/** The truth of one atom. Unknown when its fact is missing, or when its words do not decide. */
function atomTruth(atom: Atom, context: Context): Truth {
  const { facts } = context;
  switch (atom.kind) {
    case 'is': {
      const value = facts[atom.fact];
      if (value === null) return 'unknown';
      if (value === atom.value) return 'met';
      return atom.otherwise === 'ambiguous' ? 'unknown' : 'not-met';
    }
    case 'one-of': {
      const value = facts[atom.fact];
      if (value === null) return 'unknown';
      if (atom.met.includes(value)) return 'met';
      return atom.ambiguous.includes(value) ? 'unknown' : 'not-met';
    }
    case 'at-least': {
      const value = facts[atom.fact];
      return value === null ? 'unknown' : truth(value >= atom.value);
    }
    case 'more-than': {
      const value = facts[atom.fact];
      return value === null ? 'unknown' : truth(value > atom.value);
    }
    case 'within-months': {
      const value = facts[atom.fact];
      return value === null ? 'unknown' : truth(withinMonths(value, atom.months, context));
    }
    case 'age':
      if (context.age >= atom.years) return 'met';
      return atom.ambiguousFrom !== null && context.age >= atom.ambiguousFrom ? 'unknown' : 'not-met';
    case 'unclear':
      return 'unknown';
  }
}

/** Evaluates a condition. Allocates nothing, so that it can run on millions of cases. */
export function truthOf(node: Condition, context: Context): Truth {
  switch (node.kind) {
    case 'all': {
      let result: Truth = 'met';
      for (const part of node.of) {
        result = both(result, truthOf(part, context));
        if (result === 'not-met') return result;
      }
      return result;
    }
    case 'any': {
      let result: Truth = 'not-met';
      for (const part of node.of) {
        result = either(result, truthOf(part, context));
        if (result === 'met') return result;
      }
      return result;
    }
    case 'not':
      return negate(truthOf(node.of, context));
    case 'then': {
      const first = truthOf(node.first, context);
      return first === 'met' ? truthOf(node.second, context) : first;
    }
    default:
      return atomTruth(node, context);
  }
}

/** Why a condition is unknown. */
export interface Gaps {
  readonly missing: FactKey[];
  ambiguous: boolean;
}

/**
 * Adds to `gaps` what leaves an unknown condition unknown: the missing facts and whether words are ambiguous, through nodes that are
 * unknown themselves. An AND that already failed or an OR that is met asks for nothing. Call it on unknown conditions only.
 */
export function collectGaps(node: Condition, context: Context, gaps: Gaps): void {
  switch (node.kind) {
    case 'all':
    case 'any':
      for (const part of node.of) {
        if (truthOf(part, context) === 'unknown') collectGaps(part, context, gaps);
      }
      return;
    case 'not':
      collectGaps(node.of, context, gaps);
      return;
    case 'then':
      collectGaps(truthOf(node.first, context) === 'unknown' ? node.first : node.second, context, gaps);
      return;
    default:
      if (node.kind === 'age' || node.kind === 'unclear' || context.facts[node.fact] !== null) gaps.ambiguous = true;
      else if (!gaps.missing.includes(node.fact)) gaps.missing.push(node.fact);
  }
}

/** Every atom of a condition, in order. */
export function atomsOf(node: Condition): Atom[] {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.of.flatMap(atomsOf);
    case 'not':
      return atomsOf(node.of);
    case 'then':
      return [...atomsOf(node.first), ...atomsOf(node.second)];
    default:
      return [node];
  }
}

/** Every fact that a condition may read, in order, each once. */
export function factsRead(node: Condition): FactKey[] {
  return [...new Set(atomsOf(node).flatMap((atom) => (atom.kind === 'age' ? [] : [atom.fact])))];
}
