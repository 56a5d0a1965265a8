import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Where the key lies that a first start makes: outside of the database, readable by its owner only. */
const KEY_FILE = 'audit-key.pem';
/** The newest checkpoint that this machine made or saw: deleting it from the database does not take it from here. */
const SEEN_FILE = 'audit-seen.json';

/** What of the environment the key depends on. */
export type KeyPlace = { auditKey: string | undefined; dataDir: string };

export const keyPlace = (env: Readonly<Record<string, string | undefined>>): KeyPlace => ({
  auditKey: env.AUDIT_KEY || undefined,
  dataDir: path.resolve(/* turbopackIgnore: true */ env.DATA_DIR || '.data'),
});

/**
 * The Ed25519 key that signs checkpoints: AUDIT_KEY (PEM, or the base64 of a PEM or of PKCS #8 DER), else DATA_DIR/audit-key.pem, made at the
 * first call. Of several first callers one wins, and all read the same.
 * @throws when the key cannot be used; its text is never part of the message
 */
export function readAuditKey({ auditKey, dataDir }: KeyPlace): KeyObject {
  if (auditKey !== undefined) return parseKey(auditKey, 'AUDIT_KEY');
  const file = path.join(dataDir, KEY_FILE);
  if (!fs.existsSync(file)) createOnce(file);
  return parseKey(fs.readFileSync(file, 'utf8'), file);
}

function parseKey(text: string, from: string): KeyObject {
  const key = tryKey(text);
  if (key?.asymmetricKeyType !== 'ed25519') throw new Error(`${from} holds no Ed25519 private key (PEM, or base64 of PKCS #8)`);
  return key;
}

function tryKey(text: string): KeyObject | null {
  const bytes = Buffer.from(text, 'base64');
  const forms = [text.replaceAll('\\n', '\n'), bytes.toString('utf8'), { key: bytes, type: 'pkcs8', format: 'der' }] as const;
  for (const form of forms) {
    try {
      return createPrivateKey(form);
    } catch {
      // another form may fit
    }
  }
  return null;
}

function createOnce(file: string): void {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const draft = `${file}.${process.pid}`;
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 });
  fs.writeFileSync(draft, pem, { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
  } catch {
    // another process was first: its key counts
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

export type Seen = { number: number; hash: string };

/** The newest checkpoint known beside the database; null where none was made here. @throws when the file is damaged */
export function readSeen(dataDir: string): Seen | null {
  const file = path.join(dataDir, SEEN_FILE);
  if (!fs.existsSync(file)) return null;
  const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (typeof value === 'object' && value !== null && 'number' in value && 'hash' in value) {
    const { number, hash } = value;
    if (typeof number === 'number' && typeof hash === 'string') return { number, hash };
  }
  throw new Error(`${file} is damaged`);
}

export function writeSeen(dataDir: string, { number, hash }: Seen): void {
  const file = path.join(dataDir, SEEN_FILE);
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, `${JSON.stringify({ number, hash })}\n`, { mode: 0o600 });
  fs.renameSync(draft, file);
}
