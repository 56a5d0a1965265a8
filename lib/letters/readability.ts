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
