// The database that a command works on: DATABASE_URL's, or the embedded one of the data folder.
import pg from 'pg';
import type { Env } from '../../lib/env.ts';
import { assertMigrated, migrate } from '../../prisma/migrate.ts';
import { ensureServer, type Server, stopServer } from './postgres.ts';
import { DATABASE, ensureDatabase } from './roles.ts';

export type Database = {
  appUrl: string;
  /** Null: an external server without MIGRATE_DATABASE_URL. */
  ownerUrl: string | null;
  /** Null: an external server. */
  server: Server | null;
  authSecret: string;
  /** One line for the person at the terminal. */
  description: string;
};

const MINIMUM_VERSION = 150_000;

/**
 * Starts or attaches to the embedded server, or checks that the external one answers; hands its address and the secret to what runs
 * later in this process, by environment.
 * @throws with a message that names the host, never the password
 */
export async function openDatabase(env: Env, say: (line: string) => void): Promise<Database> {
  const database = env.databaseUrl ? await openExternal(env, env.databaseUrl) : await openEmbedded(env, say);
  process.env.DATABASE_URL = database.appUrl;
  process.env.AUTH_SECRET = database.authSecret;
  process.env.DATA_DIR = env.dataDir;
  process.env.BASE_URL = env.baseUrl;
  // the app's own process never holds the owner's login
  delete process.env.MIGRATE_DATABASE_URL;
  return database;
}

async function openEmbedded(env: Env, say: (line: string) => void): Promise<Database> {
  const server = await ensureServer(env.dataDir, { say });
  const { urls } = await ensureDatabase(server, DATABASE);
  const how = server.how === 'started' ? 'started' : 'ran already';
  return {
    appUrl: urls.app,
    ownerUrl: urls.owner,
    server,
    authSecret: env.authSecret ?? server.secrets.auth,
    description: `PostgreSQL ${how}, port ${server.port}, in ${server.place.home}`,
  };
}

async function openExternal(env: Env, appUrl: string): Promise<Database> {
  const { host, pathname } = new URL(appUrl);
  const client = new pg.Client({ connectionString: appUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; name: string }>(
      "SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS name",
    );
    const version = rows[0];
    if (!version || Number(version.number) < MINIMUM_VERSION)
      throw new Error(`it is PostgreSQL ${version?.name}, and 15 or later is needed`);
    return {
      appUrl,
      ownerUrl: env.migrateDatabaseUrl,
      server: null,
      authSecret: env.authSecret ?? '',
      description: `PostgreSQL ${version.name} at ${host}${pathname}`,
    };
  } catch (error) {
    throw new Error(`DATABASE_URL (${host}${pathname}) is not usable: ${messageOf(error)}`);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Applies pending migrations, or without the owner's login makes sure that none is; then makes sure that the app's role is not one
 * that could rewrite history.
 * @returns the names of the migrations applied
 */
export async function prepareDatabase({ appUrl, ownerUrl }: Database): Promise<string[]> {
  const applied = ownerUrl ? await migrate(ownerUrl, decodeURIComponent(new URL(appUrl).username)) : [];
  if (!ownerUrl) await assertMigrated(appUrl);
  await assertWeakRole(appUrl);
  return applied;
}

async function assertWeakRole(appUrl: string): Promise<void> {
  const powers = await queryOnce<{ owns: boolean; superuser: boolean }>(
    appUrl,
    `SELECT bool_or(pg_has_role(current_user, relowner, 'MEMBER')) AS owns,
            (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser
     FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  if (!powers?.owns && !powers?.superuser) return;
  throw new Error(
    'DATABASE_URL names a login that owns the tables or may do anything. The app needs one of its own that may not alter them.',
  );
}

/** The first row of one statement. */
export async function queryOnce<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

/** Stops the embedded server when this process started it and nobody else is connected to it. */
export async function closeDatabase({ server }: Database): Promise<void> {
  if (server?.how !== 'started') return;
  const others = await queryOnce<{ count: string }>(
    server.adminUrl('postgres'),
    "SELECT count(*) AS count FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
  );
  if (Number(others?.count) === 0) await stopServer(server);
}

/** For people: the message, and for several refused addresses of one host each of theirs. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
