import { dayWords } from '@/components/form/fact-words';
import type { Credential } from '@/lib/cases/credential.ts';
import type { Basis, SignedKind } from '@/lib/cases/signing.ts';

/** As a button says it, and as it stands once it is signed. */
export const KIND_WORDS: Readonly<Record<SignedKind, { act: string; done: string }>> = {
  approved: { act: 'Approve', done: 'Approved' },
  'approved-in-part': { act: 'Approve in part', done: 'Approved in part' },
  denied: { act: 'Deny', done: 'Denied' },
};

export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  criteria: 'Criteria not met',
  information: 'Insufficient information',
  'other-source': 'Another named source',
};

/** `Ohio license 35.118842, anesthesiology, to 06/30/2027`; the state as its code where it has no name here. */
export function licenseWords({ state, licenseNumber, specialty, expiresOn }: Credential): string {
  return [`${state} license ${licenseNumber}`, specialty, `to ${dayWords(expiresOn)}`].filter(Boolean).join(', ');
}
