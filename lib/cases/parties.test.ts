import { describe, expect, it } from 'vitest';
import { actsInPlace, appointmentRefusal, isMinor, memberAddress, partyConflicts } from './parties.ts';
import type { RepresentativeParty } from './snapshot.ts';

const address = { line1: '1 Sample Street', line2: '', city: 'Columbus', state: 'OH', postalCode: '43004' };
const appointment = { kind: 'power-of-attorney', validFrom: '2026-01-05', validUntil: '2026-12-31', source: 'Fax, page 1' } as const;
const agent: RepresentativeParty = { name: 'Ana Sure', relationship: 'Sister', address, kind: 'authorized', appointment };
const on = { dateOfBirth: '1961-04-09', receivedOn: '2026-11-20', state: 'OH', today: '2026-11-28' };
const member = { address, language: 'en' };

describe('a minor', () => {
  it.each([
    ['the day before the birthday', '2008-11-21', 'OH', true],
    ['on the birthday', '2008-11-20', 'OH', false],
    ['in Alabama, at 18', '2008-01-01', 'AL', true],
    ['in Nebraska, at 19', '2007-11-20', 'NE', false],
    ['of a plan without a state', '2010-01-01', null, true],
  ])('%s', (_what, born, state, minor) => expect(isMinor(born, '2026-11-20', state)).toBe(minor));
});

describe('an appointment', () => {
  it.each([
    ['on its first day', '2026-01-05', null],
    ['on its last day', '2026-12-31', null],
    ['the day before', '2026-01-04', 'only from Jan 5, 2026'],
    ['the day after', '2027-01-01', 'ended on Dec 31, 2026'],
  ])('holds, or not: %s', (_what, day, refusal) => {
    const said = appointmentRefusal(agent, day);
    if (refusal === null) expect(said).toBeNull();
    else expect(said).toContain(refusal);
  });
  it('that nobody has seen holds for nobody but a parent, and for whom nothing was ever recorded', () => {
    expect(appointmentRefusal({ ...agent, appointment: null }, '2026-11-20')).toContain('is not recorded');
    expect(appointmentRefusal({ ...agent, kind: 'parent', appointment: null }, '2026-11-20')).toBeNull();
    expect(appointmentRefusal({ name: 'Ana Sure', relationship: 'Sister', address }, '2026-11-20')).toBeNull();
  });
});

it('lets a guardian, a parent and an estate act in the member’s place, and an agent beside the member', () => {
  expect((['guardian', 'parent', 'estate', 'authorized'] as const).map((kind) => actsInPlace({ ...agent, kind }))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(actsInPlace(null)).toBe(false);
});

it('sends what is the member’s to the confidential address where there is one', () => {
  const own = { name: 'Maria', memberId: '1', dateOfBirth: '1961-04-09', ...member };
  const chosen = { ...address, line1: 'P.O. Box 7' };
  expect([memberAddress(own), memberAddress({ ...own, confidentialAddress: chosen })]).toEqual([address, chosen]);
});

describe('parties that contradict each other', () => {
  const conflicts = (change: Parameters<typeof partyConflicts>[0], over: Partial<typeof on> = {}) =>
    Object.keys(partyConflicts(change, { ...on, ...over }));
  it.each([
    ['a parent of somebody of age', { member, representative: { ...agent, kind: 'parent' as const } }, {}, ['representative.kind']],
    ['a parent of a minor', { member, representative: { ...agent, kind: 'parent' as const } }, { dateOfBirth: '2015-01-01' }, []],
    ['an estate without a death', { member, representative: { ...agent, kind: 'estate' as const } }, {}, ['representative.kind']],
    ['an agent after the death', { member: { ...member, dateOfDeath: '2026-11-25' }, representative: agent }, {}, ['representative.kind']],
    [
      'the estate after the death',
      { member: { ...member, dateOfDeath: '2026-11-25' }, representative: { ...agent, kind: 'estate' as const } },
      {},
      [],
    ],
    ['a death to come', { member: { ...member, dateOfDeath: '2026-11-29' }, representative: null }, {}, ['member.dateOfDeath']],
    ['a death before birth', { member: { ...member, dateOfDeath: '1960-01-01' }, representative: null }, {}, ['member.dateOfDeath']],
    [
      'an appointment that ends before it begins',
      { member, representative: { ...agent, appointment: { ...appointment, validUntil: '2026-01-04' } } },
      {},
      ['representative.appointment.validUntil'],
    ],
  ])('%s', (_what, change, over, fields) => expect(conflicts(change, over)).toEqual(fields));
});
