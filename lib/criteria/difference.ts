/**
 * What differs between two policy versions: two of one policy, or one each of two policies.
 *
 * Clauses are compared pathway by pathway, since the same clause can be asked in one pathway and not in another. Within one policy a
 * clause is known by its id; what is left is paired where it asks the same under a new label. Between policies, whose labels have nothing
 * in common, the clauses that share most of what they read are paired. Swapping the sides mirrors the result.
 */
import { STAGES, type Stage } from './case-input.ts';
import { FACTS, type Indication } from './facts.ts';
import type { Leaf, Limit, PolicyVersion } from './policy.ts';
import { READ_ORDER, type Reading, type ReadKey, readingsOf, readWords, type Treatment, treatmentOf } from './reading.ts';

/** A value on either side; null where that side has none. */
export interface Sides<T> {
  readonly before: T | null;
  readonly after: T | null;
}

/** What became different in a clause. `reading`: what it needs of one fact; `structure`: the same needs, put together otherwise. */
export type LeafChange =
  | ({ readonly kind: 'reading'; readonly read: ReadKey } & Sides<string>)
  | { readonly kind: 'structure' }
  | ({ readonly kind: 'exception' } & Sides<string>)
  | ({ readonly kind: 'id' | 'title' | 'statement' | 'citation' } & Sides<string>);

export type LeafDifference =
  | { readonly kind: 'added'; readonly leaf: Leaf }
  | { readonly kind: 'removed'; readonly leaf: Leaf }
  | { readonly kind: 'changed' | 'same'; readonly before: Leaf; readonly after: Leaf; readonly changes: readonly LeafChange[] };

export interface PathwayDifference {
  readonly indication: Indication;
  readonly stage: Stage;
  readonly before: Treatment;
  readonly after: Treatment;
  /** Whether anything differs here. */
  readonly differs: boolean;
  /** In the later document's order; what it no longer asks stands where it stood. */
  readonly leaves: readonly LeafDifference[];
  /** As a chart is read. */
  readonly newlyRead: readonly ReadKey[];
  readonly noLongerRead: readonly ReadKey[];
}

export const DATE_KEYS = ['from', 'to', 'receivedTo', 'reviewDue'] as const;

export interface Difference {
  /** Both sides are versions of one policy. */
  readonly samePolicy: boolean;
  readonly differs: boolean;
  /** Days that differ: first and last day in force, last day of receipt, last day before the review is overdue. */
  readonly dates: readonly (Sides<string> & { readonly key: (typeof DATE_KEYS)[number] })[];
  /** null where the lists are the same; a side is null where that document lists none. */
  readonly codes: {
    readonly before: number | null;
    readonly after: number | null;
    readonly added: readonly string[];
    readonly removed: readonly string[];
  } | null;
  readonly noReview: { readonly added: readonly Stage[]; readonly removed: readonly Stage[] };
  readonly limits: readonly { readonly kind: 'added' | 'removed'; readonly limit: Limit }[];
  readonly newlyRead: readonly ReadKey[];
  readonly noLongerRead: readonly ReadKey[];
  /** All of them, by indication, then stage. */
  readonly pathways: readonly PathwayDifference[];
}

/** Text that is equal for equal plain data, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
}

const without = <T>(list: readonly T[], other: readonly T[]): T[] => list.filter((one) => !other.includes(one));

function readBy(leaves: readonly Leaf[], indication: Indication): ReadKey[] {
  const read = new Set(leaves.flatMap((leaf) => readingsOf(leaf, indication).map((reading) => reading.read)));
  return READ_ORDER.filter((key) => read.has(key));
}

// ---- Which clause stands for which ----

type Pair = readonly [before: number, after: number];

/** How alike two clauses are, from 0 (nothing in common that they read) to 2 (they ask the same). */
function likeness(before: Leaf, after: Leaf, indication: Indication): number {
  if (canonical(before.condition) === canonical(after.condition)) return 2;
  const a = readBy([before], indication);
  const b = readBy([after], indication);
  const shared = a.filter((read) => b.includes(read)).length;
  return shared === 0 ? 0 : shared / (a.length + b.length - shared);
}

/**
 * Takes the best pair first. Between equals the pair that stands earlier in both documents goes first; pairs of equal places never share a
 * clause, so that the result does not depend on the side from which one looks.
 */
function bestPairs(before: readonly Leaf[], after: readonly Leaf[], score: (before: Leaf, after: Leaf) => number): Pair[] {
  const candidates = before
    .flatMap((one, i) => after.map((other, j) => ({ i, j, score: score(one, other) })))
    .filter((pair) => pair.score > 0);
  candidates.sort((a, b) => b.score - a.score || a.i + a.j - (b.i + b.j));
  const usedBefore = new Set<number>();
  const usedAfter = new Set<number>();
  return candidates.flatMap(({ i, j }): Pair[] => {
    if (usedBefore.has(i) || usedAfter.has(j)) return [];
    usedBefore.add(i);
    usedAfter.add(j);
    return [[i, j]];
  });
}

