import { isCaseNumber } from '@/lib/cases/identifiers.ts';
import { findUnstorable } from '@/lib/forms/unstorable.ts';
import { VIEW_KINDS, type ViewFilter } from '@/lib/use-cases/audit-views.ts';

/** The filter as it stands in the address: `from` and `to` are days in UTC, both included. */
export type AuditParams = Readonly<Record<string, string | string[] | undefined>>;

/** Of years that PostgreSQL and JavaScript write alike. */
const DAY = /^[12]\d{3}-\d{2}-\d{2}$/;
const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** Midnight of a day, so many days on; undefined for what is no day. */
function midnight(day: string, days = 0): string | undefined {
  const at = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at + days * 86_400_000).toISOString();
}

/** What the filter cannot be read by: then nothing is shown, since all would look like what was asked for. */
export function filterError(params: AuditParams): { case?: string; to?: string } {
  const number = one(params.case);
  const [from, to] = [midnight(one(params.from)), midnight(one(params.to))];
  return {
    ...(number === '' || isCaseNumber(number.toUpperCase()) ? {} : { case: 'Such as PA-26-000012' }),
    ...(from !== undefined && to !== undefined && to < from ? { to: 'Before “From”' } : {}),
  };
}

/** What is not understood is left out. */
export function readFilter(params: AuditParams): ViewFilter {
  const number = one(params.case).toUpperCase();
  return {
    userId: (findUnstorable(params.person) === null && one(params.person)) || undefined,
    caseNumber: isCaseNumber(number) ? number : undefined,
    kind: VIEW_KINDS.find((kind) => kind === one(params.kind)),
    from: midnight(one(params.from)),
    to: midnight(one(params.to), 1),
  };
}

export function readBefore(params: AuditParams): number | null {
  const before = one(params.before);
  return /^\d{1,15}$/.test(before) ? Number(before) : null;
}

/** The same filter as a query, for the next page and the export. */
export function queryOf(params: AuditParams, before: number | null = null): string {
  const query = new URLSearchParams();
  for (const key of ['person', 'case', 'kind', 'from', 'to']) if (one(params[key]) !== '') query.set(key, one(params[key]));
  if (before !== null) query.set('before', String(before));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** What stands in a field of the filter. */
export const shown = (params: AuditParams, key: string): string => one(params[key]);
