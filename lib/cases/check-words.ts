import type { CheckKind, CheckResult } from './checks.ts';

/** The checks as the screens say them. Apart from checks.ts, which pages load with a calendar library. */

export const CHECK_WORDS: Readonly<Record<CheckKind, { title: string; asks: string } & Record<CheckResult, string>>> = {
  eligibility: {
    title: 'Eligibility',
    asks: 'Is the member covered on the date of service?',
    favorable: 'Covered on the date of service',
    unfavorable: 'Not covered on the date of service',
  },
  benefit: {
    title: 'Benefit',
    asks: 'Is the service a benefit, and not excluded?',
    favorable: 'A benefit, not excluded',
    unfavorable: 'Not a benefit, or excluded',
  },
  authorization: {
    title: 'Authorization',
    asks: 'Is an authorization required at all?',
    favorable: 'Authorization required',
    unfavorable: 'No authorization required',
  },
  responsibility: {
    title: 'Who decides',
    asks: 'Is it this plan’s to decide, or a delegate’s or another payer’s?',
    favorable: 'This plan decides',
    unfavorable: 'A delegate or another payer decides',
  },
  network: {
    title: 'Network',
    asks: 'Is the facility in the plan’s network?',
    favorable: 'In network',
    unfavorable: 'Out of network',
  },
  duplicate: {
    title: 'Duplicate',
    asks: 'Is the same request on file already?',
    favorable: 'No duplicate',
    unfavorable: 'A duplicate',
  },
  timing: {
    title: 'Service given',
    asks: 'Was the service given before the request came in?',
    favorable: 'Not given yet',
    unfavorable: 'Given already: retrospective',
  },
};
