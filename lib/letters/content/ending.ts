import { dismissalRule } from '../../cases/dismissal.ts';
import type { EndingKind } from '../../cases/endings.ts';
import type { Snapshot, SnapshotEnding } from '../../cases/snapshot.ts';
import { longMoment } from '../dates.ts';
import type { Block, LetterContent, Recipient } from '../letter.ts';
import { aboutTheAppeal } from './appeal.ts';
import { integratedDenialNotice } from './denial.ts';
import { letter, serviceOf } from './frame.ts';
import { appealRights, copiesOf, furtherRights, windowOf } from './rights.ts';
import { deniedServices, notGuaranteed, requestedServices } from './services.ts';
import { definitions, heading, joined, prose } from './text.ts';
import { capitalized, voiceFor } from './words.ts';

/** Letters of cases that ended otherwise than on their merits. None of them speaks of clinical criteria. */
export function endingLetter(snapshot: Snapshot, kind: EndingKind, ending: SnapshotEnding, recipient: Recipient): LetterContent {
  return LETTERS[kind](snapshot, ending, recipient);
}

type Making = (snapshot: Snapshot, ending: SnapshotEnding, recipient: Recipient) => LetterContent;

/** How each reads in the letter's first row. */
export const ENDING_OUTCOMES: Readonly<Record<EndingKind, readonly [string, string]>> = {
  'administrative-denial': ['Decision', 'Denied, not for a medical reason'],
  'no-authorization-required': ['Decision', 'No approval is needed'],
  redirected: ['Notice', 'Sent on to who decides'],
  dismissed: ['Notice', 'Request dismissed'],
};

export const NOT_MEDICAL = 'The reason is not a medical one. We did not judge the medical need for this care.';
export const NOT_DECIDED = 'We did not deny anything. We did not decide if the care can go ahead.';

function administrativeDenial(snapshot: Snapshot, ending: SnapshotEnding, recipient: Recipient): LetterContent {
  const { appeal } = snapshot;
  const { service, explained } = serviceOf(snapshot);
  const { doctor } = voiceFor(recipient);
  const asked = recipient === 'practitioner' ? 'the request that you sent us for your patient' : `the request from ${doctor}`;
  const lead = appeal
    ? 'We looked at the appeal. Nobody who took part in the first decision did so. We did not change the decision.'
    : `We looked at ${asked}. We denied it.`;
  return letter(snapshot, recipient, {
    heading: appeal ? `We still deny ${service}` : `We denied ${service}`,
    outcome: appeal ? ['Decision', 'Appeal denied: we uphold the first decision'] : ENDING_OUTCOMES['administrative-denial'],
    body: [
      ...prose(joined([lead, NOT_MEDICAL, recipient === 'practitioner' ? '' : explained])),
      ...(appeal ? aboutTheAppeal(appeal) : []),
      ...deniedServices(snapshot),
      heading(appeal ? 'Why we still deny it' : 'Why we denied it'),
      ...prose(ending.reason),
      ...definitions([['Part of the plan that we used', ending.provision]]),
      ...copiesOf('the part of the plan that we used', recipient),
      ...(appeal ? furtherRights(snapshot, recipient) : appealRights(snapshot, recipient)),
    ],
    foot: appeal ? [] : integratedDenialNotice(snapshot),
  });
}

function noAuthorizationRequired(snapshot: Snapshot, ending: SnapshotEnding, recipient: Recipient): LetterContent {
  const { service, explained } = serviceOf(snapshot);
  const lead =
    recipient === 'practitioner'
      ? 'You asked us to approve the services below for your patient. The plan asks for no approval of them. They may go ahead without one.'
      : `The care that ${voiceFor(recipient).doctor} asked for needs no approval from us. It may go ahead without one.`;
  return letter(snapshot, recipient, {
    heading: `No approval is needed for ${service}`,
    outcome: ENDING_OUTCOMES['no-authorization-required'],
    body: [
      ...prose(joined([lead, recipient === 'practitioner' ? '' : explained])),
      ...requestedServices(snapshot),
      heading('Why'),
      ...prose(ending.reason),
      ...notGuaranteed(snapshot, recipient),
    ],
  });
}

