import { zoneWords } from '@/components/case/when';
import type { MarkKind } from '@/components/ui/StatusMark';
import { ENDING_WORDS } from '@/lib/cases/endings.ts';
import { formatInstant } from '@/lib/cases/time-words.ts';
import type { LetterKind } from '@/lib/letters/letter.ts';
import type { LetterView, NoticeView } from '@/lib/use-cases/load-letters.ts';

export const NOTICE_WORDS: Readonly<Record<LetterKind, string>> = {
  approved: 'Approval',
  'approved-in-part': 'Approval in part',
  denied: 'Denial',
  'no-review-required': 'No review required',
  ...ENDING_WORDS,
  'appeal-upheld': 'Appeal upheld',
  'appeal-overturned': 'Appeal overturned',
  'information-request': 'Request for information',
  extension: 'Extension',
  urgency: 'Change of urgency',
  withdrawal: 'Withdrawal',
  'missed-due': 'Missed due time',
  'authorization-amended': 'Amended authorization',
  'authorization-ended': 'Authorization ends early',
  'authorization-ordered': 'Approval as ordered',
  'appeal-forwarded': 'Appeal forwarded',
};

/** `Nov 24, 2026, 09:30 ET`. */
export const arose = ({ at }: Pick<NoticeView, 'at'>, timeZone: string): string => `${formatInstant(at, timeZone)} ${zoneWords(timeZone)}`;

export interface LetterState {
  words: string;
  mark: MarkKind;
}

/** Where one letter stands; of a notice that need not be given, what never went out owes nothing. */
export function letterState({ issued, lint }: LetterView, { moot }: Pick<NoticeView, 'moot'>): LetterState {
  if (issued && issued.deliveries.length > 0) return { words: 'given', mark: 'met' };
  if (moot !== null) return { words: issued ? 'issued, need not be given' : 'need not be given', mark: 'not-applicable' };
  if (issued) return { words: 'issued', mark: 'missing' };
  return lint.some(({ level }) => level === 'blocks') ? { words: 'blocked', mark: 'not-met' } : { words: 'not issued', mark: 'missing' };
}

/** `2 of 3 given`, `all given`, `need not be given`. */
export function noticeState(notice: NoticeView): string {
  const given = notice.letters.filter(isGiven).length;
  if (given === notice.letters.length) return 'all given';
  return notice.moot === null ? `${given} of ${notice.letters.length} given` : 'need not be given';
}

export const isGiven = ({ issued }: LetterView): boolean => (issued?.deliveries.length ?? 0) > 0;
