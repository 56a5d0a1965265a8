import type { Viewer } from '../data/access.ts';
import { findReportCases, type ReportCase, type ReportCursor } from '../data/report-cases.ts';
import {
  type AgeCount,
  type AskedCount,
  type ClauseCount,
  countAsked,
  countDenialClauses,
  countEnded,
  countOpen,
  countWeeks,
  type EndedCount,
  type WeekCount,
} from '../data/reports.ts';
import { notFound } from '../errors.ts';
import { daySpan, yearSpan } from '../reports/period.ts';
import type { Selection } from '../reports/selection.ts';
import { listReportPlans, mayReport, type ReportPlan } from './report-plans.ts';
import { wordsOf } from './settle-disagreement.ts';

export {
  AGES,
  ageWords,
  type CaseSet,
  SELECTION_KEYS,
  SETS,
  type Selection,
  type SelectionKey,
  TIMINGS,
  type Timing,
} from '../reports/selection.ts';
export type { AgeCount, AskedCount, ClauseCount, EndedCount, ReportCase, ReportCursor, WeekCount };

/** Days, both included; in the zone of the plan where one is chosen, else in UTC. */
export type Period = { from: string; to: string };
/** `planId` null: all that the viewer reports on. */
export type ReportFilter = Period & { planId: string | null };

export type Chosen = { plans: ReportPlan[]; planIds: string[]; timeZone: string };

/** The plans that a filter leaves. @throws AppError `not-found` for who reads no reports, and for a plan that is not theirs */
export async function choosePlans(viewer: Viewer, planId: string | null): Promise<Chosen> {
  if (!mayReport(viewer)) throw notFound('This page');
  const plans = await listReportPlans(viewer);
  const one = plans.find(({ id }) => id === planId);
  if (planId !== null && one === undefined) throw notFound('This plan');
  return { plans, planIds: one ? [one.id] : plans.map(({ id }) => id), timeZone: one?.timeZone ?? 'UTC' };
}

type Worded<T> = T & { title: string };

export type Reports = Chosen & {
  ended: EndedCount[];
  weeks: WeekCount[];
  open: AgeCount[];
  clauses: Worded<ClauseCount>[];
  asked: Worded<AskedCount>[];
};

/** Rows of a table that is read through rather than searched. */
const MOST = 50;

/** Everything of the first page of reports, at the instant `now` (ISO 8601 UTC). @throws AppError `not-found` */
export async function loadReports(viewer: Viewer, filter: ReportFilter, now: string): Promise<Reports> {
  const chosen = await choosePlans(viewer, filter.planId);
  const span = { planIds: chosen.planIds, ...daySpan(filter.from, filter.to, chosen.timeZone) };
  const [ended, weeks, open, clauses, asked] = await Promise.all([
    countEnded(span, now),
    countWeeks(span),
    countOpen(chosen.planIds, now),
    countDenialClauses(span, MOST),
    countAsked(span, MOST),
  ]);
  return { ...chosen, ended, weeks, open, clauses: clauses.map(worded), asked: asked.map(worded) };
}

const worded = <T extends { policy: string; version: string; leaf: string }>(row: T): Worded<T> => ({
  ...row,
  title: wordsOf(row.policy, row.version, row.leaf).title,
});

export const REPORT_PAGE = 50;

export type CasePage = { cases: ReportCase[]; next: ReportCursor | null };

/** A page of the cases behind a number. @param year instead of days: of the federal metrics @throws AppError `not-found` */
export async function listReportCases(
  viewer: Viewer,
  { filter, year, selection, after }: { filter: ReportFilter; year: number | null; selection: Selection; after: ReportCursor | null },
  now: string,
): Promise<CasePage> {
  const { planIds, timeZone } = await choosePlans(viewer, filter.planId);
  const days = year === null ? daySpan(filter.from, filter.to, timeZone) : yearSpan(year, timeZone);
  const found = await findReportCases(selection, { planIds, ...days }, { now, after, limit: REPORT_PAGE + 1 });
  const cases = found.slice(0, REPORT_PAGE);
  const last = cases.at(-1);
  return { cases, next: found.length > REPORT_PAGE && last ? { at: last.at, id: last.id } : null };
}
