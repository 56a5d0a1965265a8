import { type KeyObject, sign } from 'node:crypto';
import { canonical, sha256 } from '../data/audit.ts';
import { publicKeyText } from './checkpoint.ts';
import type { Step } from './merkle.ts';

// One case as a bundle that proves itself: every file is listed by its hash in a manifest, and the manifest is signed. What the files say of
// each other (chain, snapshots, letters, checkpoints) is checked by verify.mjs, which is part of the bundle and asks for nothing but Node.

export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';
export const VERIFIER = 'verify.mjs';

export type BundleFile = { name: string; bytes: Uint8Array };

/** A checkpoint that holds the case's head, and the way from the leaf to the root that it signs. */
export type CoveringCheckpoint = {
  body: string;
  signature: string;
  publicKey: string;
  leaf: { count: number; hash: string };
  path: readonly Step[];
};

export type Manifest = {
  format: 'criterion-case-1';
  case: { id: string; number: string; events: number; head: string };
  exportedAt: string;
  /** SPKI DER, base64. */
  publicKey: string;
  files: { name: string; sha256: string }[];
};

export const ndjson = (values: readonly unknown[]): Uint8Array => Buffer.from(values.map((value) => `${canonical(value)}\n`).join(''));

/** The files with their signed manifest. */
export function sealBundle(
  about: Omit<Manifest, 'format' | 'publicKey' | 'files'>,
  files: readonly BundleFile[],
  key: KeyObject,
): BundleFile[] {
  const manifest: Manifest = {
    format: 'criterion-case-1',
    ...about,
    publicKey: publicKeyText(key),
    files: files.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })),
  };
  const text = Buffer.from(canonical(manifest));
  return [...files, { name: MANIFEST, bytes: text }, { name: SIGNATURE, bytes: Buffer.from(sign(null, text, key).toString('base64')) }];
}
