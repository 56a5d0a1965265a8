/** A license of a physician, as the plan has it on file. Days are `YYYY-MM-DD`, both ends of its validity included. */
export interface Credential {
  readonly id: string;
  readonly licenseNumber: string;
  /** USPS code of the state that gave it. */
  readonly state: string;
  readonly specialty: string;
  readonly boardStatus: string;
  readonly npi: string;
  readonly validFrom: string;
  readonly expiresOn: string;
  /** Empty: unrestricted. */
  readonly restrictions: string;
}

/**
 * Why a credential does not carry a signature on a day, in words; null where it does. Source: lifecycle.md section 3.
 * @param states the states one of which must have given it; null: any
 */
export function credentialRefusal(credential: Credential, day: string, states: readonly string[] | null): string | null {
  const which = `License ${credential.licenseNumber} (${credential.state})`;
  if (day < credential.validFrom) return `${which} is valid only from ${credential.validFrom}`;
  if (day > credential.expiresOn) return `${which} expired on ${credential.expiresOn}`;
  if (credential.restrictions.trim() !== '') return `${which} is restricted: ${credential.restrictions.trim()}`;
  if (states !== null && !states.includes(credential.state)) return `${which} is not from ${states.join(' or ')}, as the plan’s rule asks`;
  return null;
}

/** The first credential that carries a signature on the day; else why the nearest does not, `No license is on file` without any. */
export function usableCredential(
  credentials: readonly Credential[],
  day: string,
  states: readonly string[] | null,
): { readonly ok: true; readonly credential: Credential } | { readonly ok: false; readonly reason: string } {
  const credential = credentials.find((each) => credentialRefusal(each, day, states) === null);
  if (credential !== undefined) return { ok: true, credential };
  const [first] = credentials;
  const reason = first === undefined ? null : credentialRefusal(first, day, states);
  return { ok: false, reason: reason ?? 'No license is on file' };
}
