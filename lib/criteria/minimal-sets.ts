/**
 * The smallest sets of answers that bring every leaf of a tree to met or not-applicable.
 *
 * A tree is an AND of leaves and each leaf reads few facts. So no triples of facts are tried blindly: whatever brings the tree has to mend
 * each leaf that is open, and what mends a leaf is among the few facts that it reads. The search takes one open leaf, tries each smallest
 * way to mend it, and goes on with what is then open, until nothing is or the answers are used up. It misses none: a set that brings the
 * tree contains, for whichever leaf is open, one of the smallest ways to mend that leaf.
 */
import type { FactKey, FactValue } from './facts.ts';
import type { PreparedLeaf } from './finding.ts';
import type { Context } from './logic.ts';

export interface Assignment {
  readonly fact: FactKey;
  readonly value: FactValue;
}
export type Assignments = readonly Assignment[];

/** What is searched. `facts` are the context's own, which the search changes and puts back. */
export interface Tree {
  readonly leaves: readonly PreparedLeaf[];
  readonly context: Context;
  readonly facts: Record<FactKey, FactValue | null>;
  /** The values to try of a fact. */
  readonly valuesOf: (fact: FactKey) => readonly FactValue[];
}

function isOpen(leaf: PreparedLeaf, context: Context): boolean {
  const { status } = leaf.finding(context);
  return status !== 'met' && status !== 'not-applicable';
}

/** The facts of a leaf that may still be given another value. The indication chose the tree: within it, it is fixed. */
function freeFacts(leaf: PreparedLeaf, set: Assignments): readonly FactKey[] {
  return leaf.facts.filter((fact) => fact !== 'indication' && !set.some((one) => one.fact === fact));
}

/** Whether more answers are needed than are left: open leaves that share no free fact need one each. */
function isOutOfReach(open: readonly (readonly FactKey[])[], left: number): boolean {
  const used = new Set<FactKey>();
  let needed = 0;
  for (const facts of open) {
    if (facts.length === 0) return true;
    if (facts.some((fact) => used.has(fact))) continue;
    for (const fact of facts) used.add(fact);
    needed += 1;
    if (needed > left) return true;
  }
  return false;
}

/** Whether `set` holds all of `part`. */
export function includes(set: Assignments, part: Assignments): boolean {
  return part.every(({ fact, value }) => set.some((one) => one.fact === fact && one.value === value));
}

/** Gives the facts these values for as long as `then` takes. */
function during(tree: Tree, { fact, value }: Assignment, then: () => void): void {
  const before = tree.facts[fact];
  if (before === value) return;
  tree.facts[fact] = value;
  then();
  tree.facts[fact] = before;
}

/** Every smallest way, of at most `most` answers to its free facts, to close a leaf. */
function mendings(tree: Tree, leaf: PreparedLeaf, free: readonly FactKey[], most: number): Assignments[] {
  const found: Assignments[] = [];
  const extend = (set: Assignments, from: number, size: number) => {
    if (size === 0) {
      if (!found.some((part) => includes(set, part)) && !isOpen(leaf, tree.context)) found.push(set);
      return;
    }
    for (const [i, fact] of free.entries()) {
      if (i < from) continue;
      for (const value of tree.valuesOf(fact)) during(tree, { fact, value }, () => extend([...set, { fact, value }], i + 1, size - 1));
    }
  };
  for (let size = 1; size <= most; size++) extend([], 0, size);
  return found;
}

/**
 * @param most answers in a set
 * @returns every set of at most `most` answers that closes all leaves while no proper subset does; the empty set alone where all are closed.
 *   Sets that one of these is a part of may be among them.
 */
export function closingSets(tree: Tree, most: number): Assignments[] {
  const found: Assignments[] = [];
  const visit = (set: Assignments, left: number) => {
    const open = tree.leaves
      .filter((leaf) => isOpen(leaf, tree.context))
      .map((leaf) => ({ leaf, free: freeFacts(leaf, set) }))
      .sort((a, b) => a.free.length - b.free.length);
    const [first] = open;
    if (first === undefined) {
      if (!found.some((one) => one.length === set.length && includes(one, set))) found.push(set);
      return;
    }
    if (
      isOutOfReach(
        open.map(({ free }) => free),
        left,
      )
    )
      return;
    for (const way of mendings(tree, first.leaf, first.free, left)) withAll(tree, way, () => visit([...set, ...way], left - way.length));
  };
  visit([], most);
  return found;
}

function withAll(tree: Tree, [first, ...rest]: Assignments, then: () => void): void {
  if (first === undefined) then();
  else during(tree, first, () => withAll(tree, rest, then));
}
