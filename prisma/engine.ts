// Prisma's schema engine as WebAssembly, behind our own connection: its usual binary would have to be downloaded, which a closed network
// forbids. Only migrate.ts and the migration command use it; the running app never loads it.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

/** Marks our sessions in pg_stat_activity. */
export const APPLICATION_NAME = 'criterion-migrate';

const MIGRATIONS = path.join(import.meta.dirname, 'migrations');
const SCHEMA = path.join(import.meta.dirname, 'schema.prisma');
const FILTERS = { externalTables: [], externalEnums: [] };
/** PostgreSQL's one-byte "char", which pg_catalog is full of and the adapter does not know, and plain text, which it reads the same. */
const OID_CHAR = 18;
const OID_TEXT = 25;

export type Migration = { name: string; sql: string; checksum: string };

/** The migrations of this checkout in their order, with the checksum that Prisma keeps of each. */
export function readMigrations(): Migration[] {
  const folders = fs.existsSync(MIGRATIONS) ? fs.readdirSync(MIGRATIONS, { withFileTypes: true }) : [];
  const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort().map((name) => {
    const sql = fs.readFileSync(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

function migrationList(only?: ReadonlySet<string>): MigrationList {
  const wanted = readMigrations().filter(({ name }) => only === undefined || only.has(name));
  const migrationDirectories = wanted.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
  }));
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"' };
  return { baseDir: 'prisma/migrations', lockfile, shadowDbInitScript: '', migrationDirectories };
}

/**
 * Runs what is pending, each migration as one transaction.
 * @param only where given, no others
 * @returns the names of what was applied
 * @throws the engine's error, with its code in the message (P3009: an earlier one failed; P3018: this one did)
 */
export function applyPending(url: string, only?: ReadonlySet<string>): Promise<string[]> {
  return withEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationList(only), filters: FILTERS });
    return appliedMigrationNames;
  });
}

/**
 * The SQL that leads from the migrations to schema.prisma; empty when they agree.
 * @param url a login that may create databases: the migrations are run in a shadow database, which is dropped again
 */
export function diffToSchema(url: string): Promise<string> {
  return withEngine(url, async (engine) => {
    const from = readMigrations().length > 0 ? { tag: 'migrations' as const, ...migrationList() } : { tag: 'empty' as const };
    const to = { tag: 'schemaDatamodel' as const, files: [{ path: SCHEMA, content: fs.readFileSync(SCHEMA, 'utf8') }] };
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: FILTERS });
    const sql = (stdout ?? '').trim();
    return sql === '-- This is an empty migration.' ? '' : sql;
  });
}

/** Settles a migration that failed: as never run (the next start runs it again), or as done by hand. */
export function settle(url: string, name: string, as: 'rolled-back' | 'applied'): Promise<void> {
  return withEngine(url, async (engine) => {
    if (as === 'applied') await engine.markMigrationApplied({ migrationName: name, migrationsList: migrationList() });
    else await engine.markMigrationRolledBack({ migrationName: name });
  });
}

async function withEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const pool = newPool(url);
  try {
    const { SchemaEngine } = await loadEngine();
    const datamodels: [string, string][] = [['schema.prisma', fs.readFileSync(SCHEMA, 'utf8')]];
    const engine = await SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapterFactory(url, pool)));
    return await use(engine);
  } finally {
    // an idle connection would keep a template database from being cloned
    await pool.end();
  }
}

function newPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 2, application_name: APPLICATION_NAME });
  // an idle connection that is cut fails no query; those that are in use report their own errors
  pool.on('error', () => {});
  return pool;
}

function adapterFactory(url: string, pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(pool, asFinished),
    connectToShadowDb: () => shadow(url),
  };
}

/**
 * The stock adapter with two corrections. executeScript sends a migration as one query: the stock one splits it at every ";", which
 * breaks function bodies, and one query is one transaction. Columns of type "char" are described as such instead of refused.
 */
