import { EXTERNAL_BODIES } from './after-rules.ts';
import { type AuthorizationVersion, type AuthorizedCase, authorizationsNow } from './authorization.ts';
import type { AfterView, CaseView, Status } from './case-view.ts';
import { CHECK_KINDS, type CheckKind, type CheckResult } from './checks.ts';
import { type DutyCase, type DutyDetail, type DutyKind, dutiesOfAppeal, earliestEnd, effectuation, reconsiderationEnds } from './duties.ts';
import { type DecisionKind, isAdverse } from './endings.ts';
import { addDays, dayIn } from './time.ts';

/** The part of a model life that lies before review and after a decision: what checks, versions of an authorization and duties come to. */

const PRACTITIONER = { name: 'Ruth Adeyemi, MD', npi: '1234567893', specialty: 'Pain medicine', phone: '', fax: '' };
const ADDRESS = { line1: '1 Main Street', line2: '', city: 'Columbus', state: 'OH', postalCode: '43004' };

export type ModelDuty = {
  readonly kind: DutyKind;
  readonly basis: string;
  readonly dueAt: string;
  readonly arisenAt: string;
  readonly doneAt: string | null;
  readonly doneBy: string | null;
  readonly detail: DutyDetail | null;
  readonly eventNumber: number | null;
};

export interface AfterLife {
  readonly checks: readonly { readonly kind: CheckKind; readonly result: CheckResult }[];
  readonly retrospective: boolean;
  readonly authorizations: readonly AuthorizationVersion[];
  readonly duties: readonly ModelDuty[];
  readonly externalReviews: readonly {
    readonly body: string;
    readonly reference: string;
    readonly decidedOn: string;
    readonly eventNumber: number;
  }[];
  /** The linked case that looks at the decision, and stays open; null: none. */
  readonly lookedAtAgain: string | null;
}

export const NOTHING_AFTER: AfterLife = {
  ...{ checks: [], retrospective: false, authorizations: [], duties: [], externalReviews: [], lookedAtAgain: null },
};

/** What of a life this part reads. `number`: of the event that tells what is done now. */
export interface Decided extends AfterLife {
  readonly lineOfBusiness: CaseView['lineOfBusiness'];
  readonly urgency: CaseView['urgency'];
  readonly timeZone: string;
  readonly due: { readonly dueAt: string };
  readonly at: string;
  readonly receivedAt: string;
  readonly decided: { readonly kind: DecisionKind; readonly by: { readonly id: string }; readonly at: string } | null;
  readonly lived: readonly unknown[];
}

export type After = Partial<AfterLife> & { readonly status?: Status };

const dutyCase = ({ due, timeZone, ...life }: Decided): DutyCase => ({ ...life, dueAt: due.dueAt, plan: { timeZone, settings: {} } });
const today = ({ at, timeZone }: Decided) => dayIn(at, timeZone);
const eventNumber = ({ lived }: Decided) => lived.length + 1;
const open = { doneAt: null, doneBy: null, detail: null, eventNumber: null };

/** Two lines: a decision in part approves the first. */
export function authorizedCase(life: Decided): AuthorizedCase {
  const { decided, timeZone, receivedAt } = life;
  const dateOfService = dayIn(receivedAt, timeZone);
  const line = (number: number) => ({ number, code: '62370', units: 1, site: '11', dateOfService });
  return {
    lines: [line(1), line(2)],
    practitioner: { ...PRACTITIONER, address: ADDRESS },
    facility: { name: 'A clinic', npi: '1234567893', address: ADDRESS },
    decision: decided && decisionOf(life, decided),
    authorizations: life.authorizations,
  };
}

function decisionOf({ timeZone }: Decided, { kind, by, at }: NonNullable<Decided['decided']>): NonNullable<AuthorizedCase['decision']> {
  const approved = { approved: [1, 2], 'no-review-required': [1, 2], 'approved-in-part': [1] };
  const lines = Object.entries(approved).find(([each]) => each === kind)?.[1] ?? [];
  const day = dayIn(at, timeZone);
  const result = (number: number) => (lines.includes(number) ? 'approved' : isAdverse(kind) ? 'denied' : 'not-decided');
  return {
    lines: [1, 2].map((number) => ({ number, result: result(number) })),
    ...(lines.length > 0
      ? { authorizationNumber: 'AUTH-26-000001', validFrom: day, validTo: addDays(day, 179) }
      : { authorizationNumber: null, validFrom: null, validTo: null }),
    signerName: by.id,
    decidedAt: at,
  };
}

