import { addDays } from './time.ts';

/**
 * The days for which an authorization is valid, both included: from the first date of service for the plan's span
 * (lifecycle.md section 6). Days are `YYYY-MM-DD`.
 */
export function authorizationSpan(
  c: { dateOfService: string; lines: readonly { dateOfService: string }[] },
  days: number,
): { validFrom: string; validTo: string } {
  const validFrom = [c.dateOfService, ...c.lines.map((line) => line.dateOfService)].sort()[0] ?? c.dateOfService;
  return { validFrom, validTo: addDays(validFrom, days - 1) };
}
