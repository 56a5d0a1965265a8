import { afterAll, expect, test } from 'vitest';
import { db, disconnect } from './db.ts';
import { isDiskFull } from './outage.ts';

afterAll(disconnect);

/** What the application's own client makes of an error of the database with this code. */
async function failure(code: string): Promise<unknown> {
  const sql = `DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '${code}'; END $$`;
  return db()
    .$executeRawUnsafe(sql)
    .then(
      () => null,
      (error: unknown) => error,
    );
}

test('a full disk is told from everything else that can go wrong', async () => {
  expect(isDiskFull(await failure('53100'))).toBe(true);
  for (const code of ['40001', '23514', '57P01', '53300']) expect(isDiskFull(await failure(code)), code).toBe(false);
  expect(isDiskFull(null)).toBe(false);
  expect(isDiskFull(new Error('53100 cases were looked at'))).toBe(false);
});
