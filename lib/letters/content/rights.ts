import { type AppealRule, type AppealTime, appealRule } from '../../cases/regulation.ts';
import type { LineOfBusiness } from '../../criteria/case-input.ts';
import { type Block, isDecision, type LetterSource, type Recipient } from '../letter.ts';
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

export const REPRESENTATIVE = 'Someone to act for you';

function representation(recipient: Recipient): Block[] {
  const texts: Record<Recipient, string> = {
    member:
      'You can name a person to act for you as your representative. It can be your doctor, a friend, a lawyer, or someone in your family. Call us to learn how.',
    representative:
      'The member can appeal, or you can do so as the representative. The doctor can act for the member too. Call us to learn how.',
    practitioner: 'You, or another representative that your patient names in writing, can act for your patient. Call us to learn how.',
  };
  return [heading(recipient === 'member' ? REPRESENTATIVE : 'Acting for the member'), ...prose(texts[recipient])];
}

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

/** Copies, the talk of physicians, and what the line of business asks beside. */
export function aboutTheDecision(source: LetterSource, recipient: Recipient): Block[] {
  const { you, your } = voiceFor(recipient);
  return [
    ...planTerms(source, recipient),
    heading('Copies free of charge'),
    ...prose(
      `${capitalized(you)} can ask us for a copy of the rules (criteria) that we used, and of ${your} case file and records. We send them free of charge.`,
    ),
    ...(isDecision(source) ? peerToPeer(source, recipient) : []),
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
