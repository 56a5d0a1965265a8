import { EXTERNAL_BODY_WORDS } from '../cases/after-rules.ts';
import { daysBetween } from '../cases/duties.ts';
import type { AfterNotice, Authorized } from '../cases/notice.ts';
import type { NoticeSnapshot } from '../cases/snapshot.ts';
import { dateInZone, longDate } from './dates.ts';
import type { Recipient } from './letter.ts';
import { integratedDenialElements } from './lint-adverse.ts';
import { blocks, type LetterFinding, type Required, setting } from './lint-finding.ts';
import { firstRights, termsAndCopies } from './lint-rights.ts';

/** What a letter of what comes after a decision must say beside what every letter does. */
export function afterElements(source: NoticeSnapshot, notice: AfterNotice, recipient: Recipient): Required[] {
  switch (notice.kind) {
    case 'authorization-amended':
      return [
        ...(notice.changes.length === 0 ? [{ element: 'what changed', say: '' }] : []),
        ...notice.changes.map(({ what }) => ({ element: `what changed, ${what.toLowerCase()}`, say: what })),
        { element: 'reason for the change', say: notice.reason },
        ...authorizedElements(notice.authorization),
      ];
    case 'authorization-ended':
      return [
        { element: 'authorization number', say: notice.authorization.number },
        { element: 'last approved day', say: `Last approved day ${longDate(notice.authorization.validTo)}` },
        { element: 'last day before the change', say: longDate(notice.until) },
        { element: 'rule that asks for notice', say: notice.basis },
        { element: 'reason for the end', say: notice.reason },
        ...termsAndCopies(source),
        setting('peer-to-peer contact', source.plan.letters?.peerToPeer),
        ...firstRights(source, recipient),
        ...integratedDenialElements(source),
      ];
    case 'authorization-ordered':
      return [
        { element: 'body that decided', say: EXTERNAL_BODY_WORDS[notice.body] },
        { element: 'reference of its decision', say: notice.reference },
        { element: 'day of its decision', say: longDate(notice.decidedOn) },
        ...authorizedElements(notice.authorization),
      ];
    case 'appeal-forwarded':
      return [
        { element: 'body that it was sent to', say: `Sent to ${notice.to}` },
        { element: 'day on which it was sent', say: longDate(dateInZone(notice.at, source.plan.timeZone)) },
        { element: 'how it was sent', say: notice.means },
        ...(notice.sent.length === 0 ? [{ element: 'what was sent', say: '' }] : []),
        ...notice.sent.map((say, i) => ({ element: `what was sent, ${i + 1}`, say })),
        { element: 'how to add to it', say: 'You can send more facts or records' },
      ];
  }
}

const authorizedElements = ({ number, version, validFrom, validTo }: Authorized): Required[] => [
  { element: 'authorization number', say: `Authorization number ${number}` },
  { element: 'version of the authorization', say: `Version ${version}` },
  { element: 'valid days', say: `${longDate(validFrom)} through ${longDate(validTo)}` },
  { element: 'statement that this is not a guarantee of payment', say: 'not a guarantee of payment' },
];

/** An end is told ahead of time: issued later than its rule allows, its letter would say what is not so. */
export function afterAgrees({ notice, takenAt, plan }: NoticeSnapshot): LetterFinding[] {
  if (notice.kind !== 'authorization-ended' || notice.days === 0) return [];
  const left = daysBetween(dateInZone(takenAt, plan.timeZone), notice.authorization.validTo);
  return left >= notice.days
    ? []
    : [
        blocks(
          'days of notice',
          `The letter would give ${left} days of notice; ${notice.basis} asks for ${notice.days}. Amend the end, and issue it then.`,
        ),
      ];
}
