import { BODY_OF, endingRule } from '../cases/after-rules.ts';
import type { AfterNotice, Authorized } from '../cases/notice.ts';
import type { Snapshot, SnapshotCorrection } from '../cases/snapshot.ts';

/** What comes after a decision, as its letters' sources have it. Everybody in it is made up. */

const authorized = ({ lines, requestingPractitioner: practitioner, facility }: Snapshot, version: number, validTo: string): Authorized => ({
  ...{ number: 'AUTH-26-001204', version, validFrom: '2026-12-01', validTo, practitioner, facility },
  lines: lines.map(({ result: _result, ...line }) => line),
});

const TOLD = { at: '2026-11-22T20:10:00Z', by: 'Dana Whitfield' } as const;

export const amended = (base: Snapshot): AfterNotice => ({
  ...{ kind: 'authorization-amended', ...TOLD, reason: 'The hospital moved the day of care.' },
  authorization: authorized(base, 2, '2027-02-28'),
  changes: [
    { what: 'Setting, line 1', before: 'Office', after: 'Outpatient hospital' },
    { what: 'Day of care, line 1', before: '2026-12-01', after: '2026-12-09' },
  ],
});

export function ended(base: Snapshot): AfterNotice {
  const { days, citation } = endingRule(base.input.lineOfBusiness);
  return {
    ...{ kind: 'authorization-ended', at: TOLD.at, by: 'Abena Osei', credential: 'MD, Pain medicine, license 35.118842 (OH)' },
    reason: 'The notes show that the pump was turned off and will be taken out. So it does not need to be filled any more.',
    authorization: authorized(base, 2, '2026-12-31'),
    ...{ until: '2027-02-28', days, basis: citation },
  };
}

export const ordered = (base: Snapshot): AfterNotice => ({
  ...{ kind: 'authorization-ordered', ...TOLD, reference: 'Decision 2026-1184', decidedOn: '2026-11-20' },
  body: BODY_OF[base.input.lineOfBusiness],
  authorization: authorized(base, 1, '2027-02-28'),
});

export const FORWARDED: AfterNotice = {
  ...{
    kind: 'appeal-forwarded',
    ...TOLD,
    to: 'The Independent Entity, Appeals Unit',
    means: 'Secure portal',
    basis: '42 CFR 422.590(a)(2)',
  },
  sent: ['The case file with all records', 'Our written explanation of the decision'],
};

export const CORRECTION = ({ member }: Snapshot): SnapshotCorrection => ({
  at: '2026-11-24T15:00:00Z',
  by: { name: 'Lena Fischer', role: 'manager', credential: '' },
  reason: 'A name was typed wrong.',
  changes: [{ what: 'Member’s name', before: 'Jane Do', after: member.name }],
  replaces: '2026-11-20',
});
