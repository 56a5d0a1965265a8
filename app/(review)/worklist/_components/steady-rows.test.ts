import { expect, test } from 'vitest';
import type { TableRow } from '../rows.ts';
import { fresh, merge } from './steady-rows.ts';

const row = (number: string, over: Partial<TableRow> = {}): TableRow => ({
  id: number,
  number,
  memberName: 'Ana Sure',
  planName: 'Plan',
  planId: 'plan',
  payer: 'molina',
  lineOfBusiness: 'medicaid',
  state: 'OH',
  stage: 'trial',
  mainCode: '62323',
  outcome: 'meets',
  reasons: [],
  counts: { met: 1, notMet: 0, missing: 0, ambiguous: 0 },
  status: 'received',
  ready: false,
  assignee: null,
  director: null,
  urgency: 'standard',
  receivedOn: '2026-11-20',
  dueAt: '2026-11-27T04:59:59.000Z',
  dueVerified: true,
  clockOver: false,
  decided: null,
  dutyDueAt: null,
  timeZone: 'America/New_York',
  stopped: false,
  extended: false,
  informationDueAt: null,
  informationLapsed: false,
  missed: null,
  transitionUntil: null,
  left: null,
  received: 'Nov 20',
  informationDue: '',
  ...over,
});
const words = (rows: readonly { number: string; gone: unknown }[]) => rows.map(({ number, gone }) => (gone ? `${number}?` : number));

test('a case that left keeps its place, and says what became of it once that is known', () => {
  const before = fresh([row('A'), row('B'), row('C')]);
  const left = merge(before, [row('A'), row('C')], []);
  expect(words(left.shown)).toEqual(['A', 'B?', 'C']);
  expect(left.shown[1]?.gone).toBe('away');
  const gone = { number: 'B', status: 'in-review', assignee: 'Samuel Park' };
  const told = merge(left.shown, [row('A'), row('C')], [gone]);
  expect(told.shown[1]?.gone).toEqual(gone);
  // Nothing of it is forgotten when the next reading says nothing.
  expect(merge(told.shown, [row('A')], []).shown[1]?.gone).toEqual(gone);
});

test('what changed is shown in place, whatever order the server has it in now', () => {
  const { shown } = merge(fresh([row('A'), row('B')]), [row('B'), row('A', { status: 'in-review' })], []);
  expect(shown.map(({ number, status }) => `${number} ${status}`)).toEqual(['A in-review', 'B received']);
});

test('what came waits, and moves nothing', () => {
  const { shown, waiting } = merge(fresh([row('B')]), [row('A'), row('B'), row('C')], []);
  expect(words(shown)).toEqual(['B']);
  expect(waiting).toBe(2);
});

test('an empty list shows what comes at once', () => {
  expect(merge([], [row('A')], [])).toMatchObject({ waiting: 0, shown: [{ number: 'A' }] });
});

test('a case that comes back is as it is', () => {
  const away = merge(fresh([row('A'), row('B')]), [row('A')], []).shown;
  expect(words(merge(away, [row('A'), row('B')], []).shown)).toEqual(['A', 'B']);
});