async function connect(pool: pg.Pool, complete = (script: string) => script): Promise<SqlDriverAdapter> {
  const charColumns = readCharAsText(pool);
  const stock = await new PrismaPg(pool).connect();
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    queryRaw: async (query) => {
      const result = await stock.queryRaw(query);
      for (const index of charColumns()) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
    executeRaw: (query) => stock.executeRaw(query),
    executeScript: async (script) => {
      await pool.query(complete(script)).catch(asStockError(stock));
    },
    startTransaction: (isolationLevel) => stock.startTransaction(isolationLevel),
    getConnectionInfo: () => stock.getConnectionInfo(),
    dispose: () => stock.dispose(),
  };
}

/**
 * The migration's row is marked as finished in the very transaction of its changes. The engine does that only afterwards, so a kill in
 * between would leave changes that look as if they had never been made.
 */
function asFinished(script: string): string {
  const checksum = createHash('sha256').update(script).digest('hex');
  return `${script}
;
UPDATE _prisma_migrations SET finished_at = now() WHERE checksum = '${checksum}' AND finished_at IS NULL AND rolled_back_at IS NULL`;
}

/** Patches the pool; the returned function names the last result's "char" columns. The engine asks one query at a time. */
function readCharAsText(pool: pg.Pool): () => number[] {
  const query = pool.query.bind(pool);
  let columns: number[] = [];
  const patched = async (config: pg.QueryArrayConfig | string, values?: unknown[]) => {
    const result = await query(config as pg.QueryArrayConfig, values);
    columns = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== OID_CHAR) continue;
      field.dataTypeID = OID_TEXT;
      columns.push(index);
    }
    return result;
  };
  // pg declares eight overloads; the adapter and this file use only the two that return a promise
  pool.query = patched as typeof pool.query;
  return () => columns;
}

/** The adapter turns pg's errors into those that the engine understands; that method is protected, and there is no other way to it. */
function asStockError(stock: object): (error: unknown) => never {
  const onError: unknown = Reflect.get(stock, 'onError');
  return (error) => {
    if (typeof onError === 'function') onError.call(stock, error);
    throw error;
  };
}

/** The stock one, given a connection string, would run the migrations in the real database, and drop it while still connected. */
async function shadow(url: string): Promise<SqlDriverAdapter> {
  const name = `shadow_${crypto.randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const shadowUrl = new URL(url);
  shadowUrl.pathname = `/${name}`;
  const pool = newPool(shadowUrl.href);
  const adapter = await connect(pool);
  return {
    ...adapter,
    dispose: async () => {
      await adapter.dispose();
      await pool.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}

type EngineModule = typeof import('@prisma/schema-engine-wasm');
let loaded: Promise<EngineModule> | undefined;

function loadEngine(): Promise<EngineModule> {
  loaded ??= instantiate();
  return loaded;
}

/** What the package's entry does where a loader understands `import … from './x.wasm'`, which Node does not without a flag. */
async function instantiate(): Promise<EngineModule> {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        process.stderr.write(`The schema engine failed: ${message}\n`);
      },
    },
  });
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue: Record<string, unknown> = await import(pathToFileURL(entry).href);
  const bytes = fs.readFileSync(entry.replace(/\.js$/, '.wasm'));
  const wasm = await WebAssembly.compile(bytes);
  const functions = withoutLingeringTimers(glue);
  const imports = Object.fromEntries(WebAssembly.Module.imports(wasm).map(({ module }) => [module, functions]));
  const { exports } = await WebAssembly.instantiate(wasm, imports);
  call(glue.__wbg_set_wasm, exports);
  call(exports.__wbindgen_start);
  // the package types this module only as a whole, through the entry that we cannot import
  return glue as EngineModule;
}

/** The engine never clears its 10 s lock timeout, which would keep the process alive that long. */
function withoutLingeringTimers(glue: Record<string, unknown>): WebAssembly.ModuleImports {
  const functions: WebAssembly.ModuleImports = {};
  for (const [name, value] of Object.entries(glue)) {
    if (typeof value !== 'function') continue;
    functions[name] = name.startsWith('__wbg_setTimeout_')
      ? (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds >>> 0).unref()
      : (...values: unknown[]): unknown => call(value, ...values);
  }
  return functions;
}

function call(value: unknown, ...values: unknown[]): unknown {
  if (typeof value !== 'function') throw new Error('The schema engine has another shape than version 7.10 had.');
  return Reflect.apply(value, undefined, values);
}
