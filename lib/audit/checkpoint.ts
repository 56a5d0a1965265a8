import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonical, sha256 } from '../data/audit.ts';

/** A range of a log's rows: numbers above `after` up to `upTo`, and the SHA-256 over their hashes in order, hexadecimal text after text. */
export type LogRange = { after: number; upTo: number; rows: number; hash: string };

/**
 * What a checkpoint commits to and its signature covers, as RFC 8785 text. Each names the hash of the one before, so that the newest commits
 * to the heads of all cases: the newest leaf of a case at or before it.
 */
export type CheckpointBody = {
  schema: 1;
  number: number;
  /** ISO 8601 UTC. */
  at: string;
  /** Hash of the checkpoint before; zeros for the first. */
  previous: string;
  /** Cases that this or an earlier checkpoint holds. */
  cases: number;
  /** The heads that changed since the checkpoint before, in the order of case ids: how many, and the root of the tree over their leaves. */
  heads: { count: number; root: string };
  organization: LogRange;
  views: LogRange;
  /** SPKI DER, base64: whose signature it is. */
  publicKey: string;
};

export type StoredCheckpoint = { number: number; at: string; body: string; hash: string; signature: string; publicKey: string };

export const NO_CHECKPOINT = '0'.repeat(64);

/** A case's head as a leaf of the tree. */
export const headLeaf = (caseId: string, count: number, hash: string): string => `${caseId} ${count} ${hash}`;

export const publicKeyText = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

/** How people compare a key: SHA-256 of its DER form, first 32 hexadecimal digits. */
export const fingerprint = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32);

/** Ed25519 over the body's bytes. */
export function signCheckpoint(body: CheckpointBody, privateKey: KeyObject): StoredCheckpoint {
  const text = canonical(body);
  const signature = sign(null, Buffer.from(text), privateKey).toString('base64');
  return { number: body.number, at: body.at, body: text, hash: sha256(text), signature, publicKey: body.publicKey };
}

/** Base64 has several texts for the same bytes: only the plain one counts, so that no byte of it can be another. */
function bytesOf(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.toString('base64') === base64 ? bytes : null;
}

export function isSignedBy(text: string, signature: string, publicKey: string): boolean {
  const [key, signed] = [bytesOf(publicKey), bytesOf(signature)];
  if (key === null || signed === null) return false;
  try {
    return verify(null, Buffer.from(text), createPublicKey({ key, type: 'spki', format: 'der' }), signed);
  } catch {
    return false;
  }
}

/**
 * Follows the chain of checkpoints: numbering, canonical form, hash, predecessor, signature, and that the key is one to be trusted.
 * @returns what is wrong with the checkpoint, in words after its name; null: it fits
 */
export function checkpointFault(
  c: StoredCheckpoint,
  before: { number: number; hash: string },
  trusted: ReadonlySet<string>,
): string | null {
  if (c.number !== before.number + 1) return `is missing: checkpoint ${c.number} follows ${before.number}`;
  const body = parseBody(c.body);
  if (body === null || canonical(body) !== c.body) return 'is not in its canonical form';
  if (sha256(c.body) !== c.hash) return 'was changed: its hash is another';
  if (body.previous !== before.hash) return 'does not follow the checkpoint before it';
  if (body.number !== c.number || body.at !== c.at || body.publicKey !== c.publicKey)
    return 'has columns that say something else than its content';
  if (!isSignedBy(c.body, c.signature, c.publicKey)) return 'has a signature that does not fit its content';
  if (!trusted.has(c.publicKey)) return `is signed by a key that is not this installation’s (${fingerprint(c.publicKey)})`;
  return null;
}

/** The body as a value; null where it is no JSON object. Its hash and signature say whether it is what was written. */
export function parseBody(text: string): CheckpointBody | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as CheckpointBody) : null;
  } catch {
    return null;
  }
}

/** The hash of a range, row by row. */
export class RangeHash {
  private readonly hash = createHash('sha256');
  rows = 0;

  add(rowHash: string): void {
    this.hash.update(rowHash);
    this.rows += 1;
  }

  done(after: number, upTo: number): LogRange {
    return { after, upTo, rows: this.rows, hash: this.hash.digest('hex') };
  }
}
