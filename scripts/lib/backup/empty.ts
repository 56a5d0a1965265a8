// A restore begins with an empty database, and one that fails leaves it so.
import pg from 'pg';
import { JOBS_SCHEMA } from '../../../lib/jobs/queue.ts';
import { listTables } from './tables.ts';

/** Whether there is anything that a migration would have made. */
export async function hasTables(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    "SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'S') LIMIT 1",
  );
  return rowCount !== 0;
}

/**
 * Tables without a row count as empty: a restore that was killed leaves them.
 * @throws naming the tables that hold something
 */
export async function assertEmpty(client: pg.Client): Promise<void> {
  const filled: string[] = [];
  for (const { table } of await listTables(client)) {
    const { rowCount } = await client.query(`SELECT FROM ${client.escapeIdentifier(table)} LIMIT 1`);
    if (rowCount !== 0) filled.push(table);
  }
  if (filled.length === 0) return;
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  throw new Error(
    `The database ${rows[0]?.name} is not empty (${filled.slice(0, 5).join(', ')}). A restore goes into an empty one only; nothing was changed.`,
  );
}

/** What the migrations made in a database that was bare, over a connection of its own: the one that loaded may be what broke. */
export async function dropEverything(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'criterion-restore' });
  await client.connect();
  try {
    const { rows } = await client.query<{ sql: string }>(MADE);
    for (const { sql } of rows) await client.query(sql);
    await client.query(`DROP SCHEMA IF EXISTS ${pg.escapeIdentifier(JOBS_SCHEMA)} CASCADE`);
  } finally {
    await client.end();
  }
}

/** An extension stays where it was allowed. */
const MADE = `
  SELECT format('DROP TABLE IF EXISTS %s CASCADE', oid::regclass) AS sql FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  UNION ALL
  SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure) FROM pg_proc p
    WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`;
