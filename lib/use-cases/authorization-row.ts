import { randomUUID } from 'node:crypto';
import { versionHash } from '../audit/verify-after.ts';
import type { Amendment } from '../cases/authorization.ts';
import type { Acting } from '../data/access.ts';

type Version = Amendment & {
  number: string;
  version: number;
  kind: 'amended' | 'ended' | 'ordered' | 'continued';
  reason: string;
  basis: string;
};

/** A row of authorization_version without case and event, which the database fills in; and its hash, which its event holds. */
export function versionRow({ viewer, at }: Acting, v: Version) {
  const row = {
    id: randomUUID(),
    ...{ number: v.number, version: v.version, kind: v.kind, valid_from: v.validFrom, valid_to: v.validTo },
    lines: v.lines.map(({ number, code, units, site, dateOfService }) => ({ number, code, units, site, dateOfService })),
    ...{ practitioner: v.practitioner, facility: v.facility, reason: v.reason, basis: v.basis },
    ...{ made_by: viewer.title ? `${viewer.name}, ${viewer.title}` : viewer.name, made_at: at },
  };
  const { valid_from: validFrom, valid_to: validTo, number, version, kind, lines, practitioner, facility, reason, basis } = row;
  return { row, record: versionHash({ number, version, kind, validFrom, validTo, lines, practitioner, facility, reason, basis }) };
}