function pairsOf(before: readonly Leaf[], after: readonly Leaf[], indication: Indication, samePolicy: boolean): Pair[] {
  if (!samePolicy) return bestPairs(before, after, (a, b) => likeness(a, b, indication));
  const named = bestPairs(before, after, (a, b) => (a.id === b.id ? 1 : 0));
  const isLeft = (side: 0 | 1) => (_: Leaf, index: number) => !named.some((pair) => pair[side] === index);
  const leftBefore = before.filter(isLeft(0));
  const leftAfter = after.filter(isLeft(1));
  const relabeled = bestPairs(leftBefore, leftAfter, (a, b) => (likeness(a, b, indication) === 2 ? 1 : 0));
  const place = (list: readonly Leaf[], leaf: Leaf | undefined) => (leaf === undefined ? -1 : list.indexOf(leaf));
  return [...named, ...relabeled.map(([i, j]): Pair => [place(before, leftBefore[i]), place(after, leftAfter[j])])];
}

// ---- What became different in a pair ----

/** What a clause needs of one fact, all of it: "more than 6", "no, or another way". */
function needsWords(readings: readonly Reading[], read: ReadKey): string | null {
  const own = readings.filter((reading) => reading.read === read);
  if (own.length === 0) return null;
  const words = [...new Set(own.map(({ needs }) => needs))].join(', ');
  return own.some(({ role }) => role === 'alternative') ? `${words}, or another way` : words;
}

/** What sets the clause aside, in a line; null where nothing does. */
function exceptionWords(leaf: Leaf, indication: Indication): string | null {
  const waived = readingsOf(leaf, indication).filter(({ role }) => role === 'exception');
  return waived.length === 0 ? null : waived.map(({ read, needs }) => `${readWords(read)}: ${needs}`).join('; ');
}

function exceptionChange(before: Leaf, after: Leaf, indication: Indication, samePolicy: boolean): LeafChange[] {
  const part = ({ exception }: Leaf) => {
    if (!exception?.indications.includes(indication)) return null;
    return samePolicy ? [exception.condition, exception.citation] : [exception.condition];
  };
  if (canonical(part(before)) === canonical(part(after))) return [];
  return [{ kind: 'exception', before: exceptionWords(before, indication), after: exceptionWords(after, indication) }];
}

function textChanges(before: Leaf, after: Leaf): LeafChange[] {
  const keys = ['id', 'title', 'statement', 'citation'] as const;
  return keys.flatMap((kind): LeafChange[] => (before[kind] === after[kind] ? [] : [{ kind, before: before[kind], after: after[kind] }]));
}

/** What a clause asks otherwise than its counterpart does; its words only where both are of one policy. */
function changesOf(before: Leaf, after: Leaf, indication: Indication, samePolicy: boolean): LeafChange[] {
  const own = (leaf: Leaf) => readingsOf(leaf, indication).filter(({ role }) => role !== 'exception');
  const [a, b] = [own(before), own(after)];
  const readings = READ_ORDER.flatMap((read): LeafChange[] => {
    const sides = { before: needsWords(a, read), after: needsWords(b, read) };
    return sides.before === sides.after ? [] : [{ kind: 'reading', read, ...sides }];
  });
  const isRearranged = readings.length === 0 && canonical(before.condition) !== canonical(after.condition);
  return [
    ...readings,
    ...(isRearranged ? [{ kind: 'structure' } as const] : []),
    ...exceptionChange(before, after, indication, samePolicy),
    ...(samePolicy ? textChanges(before, after) : []),
  ];
}

// ---- Pathways ----

const leavesOf = (treatment: Treatment): readonly Leaf[] => (treatment.kind === 'criteria' ? treatment.leaves : []);

/** The later document's order, what it no longer asks put in after the clause that stood before it. */
function inOrder(
  before: readonly Leaf[],
  after: readonly Leaf[],
  pairs: readonly Pair[],
  make: (pair: Pair) => LeafDifference,
): LeafDifference[] {
  const list: { place: number; difference: LeafDifference }[] = after.map((leaf, j) => {
    const pair = pairs.find((one) => one[1] === j);
    return { place: j, difference: pair ? make(pair) : { kind: 'added', leaf } };
  });
  let place = -1;
  before.forEach((leaf, i) => {
    const pair = pairs.find((one) => one[0] === i);
    if (pair) place = pair[1];
    else list.push({ place: place + 0.5, difference: { kind: 'removed', leaf } });
  });
  return list.sort((a, b) => a.place - b.place).map(({ difference }) => difference);
}

