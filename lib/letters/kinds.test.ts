import { describe, expect, it } from 'vitest';
import { letterContent } from './content.ts';
import { type LetterContent, type LetterSource, type Recipient, textsOf } from './letter.ts';
import { lintLetter } from './lint.ts';
import { missingFrom } from './lint-finding.ts';
import { requiredElements } from './lint-required.ts';
import { unexplainedAcronyms } from './plain-words.ts';
import { readingGrade } from './readability.ts';
import approvals from './testdata/approvals.json' with { type: 'json' };
import { LETTER_LINES_OF_BUSINESS, snapshots, TEST_KINDS, testSource } from './testing.ts';

const RECIPIENTS: Recipient[] = ['member', 'practitioner', 'representative'];
const ALL = TEST_KINDS.flatMap((kind) => LETTER_LINES_OF_BUSINESS.map((line) => [kind, line] as const));

/** The letter's own sentences, without the director's or the plan's reason. */
function ownSentences(source: LetterSource, { blocks }: LetterContent): string[] {
  const reason = 'decision' in source ? source.signature?.signing.reason : 'reason' in source.notice ? source.notice.reason : '';
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.items;
    return block.type === 'paragraph' && block.role === 'prose' && block.text !== reason ? [block.text] : [];
  });
}

/** Everything that is not typed by the plan or into the case. */
function ownWords(source: LetterSource, content: LetterContent): string[] {
  const terms = content.blocks.flatMap((block) => {
    if (block.type === 'definitions') return block.rows.map(({ term }) => term);
    if (block.type === 'table') return block.columns.map(({ title }) => title);
    return block.type === 'heading' ? [block.text] : [];
  });
  return [...terms, ...ownSentences(source, content)];
}

describe.each(ALL)('%s, %s', (kind, lineOfBusiness) => {
  const source = testSource(kind, lineOfBusiness);

  it.each(RECIPIENTS)('says to the %s all that it must say, and nothing stands against it', (recipient) => {
    expect(lintLetter(source, letterContent(source, recipient))).toEqual([]);
  });

  it.each(['member', 'representative'] as const)('reads at or below grade 8 for the %s, without an unexplained acronym', (recipient) => {
    const content = letterContent(source, recipient);
    expect(readingGrade(ownSentences(source, content))).toBeLessThanOrEqual(8);
    expect(content.readingGrade).toBeLessThanOrEqual(8);
    expect(content.points).toBe(12);
    expect(unexplainedAcronyms(ownWords(source, content).join('\n'))).toEqual([]);
  });

  it.each(RECIPIENTS)('has no hole to fill in for the %s', (recipient) => {
    for (const text of textsOf(letterContent(source, recipient))) {
      expect(text.trim()).not.toBe('');
      expect(text).not.toMatch(/[[\]{}<>_]|\bundefined\b|\bnull\b|\bNaN\b/);
    }
  });

  it.each(RECIPIENTS)('is blocked for the %s by each part that is taken out, which is named', (recipient) => {
    const content = letterContent(source, recipient);
    for (const required of requiredElements(source, content)) {
      const found = lintLetter(source, without(content, required.say));
      expect(found, required.element).toContainEqual(expect.objectContaining({ level: 'blocks', element: required.element }));
    }
  });
});

/** The letter without any part in which these words stand. */
function without(content: LetterContent, words: string): LetterContent {
  const blank: LetterContent = { ...content, letterhead: { name: '', lines: [] }, date: '', footer: '', blocks: [] };
  const says = (part: LetterContent) => missingFrom(part, [{ element: '', say: words }]).length === 0;
  return {
    ...content,
    letterhead: says({ ...blank, letterhead: content.letterhead }) ? { name: 'x', lines: [] } : content.letterhead,
    date: says({ ...blank, date: content.date }) ? 'x' : content.date,
    footer: says({ ...blank, footer: content.footer }) ? 'x' : content.footer,
    blocks: content.blocks.filter((block) => !says({ ...blank, blocks: [block] })),
  };
}

describe('a letter of a snapshot from before plans had letter settings', () => {
  const frozen = {
    ...Object.fromEntries(
      LETTER_LINES_OF_BUSINESS.map((line) => [`approved ${line}`, snapshots.withRepresentative(snapshots.approved(line))]),
    ),
    'no review required': snapshots.withRepresentative(snapshots.noReviewRequired()),
    'signed meets': snapshots.withRepresentative(snapshots.signed('meets')),
    'signed does-not-meet': snapshots.withRepresentative(snapshots.signed('does-not-meet')),
    'signed without a policy in force': snapshots.withRepresentative(snapshots.signed(null)),
    'without a representative': snapshots.approved('medicaid'),
  };

  it.each(Object.entries(approvals))('says what it said then: %s', (name, content) => {
    const at = name.lastIndexOf(', ');
    const source = Object.entries(frozen).find(([key]) => key === name.slice(0, at))?.[1];
    const recipient = RECIPIENTS.find((each) => each === name.slice(at + 2));
    if (!source || !recipient) throw new Error(`no snapshot ${name}`);
    // The text as well: the order of keys reaches the typesetter.
    expect(JSON.stringify(letterContent(source, recipient))).toBe(JSON.stringify(content));
  });
});
