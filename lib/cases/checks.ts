import { formatDate } from './time-words.ts';

/**
 * What is asked before medical necessity is: is it this plan's member, this plan's benefit, this plan's to decide, and not decided already.
 * The plan's data suggests an answer; a person confirms it.
 */

export const CHECK_KINDS = ['eligibility', 'benefit', 'authorization', 'responsibility', 'network', 'duplicate', 'timing'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

export const CHECK_RESULTS = ['favorable', 'unfavorable'] as const;
/** `favorable`: the review goes on. */
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** Days on which a member is covered, `YYYY-MM-DD`, both included; `to` null: no end is known. */
export interface EligibilitySpan {
  readonly from: string;
  readonly to: string | null;
}

/** Codes that a plan treats alike, and where it says so. */
export interface CodeRule {
  readonly codes: readonly string[];
  readonly source: string;
}

/** Who decides some services in the plan's place. */
export interface Delegate {
  readonly codes: readonly string[];
  readonly name: string;
  /** How it is reached, as the letter prints it. */
  readonly contact: string;
}

export const DENYING_ROLES = ['nurse', 'medical-director', 'manager'] as const;
export type DenyingRole = (typeof DENYING_ROLES)[number];

/** What a plan keeps for these checks. A list that is empty suggests nothing. */
export interface BeforeReview {
  readonly exclusions: readonly CodeRule[];
  readonly noAuthorization: readonly CodeRule[];
  readonly delegates: readonly Delegate[];
  /** NPIs of the facilities of the plan's network. */
  readonly networkFacilities: readonly string[];
  /** Roles that deny for eligibility or benefit, in their own authority. */
  readonly administrativeDenialBy: readonly DenyingRole[];
}

export const NO_BEFORE_REVIEW: BeforeReview = {
  exclusions: [],
  noAuthorization: [],
  delegates: [],
  networkFacilities: [],
  administrativeDenialBy: ['manager'],
};

/** What of a request and its plan the rules read. Days are the plan's, `YYYY-MM-DD`. */
export interface CheckedCase {
  readonly lines: readonly { readonly code: string; readonly dateOfService: string }[];
  readonly receivedOn: string;
  readonly facility: { readonly npi: string; readonly name: string };
  readonly settings: BeforeReview;
  readonly eligibility: readonly EligibilitySpan[];
  /** Numbers of cases that this one may repeat: duplicates.ts finds them. */
  readonly duplicates: readonly string[];
}

export interface Suggestion {
  /** Null: the plan's data does not tell. */
  readonly result: CheckResult | null;
  /** A sentence without its period. */
  readonly why: string;
}

const says = (result: CheckResult | null, why: string): Suggestion => ({ result, why });

/** What the plan's data suggests for each check, in the order in which they are asked. */
export function suggestions(c: CheckedCase): Readonly<Record<CheckKind, Suggestion>> {
  return {
    eligibility: eligibility(c),
    benefit: byCode(c, c.settings.exclusions, {
      none: 'The plan keeps no list of exclusions here',
      listed: (source) => `Excluded: ${source}`,
      free: 'No code is on the plan’s list of exclusions',
    }),
    authorization: byCode(c, c.settings.noAuthorization, {
      none: 'The plan keeps no list of services without authorization here',
      listed: (source) => `No authorization is required: ${source}`,
      free: 'No code is on the plan’s list of services that need none',
    }),
    responsibility: byCode(
      c,
      c.settings.delegates.map(({ codes, name }) => ({ codes, source: name })),
      {
        none: 'The plan has delegated no service here',
        listed: (source) => `Delegated to ${source}`,
        free: 'No code is delegated: the plan decides',
      },
    ),
    network: network(c),
    duplicate:
      c.duplicates.length === 0
        ? says('favorable', 'No other case of this member has these codes around these days')
        : says('unfavorable', `Same member, codes and days as ${c.duplicates.join(', ')}`),
    timing: timing(c),
  };
}

const covers = ({ from, to }: EligibilitySpan, day: string) => from <= day && (to === null || day <= to);

function eligibility({ lines, eligibility: spans }: CheckedCase): Suggestion {
  if (spans.length === 0) return says(null, 'The plan’s eligibility file says nothing of this member');
  const days = [...new Set(lines.map(({ dateOfService }) => dateOfService))].sort();
  const uncovered = days.filter((day) => !spans.some((span) => covers(span, day)));
  if (uncovered.length === 0) return says('favorable', `Covered on ${days.map(formatDate).join(' and ')}`);
  if (uncovered.length < days.length) return says(null, `Covered on some of the days, not on ${uncovered.map(formatDate).join(' and ')}`);
  return says('unfavorable', `Not covered on ${uncovered.map(formatDate).join(' and ')}`);
}

interface Words {
  readonly none: string;
  readonly listed: (source: string) => string;
  readonly free: string;
}

/** An ending is of the whole case: what is true of some of its lines is for a person to sort out. */
function byCode({ lines }: CheckedCase, rules: readonly CodeRule[], words: Words): Suggestion {
  if (rules.length === 0) return says(null, words.none);
  const found = lines.flatMap(({ code }) => {
    const rule = rules.find(({ codes }) => codes.includes(code));
    return rule ? [{ code, source: rule.source }] : [];
  });
  const [first] = found;
  if (first === undefined) return says('favorable', words.free);
  const listed = words.listed([...new Set(found.map(({ source }) => source))].join('; '));
  if (found.length === lines.length) return says('unfavorable', listed);
  return says(null, `${listed}. Of ${found.map(({ code }) => code).join(', ')} only, not of the other lines`);
}

function network({ facility, settings }: CheckedCase): Suggestion {
  if (settings.networkFacilities.length === 0) return says(null, 'The plan keeps no list of its facilities here');
  if (facility.npi === '') return says(null, `${facility.name} has no NPI in this request`);
  return settings.networkFacilities.includes(facility.npi)
    ? says('favorable', `${facility.name} is in the network`)
    : says('unfavorable', `${facility.name} is not on the plan’s list of facilities`);
}

function timing({ lines, receivedOn }: CheckedCase): Suggestion {
  const past = lines
    .map(({ dateOfService }) => dateOfService)
    .filter((day) => day < receivedOn)
    .sort();
  const [first] = past;
  if (first === undefined) return says('favorable', 'The service is planned for the day of receipt or later');
  return says('unfavorable', `Planned for ${formatDate(first)}, before the request came in on ${formatDate(receivedOn)}`);
}

/** What a person confirmed; the newest of a kind counts. Instants are ISO 8601 UTC. */
export interface ConfirmedCheck {
  readonly kind: CheckKind;
  readonly result: CheckResult;
  /** What the plan's data suggested then. */
  readonly suggested: CheckResult | null;
  readonly note: string;
  /** Of a duplicate: the number of the case that it repeats; else empty. */
  readonly original: string;
  readonly by: string;
  readonly at: string;
}

/** A check as it stands, derived at each look. */
export interface CheckState {
  readonly kind: CheckKind;
  readonly suggestion: Suggestion;
  /** Null: nobody confirmed it yet. */
  readonly confirmed: ConfirmedCheck | null;
  /** `changed`: the plan's data now speaks against what was confirmed on its word. */
  readonly state: 'open' | 'favorable' | 'unfavorable' | 'changed';
}

export function checkStates(
  suggested: Readonly<Record<CheckKind, Suggestion>>,
  confirmed: readonly ConfirmedCheck[],
): readonly CheckState[] {
  return CHECK_KINDS.map((kind) => {
    const last = confirmed.findLast((each) => each.kind === kind) ?? null;
    const suggestion = suggested[kind];
    return { kind, suggestion, confirmed: last, state: stateOf(suggestion, last) };
  });
}

/** Checks that one press confirms: the plan's data speaks for the review, and nobody has said anything yet. */
export const suggestedForReview = (states: readonly CheckState[]): readonly CheckKind[] =>
  states.filter(({ state, suggestion }) => state === 'open' && suggestion.result === 'favorable').map(({ kind }) => kind);

function stateOf({ result }: Suggestion, confirmed: ConfirmedCheck | null): CheckState['state'] {
  if (confirmed === null) return 'open';
  const followed = confirmed.suggested === confirmed.result;
  return followed && result !== null && result !== confirmed.result ? 'changed' : confirmed.result;
}
