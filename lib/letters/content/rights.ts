import { type AppealRule, type AppealTime, appealRule } from '../../cases/regulation.ts';
import type { LineOfBusiness } from '../../criteria/case-input.ts';
import type { Block, LetterSource, Recipient } from '../letter.ts';
import { keepingCare, nextStep } from './further-rights.ts';
import { definitions, heading, list, prose } from './text.ts';
import { capitalized, voiceFor } from './words.ts';

/** Rights that an adverse letter tells of: regulation.md, *Appeal rights*. Lengths are those of the appeal rules. */

const UNITS = { 'calendar-days': 'calendar days', 'business-days': 'business days', hours: 'hours', months: 'months' } as const;

/** `60 calendar days`. */
export const lengthWords = ({ unit, length }: AppealRule['window'] | AppealTime['time']): string => `${length} ${UNITS[unit]}`;

/** The claims procedure counts from receipt, the rest from the date of the notice. */
const FROM_RECEIPT: readonly LineOfBusiness[] = ['commercial', 'individual-exchange'];

/** `Within 60 calendar days of the date of this letter`. */
export function windowWords({ lineOfBusiness, window }: AppealRule): string {
  return `Within ${lengthWords(window)} ${FROM_RECEIPT.includes(lineOfBusiness) ? 'after you get this letter' : 'of the date of this letter'}`;
}

/** The window for an appeal, in words. */
export const windowOf = (lineOfBusiness: LineOfBusiness): string => windowWords(appealRule(lineOfBusiness));

/** The appeal to the plan, and where an upheld decision goes from there. */
export function appealRights(source: LetterSource, recipient: Recipient): Block[] {
  const rule = appealRule(source.input.lineOfBusiness);
  const { you } = voiceFor(recipient);
  const name = rule.lineOfBusiness === 'fehb' ? 'an appeal, or a reconsideration' : 'an appeal';
  return [
    heading('The right to appeal'),
    ...prose(
      `If ${you} ${recipient === 'member' ? 'do' : 'does'} not agree, ${you} can ask us to look at this again. This is called ${name}.`,
    ),
    ...definitions([['Time to appeal', windowWords(rule)]]),
    ...representation(recipient),
    ...kindsOfAppeal(rule),
    ...howToAppeal(source, recipient),
    ...(rule.lineOfBusiness === 'medicaid' ? keepingCare(recipient) : []),
    ...nextStep(source, recipient, 'after-appeal'),
  ];
}

/** After an appeal that upheld the decision, or a part of it. */
export function furtherRights(source: LetterSource, recipient: Recipient): Block[] {
  return [
    ...nextStep(source, recipient, 'now'),
    ...representation(recipient),
    ...(source.input.lineOfBusiness === 'medicaid' ? keepingCare(recipient) : []),
  ];
}

/** Who can act for the member, as each recipient is told of it. */
export const REPRESENTATION: Readonly<Record<Recipient, string>> = {
  member:
    'You can name a person to act for you as your representative. It can be your doctor, a friend, a lawyer, or someone in your family. Call us to learn how.',
  representative:
    'The member can appeal, or you can do so as the representative. The doctor can act for the member too. Call us to learn how.',
  practitioner: 'You, or another representative that your patient names in writing, can act for your patient. Call us to learn how.',
};

const representation = (recipient: Recipient): Block[] => [
  heading(recipient === 'member' ? 'Someone to act for you' : 'Acting for the member'),
  ...prose(REPRESENTATION[recipient]),
];

function kindsOfAppeal({ standard, expedited }: AppealRule): Block[] {
  return [
    heading('Two kinds of appeal'),
    ...list([
      `Standard appeal: we decide within ${lengthWords(standard.time)}.`,
      `Fast (expedited) appeal: we decide within ${lengthWords(expedited.time)}. Ask for it if waiting could put life, health, or the chance to get better in danger.`,
    ]),
  ];
}

function howToAppeal({ plan }: LetterSource, recipient: Recipient): Block[] {
  const what = recipient === 'practitioner' ? 'new records or a letter of support' : 'new records, or a letter from a doctor';
  return [
    heading('How to appeal'),
    ...prose(`Give the name, the case number, and why you do not agree. You can add ${what}.`),
    ...definitions([
      ['Appeal', plan.letters?.appeals ?? ''],
      ['Fast appeal', plan.letters?.expeditedAppeals ?? ''],
    ]),
  ];
}

export const COPIES = 'We send them free of charge.';

/** Copies, the talk of physicians, and what the line of business asks beside. */
export const aboutTheDecision = (source: LetterSource, recipient: Recipient): Block[] => [
  ...planTerms(source, recipient),
  ...copiesOf('the rules (criteria) that we used', recipient),
  ...peerToPeer(source, recipient),
];

/** What can be had free of charge. */
export function copiesOf(rules: string, recipient: Recipient): Block[] {
  const { you, your } = voiceFor(recipient);
  return [
    heading('Copies free of charge'),
    ...prose(`${capitalized(you)} can ask us for a copy of ${rules}, and of ${your} case file and records. ${COPIES}`),
  ];
}

function peerToPeer({ plan }: LetterSource, recipient: Recipient): Block[] {
  const { doctor } = voiceFor(recipient);
  return [
    heading('Talk from doctor to doctor'),
    ...prose(
      recipient === 'practitioner'
        ? 'You can talk with a medical director about this decision (peer to peer).'
        : `${capitalized(doctor)} can talk with one of our doctors about this decision.`,
    ),
    ...definitions([['Peer-to-peer line', plan.letters?.peerToPeer ?? '']]),
  ];
}

/** What an employer's plan, a marketplace plan or a federal plan has to say of its own terms. */
function planTerms({ plan, input }: LetterSource, recipient: Recipient): Block[] {
  const { letters } = plan;
  if (input.lineOfBusiness === 'fehb') return termsOf('Brochure section', letters?.brochureSection ?? '', []);
  if (input.lineOfBusiness !== 'commercial' && input.lineOfBusiness !== 'individual-exchange') return [];
  const { you, your } = voiceFor(recipient);
  const can = `${capitalized(you)} can ask us, free of charge, for:`;
  return termsOf('Plan provision', letters?.planProvision ?? '', [
    ...prose(can),
    ...list([
      'any internal rule or guide that we used',
      `a clinical explanation of how we judged ${your} medical need under the plan`,
      'the diagnosis and treatment codes, and what they mean',
    ]),
  ]);
}

function termsOf(term: string, text: string, more: readonly Block[]): Block[] {
  return [heading('The terms of the plan'), ...prose('We used this part of the plan:'), ...definitions([[term, text]]), ...more];
}
