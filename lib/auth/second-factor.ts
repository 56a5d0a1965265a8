import { symmetricEncrypt } from 'better-auth/crypto';
import type { Viewer } from '../data/access.ts';
import { forbidden } from '../errors.ts';
import { auth } from './auth.ts';

/** Who signs decisions, and who keeps accounts, proves it by something they have besides what they know. */
export const needsSecondFactor = ({ organizationRole, memberships }: Viewer): boolean =>
  organizationRole === 'admin' || memberships.some(({ role }) => role === 'medical-director');

/** What to do where a second factor is wanted and none is set up. */
export const SET_UP_SECOND_FACTOR = 'Your role asks for a second factor: set up an authenticator app first';

/** @throws AppError `forbidden` */
export function requireSecondFactor(viewer: Viewer, isSetUp: boolean): void {
  if (!isSetUp && needsSecondFactor(viewer)) throw forbidden(`${SET_UP_SECOND_FACTOR}. Nothing was changed.`);
}

// ── The demo's ──────────────────────────────────────────────────────────────

/** The demo's directors and its administrator share this one; it opens nothing else. */
const DEMO_SECRET = 'made up for the demo, 32 letters';

/** The demo's second factor, as better-auth keeps one: encrypted, without backup codes. */
export async function demoSecondFactor(): Promise<{ secret: string; backupCodes: string }> {
  const { secretConfig: key } = await auth().$context;
  return { secret: await symmetricEncrypt({ key, data: DEMO_SECRET }), backupCodes: await symmetricEncrypt({ key, data: '[]' }) };
}

/** The code that an authenticator app would show now, for whoever tries the demo without one; null outside the demo. */
export async function demoCode(secret = DEMO_SECRET): Promise<string | null> {
  if (process.env.DEMO !== 'on') return null;
  return (await auth().api.generateTOTP({ body: { secret } })).code;
}
