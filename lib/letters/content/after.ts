import { EXTERNAL_BODY_WORDS } from '../../cases/after-rules.ts';
import type { Authorized } from '../../cases/notice.ts';
import type { NoticeSnapshot } from '../../cases/snapshot.ts';
import { dateInZone, longDate } from '../dates.ts';
import type { Block, LetterContent, Recipient } from '../letter.ts';
import { integratedDenialNotice } from './denial.ts';
import { letter, serviceOf } from './frame.ts';
import type { NoticeOf } from './information.ts';
import { aboutTheDecision, appealRights } from './rights.ts';
import { notGuaranteed, requestedServices, serviceTable, whoAndWhere } from './services.ts';
import { addressLines, clean, definitions, heading, joined, list, prose } from './text.ts';
import { voiceFor } from './words.ts';

/** Letters of what comes after a decision. */

/** Titles of what an authorization says, by which the lint finds them. */
export const AUTHORIZED = 'What is approved now';
const CHANGED = 'What changed';

/** What is authorized from now on: lines, span, provider and place. */
function authorizedNow({ number, version, lines, validFrom, validTo, practitioner, facility }: Authorized): Block[] {
  return [
    heading(AUTHORIZED),
    serviceTable(lines),
    ...definitions([
      ['Authorization number', number],
      ['Version', String(version)],
      ['Valid', `${longDate(validFrom)} through ${longDate(validTo)}`],
      ['Provider', joined([clean(practitioner.name), clean(practitioner.specialty)], ', ')],
      ['Place of care', joined([clean(facility.name), ...addressLines(facility.address)], ', ')],
    ]),
  ];
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const shown = (value: string) => (DATE.test(value) ? longDate(value) : clean(value));

/** The letter that what is approved was changed, without a new decision on it. */
export function amendedLetter(source: NoticeSnapshot, notice: NoticeOf<'authorization-amended'>, recipient: Recipient): LetterContent {
  const { service } = serviceOf(source);
  const { doctor, your } = voiceFor(recipient);
  const lead =
    recipient === 'practitioner'
      ? 'We changed the authorization as shown below. The approval itself stands. Use the same number.'
      : `We changed a part of what we had approved. The care is still approved. The number is the same. We also told ${recipient === 'member' ? doctor : `${your} doctor`}.`;
  return letter(source, recipient, {
    heading: `We changed the approval for ${service}`,
    outcome: ['Notice', 'Approval changed (amended authorization)'],
    body: [
      ...prose(lead),
      heading(CHANGED),
      {
        type: 'table',
        columns: [
          { title: 'What', align: 'start', width: 'wide' },
          { title: 'Before', align: 'start', width: 'medium' },
          { title: 'Now', align: 'start', width: 'medium' },
        ],
        rows: notice.changes.map(({ what, before, after }) => [clean(what), shown(before), shown(after)]),
      },
      ...definitions([['Why', notice.reason]]),
      ...authorizedNow(notice.authorization),
      ...notGuaranteed(source, recipient),
    ],
  });
}

/** The letter that what runs ends before its last day: adverse, ahead of time, with every right of a denial. */
export function endedLetter(source: NoticeSnapshot, notice: NoticeOf<'authorization-ended'>, recipient: Recipient): LetterContent {
  const { service } = serviceOf(source);
  const { your } = voiceFor(recipient);
  return letter(source, recipient, {
    heading: `We will end the approval for ${service}`,
    outcome: ['Decision', 'Approval ends early'],
    body: [
      ...prose(
        recipient === 'practitioner'
          ? 'A medical director decided to end the authorization below before its last day.'
          : `A doctor who works for us looked at ${your} case. We had approved this care. We will not approve it after the last day below.`,
      ),
      ...definitions([
        ['Authorization number', notice.authorization.number],
        ['Last approved day', longDate(notice.authorization.validTo)],
        ['Last day before this change', longDate(notice.until)],
        ['Rule', notice.basis],
      ]),
      heading('Why'),
      ...prose(notice.reason),
      heading('The care that this is about'),
      serviceTable(notice.authorization.lines),
      ...whoAndWhere(source),
      ...aboutTheDecision(source, recipient),
      ...appealRights(source, recipient),
    ],
    foot: integratedDenialNotice(source),
  });
}

/** The letter of an approval that another body ordered. */
export function orderedLetter(source: NoticeSnapshot, notice: NoticeOf<'authorization-ordered'>, recipient: Recipient): LetterContent {
  const { service } = serviceOf(source);
  const lead =
    recipient === 'practitioner'
      ? 'The body named below overturned our decision. Its decision binds us. The services below are authorized as it ordered.'
      : 'Others who do not work for us looked at our decision. They changed it, and we must do as they say. The care below is now approved.';
  return letter(source, recipient, {
    heading: `${service.charAt(0).toUpperCase()}${service.slice(1)} is now approved`,
    outcome: ['Decision', 'Approved, as ordered'],
    body: [
      ...prose(lead),
      ...definitions([
        ['Decided by', EXTERNAL_BODY_WORDS[notice.body]],
        ['Its reference', notice.reference],
        ['Decided on', longDate(notice.decidedOn)],
      ]),
      ...authorizedNow(notice.authorization),
      ...notGuaranteed(source, recipient),
    ],
  });
}

/** The letter that the case went on to the independent entity by itself. */
export function forwardedLetter(source: NoticeSnapshot, notice: NoticeOf<'appeal-forwarded'>, recipient: Recipient): LetterContent {
  const { service } = serviceOf(source);
  const { you, your } = voiceFor(recipient);
  return letter(source, recipient, {
    heading: `We sent the appeal about ${service} to others to review`,
    outcome: ['Notice', 'Appeal sent on to the independent review entity'],
    body: [
      ...prose(
        `We did not change our decision on the appeal. So we sent ${your} case to a group that does not work for us. ${
          recipient === 'member' ? 'You do' : recipient === 'practitioner' ? 'Your patient does' : 'The member does'
        } not have to do a thing. They will look at the case and write to ${you}.`,
      ),
      ...definitions([
        ['Sent to', notice.to],
        ['Sent on', longDate(dateInZone(notice.at, source.plan.timeZone))],
        ['How', notice.means],
        ['Rule', notice.basis],
      ]),
      heading('What we sent'),
      ...list(notice.sent),
      heading('More to add'),
      ...prose(
        `You can send more facts or records. Send them to the group named above, and give the case number. Ask us for a copy of what we sent. We send it free of charge.`,
      ),
      ...requestedServices(source),
    ],
  });
}
