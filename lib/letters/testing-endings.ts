import type { EndingKind } from '../cases/endings.ts';
import type { Snapshot, SnapshotEnding } from '../cases/snapshot.ts';

/** Sources of the letters of every ending, for tests. Everybody in them is made up. */

export const TEST_ENDINGS = [
  'administrative-denial',
  'administrative-denial-of-benefit',
  'no-authorization-required',
  'redirected',
  'dismissed',
  'appeal-upheld-administratively',
  'appeal-dismissed',
] as const;
export type TestEnding = (typeof TEST_ENDINGS)[number];

export const isTestEnding = (kind: string): kind is TestEnding => TEST_ENDINGS.some((each) => each === kind);

const none = { provision: '', forwarded: null };

const DIED: SnapshotEnding = { ...none, basis: 'member-died', reason: 'The member has died. Nobody asked us to go on with the request.' };

const ENDED: Readonly<Record<TestEnding, { kind: EndingKind; ending: SnapshotEnding }>> = {
  'administrative-denial': { kind: 'administrative-denial', ending: eligibility() },
  'administrative-denial-of-benefit': {
    kind: 'administrative-denial',
    ending: {
      ...none,
      basis: 'benefit',
      reason: 'The plan does not pay for a second pump in the same year. It lists this as care that is left out.',
      provision: 'Exclusions, section 7.3: a second implanted pump in a plan year',
    },
  },
  'no-authorization-required': {
    kind: 'no-authorization-required',
    ending: { ...none, basis: 'no-authorization-required', reason: 'This care is on our list of care that needs no approval.' },
  },
  redirected: {
    kind: 'redirected',
    ending: {
      ...none,
      basis: 'delegate',
      reason: 'Another company decides on this kind of care for us.',
      forwarded: {
        to: 'Lakeshore Pain Management Review',
        contact: 'Phone 1-800-555-0142, weekdays 8 a.m. to 5 p.m.',
        at: '2026-11-22T18:40:00Z',
        means: 'Fax with all records',
      },
    },
  },
  dismissed: { kind: 'dismissed', ending: DIED },
  'appeal-upheld-administratively': { kind: 'administrative-denial', ending: eligibility() },
  'appeal-dismissed': {
    kind: 'dismissed',
    ending: {
      ...none,
      basis: 'not-a-proper-party',
      reason: 'The person who asked may not act for the member. We asked for a paper that says so, and got none.',
    },
  },
};

function eligibility(): SnapshotEnding {
  return { ...none, basis: 'eligibility', reason: 'Our records show that the plan did not cover the member on the day of care.' };
}

/** A complete decision, ended so. */
export function ended(base: Snapshot, test: TestEnding, appeal: NonNullable<Snapshot['appeal']>): Snapshot {
  const { kind, ending } = ENDED[test];
  const result = kind === 'administrative-denial' ? ('denied' as const) : ('not-decided' as const);
  return {
    ...base,
    authorizationNumber: null,
    validFrom: null,
    validTo: null,
    decision: { kind, rationale: '' },
    decidedBy: { name: 'Priya Raman', role: 'manager', credential: '' },
    lines: base.lines.map((line) => ({ ...line, result })),
    signature: null,
    appeal: test.startsWith('appeal') ? appeal : null,
    ending,
  };
}
