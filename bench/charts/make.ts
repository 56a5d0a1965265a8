import { FACT_KEYS, type FactKey, type FactValue } from '../../lib/criteria/facts.ts';
import { pdfOf, type Word } from '../../lib/pdf/testing.ts';
import { type Random, seeded } from '../random.ts';
import type { Phrase, Style } from './phrase.ts';

export type Expected = Partial<Record<FactKey, { value: FactValue; page: number }>>;
export type Chart = { name: string; pdf: Uint8Array; facts: Expected };

type Page = { lines: string[]; columns: 1 | 2 };

/** @returns a chart of a few notes, newest first or last, with what a reader would answer from it. No fact is said twice, but for old notes. */
export function chartOf(style: Style, seed: number): Chart {
  const random = seeded(seed);
  const facts: Expected = {};
  const chosen = choose(style.phrases, random);
  const notes = random.integer(2, 5);
  const pages: Page[] = [];
  for (let note = 0; note < notes; note++) {
    const date = `2026-${String(random.integer(1, 9)).padStart(2, '0')}-${String(random.integer(10, 28))}`;
    const mine = chosen.filter((_, i) => i % notes === note);
    const said: string[] = [];
    for (const phrase of mine) {
      const day = `2026-${String(random.integer(1, 9)).padStart(2, '0')}-${String(random.integer(10, 28))}`;
      said.push(phrase.says.replaceAll('{d}', style.day(day)));
      for (const fact of FACT_KEYS) {
        const value = phrase.facts[fact];
        if (value !== undefined) facts[fact] = { value: value === '{d}' ? day : value, page: pages.length + 1 };
      }
    }
    pages.push(page(style, date, said, random));
    if (random.chance(0.3)) pages.push(filler(style, random));
  }
  return { name: `chart-${String(seed).padStart(3, '0')}`, pdf: pdfOf(pages.map(typeset)), facts };
}

/** Phrases of which no two speak of the same fact. */
function choose(phrases: readonly Phrase[], random: Random): Phrase[] {
  const taken = new Set<string>();
  const kinds = new Set<string>();
  return shuffled(phrases, random)
    .filter(({ facts }) => {
      const keys = Object.keys(facts);
      if (keys.some((key) => taken.has(key))) return false;
      const kind = 'indication' in facts ? 'indication' : '';
      if (kind !== '' && kinds.has(kind)) return false;
      for (const key of keys) taken.add(key);
      return true;
    })
    .slice(0, random.integer(14, 26));
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function page(style: Style, date: string, said: readonly string[], random: Random): Page {
  const sentences = shuffled([...said, ...shuffled(style.distractors, random).slice(0, random.integer(2, 5))], random);
  const columns = random.chance(0.15) ? 2 : 1;
  const width = columns === 2 ? 44 : 92;
  const lines = [random.pick(style.opening), `Patient: Doe, Pat   DOB: 02/14/1961   ${style.noteDate(date)}`, ''];
  const prose = random.chance(0.5);
  let paragraph: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) lines.push(...wrapped(paragraph.join(' '), width), '');
    paragraph = [];
  };
  for (const sentence of sentences) {
    // A line of a form or with a label stands by itself.
    if (!prose || !/^[A-Z][^:[]*\.$/.test(sentence)) {
      flush();
      lines.push(...wrapped(sentence, width));
      if (random.chance(0.3)) lines.push('', random.pick(style.headings));
    } else paragraph.push(sentence);
    if (paragraph.length >= 4) flush();
  }
  flush();
  return { lines, columns };
}

function filler(style: Style, random: Random): Page {
  return {
    columns: 1,
    lines: ['Patient instructions', '', ...shuffled(style.distractors, random).flatMap((text) => [...wrapped(text, 92), ''])],
  };
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function typeset({ lines, columns }: Page): Word[] {
  const [head, body] = [lines.slice(0, 3), lines.slice(3)];
  const half = columns === 2 ? Math.ceil(body.length / 2) : body.length;
  const placed = [
    ...head.map((text, i) => ({ text, x: 60, y: 750 - 13 * i })),
    ...body.slice(0, half).map((text, i) => ({ text, x: 60, y: 700 - 13 * i })),
    ...body.slice(half).map((text, i) => ({ text, x: 320, y: 700 - 13 * i })),
  ];
  return placed.filter(({ text }) => text !== '').map((word) => ({ ...word, size: 10 }));
}
