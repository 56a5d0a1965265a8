import { createHash } from 'node:crypto';
import { beginAttempt, type Slowing, settleAttempt } from '../data/doors.ts';
import { AppError } from '../errors.ts';
import { inTurn } from '../use-cases/in-turn.ts';

/** What is tried: a sign-in, a code of the second factor, or the password once more of who is signed in. */
export type Attempted = 'sign-in' | 'code' | 'again';

// Nobody is locked out by name: what is slowed is one account from one address, and one address for whatever accounts it tries. A colleague
// behind the same address is slowed only once many attempts of that address have failed.
const BY_ACCOUNT = { free: 3, doubling: 1, most: 900 };
const BY_ADDRESS = { free: 30, doubling: 10, most: 60 };

/** No name at rest: the key says who only to one who tries the same again. */
const keyOf = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('base64url');

/**
 * Makes an attempt, slowed after failures: each doubles the wait before the next one. Failures are counted in the database, before the
 * attempt is made, so many at once get no further than one after the other.
 * @param who account or address as typed; the same for one that does not exist
 * @param attempt answers whether it was right
 * @throws AppError `slowed`, saying when to try again, and then nothing was tried
 */
export async function slowed<T>(
  what: Attempted,
  who: string,
  address: string | null,
  attempt: () => Promise<{ right: boolean; value: T }>,
): Promise<T> {
  const account: Slowing = { key: `account ${keyOf(what, who, address ?? '')}`, ...BY_ACCOUNT };
  const place: Slowing = { key: `address ${keyOf(what, address ?? '')}`, ...BY_ADDRESS };
  // In turn, so that a right password never pays for itself where it is given several times at once.
  return inTurn(account.key, async () => {
    const wait = await beginAttempt([account, place]);
    if (wait > 0) throw new AppError('slowed', `Too many attempts failed. Try again in ${waitWords(wait)}. Nothing was changed.`);
    const { right, value } = await attempt();
    if (right) await settleAttempt([account.key], [place.key]);
    return value;
  });
}

/** `850` → "1 second"; `61000` → "2 minutes". Never less than what there is. */
export function waitWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const [count, unit] = seconds < 60 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
