// npm run migration: writes, checks and settles migrations.
import fs from 'node:fs';
import { EnvError, readEnv } from '../lib/env.ts';
import { diffToSchema, readMigrations } from '../prisma/engine.ts';
import { resolveMigration } from '../prisma/migrate.ts';
import { closeDatabase, messageOf, openDatabase } from './lib/database.ts';
import { ensureDatabase } from './lib/roles.ts';
import { inRoot } from './lib/root.ts';
import { startTemporaryServer } from './lib/temporary-server.ts';

const HELP = `npm run migration -- new NAME               writes prisma/migrations/NNNN_NAME/migration.sql from what schema.prisma
                                            has more than the migrations; with nothing more, an empty one to fill in
npm run migration -- check                  fails when the migrations do not lead to schema.prisma
npm run migration -- resolve NAME           after a migration failed and its cause is removed: the next start runs it again
npm run migration -- resolve NAME --applied the same, but its changes were made by hand`;

async function main([command, name, flag]: string[]): Promise<number> {
  if (command === 'new' && name && /^[a-z][a-z0-9_]*$/.test(name)) return writeNew(name);
  if (command === 'check' && !name) return check();
  if (command === 'resolve' && name && (!flag || flag === '--applied')) return resolve(name, flag === '--applied');
  const asked = command === '--help' || command === 'help';
  console.log(HELP);
  return asked ? 0 : 1;
}

/** Against a throw-away server, so that neither the running app nor its data are touched. */
async function missingSql(): Promise<string> {
  const { server, stop } = await startTemporaryServer();
  try {
    await ensureDatabase(server, 'criterion');
    return await diffToSchema(server.adminUrl('postgres'));
  } finally {
    await stop();
  }
}

async function writeNew(name: string): Promise<number> {
  const sql = await missingSql();
  const last = readMigrations().at(-1)?.name ?? '0000';
  const number = String(Number.parseInt(last, 10) + 1).padStart(4, '0');
  const folder = inRoot('prisma', 'migrations', `${number}_${name}`);
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(`${folder}/migration.sql`, sql ? `${sql}\n` : '');
  console.log(`${folder}/migration.sql${sql ? '' : ' is empty: schema.prisma has nothing that the migrations lack'}`);
  console.log('Add what Prisma cannot say: checks, triggers, functions, and the grants of new tables to criterion_app.');
  return 0;
}

async function check(): Promise<number> {
  const sql = await missingSql();
  if (!sql) {
    console.log('The migrations lead to schema.prisma.');
    return 0;
  }
  console.log(`The migrations and schema.prisma disagree. From the migrations to the schema it would take:\n\n${sql}`);
  return 1;
}

async function resolve(name: string, applied: boolean): Promise<number> {
  const database = await openDatabase(readEnv(process.env), console.log);
  try {
    if (!database.ownerUrl) throw new Error('MIGRATE_DATABASE_URL is needed to settle a migration.');
    await resolveMigration(database.ownerUrl, name, applied ? 'applied' : 'rolled-back');
    console.log(`Migration ${name} is settled as ${applied ? 'applied' : 'not run'}.`);
    return 0;
  } finally {
    await closeDatabase(database);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof EnvError ? error.message : messageOf(error));
  process.exitCode = 1;
}
