import pg from 'pg';
import type { Server } from './postgres.ts';

export const OWNER_ROLE = 'criterion_owner';
export const APP_ROLE = 'criterion_app';
export const DATABASE = 'criterion';

export type DatabaseUrls = {
  /** For the app: reads and writes what the migrations grant it, creates nothing. */
  app: string;
  /** For migrations: owns the database and everything in it. */
  owner: string;
};

/** Connection strings of the two roles for one database of the embedded server. */
export function databaseUrls(server: Server, database: string): DatabaseUrls {
  const url = (role: string, password: string) => `postgresql://${role}:${password}@127.0.0.1:${server.port}/${database}`;
  return { app: url(APP_ROLE, server.secrets.app), owner: url(OWNER_ROLE, server.secrets.owner) };
}

/**
 * Makes the two roles of the embedded server and the database when they are missing. Safe from several processes at once.
 * @returns whether this call created the database
 */
export async function ensureDatabase(server: Server, database: string): Promise<{ created: boolean; urls: DatabaseUrls }> {
  const client = new pg.Client({ connectionString: server.adminUrl('postgres') });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('criterion roles'))");
    await ensureRole(client, OWNER_ROLE, server.secrets.owner);
    await ensureRole(client, APP_ROLE, server.secrets.app);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await createDatabase(client, database);
    return { created: rowCount === 0, urls: databaseUrls(server, database) };
  } finally {
    await client.end();
  }
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rows } = await client.query<{ login: boolean }>('SELECT rolcanlogin AS login FROM pg_roles WHERE rolname = $1', [role]);
  if (rows[0]?.login) return;
  const verb = rows.length > 0 ? 'ALTER' : 'CREATE';
  await client.query(`${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${client.escapeLiteral(password)}`);
}

/** The app may connect and nothing else; what it may do with each table is the migrations' word. */
async function createDatabase(client: pg.Client, database: string): Promise<void> {
  const name = client.escapeIdentifier(database);
  await client.query(`CREATE DATABASE ${name} OWNER ${OWNER_ROLE}`);
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${APP_ROLE}`);
}

/** Drops the database with all that is in it, and makes an empty one. */
export async function recreateDatabase(server: Server, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.adminUrl('postgres') });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(database)} WITH (FORCE)`);
    await createDatabase(client, database);
  } finally {
    await client.end();
  }
}
