// Loads come table by table in the order of their names, so that what checks one table against another waits until all are there: foreign
// keys are taken away and made again, which checks every row, and triggers are switched off and on. The owner may do both; to switch a
// foreign key off would take a superuser.
import type pg from 'pg';
import type { BackupTable } from './content.ts';

/** What makes it all as it was. */
export type Loose = { back: string[] };

const KEYS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS away,
         format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS back
  FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname`;

const TRIGGERS = `
  SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) AS away,
         format('ALTER TABLE %s ENABLE %s TRIGGER %I', tgrelid::regclass, CASE tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, tgname) AS back
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE NOT tgisinternal AND tgenabled <> 'D' AND c.relnamespace = 'public'::regnamespace ORDER BY tgname`;

/** Also takes away what the migrations themselves put in: the backup holds its own. */
export async function loosen(client: pg.Client, tables: readonly BackupTable[]): Promise<Loose> {
  const back: string[] = [];
  for (const sql of [TRIGGERS, KEYS]) {
    const { rows } = await client.query<{ away: string; back: string }>(sql);
    for (const one of rows) await client.query(one.away);
    back.push(...rows.map((one) => one.back));
  }
  if (tables.length > 0) await client.query(`TRUNCATE ${tables.map(({ table }) => client.escapeIdentifier(table)).join(', ')}`);
  return { back };
}

/** @throws the database's error where a row refers to none */
export async function tighten(client: pg.Client, { back }: Loose): Promise<void> {
  // keys last: PostgreSQL refuses to alter a table with checks of its own pending
  for (const sql of back) await client.query(sql);
}
