import { EXTERNAL_BODIES, type ExternalBody } from './after-rules.ts';
import { type AuthorizationVersion, type AuthorizedCase, amendmentChanges, versionBefore } from './authorization.ts';
import { describeCode } from './codes.ts';
import type { DutyDetail, DutyKind } from './duties.ts';
import type { AfterNotice, Authorized } from './notice.ts';
import type { AfterKey } from './notice-key.ts';

/** What of a case tells which notices what came after its decision owes. Instants are ISO 8601 UTC. */
export interface AfterCase extends AuthorizedCase {
  readonly duties: readonly {
    readonly kind: DutyKind;
    readonly basis: string;
    readonly doneAt: string | null;
    readonly doneBy: string | null;
    readonly detail: DutyDetail | null;
    readonly eventNumber: number | null;
  }[];
  readonly externalReviews: readonly {
    readonly body: string;
    readonly reference: string;
    readonly decidedOn: string;
    readonly eventNumber: number;
  }[];
}

type Owed = { key: AfterKey; at: string; notice: AfterNotice; moot: null };

/** Each new version of an authorization, and each appeal that went on, owes letters of its own until they are given. */
export function afterNotices(c: AfterCase): Owed[] {
  return [...c.authorizations.flatMap((version) => versionNotice(c, version)), ...c.duties.flatMap(forwarded)];
}

const authorized = ({ number, version, validFrom, validTo, lines, practitioner, facility }: AuthorizationVersion): Authorized => ({
  ...{ number, version, validFrom, validTo, practitioner, facility },
  lines: lines.map((line) => ({ ...line, description: describeCode(line.code) })),
});

function versionNotice(c: AfterCase, is: AuthorizationVersion): Owed[] {
  const before = versionBefore(c, is);
  const { madeAt: at, madeBy: by, reason, basis, eventNumber } = is;
  const owed = (kind: 'amended' | 'ended' | 'ordered', notice: AfterNotice): Owed[] => [
    { key: `${kind}:${eventNumber}`, at, notice, moot: null },
  ];
  const authorization = authorized(is);
  if (is.kind === 'amended' && before)
    return owed('amended', { kind: 'authorization-amended', at, by, reason, authorization, changes: amendmentChanges(before, is) });
  if (is.kind === 'ended' && before && is.signedBy) {
    const { name, credential } = is.signedBy;
    const days = is.noticeDays;
    return owed('ended', {
      ...{ kind: 'authorization-ended', at, by: name, credential, reason, authorization, until: before.validTo, days, basis },
    });
  }
  const ordered = c.externalReviews.find((review) => review.eventNumber === eventNumber);
  if (is.kind === 'ordered' && ordered) {
    const { reference, decidedOn } = ordered;
    return owed('ordered', { kind: 'authorization-ordered', at, by, authorization, body: bodyOf(ordered.body), reference, decidedOn });
  }
  return [];
}

function bodyOf(text: string): ExternalBody {
  const found = EXTERNAL_BODIES.find((each) => each === text);
  if (found === undefined) throw new TypeError(`no body outside of a plan: ${text}`);
  return found;
}

function forwarded({ kind, basis, doneAt, doneBy, detail, eventNumber }: AfterCase['duties'][number]): Owed[] {
  if (kind !== 'forwarding' || doneAt === null || detail === null || eventNumber === null) return [];
  const { to, means, sent } = detail;
  const notice: AfterNotice = { kind: 'appeal-forwarded', at: doneAt, by: doneBy ?? '', to, means, sent, basis };
  return [{ key: `forwarded:${eventNumber}`, at: doneAt, notice, moot: null }];
}
