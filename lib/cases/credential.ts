import { formatDate } from './date-words.ts';

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

/** The states that must have licensed a signer. */
export interface SignerStates {
  /** One of these, for any decision; null: any state. */
  readonly plan: readonly string[] | null;
  /** Each of these too, for an adverse decision: what the plan's overlays ask. */
  readonly adverse: readonly string[];
}

/** Which states a plan asks of who signs in it. `signerLicensedIn` left out: the plan's own state where it has one, else any. */
export function signerStates(plan: {
  readonly state: string | null;
  readonly settings: {
    readonly signerLicensedIn?: 'plan-state' | 'any' | readonly string[];
    readonly clocks: { readonly overlays?: readonly { readonly signerLicensedIn: string | null }[] };
  };
}): SignerStates {
  const { signerLicensedIn: rule = 'plan-state', clocks } = plan.settings;
  const own = plan.state === null ? null : [plan.state];
  return {
    plan: rule === 'any' ? null : rule === 'plan-state' ? own : rule,
    adverse: [...new Set((clocks.overlays ?? []).flatMap((overlay) => overlay.signerLicensedIn ?? []))],
  };
}

/**
 * Why a credential does not carry a signature on a day, in words; null where it does. Source: lifecycle.md section 3.
 * @param states the states one of which must have given it; null: any
 */
export function credentialRefusal(credential: Credential, day: string, states: readonly string[] | null): string | null {
  const which = `License ${credential.licenseNumber} (${credential.state})`;
  if (day < credential.validFrom) return `${which} is valid only from ${formatDate(credential.validFrom)}`;
  if (day > credential.expiresOn) return `${which} expired on ${formatDate(credential.expiresOn)}`;
  if (credential.restrictions.trim() !== '') return `${which} is restricted: ${credential.restrictions.trim()}`;
  if (states !== null && !states.includes(credential.state)) return `${which} is not from ${states.join(' or ')}, as the plan’s rule asks`;
  return null;
}

/** Every state whose unrestricted license is valid on the day, in alphabetical order. */
export const licenseStates = (credentials: readonly Credential[], day: string): string[] =>
  [...new Set(credentials.filter((each) => credentialRefusal(each, day, null) === null).map(({ state }) => state))].sort();

export type UsableCredential = { readonly ok: true; readonly credential: Credential } | { readonly ok: false; readonly reason: string };

/**
 * The credential that carries a signature on the day: one that fits every rule, else the one that fits the last, where the others are fitted
 * by others on file. Without any, why not.
 */
export function usableCredential(
  signer: { readonly credentials: readonly Credential[]; readonly day: string; readonly states: SignerStates },
  adverse: boolean,
): UsableCredential {
  const { credentials, day, states } = signer;
  const rules = [states.plan, ...(adverse ? states.adverse.map((state) => [state]) : [])];
  const fits = (credential: Credential, rule: readonly string[] | null) => credentialRefusal(credential, day, rule) === null;
  const broken = rules.find((rule) => !credentials.some((each) => fits(each, rule)));
  if (broken !== undefined) return { ok: false, reason: whyNone(credentials, day, broken) };
  const last = rules.at(-1) ?? null;
  const credential = credentials.find((each) => rules.every((rule) => fits(each, rule))) ?? credentials.find((each) => fits(each, last));
  return credential === undefined ? { ok: false, reason: 'No license is on file' } : { ok: true, credential };
}

/** Of several that do not fit, what is wrong with the one from the right state says most. */
function whyNone(credentials: readonly Credential[], day: string, states: readonly string[] | null): string {
  const nearest = credentials.find(({ state }) => states?.includes(state)) ?? credentials[0];
  const reason = nearest === undefined ? null : credentialRefusal(nearest, day, states);
  return reason ?? 'No license is on file';
}
