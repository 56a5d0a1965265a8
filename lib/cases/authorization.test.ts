import { describe, expect, it } from 'vitest';
import {
  type Amendment,
  type AuthorizationVersion,
  type AuthorizedCase,
  amendmentChanges,
  amendmentRefusals,
  authorizationsNow,
  authorizationVersions,
  lastVersions,
  versionBefore,
} from './authorization.ts';

const ADDRESS = { line1: '1 Main St', line2: '', city: 'Columbus', state: 'OH', postalCode: '43215' };
const practitioner = { name: 'Ruth Adeyemi, MD', npi: '1999999984', specialty: 'Pain medicine', address: ADDRESS, phone: '', fax: '' };
const facility = { name: 'Riverside', npi: '1999999992', address: ADDRESS };
const lines = [
  { number: 1, code: '62362', units: 2, site: 'Outpatient hospital', dateOfService: '2026-12-01' },
  { number: 2, code: '62350', units: 1, site: 'Outpatient hospital', dateOfService: '2026-12-01' },
];
const decided: AuthorizedCase = {
  ...{ lines, practitioner, facility, authorizations: [] },
  decision: {
    lines: [
      { number: 1, result: 'approved' },
      { number: 2, result: 'denied' },
    ],
    ...{ authorizationNumber: 'AUTH-26-000001', validFrom: '2026-12-01', validTo: '2027-02-28' },
    ...{ signerName: 'Abena Osei, MD', decidedAt: '2026-11-20T15:00:00Z' },
  },
};
const [first] = authorizationVersions(decided);
if (first === undefined) throw new Error('a decision that approves is the first version');
const second: AuthorizationVersion = { ...first, version: 2, kind: 'amended', reason: 'Moved', eventNumber: 9 };
const amended = (over: Partial<Amendment> = {}, line: Partial<Amendment['lines'][number]> = {}): Amendment => ({
  ...{ validFrom: first.validFrom, validTo: first.validTo, practitioner, facility },
  lines: first.lines.map((each) => ({ ...each, ...line })),
  ...over,
});
const refused = (is: Amendment, listed = ['62362', '62365']) => Object.keys(amendmentRefusals(first, is, (code) => listed.includes(code)));

describe('versions of an authorization', () => {
  it('the decision’s own is the first, with the lines that it approved', () => {
    expect(first).toMatchObject({ number: 'AUTH-26-000001', version: 1, kind: 'decided', lines: [lines[0]] });
    expect(authorizationVersions({ ...decided, decision: null })).toEqual([]);
  });
  it('the last of each number holds', () => {
    const other: AuthorizationVersion = { ...first, number: 'AUTH-26-000002', kind: 'ordered', eventNumber: 12 };
    const c = { ...decided, authorizations: [other, second] };
    expect(authorizationsNow(c).map(({ number, version }) => [number, version])).toEqual([
      ['AUTH-26-000001', 2],
      ['AUTH-26-000002', 1],
    ]);
    expect(versionBefore(c, second)).toEqual(first);
    expect(versionBefore(c, other)).toBeUndefined();
  });
});

describe('an amendment without a review anew', () => {
  it('of setting, day within the span, fewer units, provider, place, fewer days, or a listed code of the kind', () => {
    for (const is of [
      amended({}, { site: 'Ambulatory surgical center' }),
      amended({}, { dateOfService: '2027-02-28' }),
      amended({}, { units: 1 }),
      amended({ practitioner: { ...practitioner, name: 'Omar Haddad, MD', npi: '1888888883' } }),
      amended({ facility: { ...facility, name: 'Lakeside' } }),
      amended({ validTo: '2027-01-31' }),
      amended({}, { code: '62365' }),
    ])
      expect([refused(is), amendmentChanges(first, is).length]).toEqual([[], 1]);
  });
  it.each([
    ['more units', amended({}, { units: 3 }), 'lines.0.units'],
    ['a code of another kind', amended({}, { code: '62324' }), 'lines.0.code'],
    ['a day after the last', amended({}, { dateOfService: '2027-03-01' }), 'lines.0.dateOfService'],
    ['a day before the first', amended({}, { dateOfService: '2026-11-30' }), 'lines.0.dateOfService'],
    ['a later last day', amended({ validTo: '2027-03-01' }), 'validTo'],
    ['no setting', amended({}, { site: ' ' }), 'lines.0.site'],
    ['another line', amended({ lines: [...first.lines, { ...lines[1], number: 2 } as Amendment['lines'][number]] }), 'lines.1'],
    ['a line less', amended({ lines: [] }), 'lines'],
  ] as const)('not of %s', (_what, is, field) => {
    expect(refused(is)).toContain(field);
  });
});

it('the last version of each number holds, in whatever order they come', () => {
  const versions = [
    { number: 'B', version: 1 },
    { number: 'A', version: 2 },
    { number: 'A', version: 1 },
    { number: 'A', version: 3 },
  ];
  expect(lastVersions(versions)).toEqual([
    { number: 'B', version: 1 },
    { number: 'A', version: 3 },
  ]);
  expect(lastVersions([])).toEqual([]);
});
