import type { Policy } from '@/lib/criteria/policy.ts';

/** A document's number; some documents have none, and the registry then gives their title. */
export const numberWords = ({ documentNumber }: Pick<Policy, 'documentNumber'>): string =>
  /\d/.test(documentNumber) ? documentNumber : 'no document number';
