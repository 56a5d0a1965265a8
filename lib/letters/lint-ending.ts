import { dismissalRule } from '../cases/dismissal.ts';
import { ENDING_GROUNDS, isEnding } from '../cases/endings.ts';
import { saysNotMet } from '../cases/signing-adverse.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { ENDING_OUTCOMES, NOT_DECIDED, NOT_MEDICAL, RECONSIDER, VACATE, vacateWindow } from './content/ending.ts';
import { windowOf } from './content/rights.ts';
import { longMoment } from './dates.ts';
import { type LetterContent, type Recipient, textsOf } from './letter.ts';
import { integratedDenialElements } from './lint-adverse.ts';
import { blocks, type LetterFinding, type Required, setting } from './lint-finding.ts';
import { copies, firstRights, onwardRights } from './lint-rights.ts';
import { plainness } from './lint-words.ts';

/** What the letter of an ending must say beside what every letter does; nothing for a decision on the merits. */
export function endingElements(snapshot: Snapshot, recipient: Recipient): Required[] {
  const { decision, ending, appeal } = snapshot;
  if (!isEnding(decision.kind)) return [];
  const reason = { element: 'reason', say: ending?.reason ?? '' };
  switch (decision.kind) {
    case 'administrative-denial':
      return [
        reason,
        { element: 'statement that the reason is not a medical one', say: NOT_MEDICAL },
        ...(ending?.basis === 'benefit' || ending?.provision ? [{ element: 'part of the plan relied on', say: ending.provision }] : []),
        copies,
        ...(appeal ? onwardRights(snapshot, recipient) : [...firstRights(snapshot, recipient), ...integratedDenialElements(snapshot)]),
      ];
    case 'no-authorization-required':
      return [reason, { element: 'statement that this is not a guarantee of payment', say: 'not a guarantee of payment' }];
    case 'redirected':
      return [reason, { element: 'statement that nothing was denied', say: NOT_DECIDED }, ...forwardedElements(snapshot)];
    case 'dismissed':
      return [
        reason,
        { element: 'statement that nothing was denied', say: NOT_DECIDED },
        ...dismissalElements(snapshot),
        { element: 'how to ask again', say: 'How to ask again' },
        setting('way to send in records', snapshot.plan.letters?.sendRecords),
      ];
  }
}

/** To whom, and the date and time of forwarding. */
function forwardedElements({ ending, plan }: Snapshot): Required[] {
  const forwarded = ending?.forwarded;
  return [
    { element: 'to whom the request was sent on', say: forwarded?.to ?? '' },
    { element: 'how who decides is reached', say: forwarded?.contact ?? '' },
    { element: 'date and time of forwarding', say: forwarded ? longMoment(forwarded.at, plan.timeZone) : '' },
  ];
}

function dismissalElements({ input, plan, appeal }: Snapshot): Required[] {
  const { vacateMonths, reconsidered } = dismissalRule(input.lineOfBusiness);
  const again = reconsidered && !appeal;
  return [
    ...(vacateMonths === null
      ? []
      : [
          { element: 'right to ask that the dismissal be vacated', say: VACATE },
          { element: 'time to ask that the dismissal be vacated', say: vacateWindow(vacateMonths) },
        ]),
    ...(again
      ? [
          { element: 'right to a reconsideration of the dismissal', say: RECONSIDER },
          { element: 'time to ask for a reconsideration', say: windowOf(input.lineOfBusiness) },
        ]
      : []),
    ...(again || vacateMonths !== null
      ? [setting(`place to ask about the dismissed ${appeal ? 'appeal' : 'request'}`, plan.letters?.appeals)]
      : []),
  ];
}

/** How the ending reads in the letter's first row. */
export function endingOutcome({ decision, appeal }: Snapshot): string | null {
  if (!isEnding(decision.kind)) return null;
  if (decision.kind === 'administrative-denial' && appeal) return 'Decision Appeal denied';
  return ENDING_OUTCOMES[decision.kind].join(' ');
}

/** The ending, its grounds and its lines tell one story, and nothing clinical stands in it. */
export function endingAgrees(snapshot: Snapshot, content: LetterContent): LetterFinding[] {
  const { decision, ending, lines, signature, authorizationNumber, policy } = snapshot;
  const { kind } = decision;
  if (!isEnding(kind)) return ending ? [blocks('decision', `The decision is ${kind}, but grounds of an ending were frozen with it.`)] : [];
  if (!ending) return [blocks('decision', `The decision is ${kind}, but no grounds were frozen with it.`)];
  const wanted = kind === 'administrative-denial' ? 'denied' : 'not-decided';
  const found: LetterFinding[] = [];
  if (ENDING_GROUNDS[ending.basis].kind !== kind)
    found.push(blocks('decision', `The decision is ${kind}, but ${ending.basis} is no ground of it.`));
  if (signature) found.push(blocks('signature', 'An ending bears no clinical signature; this one does.'));
  if (authorizationNumber !== null)
    found.push(blocks('authorization number', `The decision is ${kind}, but it has an authorization number.`));
  if (lines.some(({ result }) => result !== wanted)) found.push(blocks('decision', `A line of this ${kind} is not ${wanted}.`));
  if (policy !== null && textsOf(content).some((text) => text.includes(policy.title)))
    found.push(blocks('policy', 'The letter names a medical policy; an ending rests on none.'));
  return [...found, ...reasonAgrees(ending.reason, content.recipient)];
}

/** Medical necessity is a medical director's to judge. */
const CLINICAL = /\bmedical(?:ly)? necess|\bcriteri(?:a|on)\b|\bexperimental\b|\binvestigational\b/iu;

/** A case or authorization that is named by its number explains itself. */
const NUMBERS = /\b(?:PA|AUTH)-\d\d-\d{6}\b/gu;

function reasonAgrees(reason: string, recipient: Recipient): LetterFinding[] {
  const clinical =
    CLINICAL.test(reason) || saysNotMet(reason)
      ? [blocks('reason', 'The reason speaks of medical need or criteria: that is a medical director’s to decide. Name the ground alone.')]
      : [];
  return [...clinical, ...(recipient === 'practitioner' ? [] : plainness(reason.replace(NUMBERS, 'the case')))];
}
