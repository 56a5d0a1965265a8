import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { EnvError, readEnv } from './env.ts';

const APP = 'postgresql://app:pw@db.example:5432/criterion';
const OWNER = 'postgresql://owner:pw@db.example:5432/criterion';
const SECRET = 'x'.repeat(32);

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

describe('readEnv', () => {
  test('needs nothing: every variable has a default', () => {
    expect(readEnv({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      migrateDatabaseUrl: null,
      dataDir: path.resolve('.data'),
      demo: null,
      authSecret: null,
      auditKey: null,
      baseUrl: 'http://localhost:3000',
      logLevel: 'error',
      proxies: 0,
      metricsToken: null,
    });
  });

  test('an empty value counts as not set', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '', DEMO: '' })).toEqual(readEnv({}));
  });

  test('the default address follows the port, and a slash at the end is dropped', () => {
    expect(readEnv({ PORT: '8080' }).baseUrl).toBe('http://localhost:8080');
    expect(readEnv({ BASE_URL: 'https://pa.example.org/' }).baseUrl).toBe('https://pa.example.org');
  });

  test.each([
    ['1', true],
    ['TRUE', true],
    ['on', true],
    ['0', false],
    ['off', false],
  ])('DEMO=%s', (value, expected) => {
    expect(readEnv({ DEMO: value }).demo).toBe(expected);
  });

  test.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['HOST', 'not a host'],
    ['DATABASE_URL', 'mysql://user:pw@host/db'],
    ['DATABASE_URL', 'postgresql://host/db'],
    ['DEMO', 'maybe'],
    ['AUTH_SECRET', 'short'],
    ['BASE_URL', 'criterion.example.org'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused, and the variable is named without its value', (name, value) => {
    const problems = problemsOf({ AUTH_SECRET: SECRET, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} must `));
    expect(problems[0]).not.toContain(value);
  });

  test('all problems are listed at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'loud', DEMO: '2', DATABASE_URL: APP })).toHaveLength(4);
  });

  test('a server of one’s own needs a secret that all its processes share', () => {
    expect(problemsOf({ DATABASE_URL: APP })).toEqual([expect.stringMatching(/^AUTH_SECRET is required/)]);
    expect(problemsOf({ DATABASE_URL: APP, AUTH_SECRET: SECRET })).toEqual([]);
  });

  test('the app and the migrations use two logins', () => {
    expect(problemsOf({ DATABASE_URL: APP, MIGRATE_DATABASE_URL: OWNER, AUTH_SECRET: SECRET })).toEqual([]);
    expect(problemsOf({ DATABASE_URL: APP, MIGRATE_DATABASE_URL: APP, AUTH_SECRET: SECRET })).toHaveLength(1);
    expect(problemsOf({ MIGRATE_DATABASE_URL: OWNER })).toHaveLength(1);
  });
});
