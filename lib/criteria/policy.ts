/**
 * The words in which a policy version is written, typed by the fact dictionary: comparing a yes-or-no fact with a number, naming an
 * option that a fact does not have, or naming no fact, does not compile. What they build is plain data.
 */
import type { Payer, Stage } from './case-input.ts';
import { STAGES } from './case-input.ts';
import type { BooleanFact, DateFact, EnumFact, FactKey, Indication, NumberFact, OptionOf } from './facts.ts';
import { FACTS } from './facts.ts';
import type { Atom, Condition } from './logic.ts';
import type { LIMIT_REASONS } from './outcome.ts';

// ---- Conditions ----

/** The record documents it as present or done. */
export function yes(fact: BooleanFact): Atom {
  return { kind: 'is', fact, value: true, otherwise: 'not-met' };
}

/** The record documents it as absent or not done. Silence does not. */
export function no(fact: BooleanFact): Atom {
  return { kind: 'is', fact, value: false, otherwise: 'not-met' };
}

/** Documented as present: met. Documented as absent: the policy's words do not decide. */
export function yesElseUnclear(fact: BooleanFact): Atom {
  return { kind: 'is', fact, value: true, otherwise: 'ambiguous' };
}

/** One of these options is met; each of `ambiguous` is for a physician to read; the rest are not met. */
export function oneOf<K extends EnumFact>(fact: K, met: readonly OptionOf<K>[], ambiguous: readonly OptionOf<K>[] = []): Atom {
  return { kind: 'one-of', fact, met, ambiguous };
}

/** One of these options is met; for every other one the policy's words do not decide. */
export function oneOfElseUnclear<K extends EnumFact>(fact: K, met: readonly OptionOf<K>[]): Atom {
  const options: readonly OptionOf<K>[] = FACTS[fact].options;
  return { kind: 'one-of', fact, met, ambiguous: options.filter((option) => !met.includes(option)) };
}

/** None of these options is met, and for every other one the policy's words do not decide. */
export function noneOfElseUnclear<K extends EnumFact>(fact: K, excluded: readonly OptionOf<K>[]): Atom {
  const options: readonly OptionOf<K>[] = FACTS[fact].options;
  return { kind: 'one-of', fact, met: [], ambiguous: options.filter((option) => !excluded.includes(option)) };
}

/** Facts that tell how a treatment went. */
type TherapyFact = { [K in EnumFact]: 'intolerable-side-effects' extends OptionOf<K> ? K : never }[EnumFact];

/** The treatment failed, or its side effects were not tolerable. */
export function failedOrNotTolerated(fact: TherapyFact): Atom {
  return { kind: 'one-of', fact, met: ['failed', 'intolerable-side-effects'], ambiguous: [] };
}

/** At the threshold or above it. The unit is the fact's. */
export function atLeast(fact: NumberFact, value: number): Atom {
  return { kind: 'at-least', fact, value };
}

/** Above the threshold; at it is not enough. The unit is the fact's. */
export function moreThan(fact: NumberFact, value: number): Atom {
  return { kind: 'more-than', fact, value };
}

/** Age in completed years on the date of service; from `ambiguousFrom` up to `years` the policy's words do not decide. */
export function aged(years: number, ambiguousFrom: number | null = null): Atom {
  return { kind: 'age', years, ambiguousFrom };
}

/** Within so many calendar months before the earlier of receipt and service, and not after service; both ends included. */
export function withinMonths(fact: DateFact, months: number): Atom {
  return { kind: 'within-months', fact, months };
}

/** The policy speaks of this fact in words that do not decide here, whatever is documented. */
export function unclear(fact: FactKey): Atom {
  return { kind: 'unclear', fact };
}

export function all(...of: readonly Condition[]): Condition {
  return { kind: 'all', of };
}

export function any(...of: readonly Condition[]): Condition {
  return { kind: 'any', of };
}

export function not(of: Condition): Condition {
  return { kind: 'not', of };
}

/**
 * The second condition is asked only once the first is met. Not named `then`: a module that exports that is a thenable, and its `import()`
 * never ends.
 */
export function onceMet(first: Condition, second: Condition): Condition {
  return { kind: 'then', first, second };
}

// ---- Policy versions ----

export type PolicyId =
  | 'molina-mcp-160'
  | 'uhc-2025T0626L'
  | 'geha-intrathecal-pump'
  | 'caresource-ar-passe-mm-1502'
  | 'hcsc-sur707.008'
  | 'cms-ncd-280.14';

export const ANY_STAGE: readonly Stage[] = STAGES;
export const PAIN: readonly Indication[] = ['cancer-pain', 'non-cancer-pain'];

/** One clause of a policy that can be met or not on its own. */
export interface Leaf {
  /** The document's own label where it has one. */
  readonly id: string;
  /** At most 45 characters, for the tree. */
  readonly title: string;
  /** Where it stands in the document. */
  readonly citation: string;
  /** What it asks, in our own words. */
  readonly statement: string;
  readonly indications: readonly Indication[];
  readonly stages: readonly Stage[];
  readonly condition: Condition;
  /** Where this holds, the leaf does not apply; while it is unknown, the leaf can be met but not fail. */
  readonly exception?: Exception;
}

export interface Exception {
  readonly indications: readonly Indication[];
  readonly citation: string;
  readonly condition: Condition;
}

/** Requests that the document does not decide. All parts that are given must hold. */
export interface Limit {
  readonly reason: (typeof LIMIT_REASONS)[number];
  readonly indications?: readonly Indication[];
  readonly stages?: readonly Stage[];
  readonly ageUnder?: number;
  readonly citation: string;
  readonly statement: string;
}

/** Dates of service for which a version holds, both ends included; `receivedTo` closes receipt as well. */
export interface InForce {
  readonly from: string;
  readonly to?: string;
  readonly receivedTo?: string;
  readonly citation: string;
}

/** One version of a policy document, in the document's order. Published versions never change: a correction is a new version. */
export interface PolicyVersion {
  readonly policy: PolicyId;
  readonly version: string;
  readonly document: string;
  readonly inForce: InForce;
  /** Dates of service after this day carry the warning `review-overdue`. */
  readonly reviewDue?: { readonly last: string; readonly citation: string };
  /** Codes that the document lists; null where it lists none. */
  readonly codes: { readonly listed: readonly string[]; readonly citation: string } | null;
  /** Stages for which the document asks no medical-necessity review. */
  readonly noReview?: { readonly stages: readonly Stage[]; readonly citation: string; readonly statement: string };
  readonly limits: readonly Limit[];
  readonly criteria: readonly Leaf[];
}

/** All versions of one payer's policy, oldest first. */
export interface Policy {
  readonly id: PolicyId;
  readonly title: string;
  readonly payer: Payer;
  readonly documentNumber: string;
  readonly versions: readonly PolicyVersion[];
}
