import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { canonical, sha256 } from '../data/audit.ts';
import {
  type CheckpointBody,
  checkpointFault,
  fingerprint,
  isSignedBy,
  NO_CHECKPOINT,
  publicKeyText,
  RangeHash,
  type StoredCheckpoint,
  signCheckpoint,
} from './checkpoint.ts';
import { keyPlace, readAuditKey, readSeen, writeSeen } from './key.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const publicKey = publicKeyText(privateKey);
const NONE = { after: 0, upTo: 0, rows: 0, hash: sha256('') };
const body: CheckpointBody = {
  schema: 1,
  number: 1,
  at: '2026-11-28T17:00:00.000Z',
  previous: NO_CHECKPOINT,
  cases: 2,
  heads: { count: 2, root: 'a'.repeat(64) },
  organization: NONE,
  views: NONE,
  publicKey,
};
const start = { number: 0, hash: NO_CHECKPOINT };
const trusted = new Set([publicKey]);
const made = signCheckpoint(body, privateKey);

test('what was signed fits, and by nobody else’s key', () => {
  expect(checkpointFault(made, start, trusted)).toBeNull();
  expect(checkpointFault(made, start, new Set())).toBe(`is signed by a key that is not this installation’s (${fingerprint(publicKey)})`);
});

test.each<[string, Partial<StoredCheckpoint>, string]>([
  ['a changed body', { body: made.body.replace('"cases":2', '"cases":3') }, 'was changed: its hash is another'],
  ['a space more', { body: `${made.body} ` }, 'is not in its canonical form'],
  ['no JSON', { body: 'x' }, 'is not in its canonical form'],
  ['another number', { number: 2 }, 'is missing: checkpoint 2 follows 0'],
  ['another time', { at: '2026-11-28T17:00:00.001Z' }, 'has columns that say something else than its content'],
  ['another signature', { signature: Buffer.alloc(64).toString('base64') }, 'has a signature that does not fit its content'],
])('%s is named', (_, change, fault) => {
  expect(checkpointFault({ ...made, ...change }, start, trusted)).toBe(fault);
});

test('one that was rewritten with its hash does not pass for signed', () => {
  const text = canonical({ ...body, cases: 3 });
  const forged = { ...made, body: text, hash: sha256(text) };
  expect(checkpointFault(forged, start, trusted)).toBe('has a signature that does not fit its content');
});

test('one that follows another than the one before is named', () => {
  const second = signCheckpoint({ ...body, number: 2, previous: made.hash }, privateKey);
  expect(checkpointFault(second, made, trusted)).toBeNull();
  expect(checkpointFault(second, { number: 1, hash: NO_CHECKPOINT }, trusted)).toBe('does not follow the checkpoint before it');
});

test('no single byte of a signature or key can be another', () => {
  for (let i = 0; i < made.signature.length; i += 1) {
    const other = made.signature[i] === 'A' ? 'B' : 'A';
    const changed = made.signature.slice(0, i) + other + made.signature.slice(i + 1);
    expect(isSignedBy(made.body, changed, publicKey)).toBe(false);
  }
  expect(isSignedBy(made.body, made.signature, publicKey.slice(0, -1))).toBe(false);
});

test('a range is the hash of its rows’ hashes in order', () => {
  const range = new RangeHash();
  for (const hash of ['aa', 'bb']) range.add(hash);
  expect(range.done(4, 9)).toEqual({ after: 4, upTo: 9, rows: 2, hash: sha256('aabb') });
});

const folders: string[] = [];
const folder = () => {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'criterion-key-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const each of folders.splice(0)) fs.rmSync(each, { recursive: true });
});

test('a first start makes a key that only its owner reads, and later ones read the same', () => {
  const dataDir = folder();
  const first = publicKeyText(readAuditKey({ auditKey: undefined, dataDir }));
  expect(publicKeyText(readAuditKey({ auditKey: undefined, dataDir }))).toBe(first);
  expect(fs.statSync(path.join(dataDir, 'audit-key.pem')).mode & 0o777).toBe(0o600);
});

test('AUDIT_KEY comes first, as PEM or as base64', () => {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const der = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  for (const AUDIT_KEY of [pem, pem.replaceAll('\n', '\\n'), Buffer.from(pem).toString('base64'), der])
    expect(publicKeyText(readAuditKey(keyPlace({ AUDIT_KEY, DATA_DIR: '/nowhere' })))).toBe(publicKey);
  const other = generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  for (const AUDIT_KEY of ['secret words', other])
    expect(() => readAuditKey(keyPlace({ AUDIT_KEY }))).toThrow('AUDIT_KEY holds no Ed25519 private key');
});

test('what was seen is kept beside the database', () => {
  const dataDir = folder();
  expect(readSeen(dataDir)).toBeNull();
  writeSeen(dataDir, made);
  expect(readSeen(dataDir)).toEqual({ number: 1, hash: made.hash });
});