/** What a treatment comes to apart from its clauses. */
function rulesOf(treatment: Treatment): string {
  if (treatment.kind === 'no-review') return treatment.kind;
  return `${treatment.kind} ${treatment.limits
    .map(({ reason, ageUnder }) => `${reason} ${ageUnder ?? ''}`)
    .sort()
    .join('|')}`;
}

function pathwayDifference(a: PolicyVersion, b: PolicyVersion, indication: Indication, stage: Stage): PathwayDifference {
  const samePolicy = a.policy === b.policy;
  const [before, after] = [treatmentOf(a, indication, stage), treatmentOf(b, indication, stage)];
  const [old, young] = [leavesOf(before), leavesOf(after)];
  const leaves = inOrder(old, young, pairsOf(old, young, indication, samePolicy), ([i, j]): LeafDifference => {
    const [one, other] = [old[i], young[j]];
    if (one === undefined || other === undefined) throw new RangeError('A pair names a clause that is not there');
    const changes = changesOf(one, other, indication, samePolicy);
    return { kind: changes.length === 0 ? 'same' : 'changed', before: one, after: other, changes };
  });
  const [readBefore, readAfter] = [readBy(old, indication), readBy(young, indication)];
  const differs = rulesOf(before) !== rulesOf(after) || leaves.some(({ kind }) => kind !== 'same');
  const facts = { newlyRead: without(readAfter, readBefore), noLongerRead: without(readBefore, readAfter) };
  return { indication, stage, before, after, differs, leaves, ...facts };
}

// ---- The version as a whole ----

function datesOf({ inForce, reviewDue }: PolicyVersion): Record<(typeof DATE_KEYS)[number], string | null> {
  return { from: inForce.from, to: inForce.to ?? null, receivedTo: inForce.receivedTo ?? null, reviewDue: reviewDue?.last ?? null };
}

function codesDifference(a: PolicyVersion, b: PolicyVersion): Difference['codes'] {
  const [before, after] = [a.codes?.listed ?? null, b.codes?.listed ?? null];
  const added = without(after ?? [], before ?? []).sort();
  const removed = without(before ?? [], after ?? []).sort();
  const isSame = added.length === 0 && removed.length === 0 && (before === null) === (after === null);
  return isSame ? null : { before: before?.length ?? null, after: after?.length ?? null, added, removed };
}

function limitsDifference(a: PolicyVersion, b: PolicyVersion): Difference['limits'] {
  const keys = (limits: readonly Limit[]) => limits.map(canonical);
  const [before, after] = [keys(a.limits), keys(b.limits)];
  return [
    ...a.limits.filter((_, i) => !after.includes(before[i] ?? '')).map((limit) => ({ kind: 'removed' as const, limit })),
    ...b.limits.filter((_, i) => !before.includes(after[i] ?? '')).map((limit) => ({ kind: 'added' as const, limit })),
  ];
}

function readAnywhere(pathways: readonly PathwayDifference[], side: 'before' | 'after'): ReadKey[] {
  const read = new Set(pathways.flatMap((pathway) => readBy(leavesOf(pathway[side]), pathway.indication)));
  return READ_ORDER.filter((key) => read.has(key));
}

/** @returns what `b` has otherwise than `a`. */
export function differenceOf(a: PolicyVersion, b: PolicyVersion): Difference {
  const pathways = FACTS.indication.options.flatMap((indication) => STAGES.map((stage) => pathwayDifference(a, b, indication, stage)));
  const [from, to] = [datesOf(a), datesOf(b)];
  const dates = DATE_KEYS.flatMap((key) => (from[key] === to[key] ? [] : [{ key, before: from[key], after: to[key] }]));
  const [before, after] = [a.noReview?.stages ?? [], b.noReview?.stages ?? []];
  const noReview = { added: without(after, before), removed: without(before, after) };
  const [readBefore, readAfter] = [readAnywhere(pathways, 'before'), readAnywhere(pathways, 'after')];
  const whole = { dates, codes: codesDifference(a, b), noReview, limits: limitsDifference(a, b) };
  const differs =
    pathways.some((pathway) => pathway.differs) ||
    dates.length + noReview.added.length + noReview.removed.length + whole.limits.length > 0 ||
    whole.codes !== null;
  return {
    samePolicy: a.policy === b.policy,
    differs,
    ...whole,
    newlyRead: without(readAfter, readBefore),
    noLongerRead: without(readBefore, readAfter),
    pathways,
  };
}
