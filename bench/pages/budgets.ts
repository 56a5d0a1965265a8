// What a page may cost (design/ui.md, Budgets), and the table of what it does cost.

/** `under` and `at-most` are upper limits, without and with the limit itself; `at-least` is a lower one. */
export interface Budget {
  readonly kind: 'under' | 'at-most' | 'at-least';
  readonly limit: number;
}

export const BUDGETS = {
  /** Milliseconds to the last byte of the HTML, 95th percentile. */
  response: { kind: 'under', limit: 150 },
  /** Thousands of bytes of JavaScript on a cold load, compressed as sent, without headers. */
  script: { kind: 'at-most', limit: 200 },
  /** Milliseconds to the largest contentful paint of a cold load. */
  lcp: { kind: 'under', limit: 1000 },
  /** Milliseconds from opening a review to the first page of its record drawn (issue 7). */
  firstPage: { kind: 'under', limit: 1000 },
  /** Cumulative layout shift. */
  cls: { kind: 'at-most', limit: 0 },
  /** Milliseconds from an input to the next paint, at a processor slowed four times. */
  inp: { kind: 'under', limit: 100 },
  /** Lighthouse's score of a category, from 0 to 1. */
  lighthouse: { kind: 'at-least', limit: 0.95 },
} as const satisfies Record<string, Budget>;

export interface Line {
  readonly page: string;
  /** "response p95, one at a time"; with the unit it names the figure in the JSON line. */
  readonly measure: string;
  readonly value: number;
  /** "ms", "kB", or empty for a bare number. */
  readonly unit: string;
  /** Null: told, not judged. */
  readonly budget: Budget | null;
}

export type Verdict = 'ok' | 'over' | 'below' | '';

/** @returns whether a figure keeps its budget; empty where there is none */
export function verdictOf({ value, budget }: Line): Verdict {
  if (budget === null) return '';
  if (budget.kind === 'at-least') return value >= budget.limit ? 'ok' : 'below';
  return value < budget.limit || (budget.kind === 'at-most' && value === budget.limit) ? 'ok' : 'over';
}

const SIGNS = { under: '<', 'at-most': '≤', 'at-least': '≥' } as const;

const withUnit = (value: number, unit: string): string => (unit === '' ? String(value) : `${value} ${unit}`);

/** One line per figure, in columns; a page's name only where it changes. */
export function table(lines: readonly Line[]): string {
  const rows = lines.map((line, index) => [
    lines[index - 1]?.page === line.page ? '' : line.page,
    line.measure,
    withUnit(line.value, line.unit),
    line.budget === null ? '' : `${SIGNS[line.budget.kind]} ${withUnit(line.budget.limit, line.unit)}`,
    verdictOf(line),
  ]);
  const all = [['page', 'measure', 'value', 'budget', ''], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const pad = (text: string, column: number): string =>
    column === 2 ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return all.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

/** @returns the figures as the JSON line has them, `worklist LCP median ms` → 212. Throws when two lines have one name. */
export function figuresOf(lines: readonly Line[]): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const { page, measure, unit, value } of lines) {
    const key = [page, measure, unit].filter(Boolean).join(' ');
    if (key in figures) throw new Error(`Two figures are called ${key}`);
    figures[key] = value;
  }
  return figures;
}
