import { expect, test } from 'vitest';
import { readPlanClockSettings } from '@/lib/cases/clocks.ts';
import { ARKANSAS_PRIOR_AUTHORIZATION } from '@/lib/cases/overlays.ts';
import { type PlanInput, planSchema } from '@/lib/forms/plan-schema.ts';
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

const BEFORE: PlanInput['settings']['beforeReview'] = {
  exclusions: [{ codes: ['A4220', '62370'], source: 'Handbook: what is not covered, page 12' }],
  noAuthorization: [{ codes: ['62367'], source: 'List of 2026' }],
  delegates: [{ codes: ['62368'], name: 'Lakeshore Review', contact: '1-800-555-0142; weekdays' }],
  networkFacilities: ['1234567893'],
  administrativeDenialBy: ['nurse', 'manager'],
};

test('a rule that lacks a part is sent without it, for the server to name', () => {
  const plan = { ...makePlan(), ...UPDATED };
  const form = formOf(plan);
  form.settings.beforeReview.delegates = '62370 Lakeshore';
  const command = commandOf(plan, form);
  expect(command.settings.beforeReview).toMatchObject({ delegates: [{ codes: ['62370', 'Lakeshore'], name: '', contact: '' }] });
  const { payer, lineOfBusiness, funding } = plan;
  const { updatedAt: _at, ...typed } = command;
  expect(planSchema.safeParse({ ...typed, payer, lineOfBusiness, funding }).success).toBe(false);
});

test('a plan that nobody touched comes back as it was, whatever its clocks', () => {
  const plain = makePlan('molina-medicaid');
  const clocks = {
    accreditation: 'ncqa',
    informationMarginHours: 12,
    shorterClocks: [shorter],
    overlays: [ARKANSAS_PRIOR_AUTHORIZATION],
  } as const;
  const transition = {
    graceDays: 90,
    conditions: ['The pump was there before', 'Same drug'],
    citation: '42 CFR 438.62(b)',
    verified: false,
  };
  const signers = [
    {},
    { after: { endingDays: 45 } },
    { signerLicensedIn: 'any' as const },
    { signerLicensedIn: ['OH', 'KY'] },
    { transition },
  ];
  for (const signer of signers) {
    const plan = { ...plain, settings: { ...plain.settings, clocks, beforeReview: BEFORE, ...signer } };
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
