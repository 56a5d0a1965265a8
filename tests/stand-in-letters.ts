import type { LetterContent, LetterSource, Recipient } from '../lib/letters/letter.ts';
import type * as owed from '../lib/letters/owed.ts';

const paragraph = (text: string): LetterContent['blocks'][number] => ({ type: 'paragraph', role: 'prose', text });

/**
 * Letters of notices for tests of their life, not of their words: one says its notice, when it was issued and what was arranged; the lint warns
 * of each, and blocks one to a reader of Khmer until a translation is arranged for. Decisions have their own.
 */
export function standIn(real: typeof owed): typeof owed {
  return {
    ...real,
    owedLetter: (source: LetterSource, recipient: Recipient, issue: owed.Issue = {}): owed.OwedLetter => {
      if ('decision' in source) return real.owedLetter(source, recipient, issue);
      const content: LetterContent = {
        ...{ kind: source.notice.kind, recipient, language: 'en-US', title: source.caseNumber, readingGrade: 5, points: 12 },
        ...{ letterhead: { name: source.plan.planName, lines: [] }, footer: source.caseNumber, date: issue.at ?? source.takenAt },
        blocks: [paragraph(`${source.key} ${source.notice.kind}`), paragraph(issue.arranged ?? 'nothing arranged')],
      };
      const warns = { level: 'warns', element: 'reading grade', message: 'Look at it.' } as const;
      const blocks = { level: 'blocks', element: 'translation', message: 'A translation is owed.' } as const;
      const isTranslated = source.member.language !== 'km' || issue.arranged !== undefined;
      return { content, lint: [warns, ...(isTranslated ? [] : [blocks])] };
    },
  };
}
