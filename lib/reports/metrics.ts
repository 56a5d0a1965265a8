import type { LineOfBusiness } from '../criteria/case-input.ts';
import { type Elapsed, mean, median, percent, type TimeUnit } from './decimal.ts';

/**
 * The yearly prior-authorization metrics of CMS-0057-F: 42 CFR 422.122(c), 438.210(f), 45 CFR 156.223(c). docs/decisions/0019 says what the
 * rule leaves open and how it is read here.
 */

/** Why a case that came to its end in the year is no request of the metrics; the first that fits. */
export const OUTSIDE = ['follow-up', 'drug', 'retrospective', 'withdrawn', 'no-authorization', 'redirected', 'dismissed'] as const;
export type Outside = (typeof OUTSIDE)[number];

export const OUTSIDE_WORDS: Readonly<Record<Outside, string>> = {
  'follow-up': 'appeal, reopening or reconsideration of a request',
  drug: 'drugs only',
  retrospective: 'service already given',
  withdrawn: 'withdrawn by the requester',
  'no-authorization': 'no authorization required',
  redirected: 'redirected to who is responsible',
  dismissed: 'dismissed',
};

/** What became of a request that was denied, wholly or in part, after appeal to the plan: the best for the member of all levels. */
export const APPEALS = ['none', 'approved', 'approved-in-part', 'upheld', 'pending', 'dismissed', 'withdrawn'] as const;
export type AppealOutcome = (typeof APPEALS)[number];

export type Urgency = 'standard' | 'expedited';
/** Decisions that count: an administrative denial is one, whatever its ground. */
export const COUNTED = ['approved', 'approved-in-part', 'denied', 'administrative-denial'] as const;
export type CountedKind = (typeof COUNTED)[number];
/** "Denied" includes denied in part. */
export const DENIED: readonly CountedKind[] = ['approved-in-part', 'denied', 'administrative-denial'];

/** So many requests that are alike in all that is counted. */
export type RequestCount = { urgency: Urgency; kind: CountedKind; extended: boolean; appeal: AppealOutcome; count: number };

export type Counted = {
  requests: readonly RequestCount[];
  outside: readonly { reason: Outside; count: number }[];
  /** From receipt to decision. */
  elapsed: Readonly<Record<Urgency, Elapsed>>;
};

/** Which requests a number counts: what is left out may be anything. */
export type RequestFilter = { urgency?: Urgency; kinds?: readonly CountedKind[]; extended?: true; appeals?: readonly AppealOutcome[] };

export type Share = {
  metric: '2' | '3' | '4' | '5' | '6' | '7';
  title: string;
  /** In words, which requests the percentage is of. */
  of: string;
  numerator: number;
  denominator: number;
  percent: string | null;
  cases: { numerator: RequestFilter; denominator: RequestFilter };
};

export type Time = {
  metric: '8' | '9';
  title: string;
  unit: TimeUnit;
  count: number;
  mean: string | null;
  median: string | null;
  cases: RequestFilter;
};

export type Metrics = {
  shares: Share[];
  times: Time[];
  /** Told beside the metrics: parts of "denied", and appeals by what became of them. */
  partial: Readonly<Record<Urgency, number>>;
  administrative: Readonly<Record<Urgency, number>>;
  appeals: { outcome: AppealOutcome; count: number }[];
  outside: { reason: Outside; count: number }[];
};

/** Who reports, and at which level. */
const LEVELS: Readonly<Partial<Record<LineOfBusiness, string>>> = {
  'medicare-advantage': 'Medicare Advantage contract (42 CFR 422.122(c))',
  medicaid: 'Medicaid plan (42 CFR 438.210(f))',
  'individual-exchange': 'exchange issuer (45 CFR 156.223(c))',
};

/** The level at which a plan of this line reports; null: the metrics do not concern it. */
export const reportingLevel = (line: LineOfBusiness): string | null => LEVELS[line] ?? null;

