import type { NoticeSnapshot } from '../../cases/snapshot.ts';
import { longMoment } from '../dates.ts';
import type { Block, LetterContent, Recipient } from '../letter.ts';
import { letter, serviceOf } from './frame.ts';
import type { NoticeOf } from './information.ts';
import { requestedServices } from './services.ts';
import { definitions, heading, joined, prose } from './text.ts';
import { capitalized, voiceFor } from './words.ts';

/** The letter that says that the decision takes longer, and why. */
export function extensionLetter(source: NoticeSnapshot, notice: NoticeOf<'extension'>, recipient: Recipient): LetterContent {
  const { service } = serviceOf(source);
  const { timeZone } = source.plan;
  return letter(source, recipient, {
    heading: `We need more time to decide on ${service}`,
    outcome: ['Notice', 'More time to decide (extension)'],
    body: [
      ...prose('We have not decided yet. We now have until the new date below.'),
      ...definitions([
        ['New date', longMoment(notice.dueAt, timeZone)],
        ['Date before', longMoment(notice.previousDueAt, timeZone)],
      ]),
      ...requestedServices(source),
      heading('Why'),
      ...prose(notice.reason, inTheInterest(notice, recipient)),
      ...grievance(source, recipient, 'the extra time'),
    ],
  });
}

/** Why the extension is in the member's interest: what an extension has to say. */
function inTheInterest({ askedBy }: NoticeOf<'extension'>, recipient: Recipient): string {
  const { your, doctor } = voiceFor(recipient);
  const asked = {
    member: recipient === 'member' ? 'You asked for more time.' : 'The member asked for more time.',
    practitioner: `${capitalized(doctor)} asked for more time.`,
    plan: '',
  };
  return joined([
    asked[askedBy],
    `More time is in ${your} best interest: with more facts, we may be able to say yes. Without them, we would have to decide with what we have now.`,
  ]);
}

/** The letter that says that an expedited request is reviewed in the standard time. */
export function urgencyLetter(source: NoticeSnapshot, notice: NoticeOf<'urgency'>, recipient: Recipient): LetterContent {
  const { service } = serviceOf(source);
  const { doctor, your } = voiceFor(recipient);
  const support =
    recipient === 'practitioner'
      ? "You can ask for an expedited review again. If you state that the standard time could seriously jeopardize your patient's life, health or ability to regain maximum function, we review it as expedited."
      : `${capitalized(doctor)} can ask for a fast review again. If the doctor tells us that waiting could put ${your} life, health, or chance to get better in danger, we will do a fast review.`;
  return letter(source, recipient, {
    heading: `We will review ${service} in the standard time`,
    outcome: ['Notice', 'Change from fast (expedited) to standard review'],
    body: [
      ...prose('We got a request for a fast review. We will review it in the standard time. We have not decided yet.'),
      ...definitions([['Decision due', longMoment(notice.dueAt, source.plan.timeZone)]]),
      ...requestedServices(source),
      heading('Why'),
      ...prose(notice.reason),
      heading('How to ask again'),
      ...prose(support),
      ...definitions([['How to send', source.plan.letters?.sendRecords ?? '']]),
      ...grievance(source, recipient, 'this change'),
    ],
  });
}

function grievance({ plan }: NoticeSnapshot, recipient: Recipient, what: string): Block[] {
  const { you } = voiceFor(recipient);
  return [
    heading('The right to a grievance'),
    ...prose(
      `If ${you} ${recipient === 'member' ? 'do' : 'does'} not agree with ${what}, ${you} can file a grievance with us. A grievance is a complaint.`,
    ),
    ...definitions([['Grievance', plan.letters?.grievances ?? '']]),
  ];
}
