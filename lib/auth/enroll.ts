import { APIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { encode } from 'uqr';
import { conflict, invalid } from '../errors.ts';
import { currentRequest } from '../request-context.ts';
import { auth } from './auth.ts';
import { demoCode } from './second-factor.ts';
import { slowed } from './slowing.ts';

/** What an authenticator app takes in, shown this once. */
export type NewSecondFactor = {
  /** The secret as it is typed, in groups of four. */
  secret: string;
  /** The same as a picture: rows of the QR code, dark where true. */
  picture: boolean[][];
  /** Each signs in once where the app is not at hand. */
  backupCodes: string[];
  /** Demo only: what the app would show now. */
  demoCode: string | null;
};

/**
 * Makes a second factor for who is signed in; it holds once a code of it was tried.
 * @throws AppError `invalid` with the field `password`, `conflict` where one is set up already, `slowed`
 */
export async function setUpSecondFactor(userId: string, password: string): Promise<NewSecondFactor> {
  return slowed('again', userId, currentRequest()?.address ?? null, async () => {
    try {
      const made = await auth().api.enableTwoFactor({ body: { password }, headers: await headers() });
      if (!('totpURI' in made)) throw new Error('no second factor was made');
      return { right: true, value: await shown(made.totpURI, made.backupCodes) };
    } catch (error) {
      if (!(error instanceof APIError)) throw error;
      if (error.body?.code === 'TOTP_ALREADY_ENABLED') throw conflict('Your second factor is set up already. Reload the page.');
      throw invalid('Nothing was changed.', { password: 'The password is wrong' });
    }
  });
}

async function shown(uri: string, backupCodes: string[]): Promise<NewSecondFactor> {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const { data } = encode(uri, { border: 2 });
  return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), picture: data, backupCodes, demoCode: await demoCode(fromBase32(secret)) };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The text that a base32 secret stands for (RFC 4648, without padding). */
function fromBase32(text: string): string {
  const bits = [...text].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString('utf8');
}

/** Tries a code of the second factor that was made last. Right: it holds from now on, and this session goes on as another. */
export async function tryNewSecondFactor(userId: string, code: string): Promise<boolean> {
  return slowed('code', userId, currentRequest()?.address ?? null, async () => {
    try {
      await auth().api.verifyTOTP({ body: { code: code.replace(/\s/g, '') }, headers: await headers() });
      return { right: true, value: true };
    } catch (error) {
      if (error instanceof APIError) return { right: false, value: false };
      throw error;
    }
  });
}
