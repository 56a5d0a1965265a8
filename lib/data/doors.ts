import { db, pool } from './db.ts';

// What the doors count, in PostgreSQL, so that it holds over several processes. Nothing of it is part of a record.

/** How an attempt is slowed under one key: failures that cost nothing, failures that double the wait, and the longest wait in seconds. */
export type Slowing = { key: string; free: number; doubling: number; most: number };

/**
 * Counts an attempt as failed before it is made, until `settleAttempt` takes that back; or says how long to wait, counting nothing.
 * @returns milliseconds to wait; 0: try now
 */
export async function beginAttempt(slowings: readonly Slowing[]): Promise<number> {
  const each = <K extends keyof Slowing>(name: K) => slowings.map((one) => one[name]);
  const [row] = await db().$queryRaw<{ wait: number }[]>`
    SELECT begin_attempt(${each('key')}::text[], ${each('free')}::integer[], ${each('doubling')}::double precision[],
      ${each('most')}::integer[]) AS wait`;
  return row?.wait ?? 0;
}

/** The attempt was right: forgets what was counted under some keys, and of others this one attempt. */
export async function settleAttempt(forget: readonly string[], forgive: readonly string[]): Promise<void> {
  await db().$queryRaw`SELECT settle_attempt(${[...forget]}::text[], ${[...forgive]}::text[])::text`;
}

/** Tokens a second, and how many may be taken at once. */
export type Rate = { perSecond: number; burst: number };

export type Admission = { userId: string | null; waitMs: number };

const ADMIT = { name: 'admit', text: 'SELECT user_id, wait_ms FROM admit($1, $2, $3, $4, $5, $6)' };

/**
 * Lets a request in or says how long to wait, by its address and by whose session it carries: one round trip, prepared once per connection.
 * @param token the session's as its cookie has it; null: none
 */
export async function admit(address: string, token: string | null, byAddress: Rate, byUser: Rate): Promise<Admission> {
  const values = [address, token, byAddress.perSecond, byAddress.burst, byUser.perSecond, byUser.burst];
  const { rows } = await pool().query<{ user_id: string | null; wait_ms: number }>({ ...ADMIT, values });
  return { userId: rows[0]?.user_id ?? null, waitMs: rows[0]?.wait_ms ?? 0 };
}

/** Whether this is the first time within so many seconds that somebody takes what the key names. */
export async function takeOnce(key: string, seconds: number): Promise<boolean> {
  const [row] = await db().$queryRaw<{ wait: number }[]>`SELECT take_token(${key}, ${1 / seconds}::double precision, 1) AS wait`;
  return row?.wait === 0;
}
