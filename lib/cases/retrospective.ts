import type { LineOfBusiness } from '../criteria/case-input.ts';

/**
 * How long a decision may take where the service was given before the request came in, from receipt. Data, each row with its source; none of
 * them was read in the regulation's own text, so that each is marked for counsel to confirm.
 */
export interface RetrospectiveRule {
  readonly lineOfBusiness: LineOfBusiness;
  /** Calendar days. */
  readonly days: number;
  readonly citation: string;
  readonly verified: boolean;
}

const row = (lineOfBusiness: LineOfBusiness, days: number, citation: string): RetrospectiveRule => ({
  lineOfBusiness,
  days,
  citation,
  verified: false,
});

export const RETROSPECTIVE: readonly RetrospectiveRule[] = [
  row('medicaid', 30, 'Retrospective: 42 CFR 447.45(d)'),
  row('medicare-advantage', 60, 'Retrospective: 42 CFR 422.568(c), 422.520(a)'),
  row('commercial', 30, 'Retrospective: 29 CFR 2560.503-1(f)(2)(iii)(B)'),
  row('individual-exchange', 30, 'Retrospective: 45 CFR 147.136(b)'),
  row('fehb', 30, 'Retrospective: 5 CFR 890.105'),
];

/** The rule of a line of business; every line has one. */
export function retrospectiveRule(lineOfBusiness: LineOfBusiness): RetrospectiveRule {
  const found = RETROSPECTIVE.find((each) => each.lineOfBusiness === lineOfBusiness);
  if (found === undefined) throw new RangeError(`No retrospective rule for ${lineOfBusiness}`);
  return found;
}

/** Whether a due time was set by one of them. */
export const isRetrospectiveBasis = (basis: string): boolean => RETROSPECTIVE.some(({ citation }) => citation === basis);
