// npm run restore -- FILE: a backup into an empty database, compared and proved.
import { parseArgs } from 'node:util';
import { type Env, EnvError, readEnv } from '../lib/env.ts';
import { BackupFileError } from './lib/backup/format.ts';
import { type Restored, restoreBackup } from './lib/backup/restore.ts';
import { writeSecretFiles } from './lib/backup/secret-files.ts';
import { closeDatabase, messageOf, openDatabase } from './lib/database.ts';
import { markSeeded } from './lib/demo.ts';
import { duration } from './lib/report.ts';
import { APP_ROLE } from './lib/roles.ts';

const HELP = `npm run restore -- FILE [--into URL] [--app-login NAME] [--with-secrets]

Brings a backup into an empty database: the one of DATABASE_URL and MIGRATE_DATABASE_URL, else the embedded one of DATA_DIR (which is made
where there is none), else the one of --into, by its owner's login. A database that holds anything is refused.

The file is read through first: one that was cut off or changed is refused, with where. The tables are then made by the migrations that the
backup was taken at, its rows loaded in one transaction, every table compared with what was backed up by its hash, and every event, chain
head, snapshot and letter proved, before anything is kept. On any failure the database is as empty as before.

  --app-login NAME  what the app connects as, where --into is given (criterion_app)
  --with-secrets    also put the secrets that the file holds into DATA_DIR; what they replace is kept beside them`;

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      into: { type: 'string' },
      'app-login': { type: 'string', default: APP_ROLE },
      'with-secrets': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error('Which FILE? See --help.');
  const env = readEnv(process.env);
  const began = performance.now();
  const restored = values.into
    ? await restoreBackup({ file, ownerUrl: values.into, appLogin: values['app-login'], say: console.log })
    : await intoOwn(file, env);
  console.log(summary(restored, performance.now() - began));
  if (values['with-secrets']) console.log(putSecrets(restored, env.dataDir));
  else console.log(secretsLine(restored));
}

async function intoOwn(file: string, env: Env): Promise<Restored> {
  const database = await openDatabase(env, console.log);
  try {
    if (!database.ownerUrl) throw new Error('MIGRATE_DATABASE_URL is needed: the app’s own login may not write this way.');
    const appLogin = decodeURIComponent(new URL(database.appUrl).username);
    const restored = await restoreBackup({ file, ownerUrl: database.ownerUrl, appLogin, say: console.log });
    // a seeding that was cut off in this folder would begin it anew at the next start
    if (database.server) markSeeded(env.dataDir);
    return restored;
  } finally {
    await closeDatabase(database);
  }
}

function summary({ chains, newer }: Restored, ms: number): string {
  const n = (count: number): string => count.toLocaleString('en-US');
  const whole = `Restored in ${duration(ms)}. Whole: ${n(chains.events)} events in ${n(chains.cases)} chains with their heads, ${n(chains.snapshots)} snapshots, ${n(chains.letters)} letters.`;
  return newer.length > 0 ? `${whole}\nThe next start applies what this version has beyond the backup's: ${newer.join(', ')}.` : whole;
}

function putSecrets({ secrets }: Restored, dataDir: string): string {
  if (secrets === null) return 'The file holds no secrets: none were put back.';
  const written = writeSecretFiles(dataDir, secrets.files);
  return written.length > 0 ? `Put into ${dataDir}: ${written.join(', ')}.` : `The secrets in ${dataDir} are the file's already.`;
}

const secretsLine = ({ secrets }: Restored): string =>
  secrets === null
    ? 'The file holds no secrets: put AUTH_SECRET and the audit key of then back yourself.'
    : 'The file holds the secrets of then: --with-secrets puts them back.';

try {
  await main(process.argv.slice(2));
} catch (error) {
  const why = error instanceof BackupFileError ? `the file is not a whole backup: ${error.message}` : messageOf(error);
  console.error(error instanceof EnvError ? error.message : `Nothing was restored: ${why}`);
  process.exitCode = 1;
}
