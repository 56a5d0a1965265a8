import { describe, expect, it } from 'vitest';
import { countPassage, gradeOf, readingGrade, syllablesIn } from './readability.ts';

describe('Flesch–Kincaid grade', () => {
  it('is the published formula', () => {
    // 100 words in 5 sentences with 150 syllables: 7.8 + 17.7 - 15.59
    expect(gradeOf({ sentences: 5, words: 100, syllables: 150 })).toBe(9.9);
    expect(gradeOf({ sentences: 0, words: 0, syllables: 0 })).toBe(0);
  });

  it('agrees with grades given elsewhere for known sentences', () => {
    // -1.45 before it is rounded
    expect(readingGrade(['The cat sat on the mat.'])).toBe(-1.4);
    expect(readingGrade(['The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.'])).toBe(11.3);
  });

  it.each([
    ['the', 1],
    ['care', 1],
    ['named', 1],
    ['needed', 2],
    ['doses', 2],
    ['takes', 1],
    ['table', 2],
    ['approved', 2],
    ['medicine', 3],
    ['records', 2],
    ['62362', 1],
    ['Ánh', 1],
  ])('counts the syllables of %s', (word, syllables) => {
    expect(syllablesIn(word)).toBe(syllables);
  });

  it('ends a sentence at the end of a passage, and not at a colon', () => {
    expect(countPassage('Call us: we help. Any day').sentences).toBe(2);
    expect(countPassage('')).toEqual({ sentences: 0, words: 0, syllables: 0 });
  });
});
