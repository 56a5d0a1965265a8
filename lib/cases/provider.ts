/** Who gives the care, and where. */

/** Postal address as typed at intake; every field is plain text, empty where unknown. */
export type Address = { line1: string; line2: string; city: string; state: string; postalCode: string };

export type PractitionerParty = {
  name: string;
  npi: string;
  specialty: string;
  address: Address;
  phone: string;
  fax: string;
};

export type FacilityParty = { name: string; npi: string; address: Address };
