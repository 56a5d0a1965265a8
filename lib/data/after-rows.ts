import { type AuthorizationVersion, VERSION_KINDS } from '../cases/authorization.ts';
import { DUTY_KINDS, type DutyDetail, type DutyKind } from '../cases/duties.ts';
import * as after from '../forms/after-schema.ts';
import * as parties from '../forms/parties.ts';
import type { Prisma } from './generated/client.ts';

/** What came after a decision, as it is stored. Instants are ISO 8601 UTC, days `YYYY-MM-DD`. */

export type DutyRecord = {
  id: string;
  kind: DutyKind;
  dueAt: string;
  basis: string;
  verified: boolean;
  arisenAt: string;
  doneAt: string | null;
  doneBy: string | null;
  detail: DutyDetail | null;
  eventNumber: number | null;
};
export type ExternalReviewRecord = {
  body: string;
  result: string;
  reference: string;
  decidedOn: string;
  receivedAt: string;
  lines: number[];
  recordedBy: string;
  recordedAt: string;
  eventNumber: number;
};
export type CorrectionRecord = {
  snapshotId: string;
  reason: string;
  changes: { what: string; before: string; after: string }[];
  by: string;
  at: string;
};

type Rows = Prisma.CaseGetPayload<{ include: { authorizations: true; duties: true; externalReviews: true; corrections: true } }>;

const day = (d: Date): string => d.toISOString().slice(0, 10);
const one = <T extends string>(all: readonly T[], text: string): T => {
  const found = all.find((each) => each === text);
  if (found === undefined) throw new Error(`stored value is none of ${all.join(', ')}: ${text}`);
  return found;
};

export function toVersion(v: Rows['authorizations'][number]): AuthorizationVersion {
  const { number, version, reason, basis, madeBy, eventNumber } = v;
  const signing = v.signing === null ? null : after.endingSigned.parse(v.signing);
  return {
    ...{ number, version, reason, basis, madeBy, eventNumber },
    kind: one(VERSION_KINDS, v.kind),
    validFrom: day(v.validFrom),
    validTo: day(v.validTo),
    lines: after.authorizedLines.parse(v.lines),
    practitioner: parties.practitionerParty.parse(v.practitioner),
    facility: parties.facilityParty.parse(v.facility),
    signedBy: signing === null ? null : { name: signing.name, credential: signing.words },
    noticeDays: signing?.days ?? 0,
    madeAt: v.madeAt.toISOString(),
  };
}

export function toDuty(d: Rows['duties'][number]): DutyRecord {
  const { id, basis, verified, doneBy, eventNumber } = d;
  return {
    ...{ id, basis, verified, doneBy, eventNumber },
    kind: one(DUTY_KINDS, d.kind),
    dueAt: d.dueAt.toISOString(),
    arisenAt: d.arisenAt.toISOString(),
    doneAt: d.doneAt?.toISOString() ?? null,
    detail: d.detail === null ? null : after.dutyDetail.parse(d.detail),
  };
}

export function toExternalReview(r: Rows['externalReviews'][number]): ExternalReviewRecord {
  const { body, result, reference, lines, recordedBy, eventNumber } = r;
  return {
    ...{ body, result, reference, lines, recordedBy, eventNumber },
    decidedOn: day(r.decidedOn),
    receivedAt: r.receivedAt.toISOString(),
    recordedAt: r.recordedAt.toISOString(),
  };
}

export const toCorrection = (c: Rows['corrections'][number]): CorrectionRecord => ({
  snapshotId: c.snapshotId,
  reason: c.reason,
  changes: after.changes.parse(c.changes),
  by: c.correctedBy,
  at: c.correctedAt.toISOString(),
});
