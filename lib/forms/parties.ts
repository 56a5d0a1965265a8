import { z } from 'zod';

// The shapes that lib/cases/snapshot.ts names, read back from JSON columns.

export const address = z.strictObject({
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  state: z.string(),
  postalCode: z.string(),
});

export const memberParty = z.strictObject({ name: z.string(), memberId: z.string(), dateOfBirth: z.string(), address, language: z.string() });
export const representativeParty = z.strictObject({ name: z.string(), relationship: z.string(), address });
export const practitionerParty = z.strictObject({
  name: z.string(),
  npi: z.string(),
  specialty: z.string(),
  address,
  phone: z.string(),
  fax: z.string(),
});
export const facilityParty = z.strictObject({ name: z.string(), npi: z.string(), address });
export const diagnoses = z.array(z.strictObject({ code: z.string(), description: z.string() }));
