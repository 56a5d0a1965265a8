import fs from 'node:fs';
import path from 'node:path';
import type { Env } from '../../lib/env.ts';
import { type Database, prepareDatabase, queryOnce } from './database.ts';
import { DATABASE, recreateDatabase } from './roles.ts';
import { inRoot } from './root.ts';
import { runNode } from './run.ts';

type Seeding = 'begun' | 'done';

/**
 * Decides whether this is a demo, and fills an empty one: by default a new embedded database, and any empty one when DEMO says so.
 * A database that holds anything is never seeded. A seeding that was cut off is begun anew on a new database.
 * @returns whether demo data are there, and whether this call made them
 */
export async function ensureDemo(env: Env, database: Database): Promise<{ demo: boolean; seeded: boolean }> {
  const state = readState(env.dataDir);
  if (database.server && state === 'begun') {
    await recreateDatabase(database.server, DATABASE);
    await prepareDatabase(database);
  }
  const wanted = env.demo ?? (database.server !== null && state !== 'done');
  const seeded = wanted && (await isEmpty(database.appUrl));
  if (seeded) await seed(env, database);
  const demo = env.demo !== false && (await hasDemoAccounts(database.appUrl));
  if (env.demo && !demo) console.log('DEMO is set, but the database holds other data: no demo data were added.');
  return { demo, seeded };
}

/** In a process of its own, which leaves nothing of it in the memory of the server. */
async function seed(env: Env, database: Database): Promise<void> {
  if (database.server) writeState(env.dataDir, 'begun');
  const script = `await (await import(${JSON.stringify(inRoot('prisma', 'seed', 'demo.ts'))})).seedDemo(); process.exit(0);`;
  const { code, output } = await runNode(['--input-type=module', '--eval', script]);
  if (code !== 0) throw new Error(`The demo data could not be made:\n${output}`);
  if (database.server) writeState(env.dataDir, 'done');
}

async function isEmpty(appUrl: string): Promise<boolean> {
  const found = await queryOnce<{ any: boolean }>(
    appUrl,
    'SELECT EXISTS (SELECT FROM "user") OR EXISTS (SELECT FROM plan) OR EXISTS (SELECT FROM organization) AS any',
  );
  return found?.any === false;
}

async function hasDemoAccounts(appUrl: string): Promise<boolean> {
  const found = await queryOnce<{ any: boolean }>(appUrl, `SELECT EXISTS (SELECT FROM "user" WHERE email LIKE '%@demo.test') AS any`);
  return found?.any === true;
}

const stateFile = (dataDir: string) => path.join(dataDir, 'demo-seed');

function readState(dataDir: string): Seeding | null {
  if (!fs.existsSync(stateFile(dataDir))) return null;
  return fs.readFileSync(stateFile(dataDir), 'utf8').trim() === 'begun' ? 'begun' : 'done';
}

/** The embedded database of this folder holds what shall stay. */
export const markSeeded = (dataDir: string): void => writeState(dataDir, 'done');

function writeState(dataDir: string, state: Seeding): void {
  fs.writeFileSync(stateFile(dataDir), `${state}\n`);
}