export function afterOf(life: Decided): AfterView | undefined {
  if (life.decided === null) return undefined;
  const now = authorizationsNow(authorizedCase(life));
  const endsOn = reconsiderationEnds(life.lineOfBusiness, dayIn(life.decided.at, life.timeZone));
  return {
    runs: now.some(({ kind, validTo }) => kind !== 'ended' && validTo >= today(life)),
    ended: now.some(({ kind }) => kind === 'ended'),
    duties: life.duties.flatMap(({ kind, doneAt }) => (doneAt === null ? [kind] : [])),
    lookedAtAgain: life.lookedAtAgain,
    reconsiderable: endsOn === null ? null : { endsOn, today: today(life) },
  };
}

/** What a decision on an appeal asks for. */
export const dutiesArisen = (life: Decided, kind: DecisionKind): ModelDuty[] =>
  dutiesOfAppeal(dutyCase(life), kind, life.at).map(({ kind: duty, basis, dueAt }) => ({
    kind: duty,
    basis,
    dueAt,
    arisenAt: life.at,
    ...open,
  }));

/** One check in four speaks against the review, of any kind. */
export const checkOf = (choice: number): { kind: CheckKind; result: CheckResult } => ({
  kind: CHECK_KINDS[choice % CHECK_KINDS.length] ?? 'network',
  result: choice >= 23 ? 'unfavorable' : 'favorable',
});

export const checked = ({ checks }: AfterLife, check: ReturnType<typeof checkOf>): AfterLife['checks'] => [
  ...checks.filter(({ kind }) => kind !== check.kind),
  check,
];

/** A version of what runs, within what was authorized; null: what is left is too short to end with the notice that is owed. */
export function amendedOrEnded(life: Decided, kind: 'amended' | 'ended', by: string): After | null {
  const runs = authorizationsNow(authorizedCase(life)).find((each) => each.kind !== 'ended' && each.validTo >= today(life));
  const last = kind === 'ended' ? earliestEnd(life.lineOfBusiness, today(life)) : addDays(runs?.validTo ?? '', -1);
  if (runs === undefined || last >= runs.validTo || last < runs.validFrom) return null;
  const version: AuthorizationVersion = {
    ...runs,
    ...{ version: runs.version + 1, kind, validTo: last, reason: 'A reason', basis: 'A rule', madeBy: by, madeAt: life.at },
    eventNumber: eventNumber(life),
    signedBy: kind === 'ended' ? { name: by, credential: 'MD' } : null,
    noticeDays: 0,
  };
  return { authorizations: [...life.authorizations, version] };
}

/** Every other outcome overturns what was denied: it is ordered, and owes its letter. A body decides once. */
export function reviewed(life: Decided, choice: number, by: string): After | null {
  const body = EXTERNAL_BODIES[choice % EXTERNAL_BODIES.length] ?? 'opm';
  if (life.externalReviews.some((review) => review.body === body)) return null;
  const review = { body, reference: 'R-1', decidedOn: today(life), eventNumber: eventNumber(life) };
  const externalReviews = [...life.externalReviews, review];
  if (choice % 8 < 4) return { externalReviews };
  const { lines, practitioner, facility, decision } = authorizedCase(life);
  const denied = lines.filter(({ number }) => decision?.lines.some((line) => line.number === number && line.result === 'denied'));
  const { dueAt, basis } = effectuation(dutyCase(life), 'outside', life.at);
  const ordered: AuthorizationVersion = {
    ...{ number: `AUTH-26-00000${2 + life.externalReviews.length}`, version: 1, kind: 'ordered', lines: denied, practitioner, facility },
    ...{ validFrom: today(life), validTo: addDays(today(life), 179), reason: 'Overturned', basis: body, signedBy: null, noticeDays: 0 },
    ...{ madeBy: by, madeAt: life.at, eventNumber: eventNumber(life) },
  };
  return {
    // As `owe_again` of the database: its letter is owed.
    status: 'decided',
    externalReviews,
    authorizations: [...life.authorizations, ordered],
    duties: [...life.duties, { kind: 'effectuation', basis, dueAt, arisenAt: life.at, ...open }],
  };
}

export function discharged(life: Decided, kind: DutyKind, by: string): After {
  const first = life.duties.find((duty) => duty.kind === kind && duty.doneAt === null);
  const detail = { note: '', to: 'The independent entity', means: 'Portal', sent: ['The case file'] };
  const done = { doneAt: life.at, doneBy: by, detail, eventNumber: eventNumber(life) };
  return { duties: life.duties.map((duty) => (duty === first ? { ...duty, ...done } : duty)) };
}