const total = (requests: readonly RequestCount[]): number => requests.reduce((sum, { count }) => sum + count, 0);

export function fits(r: Omit<RequestCount, 'count'>, { urgency, kinds, extended, appeals }: RequestFilter): boolean {
  return (
    (urgency === undefined || r.urgency === urgency) &&
    (kinds === undefined || kinds.includes(r.kind)) &&
    (extended === undefined || r.extended) &&
    (appeals === undefined || appeals.includes(r.appeal))
  );
}

const APPROVED = ['approved'] as const;
/** Appeals that ended with a decision on the merits. */
const DECIDED_APPEALS = ['approved', 'approved-in-part', 'upheld'] as const;

type Asked = Pick<Share, 'metric' | 'title' | 'of'> & { is: RequestFilter; among: RequestFilter };

const STANDARD = { urgency: 'standard' } as const;
const EXPEDITED = { urgency: 'expedited' } as const;

const SHARES: readonly Asked[] = [
  {
    metric: '2',
    title: 'Standard requests approved',
    of: 'of all standard requests',
    is: { ...STANDARD, kinds: APPROVED },
    among: STANDARD,
  },
  { metric: '3', title: 'Standard requests denied', of: 'of all standard requests', is: { ...STANDARD, kinds: DENIED }, among: STANDARD },
  {
    metric: '4',
    title: 'Standard requests approved after appeal',
    of: 'of standard requests whose appeal was decided',
    is: { ...STANDARD, appeals: APPROVED },
    among: { ...STANDARD, appeals: DECIDED_APPEALS },
  },
  {
    metric: '4',
    title: 'Standard requests approved after appeal',
    of: 'of all standard requests',
    is: { ...STANDARD, appeals: APPROVED },
    among: STANDARD,
  },
  {
    metric: '5',
    title: 'Requests extended and approved',
    of: 'of all requests',
    is: { kinds: APPROVED, extended: true },
    among: {},
  },
  {
    metric: '6',
    title: 'Expedited requests approved',
    of: 'of all expedited requests',
    is: { ...EXPEDITED, kinds: APPROVED },
    among: EXPEDITED,
  },
  {
    metric: '7',
    title: 'Expedited requests denied',
    of: 'of all expedited requests',
    is: { ...EXPEDITED, kinds: DENIED },
    among: EXPEDITED,
  },
];

/** Metrics 2 to 9 from counts. Percentages, days and hours have two decimals, each rounded once, half up. */
export function metricsOf({ requests, outside, elapsed }: Counted): Metrics {
  const count = (filter: RequestFilter) => total(requests.filter((r) => fits(r, filter)));
  const shares = SHARES.map(({ metric, title, of, is, among }): Share => {
    const [numerator, denominator] = [count(is), count(among)];
    return {
      metric,
      title,
      of,
      numerator,
      denominator,
      percent: percent(numerator, denominator),
      cases: { numerator: is, denominator: among },
    };
  });
  const time = (metric: Time['metric'], urgency: Urgency, unit: TimeUnit): Time => ({
    metric,
    title: `Time from receipt to decision, ${urgency} requests`,
    unit,
    count: elapsed[urgency].count,
    mean: mean(elapsed[urgency], unit),
    median: median(elapsed[urgency], unit),
    cases: { urgency },
  });
  const both = (kind: CountedKind) => ({
    standard: count({ ...STANDARD, kinds: [kind] }),
    expedited: count({ ...EXPEDITED, kinds: [kind] }),
  });
  return {
    shares,
    times: [time('8', 'standard', 'days'), time('9', 'expedited', 'hours')],
    partial: both('approved-in-part'),
    administrative: both('administrative-denial'),
    appeals: APPEALS.filter((outcome) => outcome !== 'none').map((outcome) => ({
      outcome,
      count: count({ ...STANDARD, appeals: [outcome] }),
    })),
    outside: OUTSIDE.map((reason) => ({ reason, count: outside.find((one) => one.reason === reason)?.count ?? 0 })),
  };
}
