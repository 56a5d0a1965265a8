// Brings a database to the migrations of this checkout, or says why not. Safe for several processes at once.
import pg from 'pg';
import { APPLICATION_NAME, applyPending, readMigrations, settle } from './engine.ts';
import { jobsAreReady, migrateJobs } from './jobs.ts';

/** One number for all installations: whoever migrates the same database waits for the other. */
const LOCK_KEY = 7_202_611_22;
export const APP_ROLE = 'criterion_app';

type Row = { migration_name: string; checksum: string; finished: boolean; logs: string | null };
type State = { pending: string[]; edited: string[]; unknown: string[]; failed: string[]; interrupted: string[] };

/** Something an operator has to settle; the message says how. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/**
 * Applies what is pending as the owner, the tables of the jobs with it, and lets the app's login act as criterion_app.
 * @param ownerUrl MIGRATE_DATABASE_URL
 * @param appLogin user name of DATABASE_URL
 * @param only the migrations to stop at, for a restore: those of a backup's, which are the first of this checkout's; else all
 * @returns the names of the migrations applied by this call
 * @throws MigrationError when the database's history and this checkout's contradict each other, or a migration fails
 */
export async function migrate(ownerUrl: string, appLogin: string, only?: ReadonlySet<string>): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: `${APPLICATION_NAME}-lock` });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    await awaitOrphans(client);
    const state = await readState(client);
    refuse(state);
    // cut off by a kill: its transaction was rolled back with it, and only its row is left
    for (const name of state.interrupted) await settle(ownerUrl, name, 'rolled-back');
    await grantRole(client, appLogin);
    const applied = state.pending.length === 0 ? [] : await applyPending(ownerUrl, only).catch(explain);
    // so that an app without the owner's password can tell that nothing is pending
    if (applied.length > 0) await client.query(`GRANT SELECT ON _prisma_migrations TO ${APP_ROLE}`);
    await migrateJobs(ownerUrl, client, APP_ROLE);
    return applied;
  } finally {
    // ends the session and with it the lock
    await client.end();
  }
}

/**
 * For a process without the owner's login.
 * @throws MigrationError naming what is pending
 */
export async function assertMigrated(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const state = await readState(client);
    refuse(state);
    const missing = [...state.pending, ...state.interrupted];
    if (missing.length === 0 && !(await jobsAreReady(appUrl))) missing.push('the tables of the jobs');
    if (missing.length === 0) return;
    throw new MigrationError(
      `The database lacks these migrations: ${missing.join(', ')}. Set MIGRATE_DATABASE_URL to the login that owns the database.`,
    );
  } finally {
    await client.end();
  }
}

/** For `npm run migration -- resolve`. */
export async function resolveMigration(ownerUrl: string, name: string, as: 'rolled-back' | 'applied'): Promise<void> {
  await settle(ownerUrl, name, as);
}

async function readState(client: pg.Client): Promise<State> {
  const { rows: found } = await client.query<{ at: string | null }>("SELECT to_regclass('public._prisma_migrations')::text AS at");
  const rows = found[0]?.at ? await readRows(client) : [];
  const byName = new Map(rows.map((row) => [row.migration_name, row]));
  const migrations = readMigrations();
  const local = new Set(migrations.map(({ name }) => name));
  const unfinished = rows.filter((row) => !row.finished);
  return {
    pending: migrations.filter(({ name }) => !byName.get(name)?.finished).map(({ name }) => name),
    edited: migrations.filter(({ name, checksum }) => isEdited(byName.get(name), checksum)).map(({ name }) => name),
    unknown: rows.filter((row) => row.finished && !local.has(row.migration_name)).map((row) => row.migration_name),
    failed: unfinished.filter((row) => row.logs).map((row) => row.migration_name),
    interrupted: unfinished.filter((row) => !row.logs).map((row) => row.migration_name),
  };
}

async function readRows(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, nullif(logs, '') AS logs
     FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

const isEdited = (row: Row | undefined, checksum: string) => row?.finished === true && row.checksum !== checksum;

function refuse({ edited, unknown, failed }: State): void {
  if (edited.length > 0) {
    throw new MigrationError(
      `Changed after the database had applied it: ${edited.join(', ')}. Restore the file; a correction is a new migration.`,
    );
  }
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database is newer than this checkout: it has ${unknown.join(', ')}. Start the version that belongs to it.`,
    );
  }
  if (failed.length > 0) throw new MigrationError(recovery(failed.join(', '), 'failed at an earlier start.'));
}

function recovery(name: string, what: string): string {
  return [
    `Migration ${name} ${what}`,
    `A migration is one transaction, so nothing of it is in the database.`,
    `Correct the cause, then run \`npm run migration -- resolve ${name}\` and start again.`,
  ].join('\n');
}

/** What a killed process had begun goes on in its backend, and may yet succeed. */
async function awaitOrphans(client: pg.Client): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    const { rowCount } = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 AND state <> 'idle'",
      [APPLICATION_NAME],
    );
    if (rowCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new MigrationError(
    'A migration begun by another process has been running for more than ten minutes. Wait for it, and start again.',
  );
}

/** The migrations grant to criterion_app; on a server of one's own the app's login may have any name, and is made its member. */
async function grantRole(client: pg.Client, appLogin: string): Promise<void> {
  const { rows } = await client.query<{ exists: boolean; member: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APP_ROLE}') AS exists,
            $1 = '${APP_ROLE}' OR EXISTS (
              SELECT FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles l ON l.oid = m.member
              WHERE r.rolname = '${APP_ROLE}' AND l.rolname = $1) AS member`,
    [appLogin],
  );
  const login = client.escapeIdentifier(appLogin);
  const wanted: string[] = [];
  if (!rows[0]?.exists) wanted.push(`CREATE ROLE ${APP_ROLE} NOLOGIN`);
  if (!rows[0]?.member) wanted.push(`GRANT ${APP_ROLE} TO ${login}`);
  for (const sql of wanted) {
    await client.query(sql).catch((error: Error) => {
      throw new MigrationError(`The app's role could not be set up (${error.message}). Have an administrator run: ${wanted.join('; ')};`);
    });
  }
}

/** The engine's message is PostgreSQL's error and a trace of its own, which holds the migration's name. */
function explain(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  const name = /migration_name="([^"]+)"/.exec(message)?.[1];
  const cause = /ERROR: .*/.exec(message)?.[0] ?? message.split('\n   0: ')[0];
  throw new MigrationError(name ? `${recovery(name, `failed: ${cause}`)}` : message, { cause: error });
}
