import { expectation, parseFact } from '@/lib/criteria/case-input.ts';
import { type FactKey, type FactSpec, type FactValue, factSpec } from '@/lib/criteria/facts.ts';

/** lifecycle.md section 5. */
export const NOT_DOCUMENTED = 'Not documented';

/** `2026-10-14` → `10/14/2026`, as US records write it; anything else as it is. */
export function dayWords(day: string): string {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  return parts ? `${parts[2]}/${parts[3]}/${parts[1]}` : day;
}

/** A value in the question's own words: "Yes", "Not tolerated", "8 months", "10/14/2026", "Not documented". */
export function valueWords(fact: FactKey, value: FactValue | null): string {
  if (value === null) return NOT_DOCUMENTED;
  const spec: FactSpec = factSpec(fact);
  switch (spec.type) {
    case 'boolean':
      return value === true ? 'Yes' : 'No';
    case 'enum':
      return spec.optionLabels[String(value)] ?? String(value);
    case 'date':
      return dayWords(String(value));
    default:
      return spec.unit === undefined ? String(value) : spec.unit === '%' ? `${value}%` : `${value} ${spec.unit}`;
  }
}

/** A value as it stands in a text box; empty for not documented. */
export function boxText(fact: FactKey, value: FactValue | null): string {
  if (value === null) return '';
  return factSpec(fact).type === 'date' ? dayWords(String(value)) : String(value);
}

export type Typed = { ok: true; value: FactValue | null } | { ok: false; message: string };

const NUMBER = /^[-−+]?(\d+([.,]\d*)?|[.,]\d+)$/;

/**
 * What a text box holds, as a value of a number or date fact. Empty is *not documented*.
 * A comma may stand for the decimal point; a day is read as MM/DD/YYYY or YYYY-MM-DD, and without slashes as MMDDYYYY or MMDDYY.
 * @param today `YYYY-MM-DD`; with it a day without a year (MM/DD or MMDD) is the latest such day, as records document what was
 */
export function parseTyped(fact: FactKey, text: string, today?: string): Typed {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: null };
  const spec = factSpec(fact);
  const parsed = parseFact(fact, spec.type === 'date' ? isoDay(trimmed, today) : toNumber(trimmed));
  return parsed.ok ? parsed : { ok: false, message: complaint(spec, trimmed) };
}

function toNumber(text: string): number | string {
  // The dictionary refuses a text where it wants a number: its message then says what is wanted.
  return NUMBER.test(text) ? Number(text.replace('−', '-').replace(',', '.')) : text;
}

const DAYS = [/^(?<month>\d{1,2})\/(?<day>\d{1,2})(?:\/(?<year>\d{4}|\d\d))?$/, /^(?<month>\d\d)(?<day>\d\d)(?<year>\d{4}|\d\d)?$/];

function isoDay(text: string, today: string | undefined): string {
  const parts = DAYS.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (!parts) return text;
  const { month = '', day = '', year } = parts;
  const inYear = (of: string) => `${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year?.length === 4) return inYear(year);
  if (today === undefined) return text;
  return year === undefined ? latest(inYear, today, 1) : latest((of) => inYear(`${of.slice(0, 2)}${year}`), today, 100);
}

/** The day in this year, or so many years earlier where that has not come yet. */
function latest(dayIn: (year: string) => string, today: string, back: number): string {
  const thisOne = dayIn(today.slice(0, 4));
  return thisOne <= today ? thisOne : dayIn(String(Number(today.slice(0, 4)) - back));
}

/** "11 is not saved: it must be a whole number from 0 to 10". */
function complaint(spec: FactSpec, text: string): string {
  const shown = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  const must = spec.type === 'date' ? 'must be a real date, MM/DD/YYYY' : expectation(spec);
  return `“${shown}” is not saved: it ${must}`;
}

/** What may be typed, beside the box: "0–12 months", "%, −100 to 100", "months". */
export function rangeWords(spec: FactSpec): string {
  if (spec.type !== 'number' && spec.type !== 'integer') return spec.type === 'date' ? 'MM/DD/YYYY' : '';
  const unit = spec.unit ?? '';
  if (spec.max === undefined) return unit;
  const range = spec.min < 0 ? `−${-spec.min} to ${spec.max}` : `${spec.min}–${spec.max}`;
  return unit === '' ? range : unit === '%' ? `%, ${range}` : `${unit}, ${range}`;
}
