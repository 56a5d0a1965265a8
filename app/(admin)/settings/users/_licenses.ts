import type { TagTone } from '@/components/ui/Tag';
import { addDays, dayIn } from '@/lib/cases/time.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import type { CredentialRecord } from '@/lib/use-cases/list-users.ts';

/** Days before its end from which a license is flagged. */
const SOON_DAYS = 60;

export const today = (): string => dayIn(new Date().toISOString(), 'UTC');

/** What of a license must be seen before anybody signs under it. */
export function licenseFlags(license: CredentialRecord, day: string): { text: string; tone: TagTone }[] {
  const { validFrom, expiresOn, restrictions } = license;
  const flags: { text: string; tone: TagTone }[] = [];
  if (expiresOn < day) flags.push({ text: `Expired ${formatDate(expiresOn)}`, tone: 'error' });
  else if (expiresOn <= addDays(day, SOON_DAYS)) flags.push({ text: `Expires soon, ${formatDate(expiresOn)}`, tone: 'warn' });
  if (validFrom > day) flags.push({ text: `Valid from ${formatDate(validFrom)}`, tone: 'warn' });
  if (restrictions !== '') flags.push({ text: 'Restricted', tone: 'error' });
  return flags;
}
