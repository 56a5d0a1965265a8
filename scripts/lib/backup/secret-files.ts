// The generated secrets of a data folder, which no backup of a database holds by itself.
import fs from 'node:fs';
import path from 'node:path';

/** What unlocks the data that were encrypted with it, and what signs the checkpoints of the audit trail. */
const SECRETS_FILE = 'secrets.json';
const isSecret = (name: string): boolean => name === SECRETS_FILE || /^audit.*(key|pem)/.test(name);

/** @returns contents in base64 by name; empty where the folder holds none */
export function readSecretFiles(dataDir: string): Record<string, string> {
  if (!fs.existsSync(dataDir)) return {};
  const files = fs.readdirSync(dataDir, { withFileTypes: true }).filter((entry) => entry.isFile() && isSecret(entry.name));
  return Object.fromEntries(files.map(({ name }) => [name, fs.readFileSync(path.join(dataDir, name)).toString('base64')]));
}

/**
 * Puts a backup's secrets into a data folder. The passwords of a database that is there stay its own: of secrets.json only `auth` is taken.
 * A key that is there and differs is kept beside the new one, under a name of its own.
 * @returns the names written
 */
export function writeSecretFiles(dataDir: string, files: Readonly<Record<string, string>>): string[] {
  const written: string[] = [];
  for (const [name, base64] of Object.entries(files)) {
    if (path.basename(name) !== name || !isSecret(name)) continue;
    const file = path.join(dataDir, name);
    const content = Buffer.from(base64, 'base64');
    const next = name === SECRETS_FILE && fs.existsSync(file) ? withAuth(file, content) : content;
    if (fs.existsSync(file) && fs.readFileSync(file).equals(next)) continue;
    if (fs.existsSync(file)) fs.copyFileSync(file, `${file}.before-restore`);
    const draft = `${file}.${process.pid}`;
    fs.writeFileSync(draft, next, { mode: 0o600 });
    fs.renameSync(draft, file);
    written.push(name);
  }
  return written;
}

function withAuth(file: string, content: Buffer): Buffer {
  const own: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  const kept: unknown = JSON.parse(content.toString());
  if (typeof own !== 'object' || own === null || typeof kept !== 'object' || kept === null || !('auth' in kept)) return content;
  return Buffer.from(`${JSON.stringify({ ...own, auth: kept.auth }, null, 2)}\n`);
}
