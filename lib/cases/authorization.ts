import type { FacilityParty, PractitionerParty } from './provider.ts';
import { addDays } from './time.ts';

/**
 * The days for which an authorization is valid, both included: from the first date of service for the plan's span
 * (lifecycle.md section 6). Days are `YYYY-MM-DD`.
 */
export function authorizationSpan(
  c: { dateOfService: string; lines: readonly { dateOfService: string }[] },
  days: number,
): { validFrom: string; validTo: string } {
  const validFrom = [c.dateOfService, ...c.lines.map((line) => line.dateOfService)].sort()[0] ?? c.dateOfService;
  return { validFrom, validTo: addDays(validFrom, days - 1) };
}

export type AuthorizedLine = { number: number; code: string; units: number; site: string; dateOfService: string };

export const VERSION_KINDS = ['amended', 'ended', 'continued', 'ordered'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

/** One version of an authorization: the decision's own is the first, `decided`. Instants are ISO 8601 UTC. */
export type AuthorizationVersion = {
  number: string;
  version: number;
  kind: VersionKind | 'decided';
  validFrom: string;
  validTo: string;
  lines: AuthorizedLine[];
  practitioner: PractitionerParty;
  facility: FacilityParty;
  reason: string;
  /** The source of the rule that asked for it; empty where none did. */
  basis: string;
  /** Name and credential of the medical director who ended it; null: of any other. */
  signedBy: { name: string; credential: string } | null;
  /** Of one that ends early: whole days of notice that were owed; 0 where an exception was named, and of any other. */
  noticeDays: number;
  madeBy: string;
  madeAt: string;
  /** Of the event that tells of it; 0: the decision's. */
  eventNumber: number;
};

/** What of a case tells its authorizations. */
export interface AuthorizedCase {
  readonly lines: readonly AuthorizedLine[];
  readonly practitioner: PractitionerParty;
  readonly facility: FacilityParty;
  readonly decision: {
    readonly lines: readonly { readonly number: number; readonly result: string }[];
    readonly authorizationNumber: string | null;
    readonly validFrom: string | null;
    readonly validTo: string | null;
    readonly signerName: string;
    readonly decidedAt: string;
  } | null;
  readonly authorizations: readonly AuthorizationVersion[];
}

/** Every version, by number and then oldest first: the decision's, if it approved anything, before those that came after it. */
export function authorizationVersions(c: AuthorizedCase): AuthorizationVersion[] {
  return [...decidedVersion(c), ...c.authorizations].toSorted((a, b) =>
    a.number === b.number ? a.version - b.version : a.number < b.number ? -1 : 1,
  );
}

function decidedVersion({ decision, lines, practitioner, facility }: AuthorizedCase): AuthorizationVersion[] {
  if (decision === null) return [];
  const { authorizationNumber: number, validFrom, validTo, signerName, decidedAt } = decision;
  if (number === null || validFrom === null || validTo === null) return [];
  const approved = new Set(decision.lines.flatMap((line) => (line.result === 'approved' ? [line.number] : [])));
  return [
    {
      ...{
        number,
        version: 1,
        kind: 'decided',
        validFrom,
        validTo,
        practitioner,
        facility,
        reason: '',
        basis: '',
        signedBy: null,
        noticeDays: 0,
      },
      lines: lines
        .filter((line) => approved.has(line.number))
        .map(({ number: n, code, units, site, dateOfService }) => ({ number: n, code, units, site, dateOfService })),
      madeBy: signerName,
      madeAt: decidedAt,
      eventNumber: 0,
    },
  ];
}

/** The last version of each number, in the order in which the numbers first come up. */
export function lastVersions<T extends { readonly number: string; readonly version: number }>(versions: readonly T[]): T[] {
  const last = new Map<string, T>();
  for (const each of versions) if ((last.get(each.number)?.version ?? 0) < each.version) last.set(each.number, each);
  return [...last.values()];
}

/** What holds now: the last version of each number. */
export function authorizationsNow(c: AuthorizedCase): AuthorizationVersion[] {
  return authorizationVersions(c).filter((each, i, all) => all[i + 1]?.number !== each.number);
}

/** The version before; undefined for a first one. */
export const versionBefore = (c: AuthorizedCase, of: AuthorizationVersion): AuthorizationVersion | undefined =>
  authorizationVersions(c).find(({ number, version }) => number === of.number && version === of.version - 1);

/** What an amendment may change, by line number. */
export type Amendment = Pick<AuthorizationVersion, 'validFrom' | 'validTo' | 'lines' | 'practitioner' | 'facility'>;

/** What of the policy an amendment of a code asks: whether the code is listed, and of the case's kind. */
export type CodeFits = (code: string) => boolean;

/**
 * Why an amendment needs a review anew, by field; none where a nurse may make it: site, provider, place, days within the span, fewer units, and a
 * code of the same kind that the policy lists.
 */
export function amendmentRefusals(was: AuthorizationVersion, is: Amendment, fits: CodeFits): Record<string, string> {
  const refused: Record<string, string> = {};
  if (is.validFrom < was.validFrom || is.validFrom > is.validTo)
    refused.validFrom = 'An amendment stays within the days that were authorized';
  if (is.validTo > was.validTo) refused.validTo = 'More days than were authorized need a new request';
  for (const [i, line] of is.lines.entries()) {
    const before = was.lines.find(({ number }) => number === line.number);
    const at = `lines.${i}`;
    if (before === undefined) refused[at] = 'Another line needs a new request';
    else if (line.units > before.units) refused[`${at}.units`] = 'More units need a review anew: a new request';
    if (before !== undefined && line.code !== before.code && !fits(line.code))
      refused[`${at}.code`] = 'A code of another kind, or one that the policy does not list, needs a review anew: a new request';
    if (line.dateOfService < is.validFrom || line.dateOfService > is.validTo)
      refused[`${at}.dateOfService`] = 'Choose a day on which the authorization is valid';
    if (line.site.trim() === '') refused[`${at}.site`] = 'Name the setting';
  }
  if (is.lines.length !== was.lines.length) refused.lines = 'Lines are neither added nor left out';
  return refused;
}

/** What is another in the new version, in words for the letter and the history. */
export function amendmentChanges(was: AuthorizationVersion, is: Amendment): { what: string; before: string; after: string }[] {
  const pairs: [string, string, string][] = [
    ['First valid day', was.validFrom, is.validFrom],
    ['Last valid day', was.validTo, is.validTo],
    ['Provider', was.practitioner.name, is.practitioner.name],
    ['Place of care', was.facility.name, is.facility.name],
    ...is.lines.flatMap((line): [string, string, string][] => {
      const before = was.lines.find(({ number }) => number === line.number) ?? line;
      return [
        [`Code, line ${line.number}`, before.code, line.code],
        [`Units, line ${line.number}`, String(before.units), String(line.units)],
        [`Setting, line ${line.number}`, before.site, line.site],
        [`Day of care, line ${line.number}`, before.dateOfService, line.dateOfService],
      ];
    }),
  ];
  return pairs.flatMap(([what, before, after]) => (before === after ? [] : [{ what, before, after }]));
}
