import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { assertMigrated, migrate } from '../../prisma/migrate.ts';
import { addressOf, asOwner, createCase, rawSql } from '../../tests/cases.ts';
import { createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { CHECKPOINTS, CLOCKS, RECORDS } from './queue.ts';
import { startJobs } from './start.ts';

const { adminUrl } = inject('database');
const appUrl = addressOf('app', adminUrl);

let nurse: Viewer;

beforeAll(async () => {
  await createPlan();
  nurse = await createUser('nurse');
});
afterAll(disconnect);

/** A case whose due time passed an hour ago by the clock on the wall, which the jobs go by. */
async function overdueCase(): Promise<string> {
  const number = await createCase('received', nurse);
  await asOwner(`UPDATE "case" SET due_at = now() - interval '1 hour', open_due_at = now() - interval '1 hour' WHERE number = $1`, [
    number,
  ]);
  return number;
}
const isFlagged = async (number: string) => (await db().case.findFirstOrThrow({ where: { number } })).overdueAt !== null;
const flagged = (number: string) => vi.waitFor(async () => expect(await isFlagged(number)).toBe(true), { timeout: 15_000, interval: 100 });
const jobs = () => rawSql(appUrl, `SELECT state, count(*)::int AS n FROM pgboss.job WHERE name = $1 GROUP BY state`, [CLOCKS]);

test('the app’s role runs the jobs at once, in several processes, and stops cleanly', async () => {
  const number = await overdueCase();
  const processes = await Promise.all([startJobs(appUrl), startJobs(appUrl), startJobs(appUrl)]);
  await flagged(number);
  const began = performance.now();
  await Promise.all(processes.map(({ stop }) => stop()));
  expect(performance.now() - began).toBeLessThan(5000);
  const [row] = await asOwner(`SELECT count(*)::int AS n FROM event WHERE type = 'overdue-flagged'`);
  expect(row).toEqual({ n: 1 });
  expect((await jobs()).map(({ state }) => state)).not.toContain('active');
});

test('a process that starts signs a checkpoint, and three that start make one', async () => {
  const processes = await Promise.all([startJobs(appUrl), startJobs(appUrl), startJobs(appUrl)]);
  await vi.waitFor(async () => expect(await db().checkpoint.count()).toBe(1), { timeout: 15_000, interval: 100 });
  await Promise.all(processes.map(({ stop }) => stop()));
  expect(await db().checkpoint.count()).toBe(1);
});

test('it changes none of their tables', async () => {
  for (const sql of ['DROP TABLE pgboss.job', 'ALTER TABLE pgboss.job ADD x int', 'CREATE TABLE pgboss.mine (x int)', 'DROP SCHEMA pgboss'])
    await expect(rawSql(appUrl, sql)).rejects.toThrow(/must be owner|permission denied/);
});

test('each job has one schedule, however often the owner migrates', async () => {
  await migrate(addressOf('owner', adminUrl), 'criterion_app');
  expect(await rawSql(appUrl, 'SELECT name, cron FROM pgboss.schedule ORDER BY name')).toEqual([
    { name: CHECKPOINTS, cron: '7 * * * *' },
    { name: RECORDS, cron: '* * * * *' },
    { name: CLOCKS, cron: '* * * * *' },
  ]);
});

test('a job that was killed with its process keeps no other from running', async () => {
  // A process that is killed while it works on a job: it flags nothing, and nobody completes its job.
  const script = `
    import { PgBoss } from 'pg-boss';
    const queue = new PgBoss({ connectionString: process.env.DATABASE_URL, schema: 'pgboss', migrate: false });
    await queue.start();
    await queue.work('${CLOCKS}', { pollingIntervalSeconds: 0.5 }, () => { console.log('working'); return new Promise(() => {}); });
    await queue.send('${CLOCKS}');`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: path.join(import.meta.dirname, '../..') });
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  expect(await jobs()).toContainEqual({ state: 'active', n: 1 });
  const number = await overdueCase();
  const { stop } = await startJobs(appUrl);
  await flagged(number);
  await stop();
});

test('an app without the owner’s login says what it lacks', async () => {
  await expect(assertMigrated(appUrl)).resolves.toBeUndefined();
  await asOwner('ALTER SCHEMA pgboss RENAME TO elsewhere');
  await expect(assertMigrated(appUrl)).rejects.toThrow('The database lacks these migrations: the tables of the jobs');
  await expect(startJobs(appUrl)).rejects.toThrow('pg-boss is not installed');
  await asOwner('ALTER SCHEMA elsewhere RENAME TO pgboss');
});
