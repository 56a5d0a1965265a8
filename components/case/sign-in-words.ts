import { formatInstant } from '@/lib/cases/time-words.ts';
import { deviceWords } from './device-words';
import type { ShownSignIn } from './SignInList';

type SignIn = { id: string; userAgent: string; address: string | null; signedInAt: string; activeAt: string };

/** A sign-in as lists show it; times in UTC, since a person has no zone of their own here. `own`: the session that looks. */
export function shownSignIn({ id, userAgent, address, signedInAt, activeAt }: SignIn, own: string | null): ShownSignIn {
  const at = (instant: string) => `${formatInstant(instant, 'UTC')} UTC`;
  return {
    id,
    device: deviceWords(userAgent),
    address: address ?? 'address unknown',
    signedInAt: at(signedInAt),
    activeAt: at(activeAt),
    current: id === own,
  };
}
