import type { Metrics } from './metrics.ts';
import { OUTSIDE_WORDS } from './metrics.ts';

/** The metrics as they leave: one JSON document, or CSV (RFC 4180) with one number a line. */

export type MetricsReport = Metrics & {
  plan: { id: string; name: string; lineOfBusiness: string; level: string };
  year: number;
  /** ISO 8601 UTC: later appeals change metric 4. */
  generatedAt: string;
  /** Metric 1. */
  services: { code: string; description: string }[];
};

/** What the numbers mean, beside them in every form. */
export const DEFINITIONS: Readonly<Record<string, string>> = {
  year: 'Requests decided in the calendar year, in the time zone of the plan.',
  denied:
    'Denied wholly or in part, on clinical or administrative grounds. Partial approvals and administrative denials are also told apart.',
  appeal: 'Appeals to the plan, as they stood when this was made. What other bodies decide is not counted.',
  extended: 'The request was extended and then approved in full, whatever its urgency.',
  time: 'From receipt by the plan or its delegate to the decision (not to its notice), extensions included.',
  rounding: 'Two decimals, rounded once, half up.',
};

export function toJson(report: MetricsReport): string {
  const { plan, year, generatedAt, services, shares, times, partial, administrative, appeals, outside } = report;
  const document = {
    schema: 1,
    plan,
    year,
    generatedAt,
    definitions: DEFINITIONS,
    services,
    shares: shares.map(({ cases: _filter, ...share }) => share),
    times: times.map(({ cases: _filter, ...time }) => time),
    partial,
    administrative,
    appeals,
    outside,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
export const csvLine = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

const HEAD = ['plan', 'year', 'metric', 'title', 'of', 'value', 'unit', 'numerator', 'denominator'];

export function toCsv(report: MetricsReport): string {
  const { plan, year, services, shares, times, partial, administrative, appeals, outside } = report;
  const row = (metric: string, title: string, of: string, value: string, unit: string, numerator = '', denominator = '') =>
    csvLine([plan.id, String(year), metric, title, of, value, unit, numerator, denominator]);
  const count = (title: string, of: string, n: number) => row('', title, of, String(n), 'requests');
  return [
    csvLine(HEAD),
    ...services.map(({ code, description }) => row('1', 'Needs authorization', description, code, 'code')),
    ...shares.map((s) => row(s.metric, s.title, s.of, s.percent ?? '', 'percent', String(s.numerator), String(s.denominator))),
    ...times.flatMap((t) => [
      row(t.metric, `${t.title}, mean`, '', t.mean ?? '', t.unit, '', String(t.count)),
      row(t.metric, `${t.title}, median`, '', t.median ?? '', t.unit, '', String(t.count)),
    ]),
    ...(['standard', 'expedited'] as const).flatMap((urgency) => [
      count('Of those denied: in part', urgency, partial[urgency]),
      count('Of those denied: on administrative grounds', urgency, administrative[urgency]),
    ]),
    ...appeals.map(({ outcome, count: n }) => count('Standard requests appealed', outcome, n)),
    ...outside.map(({ reason, count: n }) => count('Outside the metrics', OUTSIDE_WORDS[reason], n)),
  ].join('');
}
