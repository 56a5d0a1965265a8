import { expect, test } from 'vitest';
import { readPlanClockSettings } from '@/lib/cases/clocks.ts';
import { ARKANSAS_PRIOR_AUTHORIZATION } from '@/lib/cases/overlays.ts';
import { planSchema } from '@/lib/forms/plan-schema.ts';
import { makePlan } from '@/tests/factories.ts';
import { commandOf, formOf } from './plan-form';

const UPDATED = { updatedAt: '2026-11-20T12:00:00.000Z' };
const shorter = {
  urgency: 'standard',
  unit: 'hours',
  length: 96,
  effectiveFrom: '2026-07-01',
  citation: 'Contract 4.2',
  verified: true,
} as const;

test('a plan that nobody touched comes back as it was, whatever its clocks', () => {
  const plain = makePlan('molina-medicaid');
  const clocks = {
    accreditation: 'ncqa',
    informationMarginHours: 12,
    shorterClocks: [shorter],
    overlays: [ARKANSAS_PRIOR_AUTHORIZATION],
  } as const;
  const signers = [{}, { after: { endingDays: 45 } }, { signerLicensedIn: 'any' as const }, { signerLicensedIn: ['OH', 'KY'] }];
  for (const signer of signers) {
    const plan = { ...plain, settings: { ...plain.settings, clocks, ...signer } };
    const { id, state, name, timeZone, settings } = commandOf({ ...plan, ...UPDATED }, formOf({ ...plan, ...UPDATED }));
    expect({ id, state, name, timeZone }).toEqual({ id: plan.id, state: plan.state, name: plan.name, timeZone: plan.timeZone });
    // What is left out says the plan's own state.
    expect(settings).toEqual({ ...plan.settings, signerLicensedIn: 'plan-state', ...signer });
    const { payer, lineOfBusiness, funding } = plan;
    expect(planSchema.safeParse({ id, state, name, timeZone, settings, payer, lineOfBusiness, funding }).success).toBe(true);
  }
});

test('a number that is none is sent as it was typed, for the server to name', () => {
  const plan = { ...makePlan(), ...UPDATED };
  const form = formOf(plan);
  form.settings.authorizationDays = 'ninety';
  expect(commandOf(plan, form).settings).toMatchObject({ authorizationDays: 'ninety' });
});

test('clocks left empty are the regulation’s', () => {
  const plan = { ...makePlan('geha-fehb'), ...UPDATED };
  expect(readPlanClockSettings(commandOf(plan, formOf(plan)).settings.clocks)).toEqual(readPlanClockSettings({}));
});

test('a confirmation goes with its tagline, and a form of a denial that is left empty is none', () => {
  const plan = { ...makePlan(), ...UPDATED };
  const form = formOf(plan);
  form.settings.letters.taglines = [{ tag: 'am', edition: '2024' }];
  form.settings.letters.confirmedTaglines = [
    { tag: 'am', edition: '2024' },
    { tag: 'so', edition: '2024' },
  ];
  form.settings.letters.translationsOwed = 'es, zh-Hant ;vi';
  form.settings.letters.signatureBlock = ' Utilization Management \n\nP.O. Box 12';
  form.settings.letters.readingGrade = '7.5';
  form.settings.letters.integratedDenialNotice = { ombNumber: '', expires: ' ' };
  expect(commandOf(plan, form).settings.letters).toMatchObject({
    taglines: [{ tag: 'am', edition: '2024' }],
    confirmedTaglines: [{ tag: 'am', edition: '2024' }],
    translationsOwed: ['es', 'zh-Hant', 'vi'],
    signatureBlock: ['Utilization Management', 'P.O. Box 12'],
    readingGrade: 7.5,
    integratedDenialNotice: null,
  });
});
