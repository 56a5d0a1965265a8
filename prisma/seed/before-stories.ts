import type { DemoCase } from './stories.ts';

const NON_CANCER = { indication: 'non-cancer-pain' } as const;

/** A case for each ending, one reviewed in retrospect, and the same request twice. */
export const BEFORE_CASES: readonly DemoCase[] = [
  {
    plan: 'molina-oh',
    stage: 'maintenance',
    codes: ['62367'],
    story: NON_CANCER,
    progress: 'received',
    hoursAgo: 50,
    before: {
      checks: [{ kind: 'authorization', against: true, note: 'On the list of services without authorization, section 4' }],
      ended: { basis: 'no-authorization-required' },
      notice: 'issued',
    },
  },
  {
    plan: 'molina-oh',
    stage: 'permanent',
    codes: ['62362', '62350'],
    story: NON_CANCER,
    progress: 'received',
    hoursAgo: 120,
    uncovered: true,
    before: {
      checks: [{ kind: 'eligibility', against: true, note: 'Eligibility file of this morning: coverage ended last month' }],
      ended: { basis: 'eligibility' },
      notice: 'closed',
    },
  },
  {
    plan: 'uhc-commercial',
    stage: 'maintenance',
    codes: ['62370'],
    story: NON_CANCER,
    progress: 'received',
    hoursAgo: 31,
    before: {
      checks: [{ kind: 'responsibility', against: true, note: 'Refills are delegated' }],
      ended: {
        basis: 'delegate',
        forwarded: {
          to: 'Lakeshore Pain Management Review',
          contact: '1-800-555-0142, weekdays 8 a.m. to 5 p.m.',
          means: 'Fax with all records',
        },
      },
    },
  },
  {
    plan: 'medicare-advantage-pa',
    stage: 'trial',
    codes: ['62323'],
    story: NON_CANCER,
    progress: 'received',
    hoursAgo: 75,
    before: { checks: [], ended: { basis: 'not-a-proper-party' }, notice: 'issued' },
  },
  {
    plan: 'geha-fehb',
    stage: 'permanent',
    codes: ['62362'],
    story: NON_CANCER,
    progress: 'received',
    hoursAgo: 20,
    person: 31,
  },
  {
    plan: 'geha-fehb',
    stage: 'permanent',
    codes: ['62362'],
    story: NON_CANCER,
    progress: 'received',
    hoursAgo: 4,
    person: 31,
  },
];
