import { expect, test } from 'vitest';
import type { WorklistRow } from '@/lib/use-cases/list-cases.ts';
import { toTableRow } from './rows.ts';

const NOW = '2026-11-28T12:00:00.000Z';
const row: WorklistRow = {
  ...{ id: 'a', number: 'PA-26-000009', memberName: 'Ana Sure', planName: 'Plan', planId: 'plan', payer: 'molina' },
  ...{ lineOfBusiness: 'medicaid', state: 'OH', stage: 'trial', mainCode: '62323', outcome: 'meets', reasons: [], status: 'decided' },
  ...{ counts: { met: 1, notMet: 0, missing: 0, ambiguous: 0 }, ready: false, assignee: null, director: null, urgency: 'standard' },
  ...{ receivedOn: '2026-11-16', dueAt: '2026-11-24T04:59:59.000Z', dueVerified: true, clockOver: false, decided: 'approved' },
  ...{ dutyDueAt: null, timeZone: 'America/New_York', stopped: false, extended: false, informationDueAt: null },
  ...{ informationLapsed: false, missed: null, transitionUntil: null },
};

test('a decision whose notice is still owed is late; one whose notice was given is not, whatever letter came to be owed since', () => {
  expect(toTableRow(row, NOW).left?.tone).toBe('late');
  expect(toTableRow({ ...row, clockOver: true }, NOW).left).toBeNull();
});

test('what is to be carried out has a clock of its own', () => {
  expect(toTableRow({ ...row, clockOver: true, dutyDueAt: '2026-11-29T12:00:00.000Z' }, NOW).left).toMatchObject({ tone: 'soon' });
});

test('a day of another year has its year, but for the day until which information may come', () => {
  expect(toTableRow({ ...row, receivedOn: '2025-12-30' }, NOW).received).toBe('Dec 30, 2025');
  expect(toTableRow({ ...row, informationDueAt: '2027-01-06T04:59:59.000Z' }, NOW).informationDue).toBe('Jan 5');
});
