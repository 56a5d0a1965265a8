import pg from 'pg';
import { expect, test } from 'vitest';
import { migrate } from '../prisma/migrate.ts';

async function asRole<T extends pg.QueryResultRow>(url: string | undefined, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('the app connects as its own role, which owns nothing and cannot create', async () => {
  const [who] = await asRole(process.env.DATABASE_URL, 'SELECT current_user AS name');
  expect(who).toEqual({ name: 'criterion_app' });
  await expect(asRole(process.env.DATABASE_URL, 'CREATE TABLE t (x int)')).rejects.toThrow('permission denied for schema public');
  await expect(asRole(process.env.DATABASE_URL, 'ALTER TABLE event DISABLE TRIGGER ALL')).rejects.toThrow('must be owner of table event');
});

test('migrating a migrated database applies nothing', async () => {
  expect(await migrate(process.env.MIGRATE_DATABASE_URL ?? '', 'criterion_app')).toEqual([]);
});
