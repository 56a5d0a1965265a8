// Migrations cut off at any time. What is confirmed here is a migration that stands as finished when the process was killed, or that the
// next one says it applied: none may be lost, or run twice.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import pg from 'pg';
import { readMigrations } from '../../prisma/engine.ts';
import { migrate } from '../../prisma/migrate.ts';
import { ensureServer, type Server, stopServer } from '../../scripts/lib/postgres.ts';
import { APP_ROLE, ensureDatabase } from '../../scripts/lib/roles.ts';
import { inRoot, ROOT } from '../../scripts/lib/root.ts';
import type { Count, Outcome } from './ledger.ts';
import { between, temporaryFolder } from './world.ts';

export async function killMigrations(count: number, each: (count: Count) => void): Promise<Outcome> {
  const dataDir = temporaryFolder();
  const server = await ensureServer(dataDir);
  const total = { acknowledged: 0, found: 0, lost: 0, doubled: 0, chains: 'whole', errors: 0 };
  try {
    const reference = await finished(server, 'reference');
    for (let n = 1; n <= count; n++) {
      const { urls } = await ensureDatabase(server, `cut_${n}`);
      // each in a part of its own of the time that all take
      await cutOff(urls.owner, (between(n - 1, n) / count) * reference.ms);
      const before = await standing(urls.owner);
      const { schema, applied } = await finished(server, `cut_${n}`);
      const after = await standing(urls.owner);
      const told = [...before, ...applied];
      total.errors += applied.length;
      total.acknowledged += told.length;
      total.lost += told.filter((name) => !after.includes(name)).length;
      // told twice: committed before the kill, and run again
      total.doubled += after.length - new Set(after).size + (told.length - new Set(told).size);
      if (after.length !== readMigrations().length) total.chains = `round ${n} did not finish`;
      total.found = total.acknowledged - total.lost;
      if (schema !== reference.schema) total.chains = `the schema of round ${n} is another`;
      each(total);
      if (total.lost + total.doubled > 0 || total.chains !== 'whole') return { ...total, rounds: n };
    }
    return { ...total, rounds: count };
  } finally {
    await stopServer(server);
    if (!server.place.home.startsWith(dataDir)) fs.rmSync(server.place.home, { recursive: true, force: true });
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Migrates to the end. @returns how long it took, what it says it did, and a text of all that is there then */
async function finished(server: Server, database: string): Promise<{ ms: number; applied: string[]; schema: string }> {
  const { urls } = await ensureDatabase(server, database);
  const began = performance.now();
  const applied = await migrate(urls.owner, APP_ROLE);
  const ms = performance.now() - began;
  const [row] = await ask<{ schema: string }>(urls.owner, SCHEMA);
  return { ms, applied, schema: row?.schema ?? '' };
}

const SCHEMA = `
  SELECT string_agg(what, E'\\n' ORDER BY what) AS schema FROM (
    SELECT format('%s.%s %s %s', table_name, column_name, data_type, is_nullable) AS what FROM information_schema.columns WHERE table_schema IN ('public', 'pgboss')
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname IN ('public', 'pgboss')
    UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT pg_get_functiondef(oid) || proacl::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND prolang <> (SELECT oid FROM pg_language WHERE lanname = 'c')
    UNION ALL SELECT relname || coalesce(relacl::text, '') FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  ) all_of_it`;

async function cutOff(ownerUrl: string, afterMs: number): Promise<void> {
  const load = `const { migrate } = await import(${JSON.stringify(inRoot('prisma', 'migrate.ts'))}); process.stdout.write('ready\\n');`;
  const code = `${load} await migrate(${JSON.stringify(ownerUrl)}, '${APP_ROLE}'); process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  await ended;
  clearTimeout(timer);
}

async function standing(ownerUrl: string): Promise<string[]> {
  const [table] = await ask<{ at: string | null }>(ownerUrl, "SELECT to_regclass('public._prisma_migrations')::text AS at");
  if (!table?.at) return [];
  const rows = await ask<{ name: string }>(
    ownerUrl,
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  return rows.map(({ name }) => name);
}

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}
