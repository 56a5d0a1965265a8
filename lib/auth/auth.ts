import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { nextCookies } from 'better-auth/next-js';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { db } from '../data/db.ts';
import { LOG_LEVELS } from '../env.ts';
import { LEAST_PASSWORD, MOST_PASSWORD } from '../forms/password-schema.ts';
import { log } from '../log.ts';
import { ADDRESS_HEADER } from './address.ts';

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
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: LEAST_PASSWORD, maxPasswordLength: MOST_PASSWORD },
    // whatever is done meanwhile; the end for want of activity is session.ts's
    session: { expiresIn: 12 * 60 * 60, disableSessionRefresh: true, cookieCache: { enabled: false } },
    logger: { level: LOG_LEVELS.find((level) => level === process.env.LOG_LEVEL) ?? 'error', log: logMessage },
    advanced: { ipAddress: { ipAddressHeaders: [ADDRESS_HEADER], ipv6Subnet: 64 } },
    // slowing.ts slows attempts at a code by who tries; a lock on the account would let anybody lock its owner out
    plugins: [twoFactor({ issuer: 'Criterion', accountLockout: { enabled: false } }), nextCookies()],
  });
}

// The message alone: what better-auth passes beside it may name a person.
function logMessage(level: 'debug' | 'info' | 'warn' | 'error' | 'success', message: string): void {
  log()[level === 'success' ? 'info' : level]({ from: 'sign-in' }, message);
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
