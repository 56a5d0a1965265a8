import { addDays } from './time.ts';

/** Another case of the same member in the same plan. Days are `YYYY-MM-DD`. */
export interface OtherCase {
  readonly number: string;
  readonly status: string;
  readonly ending: string | null;
  readonly lines: readonly { readonly code: string; readonly dateOfService: string }[];
  /** What it authorized, both days included; null where nothing. */
  readonly authorized: { readonly from: string; readonly to: string } | null;
}

export interface AskedLine {
  readonly code: string;
  readonly dateOfService: string;
}

/** The same service so few days apart is taken for one and the same. */
const DAYS_APART = 30;

/** What ended without an answer repeats nothing. */
const UNANSWERED = ['withdrawn', 'dismissed', 'redirected'];

/**
 * The cases that a request with these lines may repeat: one of its codes, at a date near to its own or within what was authorized. A case that
 * was withdrawn, dismissed or sent on answered nothing, and may be asked again.
 */
export function duplicatesOf<T extends OtherCase>(lines: readonly AskedLine[], others: readonly T[]): T[] {
  return others.filter((other) => !UNANSWERED.includes(other.ending ?? '') && lines.some((line) => repeats(line, other)));
}

function repeats({ code, dateOfService }: AskedLine, { lines, authorized }: OtherCase): boolean {
  const same = lines.filter((line) => line.code === code);
  if (same.length === 0 || dateOfService === '') return false;
  if (authorized !== null && authorized.from <= dateOfService && dateOfService <= authorized.to) return true;
  return same.some(
    (line) => addDays(line.dateOfService, -DAYS_APART) <= dateOfService && dateOfService <= addDays(line.dateOfService, DAYS_APART),
  );
}
