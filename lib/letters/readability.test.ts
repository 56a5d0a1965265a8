import { describe, expect, it } from 'vitest';
import { countPassage, gradeOf, hardSentences, readingGrade, syllablesIn } from './readability.ts';

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

describe('hints for a text as it is written', () => {
  const kinds = (text: string, grade?: number) => hardSentences(text, grade).map(({ kind, text: found }) => `${kind}: ${found}`);

  it('names the sentences above the grade, and where they stand', () => {
    const hard = 'Documentation insufficiently demonstrates multidisciplinary rehabilitation.';
    const text = `The pump did not help. ${hard}\nThe trial was short.`;
    const [hint] = hardSentences(text);
    expect(hint).toMatchObject({ kind: 'sentence', text: hard });
    expect(text.slice(hint?.from, hint?.to)).toBe(hard);
    expect(kinds(text).filter((each) => each.startsWith('sentence'))).toHaveLength(1);
    expect(kinds('The cat sat on the mat.', 3)).toEqual([]);
    expect(kinds('The pump did not lower the pain that much.', -5)).toContain('sentence: The pump did not lower the pain that much.');
  });

  it('says which words a plainer one could replace', () => {
    expect(hardSentences('Send it prior to the visit.', 20)).toEqual([
      { kind: 'word', from: 8, to: 16, text: 'prior to', instead: 'before', message: 'Try “before” for “prior to”' },
    ]);
  });

  it('names acronyms that are not explained, and codes', () => {
    expect(kinds('The MRI and both EMGs are old. Code 62362 for M96.1 and E0785.', 20)).toEqual([
      'acronym: MRI',
      'acronym: EMGs',
      'code: 62362',
      'code: M96.1',
      'code: E0785',
    ]);
    expect(kinds('The scan (MRI) and the CT (a scan too) are old. The MRI is from the US, by P.O. box.', 20)).toEqual([]);
  });

  it('answers within 5 ms for 5,000 characters, also where nothing ends a sentence', () => {
    const texts = ['The MRI of the spine shows additional narrowing prior to surgery. ', 'documentation ', 'A (', 'MRI '].map((part) =>
      part.repeat(5000 / part.length),
    );
    for (const text of texts) {
      hardSentences(text);
      // the best of a few: what else the machine does is not measured
      const times = Array.from({ length: 8 }, () => {
        const from = performance.now();
        hardSentences(text);
        return performance.now() - from;
      });
      expect(Math.min(...times)).toBeLessThan(5);
    }
  });
});
