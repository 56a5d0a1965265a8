import { fold } from '../cases/fold.ts';
import type { TextRange } from './document.ts';

/** The words of a page as they are searched: folded as names are (lib/cases/fold.ts), with their places in the text. */

export type Word = TextRange & { word: string };

/** Letters, digits and marks: "L4-L5" is two words, "7/10" too, "Nguyễn" one. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** PostgreSQL keeps no place beyond this, and no word beyond 2 kB. */
const MOST_PLACES = 16_383;
const MOST_LETTERS = 200;

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    // Folding can leave a quotation mark, which is no part of a word.
    const word = [...fold(match[0]).replace(/[^\p{L}\p{N}]/gu, '')].slice(0, MOST_LETTERS).join('');
    if (word !== '') words.push({ word, s: match.index, e: match.index + match[0].length });
  }
  return words;
}

/** A PostgreSQL tsvector in its text form: each word with the places where it stands, of which the last counts for all that come after. */
export function wordVector(text: string): string {
  const places = new Map<string, number[]>();
  wordsOf(text).forEach(({ word }, index) => {
    const at = Math.min(index + 1, MOST_PLACES);
    const known = places.get(word);
    if (known === undefined) places.set(word, [at]);
    else if (known.at(-1) !== at) known.push(at);
  });
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}

/** One thing to find: words that follow one another, the last of them as it begins where `begins`. */
type Term = { words: readonly string[]; begins: boolean };

/** `pain "drug screen" opi`: every word as it begins, and what stands in quotation marks as it stands. Empty: nothing could be found. */
function termsOf(typed: string): Term[] {
  return typed.split(/["“”„]/).flatMap((part, index, parts): Term[] => {
    const words = wordsOf(part).map(({ word }) => word);
    // A mark that was not closed yet opens a phrase all the same, whose last word is still being typed.
    const isPhrase = index % 2 === 1;
    if (isPhrase) return words.length === 0 ? [] : [{ words, begins: index === parts.length - 1 }];
    return words.map((word) => ({ words: [word], begins: true }));
  });
}

/** A PostgreSQL tsquery; null where nothing is said that could be found. */
export function searchQuery(typed: string): string | null {
  const terms = termsOf(typed);
  if (terms.length === 0) return null;
  return terms
    .map(({ words, begins }) => `(${words.map((w, i) => quoted(w, begins && i === words.length - 1)).join(' <-> ')})`)
    .join(' & ');
}

const quoted = (word: string, begins: boolean): string => `'${word}'${begins ? ':*' : ''}`;

/** Where in the text what was typed stands, in order; overlapping ones as one. */
export function findRanges(text: string, typed: string): TextRange[] {
  const words = wordsOf(text);
  const found = termsOf(typed).flatMap((term) => rangesOf(words, term));
  return merged(found.sort((a, b) => a.s - b.s || a.e - b.e));
}

function rangesOf(words: readonly Word[], term: Term): TextRange[] {
  const last = term.words.length - 1;
  const fits = (at: number) =>
    term.words.every((wanted, i) => {
      const word = words[at + i]?.word;
      return term.begins && i === last ? word?.startsWith(wanted) : word === wanted;
    });
  return words.flatMap(({ s }, at) => {
    const end = words[at + last];
    return end !== undefined && fits(at) ? [{ s, e: end.e }] : [];
  });
}

function merged(sorted: readonly TextRange[]): TextRange[] {
  const out: TextRange[] = [];
  for (const range of sorted) {
    const before = out.at(-1);
    if (before !== undefined && range.s < before.e) out[out.length - 1] = { s: before.s, e: Math.max(before.e, range.e) };
    else out.push(range);
  }
  return out;
}

/** Letters around the first range of a snippet. */
const BEFORE = 60;
const AFTER = 140;

/** The text around the first range, on one line, with the ranges that lie in it. `ranges`: not empty, in order. */
export function snippetOf(text: string, ranges: readonly TextRange[]): { snippet: string; snippetRanges: TextRange[] } {
  const first = ranges[0] ?? { s: 0, e: 0 };
  const start = wordStart(text, Math.max(0, first.s - BEFORE));
  const end = Math.min(text.length, Math.max(first.e, first.s + AFTER));
  const within = ranges.filter(({ s, e }) => s >= start && e <= end);
  const shift = start > 0 ? 1 - start : 0;
  const middle = text.slice(start, end).replace(/\s/g, ' ');
  return {
    snippet: `${start > 0 ? '…' : ''}${middle}${end < text.length ? '…' : ''}`,
    snippetRanges: within.map(({ s, e }) => ({ s: s + shift, e: e + shift })),
  };
}

/** The beginning of the next word from `at` on, where there is one near. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + BEFORE).search(/\s/);
  return space === -1 ? at : at + space + 1;
}
