import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMPTY_ROOT, MerkleTree, rootAlong } from './merkle.ts';

const sha = (...parts: (string | Uint8Array)[]) => parts.reduce((h, part) => h.update(part), createHash('sha256')).digest();

/** RFC 6962, section 2.1, as it is written there: split at the largest power of two below the count. */
function byTheBook(leaves: readonly string[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return sha(Uint8Array.of(0), leaves[0] ?? '');
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(Uint8Array.of(1), byTheBook(leaves.slice(0, k)), byTheBook(leaves.slice(k)));
}

function treeOf(leaves: readonly string[], followed = -1): MerkleTree {
  const tree = new MerkleTree();
  for (const [i, leaf] of leaves.entries()) tree.add(leaf, i === followed);
  return tree;
}

test('the empty tree has the hash of nothing', () => {
  expect(new MerkleTree().root()).toBe(EMPTY_ROOT);
  expect(EMPTY_ROOT).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('it is the tree of RFC 6962 for any number of leaves', () => {
  for (let count = 0; count <= 70; count += 1) {
    const leaves = Array.from({ length: count }, (_, i) => `leaf ${i}`);
    expect(treeOf(leaves).root()).toBe(byTheBook(leaves).toString('hex'));
  }
});

test('each leaf proves that it is in it, and nothing else does', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 40 }), fc.nat(), (leaves, n) => {
      const at = n % leaves.length;
      const tree = treeOf(leaves, at);
      const root = tree.root();
      expect(rootAlong(leaves[at] ?? '', tree.proof())).toBe(root);
      expect(rootAlong(`${leaves[at]}!`, tree.proof())).not.toBe(root);
    }),
  );
});
