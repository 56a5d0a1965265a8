// The environment, read and checked in one place. Importing this reads nothing: the caller passes process.env at start.
import path from 'node:path';
import { z } from 'zod';

export type Env = {
  port: number;
  host: string;
  /** The app's role. Null: the embedded PostgreSQL under dataDir. */
  databaseUrl: string | null;
  /** The owner's role, for migrations. */
  migrateDatabaseUrl: string | null;
  /** Absolute. */
  dataDir: string;
  /** Null: on for a new embedded database, else off. */
  demo: boolean | null;
  authSecret: string | null;
  /** Signs checkpoints; null: the key in dataDir. */
  auditKey: string | null;
  /** Where people reach the app; no slash at the end. */
  baseUrl: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** How many proxies in front append to X-Forwarded-For. */
  proxies: number;
  /** With it, and nothing else, the metrics are read; null: by the machine itself. */
  metricsToken: string | null;
};

/** Every problem found, one line each, each beginning with the variable's name. */
export class EnvError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'EnvError';
    this.problems = problems;
  }
}

const ON_OFF: Readonly<Record<string, boolean>> = { '1': true, true: true, on: true, '0': false, false: false, off: false };
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
const SECRET_LENGTH = 32;

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 1 to 65535')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'must be a number from 1 to 65535')
    .optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address to listen on')
    .optional(),
  DATABASE_URL: postgresUrl().optional(),
  MIGRATE_DATABASE_URL: postgresUrl().optional(),
  DATA_DIR: z.string().optional(),
  DEMO: z
    .string()
    .refine((value) => value.toLowerCase() in ON_OFF, 'must be 1 or 0')
    .optional(),
  AUTH_SECRET: z.string().min(SECRET_LENGTH, `must have at least ${SECRET_LENGTH} characters`).optional(),
  AUDIT_KEY: z.string().optional(),
  BASE_URL: z.string().refine(isBaseUrl, 'must be an address such as https://reviews.example.org, without query or fragment').optional(),
  PROXIES: z.string().regex(/^\d$/, 'must be how many proxies stand in front, 0 to 9').transform(Number).optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
});

/**
 * @param source process.env; an empty value counts as not set
 * @throws EnvError naming all that is wrong; values are never part of it, since some are secrets
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  const problems = [...wrong, ...contradictions(given)];
  if (!parsed.success || problems.length > 0) throw new EnvError(problems);
  const value = parsed.data;
  const port = value.PORT ?? 3000;
  return {
    port,
    host: value.HOST ?? '127.0.0.1',
    databaseUrl: value.DATABASE_URL ?? null,
    migrateDatabaseUrl: value.MIGRATE_DATABASE_URL ?? null,
    dataDir: path.resolve(/* turbopackIgnore: true */ value.DATA_DIR ?? '.data'),
    demo: value.DEMO === undefined ? null : (ON_OFF[value.DEMO.toLowerCase()] ?? null),
    authSecret: value.AUTH_SECRET ?? null,
    auditKey: value.AUDIT_KEY ?? null,
    baseUrl: (value.BASE_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    logLevel: value.LOG_LEVEL ?? 'error',
    proxies: value.PROXIES ?? 0,
    metricsToken: value.METRICS_TOKEN ?? null,
  };
}

/** What is wrong between variables that may each be right. */
function contradictions(given: Readonly<Record<string, string | undefined>>): string[] {
  const { DATABASE_URL: app, MIGRATE_DATABASE_URL: owner, AUTH_SECRET: secret } = given;
  const problems: string[] = [];
  if (app && !secret) problems.push('AUTH_SECRET is required with DATABASE_URL: every process of one installation needs the same');
  if (owner && !app) problems.push('MIGRATE_DATABASE_URL needs DATABASE_URL beside it');
  if (app && owner && loginOf(app) !== null && loginOf(app) === loginOf(owner)) {
    problems.push('MIGRATE_DATABASE_URL must name another login than DATABASE_URL: the app must not own its tables');
  }
  return problems;
}

const loginOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).username : null);

function postgresUrl() {
  return z.string().refine(isPostgresUrl, 'must be an address such as postgresql://user:password@host:5432/database');
}

function isPostgresUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^postgres(ql)?:$/.test(url.protocol) && url.username !== '' && url.pathname.length > 1;
}

function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
}