function redirected(snapshot: Snapshot, ending: SnapshotEnding, recipient: Recipient): LetterContent {
  const { service } = serviceOf(snapshot);
  const { forwarded } = ending;
  const { you } = voiceFor(recipient);
  const next =
    recipient === 'practitioner'
      ? 'You need not send it again. Who decides it will write to you and to your patient.'
      : `There is no need to ask again. Who decides it will write to ${you}.`;
  return letter(snapshot, recipient, {
    heading: `We sent on the request for ${service}`,
    outcome: ENDING_OUTCOMES.redirected,
    body: [
      ...prose(`This request is not ours to decide. We sent it on to who decides it. ${NOT_DECIDED}`),
      ...definitions([
        ['Sent on to', forwarded?.to ?? ''],
        ['How to reach them', forwarded?.contact ?? ''],
        ['Sent on at', forwarded ? longMoment(forwarded.at, snapshot.plan.timeZone) : ''],
        ['How it was sent', forwarded?.means ?? ''],
      ]),
      heading('Why'),
      ...prose(ending.reason),
      ...requestedServices(snapshot),
      heading('What happens next'),
      ...prose(next),
    ],
  });
}

function dismissed(snapshot: Snapshot, ending: SnapshotEnding, recipient: Recipient): LetterContent {
  const { service } = serviceOf(snapshot);
  const what = snapshot.appeal ? 'appeal' : 'request';
  return letter(snapshot, recipient, {
    heading: `We dismissed the ${what} for ${service}`,
    outcome: ENDING_OUTCOMES.dismissed,
    body: [
      ...prose(`We dismissed the ${what}. This means that we closed it and did not review it. ${NOT_DECIDED}`),
      ...(snapshot.appeal ? aboutTheAppeal(snapshot.appeal) : []),
      heading('Why'),
      ...prose(ending.reason),
      ...requestedServices(snapshot),
      ...dismissalRights(snapshot, recipient),
      heading('How to ask again'),
      ...prose(`A new ${what} can be sent to us. ${capitalized(whoAsks(recipient))} can call us to learn who may ask, and what we need.`),
      ...definitions([['How to send', snapshot.plan.letters?.sendRecords ?? '']]),
    ],
  });
}

const whoAsks = (recipient: Recipient) => (recipient === 'practitioner' ? 'you' : voiceFor(recipient).you);

/** `Within 6 months of the date of this letter`. */
export const vacateWindow = (months: number): string => `Within ${months} months of the date of this letter`;
export const VACATE = 'to set the dismissal aside (vacate it)';
export const RECONSIDER = 'to look at the dismissal again (reconsideration)';

/** By dismissal.ts; the dismissal of an appeal goes on as the line of business says, not back to who decided first. */
function dismissalRights(snapshot: Snapshot, recipient: Recipient): Block[] {
  const { vacateMonths, reconsidered } = dismissalRule(snapshot.input.lineOfBusiness);
  const { you } = voiceFor(recipient);
  const again = reconsidered && !snapshot.appeal;
  if (vacateMonths === null && !again) return [];
  return [
    heading('What can be done'),
    ...(vacateMonths === null
      ? []
      : [
          ...prose(`${capitalized(you)} can ask us ${VACATE}. Tell us the good cause: why we should not have dismissed it.`),
          ...definitions([['Time to ask us to set it aside', vacateWindow(vacateMonths)]]),
        ]),
    ...(again
      ? [
          ...prose(`${capitalized(you)} can also ask us ${RECONSIDER}.`),
          ...definitions([
            ['Time to ask us to look again', windowOf(snapshot.input.lineOfBusiness)],
            ['Where to ask', snapshot.plan.letters?.appeals ?? ''],
          ]),
        ]
      : definitions([['Where to ask', snapshot.plan.letters?.appeals ?? '']])),
  ];
}

const LETTERS: Readonly<Record<EndingKind, Making>> = {
  'administrative-denial': administrativeDenial,
  'no-authorization-required': noAuthorizationRequired,
  redirected,
  dismissed,
};
