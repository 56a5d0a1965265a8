import { z } from 'zod';
import { COMMON_PASSWORDS } from './common-passwords.ts';

// NIST SP 800-63B-4, section 3.1.1.2: at least 15 characters where the password may be the only factor, as a nurse's is; at least 64 let
// through, any characters; no rules of composition, no expiry; compared with what is common or to be expected. One rule for every role:
// roles change.

export const LEAST_PASSWORD = 15;
export const MOST_PASSWORD = 200;

/** Shorter than this, nothing is left of a password but what anybody would try first. */
const LEAST_OWN = 8;

/**
 * Why nobody should have this password, in words; null where nothing speaks against it.
 * @param expected what anybody would try for this person: name, address
 */
export function passwordWeakness(password: string, expected: readonly string[] = []): string | null {
  const plain = password.normalize('NFKC').toLowerCase();
  if (COMMON_PASSWORDS.has(plain)) return 'This is one of the most common passwords: choose another';
  if (repeats(plain) || runs(plain)) return 'This repeats itself or follows the keys: choose another';
  const words = ['criterion', ...expected.flatMap((one) => one.toLowerCase().split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length > 2);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), plain);
  return rest.length < LEAST_OWN ? 'This is little more than your name or the name of this application: choose another' : null;
}

/** Made of one piece of at most a third of its length, over and over. */
const repeats = (text: string): boolean => /^(.{1,5}?)\1{2,}.{0,4}$/u.test(text) || /^(.+)\1$/u.test(text);

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const LINES = [...ROWS, ...ROWS.map((row) => [...row].reverse().join(''))];

/** All but a few characters lie in runs of four and more along the alphabet, the digits, or a row of keys. */
function runs(text: string): boolean {
  let inRuns = 0;
  for (let at = 0; at < text.length; ) {
    let length = 0;
    for (const line of LINES) {
      let n = 1;
      while (at + n < text.length && line.includes(text.slice(at, at + n + 1))) n += 1;
      length = Math.max(length, n);
    }
    if (length >= 4) inRuns += length;
    at += length >= 4 ? length : 1;
  }
  return text.length - inRuns < LEAST_OWN / 2;
}

/** A password as it is chosen: any characters, none taken away. Pure: the form checks by it before sending, the server again. */
export const passwordSchema = z
  .strictObject({
    current: z.string().min(1, 'Enter your current password').max(MOST_PASSWORD, 'This is not your password'),
    wanted: z
      .string()
      .min(LEAST_PASSWORD, `At least ${LEAST_PASSWORD} characters`)
      .max(MOST_PASSWORD, `At most ${MOST_PASSWORD} characters`)
      .superRefine((wanted, context) => {
        const weakness = passwordWeakness(wanted);
        if (weakness !== null) context.addIssue({ code: 'custom', message: weakness });
      }),
    again: z.string().max(MOST_PASSWORD, `At most ${MOST_PASSWORD} characters`),
  })
  .refine(({ wanted, again }) => wanted === again, { path: ['again'], message: 'This is not the same as the new password' })
  .refine(({ current, wanted }) => wanted !== current, { path: ['wanted'], message: 'Choose another one than the current password' });
export type PasswordInput = z.input<typeof passwordSchema>;
