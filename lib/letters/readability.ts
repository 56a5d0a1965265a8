import { codesIn, type Found, plainerWords, unexplainedAcronyms } from './plain-words.ts';

/** What the Flesch–Kincaid formula counts. */
export type ReadingCounts = { sentences: number; words: number; syllables: number };

/**
 * Flesch–Kincaid grade level: 0.39 × words per sentence + 11.8 × syllables per word − 15.59, to one decimal.
 * Source: Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75, 1975. 0 for an empty text.
 */
export function gradeOf({ sentences, words, syllables }: ReadingCounts): number {
  if (words === 0 || sentences === 0) return 0;
  return Math.round((0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59) * 10) / 10;
}

/**
 * Syllables of one English word by the usual rule of thumb: groups of vowels, less a silent final e, es or ed.
 * A word without vowels, a number or a code counts as one.
 */
export function syllablesIn(word: string): number {
  const letters = word
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  const groups = letters.match(/[aeiouy]+/g)?.length ?? 0;
  const silentEnd = /[^aeiouy]e$/.test(letters) && !/[^aeiouylr]le$/.test(letters);
  const silentPlural = /[^aeiouy]es$/.test(letters) && !/(?:[scxz]|[cs]h|g)es$/.test(letters) && !/[^aeiouylr]les$/.test(letters);
  const silentPast = /[^aeiouytd]ed$/.test(letters) && !/[^aeiouylr]led$/.test(letters);
  return Math.max(1, groups - (silentEnd || silentPlural || silentPast ? 1 : 0));
}

/** Counts one passage (a paragraph or a list item); its end ends a sentence whether or not a full stop stands there. */
export function countPassage(passage: string): ReadingCounts {
  const words = passage.split(/[\s–—/]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const sentences = passage.split(/[.!?]+(?:\s|$)/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
  return { sentences, words: words.length, syllables: words.reduce((sum, word) => sum + syllablesIn(word), 0) };
}

/** The grade of several passages taken together. */
export function readingGrade(passages: readonly string[]): number {
  const total: ReadingCounts = { sentences: 0, words: 0, syllables: 0 };
  for (const passage of passages) {
    const counts = countPassage(passage);
    total.sentences += counts.sentences;
    total.words += counts.words;
    total.syllables += counts.syllables;
  }
  return gradeOf(total);
}

/** Grade that letters to members aim at where a plan says none (product.md). */
export const DEFAULT_GRADE = 8;

/** Something that makes a text hard to read, at its place in the text as given. */
export type Hint = Found & { kind: 'sentence' | 'word' | 'acronym' | 'code'; message: string };

/**
 * What makes a text hard to read, in its order: sentences above the grade, words that a plainer one could replace, acronyms that it does not
 * explain, codes. For the editor of a reason as it is typed: pure, and within 5 ms for 5,000 characters.
 */
export function hardSentences(text: string, grade: number = DEFAULT_GRADE): Hint[] {
  const words = plainerWords(text).map(
    (found): Hint => ({ ...found, kind: 'word', message: `Try “${found.instead}” for “${found.text}”` }),
  );
  const acronyms = unexplainedAcronyms(text).map(
    (found): Hint => ({ ...found, kind: 'acronym', message: `Say what ${found.text} stands for` }),
  );
  const codes = codesIn(text).map((found): Hint => ({ ...found, kind: 'code', message: `Say in words what ${found.text} is` }));
  return [...sentencesAbove(text, grade), ...words, ...acronyms, ...codes].sort((a, b) => a.from - b.from || b.to - a.to);
}

/** A sentence ends where the counting ends it: after a full stop and a space, or with its line. */
function sentencesAbove(text: string, grade: number): Hint[] {
  const found: Hint[] = [];
  for (const { index, 0: raw } of text.matchAll(/[^\n]+?(?:[.!?]+(?=\s|$)|(?=\n|$))/gu)) {
    const sentence = raw.trim();
    const measured = readingGrade([sentence]);
    // Few words of many syllables grade high by the formula alone.
    if (measured <= grade || countPassage(sentence).words < SHORTEST) continue;
    const from = index + raw.indexOf(sentence);
    const message = `This sentence reads at grade ${measured}: split it, or use shorter words`;
    found.push({ from, to: from + sentence.length, text: sentence, kind: 'sentence', message });
  }
  return found;
}

/** The formula says little of a sentence of fewer words. */
const SHORTEST = 4;
