import { parseFact } from '../criteria/case-input.ts';
import { FACT_KEYS, type FactKey, factSpec } from '../criteria/facts.ts';
import { contextOf } from './context.ts';
import { noteDateOf } from './dates.ts';
import { normalized } from './normal.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules/all.ts';
import type { ReadPage, Suggestion } from './suggestion.ts';
import { type Unit, unitsOf } from './units.ts';

/** At most so many passages are kept for one fact. */
const MOST = 6;
/** What a newer note weighs more than the oldest. */
const NEWEST = 0.12;
const LONGEST_QUOTATION = 320;

/** Passages of one document that likely answer questions, the likeliest of each fact first. The same pages always give the same. */
export function findSuggestions(pages: readonly ReadPage[]): Suggestion[] {
  return ranked(pages.flatMap(findOnPage));
}

/** The same of several documents' suggestions: newest notes first among equals, conflicting values all kept. */
export function ranked<S extends Suggestion>(all: readonly S[]): S[] {
  const dates = [...new Set(all.map(({ noteDate }) => noteDate))].filter((date) => date !== '').sort();
  const weight = ({ score, noteDate }: Suggestion): number =>
    score + (dates.length < 2 || noteDate === '' ? 0 : (NEWEST * dates.indexOf(noteDate)) / (dates.length - 1));
  return FACT_KEYS.flatMap((fact) => {
    const mine = all.filter((s) => s.fact === fact).toSorted((a, b) => weight(b) - weight(a) || a.page - b.page || a.range.s - b.range.s);
    return distinct(mine).slice(0, MOST);
  });
}

/** One of each value and page: the best of them. */
function distinct<S extends Suggestion>(sorted: readonly S[]): S[] {
  const seen = new Set<string>();
  return sorted.filter(({ value, page, noteDate }) => {
    const key = `${value} ${page} ${noteDate}`;
    return !seen.has(key) && seen.add(key);
  });
}

const BY_FACT: ReadonlyMap<FactKey, readonly Rule[]> = Map.groupBy(RULES, ({ fact }) => fact);

/** Those of one page, unranked: for who must let others have their turn between pages. */
export function findOnPage({ page, text }: ReadPage): Suggestion[] {
  const noteDate = noteDateOf(normalized(text));
  const units = unitsOf(text);
  return units.flatMap((unit, i) => {
    const before = units[i - 1]?.text ?? '';
    return [...BY_FACT.values()].flat().flatMap((rule) => applied(rule, unit, { noteDate, before }, page, text));
  });
}

function applied(
  rule: Rule,
  unit: Unit,
  { noteDate, before }: { noteDate: string; before: string },
  page: number,
  text: string,
): Suggestion[] {
  const found: Suggestion[] = [];
  for (const match of unit.text.matchAll(rule.pattern)) {
    const [s, e] = [match.index, match.index + match[0].length];
    const read = rule.read(match, contextOf(unit, s, e), { unit, noteDate, before });
    for (const { value, score, why } of read === null ? [] : [read].flat()) {
      const parsed = parseFact(rule.fact, value);
      if (!parsed.ok) continue;
      const range = quoted(unit, s, e);
      found.push({ fact: rule.fact, value, page, quotation: text.slice(range.s, range.e), range, noteDate, finder: rule.id, why, score });
    }
  }
  return found;
}

/** The whole sentence, or as much of a long one as stands around the mention. */
function quoted(unit: Unit, s: number, e: number): { s: number; e: number } {
  if (unit.end - unit.start <= LONGEST_QUOTATION) return { s: unit.start, e: unit.end };
  const spare = Math.max(0, LONGEST_QUOTATION - (e - s)) / 2;
  const from = Math.max(0, Math.floor(s - spare));
  const start = from === 0 ? 0 : unit.text.indexOf(' ', from) + 1;
  return { s: unit.start + Math.min(start, s), e: Math.min(unit.end, unit.start + Math.ceil(e + spare)) };
}

/** Whether a fact is one that a finder looks for. */
export const isFound = (fact: FactKey): boolean => BY_FACT.has(fact) && factSpec(fact) !== undefined;
