import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { nextCookies } from 'better-auth/next-js';
import { db } from '../data/db.ts';
import { LOG_LEVELS } from '../env.ts';

// Made on first use: importing reads no environment. Accounts are created by invitation only, through the use cases;
// no better-auth HTTP route is mounted, so nothing of it is reachable but what session.ts calls.
function make() {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set: npm start makes one under DATA_DIR');
  return betterAuth({
    appName: 'Criterion',
    baseURL: process.env.BASE_URL ?? `http://localhost:${process.env.PORT ?? 3000}`,
    secret,
    telemetry: { enabled: false },
    database: prismaAdapter(db(), { provider: 'postgresql', transaction: true }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    session: { expiresIn: 12 * 60 * 60, disableSessionRefresh: true, cookieCache: { enabled: false } },
    logger: { level: LOG_LEVELS.find((level) => level === process.env.LOG_LEVEL) ?? 'error', log: logMessage },
    plugins: [nextCookies()],
  });
}

// The message alone: what better-auth passes beside it may name a person.
function logMessage(level: string, message: string): void {
  process.stderr.write(`${JSON.stringify({ level, from: 'sign-in', message })}\n`);
}

// On globalThis for the development server's sake, as the database client is.
const kept = globalThis as { criterionAuth?: ReturnType<typeof make> };

export function auth(): ReturnType<typeof make> {
  kept.criterionAuth ??= make();
  return kept.criterionAuth;
}

/** Hash of a password in the form that better-auth checks at sign-in. */
export async function hashPassword(password: string): Promise<string> {
  const context = await auth().$context;
  return context.password.hash(password);
}
