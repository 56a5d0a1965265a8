import type { LineOfBusiness } from '../criteria/case-input.ts';

/** What a notice of dismissal must tell of, by line of business: dated and cited like the turnaround rules. */
export interface DismissalRule {
  readonly lineOfBusiness: LineOfBusiness;
  /** Months from the notice within which the plan may be asked to vacate the dismissal for good cause; null: no such right is known. */
  readonly vacateMonths: number | null;
  /** The dismissal itself may be appealed to the plan, in the window of an appeal. */
  readonly reconsidered: boolean;
  readonly citation: string;
  readonly verified: boolean;
}

/** None was read in the regulation's own text: each is marked for counsel to confirm. */
export const DISMISSALS: readonly DismissalRule[] = [
  {
    lineOfBusiness: 'medicare-advantage',
    vacateMonths: 6,
    reconsidered: true,
    citation: '42 CFR 422.568(g)-(j)',
    verified: false,
  },
  // What ends a Medicaid request without its being looked at is an adverse benefit determination for the member: 438.400(b).
  { lineOfBusiness: 'medicaid', vacateMonths: null, reconsidered: true, citation: '42 CFR 438.400(b), 438.404', verified: false },
  { lineOfBusiness: 'commercial', vacateMonths: null, reconsidered: false, citation: '29 CFR 2560.503-1(c)(1)', verified: false },
  { lineOfBusiness: 'individual-exchange', vacateMonths: null, reconsidered: false, citation: '45 CFR 147.136(b)', verified: false },
  { lineOfBusiness: 'fehb', vacateMonths: null, reconsidered: false, citation: '5 CFR 890.105', verified: false },
];

/** The rule of a line of business; every line has one. */
export function dismissalRule(lineOfBusiness: LineOfBusiness): DismissalRule {
  const found = DISMISSALS.find((each) => each.lineOfBusiness === lineOfBusiness);
  if (found === undefined) throw new RangeError(`No dismissal rule for ${lineOfBusiness}`);
  return found;
}
