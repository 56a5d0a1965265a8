import { appealRule } from '../cases/regulation.ts';
import { ERISA, isUnderErisa } from './content/further-rights.ts';
import { COPIES, lengthWords, REPRESENTATION, windowWords } from './content/rights.ts';
import type { LetterSource, Recipient } from './letter.ts';
import { type Required, setting } from './lint-finding.ts';

/** The rights that an adverse letter must tell of, by line of business: regulation.md, "Appeal rights". */

/** Of a first decision: the appeal to the plan, and what lies beyond it. */
export function firstRights(source: LetterSource, recipient: Recipient): Required[] {
  const { letters } = source.plan;
  const rule = appealRule(source.input.lineOfBusiness);
  return [
    { element: 'time to appeal', say: windowWords(rule) },
    { element: 'standard appeal and its time', say: `Standard appeal: we decide within ${lengthWords(rule.standard.time)}` },
    { element: 'expedited appeal and its time', say: `Fast (expedited) appeal: we decide within ${lengthWords(rule.expedited.time)}` },
    setting('place and way to file an appeal', letters?.appeals),
    setting('place and way to file an expedited appeal', letters?.expeditedAppeals),
    ...onwardRights(source, recipient),
  ];
}

/** What lies beyond the plan's own appeal. */
export function onwardRights(source: LetterSource, recipient: Recipient): Required[] {
  const { lineOfBusiness } = source.input;
  return [
    { element: 'right to a representative', say: REPRESENTATION[recipient] },
    { element: 'next step after an appeal', say: `Next step ${appealRule(lineOfBusiness).next}` },
    ...beyond(source),
  ];
}

function beyond({ plan, input }: LetterSource): Required[] {
  const { letters } = plan;
  switch (input.lineOfBusiness) {
    case 'medicaid':
      return [
        setting('place and way to ask for a state fair hearing', letters?.fairHearing),
        { element: 'continuation of benefits', say: 'continuation of benefits' },
        { element: 'possible repayment', say: 'may have to pay us back' },
      ];
    case 'medicare-advantage':
      return [{ element: 'automatic review by the independent review entity', say: 'independent review entity. It does not work for us' }];
    case 'commercial':
    case 'individual-exchange':
      return [
        setting('place and way to ask for external review', letters?.externalReview),
        ...(isUnderErisa(plan)
          ? [{ element: 'right to go to court under ERISA section 502(a)', say: ERISA.slice(ERISA.indexOf(' ')) }]
          : []),
        setting('consumer assistance office', letters?.consumerAssistance),
      ];
    case 'fehb':
      return [{ element: 'review by the Office of Personnel Management', say: 'U.S. Office of Personnel Management (OPM)' }];
  }
}

export const copies: Required = { element: 'right to copies of criteria and records free of charge', say: COPIES };

/** The plan's own terms, and copies of what was used. */
export function termsAndCopies({ plan, input }: LetterSource): Required[] {
  switch (input.lineOfBusiness) {
    case 'commercial':
    case 'individual-exchange':
      return [
        setting('plan provision relied on', plan.letters?.planProvision),
        { element: 'offer of any internal rule', say: 'any internal rule or guide that we used' },
        { element: 'offer of a clinical explanation', say: 'a clinical explanation of how we judged' },
        { element: 'offer of codes and their meaning', say: 'the diagnosis and treatment codes, and what they mean' },
        copies,
      ];
    case 'fehb':
      return [setting('brochure section relied on', plan.letters?.brochureSection), copies];
    default:
      return [copies];
  }
}
