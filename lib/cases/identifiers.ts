/** Numbers that identify people, places, diagnoses, cases and authorizations: their shapes and check digits. */

/** Luhn over digits, the last one being the check digit. */
function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** A national provider identifier: ten digits beginning with 1 or 2 whose check digit holds with the prefix 80840 (45 CFR 162.406). */
export function isNpi(text: string): boolean {
  return /^[12]\d{9}$/.test(text) && luhnHolds(`80840${text}`);
}

/** The shape of an ICD-10-CM code, in capitals and with its point: `M96.1`, `G35`, `T85.695A`. Whether the code exists is not asked. */
export function isDiagnosisCode(text: string): boolean {
  return /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(text);
}

const CASE_NUMBER = /^PA-\d{2}-\d{6}$/;
const AUTHORIZATION_NUMBER = /^AUTH-\d{2}-\d{6}$/;
const LAST_NUMBER = 999_999;

/** `PA-26-004182`. */
export function isCaseNumber(text: string): boolean {
  return CASE_NUMBER.test(text);
}

/** `AUTH-26-000017`. */
export function isAuthorizationNumber(text: string): boolean {
  return AUTHORIZATION_NUMBER.test(text);
}

/** Series, year (its last two digits are shown) and running number from 1; throws RangeError past six digits, where a number would repeat. */
export function formatNumber(series: 'PA' | 'AUTH', year: number, running: number): string {
  if (!Number.isInteger(running) || running < 1 || running > LAST_NUMBER) throw new RangeError(`No number ${running} in series ${series}`);
  return `${series}-${String(year % 100).padStart(2, '0')}-${String(running).padStart(6, '0')}`;
}

// What people put between the digits; anything else makes it no telephone number.
const PUNCTUATION = /[\s().\-–/·+]/g;
const EXTENSION = /\s*(?:ext\.?|extension|x|#)\s*(\d{1,6})$/i;

/**
 * A North American telephone number as `614-555-0142`, with ` ext. 12` where there is one; null where it is none.
 * Area code and exchange begin with 2 to 9; a leading 1 is the country's.
 */
export function normalizePhone(text: string): string | null {
  const trimmed = text.trim();
  const extension = EXTENSION.exec(trimmed)?.[1];
  const digits = trimmed.replace(EXTENSION, '').replace(PUNCTUATION, '');
  const found = /^1?([2-9]\d\d)([2-9]\d\d)(\d{4})$/.exec(digits);
  if (found === null) return null;
  return `${found[1]}-${found[2]}-${found[3]}${extension === undefined ? '' : ` ext. ${extension}`}`;
}
