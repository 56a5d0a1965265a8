import { demoUsers } from '../data/users.ts';

/** The demo's accounts, for the sign-in page; null outside the demo. */
export async function demoAccounts(): Promise<{ email: string; name: string; title: string }[] | null> {
  return process.env.DEMO === 'on' ? demoUsers() : null;
}
