import { createHash } from 'node:crypto';

// A tree of hashes after RFC 6962, section 2.1: leaves and nodes are hashed with a prefix of their own, so that neither passes for the other.

/** A hash beside the way from a leaf to the root, and on which side of it. */
export type Step = { side: 'left' | 'right'; hash: string };

const digest = (...parts: (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (leaf: string): Buffer => digest(LEAF, leaf);
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => digest(NODE, left, right);

/** The root of a tree without leaves. */
export const EMPTY_ROOT = digest().toString('hex');

type Subtree = { hash: Buffer; size: number; followed: boolean };

/** A tree that is built leaf by leaf and keeps one hash per level: a million leaves take twenty. */
export class MerkleTree {
  private readonly subtrees: Subtree[] = [];
  private readonly path: Step[] = [];
  count = 0;

  /** @param followed the one leaf whose way to the root `proof` answers */
  add(leaf: string, followed = false): void {
    this.count += 1;
    this.subtrees.push({ hash: leafHash(leaf), size: 1, followed });
    while (this.subtrees.length > 1 && this.subtrees.at(-1)?.size === this.subtrees.at(-2)?.size) this.merge();
  }

  /** Hexadecimal. Nothing can be added after. */
  root(): string {
    while (this.subtrees.length > 1) this.merge();
    return this.subtrees[0]?.hash.toString('hex') ?? EMPTY_ROOT;
  }

  /** From the followed leaf upwards; complete once the root was asked for. */
  proof(): readonly Step[] {
    return this.path;
  }

  private merge(): void {
    const [right, left] = [this.subtrees.pop(), this.subtrees.pop()];
    if (!left || !right) throw new RangeError('a node has two sides');
    if (left.followed) this.path.push({ side: 'right', hash: right.hash.toString('hex') });
    if (right.followed) this.path.push({ side: 'left', hash: left.hash.toString('hex') });
    const followed = left.followed || right.followed;
    this.subtrees.push({ hash: nodeHash(left.hash, right.hash), size: left.size + right.size, followed });
  }
}

/** The root that a leaf leads to along its path. */
export function rootAlong(leaf: string, path: readonly Step[]): string {
  let hash = leafHash(leaf);
  for (const step of path) {
    const beside = Buffer.from(step.hash, 'hex');
    hash = step.side === 'left' ? nodeHash(beside, hash) : nodeHash(hash, beside);
  }
  return hash.toString('hex');
}
