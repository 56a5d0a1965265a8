import { describeCode } from '../cases/codes.ts';
import type { Payer } from '../criteria/case-input.ts';
import { POLICIES } from '../criteria/registry.ts';
import type { Viewer } from '../data/access.ts';
import { countMetrics, type MetricCase, metricCases } from '../data/outcomes.ts';
import { findPlans, type PlanRecord } from '../data/plans.ts';
import { invalid, notFound } from '../errors.ts';
import { metricsOf, reportingLevel } from '../reports/metrics.ts';
import { csvLine, type MetricsReport } from '../reports/metrics-file.ts';
import { yearSpan } from '../reports/period.ts';
import { reportsOnPlan } from './report-plans.ts';

export { OUTSIDE_WORDS, reportingLevel } from '../reports/metrics.ts';
export { DEFINITIONS, type MetricsReport, toCsv, toJson } from '../reports/metrics-file.ts';

export type MetricsCommand = { planId: string; year: number };

/**
 * The federal metrics of one plan and year, as they stand at an instant. For the operator's command line; screens go through `loadMetrics`.
 * @throws AppError `not-found` (no such plan), `invalid` (the metrics do not concern its line of business, or the year is none)
 */
export async function computeMetrics({ planId, year }: MetricsCommand, generatedAt: string): Promise<MetricsReport> {
  const { plan, level, span } = await reportOf({ planId, year });
  const { id, name, lineOfBusiness, payer } = plan;
  return {
    plan: { id, name, lineOfBusiness, level },
    year,
    generatedAt,
    services: servicesOf(payer, year),
    ...metricsOf(await countMetrics(span)),
  };
}

/** @throws AppError `not-found` where the viewer reports on no such plan; else as `computeMetrics` */
export async function loadMetrics(viewer: Viewer, command: MetricsCommand, generatedAt: string): Promise<MetricsReport> {
  if (!reportsOnPlan(viewer, command.planId)) throw notFound('This plan');
  return computeMetrics(command, generatedAt);
}

/** The cases behind the metrics, as NDJSON or CSV, a part at a time. @throws as `computeMetrics` */
export async function* exportMetricCases(command: MetricsCommand, format: 'ndjson' | 'csv'): AsyncGenerator<string> {
  const { span } = await reportOf(command);
  if (format === 'csv') yield csvLine(CASE_KEYS);
  for await (const cases of metricCases(span)) yield cases.map(format === 'csv' ? csvOf : (c) => `${JSON.stringify(c)}\n`).join('');
}

const CASE_KEYS = [
  'number',
  'plan',
  'lineOfBusiness',
  'urgency',
  'decision',
  'extended',
  'retrospective',
  'drug',
  'follows',
  'appeal',
  'receivedAt',
  'decidedAt',
  'notifiedAt',
  'class',
] as const satisfies readonly (keyof MetricCase)[];

const csvOf = (c: MetricCase): string => csvLine(CASE_KEYS.map((key) => String(c[key] ?? '')));

async function reportOf({ planId, year }: MetricsCommand) {
  const [plan] = await findPlans([planId]);
  if (!plan) throw notFound(`Plan ${planId}`);
  if (!Number.isSafeInteger(year) || year < 2000 || year > 2999)
    throw invalid('The year is a number such as 2026.', { year: 'Such as 2026' });
  const level = reportingLevel(plan.lineOfBusiness);
  if (level === null) throw invalid(outsideWords(plan));
  return { plan, level, span: { planIds: [planId], ...yearSpan(year, plan.timeZone) } };
}

const outsideWords = ({ name, lineOfBusiness }: PlanRecord): string =>
  `The federal metrics do not concern ${name}: they are of Medicare Advantage, Medicaid and exchange plans, and it is ${lineOfBusiness}.`;

/** Metric 1: what the payer's policies list, of versions in force at some time in the year. */
function servicesOf(payer: Payer, year: number): MetricsReport['services'] {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const codes = POLICIES.filter((policy) => policy.payer === payer)
    .flatMap(({ versions }) => versions)
    .filter(({ inForce }) => inForce.from <= last && (inForce.to === undefined || inForce.to >= first))
    .flatMap((version) => version.codes?.listed ?? []);
  return [...new Set(codes)].sort().map((code) => ({ code, description: describeCode(code) }));
}
