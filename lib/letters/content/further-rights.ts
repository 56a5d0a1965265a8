import { appealRule } from '../../cases/regulation.ts';
import type { LineOfBusiness } from '../../criteria/case-input.ts';
import type { Block, LetterSource, Recipient } from '../letter.ts';
import { definitions, heading, prose } from './text.ts';
import { capitalized, voiceFor } from './words.ts';

/** Whether the plan's own appeal lies ahead, or is over. */
export type When = 'after-appeal' | 'now';

/** Where an upheld decision goes, by line of business; with how to get there, from the plan's settings. */
export function nextStep(source: LetterSource, recipient: Recipient, when: When): Block[] {
  const { lineOfBusiness } = source.input;
  const { letters } = source.plan;
  const { you } = voiceFor(recipient);
  const [sentences, contacts] = STEPS[lineOfBusiness];
  return [
    heading(when === 'now' ? 'What you can do now' : 'If we do not change our decision'),
    ...prose(sentences[when].replaceAll('{you}', you).replaceAll('{You}', capitalized(you))),
    ...definitions([
      ['Next step', appealRule(lineOfBusiness).next],
      ...contacts.map(([term, setting]) => [term, letters?.[setting] ?? ''] as const),
    ]),
    ...(isUnderErisa(source.plan) ? prose(ERISA.replaceAll('{You}', capitalized(you))) : []),
    ...(CONSUMER_HELP.includes(lineOfBusiness)
      ? [...prose('A state office can help free of charge:'), ...definitions([['Consumer assistance', letters?.consumerAssistance ?? '']])]
      : []),
  ];
}

const CONSUMER_HELP: readonly LineOfBusiness[] = ['commercial', 'individual-exchange'];

/** The right to sue belongs to plans of employers, funded by themselves or by an insurer; never to one of a government. */
export const isUnderErisa = ({ lineOfBusiness, funding }: LetterSource['plan']): boolean =>
  lineOfBusiness === 'commercial' && (funding === 'self-funded-erisa' || funding === 'insured');

/** 29 CFR 2560.503-1(g)(1)(iv). */
export const ERISA =
  '{You} may also have the right to go to court once the appeals are done. The law is called ERISA (Employee Retirement Income Security Act), section 502(a).';

type Setting = 'fairHearing' | 'externalReview';
type Step = readonly [Readonly<Record<When, string>>, readonly (readonly [string, Setting])[]];

const FAST = 'If waiting could put life or health in danger, ask for a fast one.';

const EXTERNAL: Step = [
  {
    'after-appeal': `If we still say no, {you} can ask for an external review. Doctors who do not work for us then look at the case. ${FAST}`,
    now: `{You} can ask for an external review. Doctors who do not work for us then look at the case. ${FAST}`,
  },
  [['External review', 'externalReview']],
];

const STEPS: Readonly<Record<LineOfBusiness, Step>> = {
  medicaid: [
    {
      'after-appeal': `If we still say no, {you} can ask the state for a hearing. It is called a state fair hearing. ${FAST}`,
      now: `{You} can ask the state for a hearing. It is called a state fair hearing. ${FAST}`,
    },
    [['State fair hearing', 'fairHearing']],
  ],
  'medicare-advantage': [
    {
      'after-appeal':
        'If we still say no, we send the case on to an independent review entity. It does not work for us. There is no need to ask for this: we do it automatically.',
      now: 'We have sent the case on to an independent review entity. It does not work for us. There is no need to ask for this: we do it automatically. It will write to {you}.',
    },
    [],
  ],
  commercial: EXTERNAL,
  'individual-exchange': EXTERNAL,
  fehb: [
    {
      'after-appeal': 'If we still say no, {you} can ask the U.S. Office of Personnel Management (OPM) to look at the case.',
      now: '{You} can ask the U.S. Office of Personnel Management (OPM) to look at the case. The plan brochure tells how, and by when.',
    },
    [],
  ],
};

/** Medicaid: 42 CFR 438.404(b)(6), 438.420. */
export function keepingCare(recipient: Recipient): Block[] {
  const { you } = voiceFor(recipient);
  return [
    heading('Keeping care during an appeal'),
    ...prose(
      `If we end or cut care that we had said yes to before, ${you} can ask us to keep the care (continuation of benefits) until the appeal or hearing is done. Ask us right away, before the change takes effect. If the decision stays the same, ${you} may have to pay us back for that care.`,
    ),
  ];
}
