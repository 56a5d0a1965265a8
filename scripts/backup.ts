// npm run backup -- [FILE]: everything in the database, while the application goes on.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { EnvError, readEnv } from '../lib/env.ts';
import { takeBackup } from './lib/backup/take.ts';
import { closeDatabase, messageOf, openDatabase } from './lib/database.ts';
import { duration } from './lib/report.ts';

const HELP = `npm run backup -- [FILE] [--with-secrets]

Writes one file (criterion-DAY-TIME.backup in this folder) with all tables as one instant shows them; the application goes on meanwhile. The
database is DATABASE_URL's, read by MIGRATE_DATABASE_URL's login, else the embedded one of DATA_DIR. The file is readable by you alone,
replaces none, and appears under its name only when all of it is on the disk.

It holds health information: keep it encrypted, and elsewhere than the database.

Not in it, and needed to go on after a loss: AUTH_SECRET (without it second factors must be set up again, and everybody signs in anew) and
the key that signs the audit trail's checkpoints. Where they were generated they are files in DATA_DIR: --with-secrets adds these to the file.
Where they come from the environment, keep them yourself.

npm run restore -- FILE brings it back, and proves it.`;

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'with-secrets': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  if (positionals.length > 1) throw new Error(`One FILE, not ${positionals.length}. See --help.`);
  const file = path.resolve(
    positionals[0] ??
      `criterion-${new Date()
        .toISOString()
        .replaceAll(/[-:]|\.\d+Z/g, '')
        .replace('T', '-')}.backup`,
  );
  await backup(file, values['with-secrets']);
}

async function backup(file: string, withSecrets: boolean): Promise<void> {
  const began = performance.now();
  const env = readEnv(process.env);
  const fromEnvironment = env.authSecret !== null;
  const database = await openDatabase(env, console.log);
  try {
    const { rows, bytes, header, secrets } = await takeBackup({
      url: database.ownerUrl ?? database.appUrl,
      file,
      secretsOf: withSecrets ? env.dataDir : null,
      say: console.log,
    });
    const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${Math.round(bytes / 1e6).toLocaleString('en-US')} MB`;
    console.log(
      `\n${file}: ${rows.toLocaleString('en-US')} rows as of ${header.takenAt}, ${size}, in ${duration(performance.now() - began)}.`,
    );
    console.log(secretsLine(secrets, withSecrets, fromEnvironment, env.dataDir));
  } finally {
    await closeDatabase(database);
  }
}

function secretsLine(secrets: readonly string[], wanted: boolean, fromEnvironment: boolean, dataDir: string): string {
  const held = secrets.length > 0 ? `With it: ${secrets.join(', ')} of ${dataDir}; whoever has the file can sign with them.` : '';
  if (fromEnvironment)
    return [held, 'Keep AUTH_SECRET, which is set in the environment, besides: it is not in the file.'].filter(Boolean).join('\n');
  if (wanted) return held || `There are no generated secrets in ${dataDir}: nothing was added.`;
  return `Not in it: AUTH_SECRET and the audit key, generated in ${dataDir}. Keep that folder's files too, or use --with-secrets.`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof EnvError ? error.message : `No backup was made: ${messageOf(error)}`);
  process.exitCode = 1;
}
