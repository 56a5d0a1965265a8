import type { NoticeSnapshot } from '../../cases/snapshot.ts';
import { dateInZone, longDate, longMoment } from '../dates.ts';
import type { Block, LetterContent, Recipient } from '../letter.ts';
import { letter, serviceOf } from './frame.ts';
import type { NoticeOf } from './information.ts';
import { appealRights, copiesOf } from './rights.ts';
import { requestedServices } from './services.ts';
import { definitions, heading, prose } from './text.ts';
import { capitalized, voiceFor } from './words.ts';

export const NOTHING_ADVERSE = 'We did not deny anything, and we made no decision.';

/** The letter that a request was taken back: nothing adverse. */
export function withdrawalLetter(source: NoticeSnapshot, notice: NoticeOf<'withdrawal'>, recipient: Recipient): LetterContent {
  const { service } = serviceOf(source);
  const { you, doctor } = voiceFor(recipient);
  return letter(source, recipient, {
    heading: `The request for ${service} was withdrawn`,
    outcome: ['Notice', 'Request withdrawn'],
    body: [
      ...prose(`The request was taken back. ${NOTHING_ADVERSE} This does not count against ${you}.`),
      ...definitions([
        ['Withdrawn by', notice.by],
        ['Withdrawn on', longDate(dateInZone(notice.at, source.plan.timeZone))],
        ['How it was confirmed', notice.confirmed],
      ]),
      ...requestedServices(source),
      heading('How to ask again'),
      ...prose(`${capitalized(doctor)} can send us a new request at any time.`),
      ...definitions([['How to send', source.plan.letters?.sendRecords ?? '']]),
    ],
  });
}

type Missed = NoticeOf<'missed-due'>;

const MISSED: Readonly<Record<Missed['consequence'], { heading: string; counts: string; lead: string }>> = {
  'deemed-denied': {
    heading: 'We did not decide in time: this counts as a denial of {service}',
    counts: 'Denied, since no decision was made in time',
    lead: 'We had to decide by the date below. We did not. By law, this counts as a denial of the request on that date. No doctor of ours denied the care.',
  },
  'deemed-approved': {
    heading: 'We did not decide in time: {service} counts as approved',
    counts: 'Approved, since no decision was made in time',
    lead: 'We had to decide by the date below. We did not. By the rule for this plan, the request counts as approved.',
  },
  overdue: {
    heading: 'We did not decide in time on {service}',
    counts: 'No decision was made in time',
    lead: 'We had to decide by the date below. We did not. We still review the request. There is no need to wait for us: the rights below can be used now.',
  },
};

/** The letter owed where the due time passed without a decision. */
export function missedLetter(source: NoticeSnapshot, notice: Missed, recipient: Recipient): LetterContent {
  const { service } = serviceOf(source);
  const words = MISSED[notice.consequence];
  return letter(source, recipient, {
    heading: words.heading.replace('{service}', service),
    outcome: ['Notice', 'No decision in time'],
    body: [
      ...prose(words.lead),
      ...definitions([
        ['Decision was due', longMoment(notice.dueAt, source.plan.timeZone)],
        ['Counts as', words.counts],
      ]),
      ...requestedServices(source),
      ...(notice.consequence === 'deemed-approved'
        ? goAhead(recipient)
        : [...copiesOf('the rules (criteria) for this care', recipient), ...appealRights(source, recipient)]),
    ],
  });
}

function goAhead(recipient: Recipient): Block[] {
  const { doctor } = voiceFor(recipient);
  return [
    heading('What happens next'),
    ...prose(
      recipient === 'practitioner'
        ? 'The services may go ahead. Call us for the authorization number before the day of care.'
        : `The care may go ahead. ${capitalized(doctor)} can call us for the number that the care is billed under.`,
    ),
  ];
}
