import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Generated once per data folder and readable by its owner only. */
export type Secrets = {
  /** Password of the embedded cluster's superuser. */
  superuser: string;
  /** Password of criterion_owner. */
  owner: string;
  /** Password of criterion_app. */
  app: string;
  /** AUTH_SECRET where none is set. */
  auth: string;
};

/**
 * Reads DATA_DIR/secrets.json, and writes it at the first call. Of several first callers one wins and all read the same.
 * @throws when the file is there and cannot be used: generating new ones would lock us out of the database
 */
export function readSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  if (!fs.existsSync(file)) createOnce(file);
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read (${error instanceof Error ? error.message : error}). Run as the user who owns it.`);
  }
  const value: unknown = JSON.parse(text);
  if (!isSecrets(value)) throw new Error(`${file} is damaged: restore it from a backup, or remove the whole data folder to begin anew.`);
  return value;
}

function isSecrets(value: unknown): value is Secrets {
  if (typeof value !== 'object' || value === null) return false;
  return ['superuser', 'owner', 'app', 'auth'].every((key) => key in value && typeof Reflect.get(value, key) === 'string');
}

function createOnce(file: string): void {
  const random = () => randomBytes(24).toString('base64url');
  const secrets: Secrets = { superuser: random(), owner: random(), app: random(), auth: randomBytes(32).toString('base64url') };
  const draft = `${file}.${process.pid}`;
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 });
  fs.writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
  } catch {
    // another process was first: its secrets count
  } finally {
    fs.rmSync(draft, { force: true });
  }
}
