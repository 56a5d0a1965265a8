/** Numbers that people read out: checked for what can be checked, formatted in one way. */

const NPI = /^[12]\d{9}$/;

/** A National Provider Identifier: ten digits from 1 or 2, the last a Luhn check over the number behind the prefix 80840 (45 CFR 162.406). */
export function isNpi(text: string): boolean {
  if (!NPI.test(text)) return false;
  // 24 is what the constant prefix 80840 adds to the sum.
  let sum = 24;
  for (let i = 0; i < 10; i++) {
    const digit = Number(text[9 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The shape of an ICD-10-CM code, such as `M96.1` or `G89`: whether the code exists is not checked. */
export function isDiagnosisCode(text: string): boolean {
  return /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(text);
}

/** `614-555-0142` from whatever way ten digits are written, a leading +1 included; null where it is no such number. */
export function normalizePhone(text: string): string | null {
  if (!/^[+\d\s().-]+$/.test(text)) return null;
  const digits = text.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  return /^[2-9]\d{9}$/.test(digits) ? `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}` : null;
}

export const CASE_NUMBER = /^PA-\d{2}-\d{6}$/;
export const AUTHORIZATION_NUMBER = /^AUTH-\d{2}-\d{6}$/;
