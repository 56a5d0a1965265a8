import { expect, test } from 'vitest';
import { owedLetter } from '@/lib/letters/owed.ts';
import { testSource } from '@/lib/letters/testing.ts';
import type { LetterView, NoticeView } from '@/lib/use-cases/load-letters.ts';
import { pick } from './pick';

const DELIVERY = { method: 'mail', detail: '', deliveredBy: 'A', deliveredAt: '2026-11-20T12:00:00Z' };

function letter(recipient: LetterView['recipient'], given: boolean): LetterView {
  const issued = {
    ...{ id: recipient, notice: 'decision' as const, kind: 'denied', addressee: 'A', sha256: '', issuedBy: 'A', issuedAt: '' },
    ...{ warnings: [], arranged: '', parties: null, snapshotId: '', voided: null, recipient, deliveries: [DELIVERY] },
  };
  const { content } = owedLetter(testSource('denied', 'medicaid'), recipient);
  return { content, lint: [], recipient, addressee: 'A', issued: given ? issued : null };
}

function notice(key: NoticeView['key'], given: readonly boolean[]): NoticeView {
  const letters = (['member', 'practitioner'] as const).map((recipient, i) => letter(recipient, given[i] ?? false));
  return { key, at: '2026-11-20T12:00:00Z', notice: null, moot: null, kind: 'denied', owed: given.includes(false), letters };
}

const shown = (...args: Parameters<typeof pick>) => {
  const picked = pick(...args);
  return picked && [picked.notice.key, picked.letter.recipient];
};

test('what the address asks for is shown', () => {
  const notices = [notice('extension:4', [false, false]), notice('decision', [false, false])];
  expect(shown(notices, { notice: 'decision', to: 'practitioner' })).toEqual(['decision', 'practitioner']);
});

test('what it does not say is the first that is to be done', () => {
  const notices = [notice('extension:4', [true, true]), notice('urgency:6', [true, false]), notice('decision', [false, false])];
  expect(shown(notices, {})).toEqual(['urgency:6', 'practitioner']);
  expect(shown(notices, { notice: 'extension:9', to: 'nobody' })).toEqual(['urgency:6', 'practitioner']);
});

test('where all is done, the newest; where nothing is owed, nothing', () => {
  expect(shown([notice('extension:4', [true, true]), notice('decision', [true, true])], {})).toEqual(['decision', 'member']);
  expect(shown([], { notice: 'decision' })).toBeUndefined();
});
