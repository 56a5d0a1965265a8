import { addDays } from '@/lib/cases/time.ts';
import { isRealDate } from '@/lib/criteria/dates.ts';
import { findUnstorable } from '@/lib/forms/unstorable.ts';
import { type CaseSet, type ReportCursor, type ReportFilter, SELECTION_KEYS, SETS, type Selection } from '@/lib/use-cases/load-reports.ts';

/** The reports' state as the address has it: a period of days, one plan or all, and behind a number which cases. */
export type ReportParams = Readonly<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined): string =>
  typeof value === 'string' && findUnstorable(value) === null ? value.trim() : '';
const day = (text: string): string | null => (/^[12]\d{3}-/.test(text) && isRealDate(text) ? text : null);

/** Days that are shown where the address says none. */
const USUAL_DAYS = 30;
const PLAN = /^[a-z0-9][a-z0-9-]{1,62}$/;

/** A plan's id, whosever it is. */
export const readPlan = (params: ReportParams): string | null => (PLAN.test(one(params.plan)) ? one(params.plan) : null);

/** What the address gets wrong falls back to the last thirty days. @param today `YYYY-MM-DD` */
export function readFilter(params: ReportParams, today: string): ReportFilter {
  const [from, to] = [day(one(params.from)), day(one(params.to))];
  const period = from !== null && to !== null && from <= to ? { from, to } : { from: addDays(today, 1 - USUAL_DAYS), to: today };
  return { ...period, planId: readPlan(params) };
}

export const today = (): string => new Date().toISOString().slice(0, 10);

export function filterParams({ from, to, planId }: ReportFilter): URLSearchParams {
  return new URLSearchParams({ from, to, ...(planId === null ? {} : { plan: planId }) });
}

/** Where a number leads: the list of its cases. */
export function casesAddress(filter: ReportFilter, selection: Selection): string {
  const params = filterParams(filter);
  for (const [key, value] of Object.entries(selection)) params.set(key, value);
  return `/reports/cases?${params}`;
}

/** The same of the federal metrics: a plan's calendar year, of what is counted unless said otherwise. */
export function metricCasesAddress(planId: string, year: number, selection: Omit<Selection, 'set'>): string {
  return `/reports/cases?${new URLSearchParams({ plan: planId, year: String(year), set: 'ended', class: 'counted', ...selection })}`;
}

export function readSelection(params: ReportParams): Selection {
  const set: CaseSet = SETS.find((name) => name === one(params.set)) ?? 'ended';
  const keys = SELECTION_KEYS.flatMap((key) => (params[key] === undefined ? [] : [[key, one(params[key]).slice(0, 200)]]));
  return { set, ...Object.fromEntries(keys) };
}

export const readYear = (params: ReportParams): number | null => (/^2\d{3}$/.test(one(params.year)) ? Number(one(params.year)) : null);

const CURSOR = /^(2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/;

export function readAfter(params: ReportParams): ReportCursor | null {
  const parts = CURSOR.exec(one(params.after));
  return parts?.[1] && parts[2] && !Number.isNaN(Date.parse(parts[1])) ? { at: parts[1], id: parts[2] } : null;
}

/** The next page: the same address, beyond the last case of this one. */
export function nextAddress(params: ReportParams, { at, id }: ReportCursor): string {
  const next = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) if (one(value) !== '') next.set(key, one(value));
  next.set('after', `${at}_${id}`);
  return `/reports/cases?${next}`;
}
