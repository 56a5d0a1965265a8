import { z } from 'zod';

// What comes after a decision, as it is stored in JSON columns.

export const authorizedLines = z.array(
  z.object({ number: z.int(), code: z.string(), units: z.int(), site: z.string(), dateOfService: z.iso.date() }),
);

/** A medical director's signature under an end: `words` the credential as letters print it, `days` of notice that were owed. */
export const endingSigned = z.object({ name: z.string(), words: z.string(), days: z.int() });

export const dutyDetail = z.object({ note: z.string(), to: z.string(), means: z.string(), sent: z.array(z.string()) });

export const changes = z.array(z.object({ what: z.string(), before: z.string(), after: z.string() }));
