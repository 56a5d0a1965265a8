import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCase } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { disconnect } from '../data/db.ts';
import { findCases, recallCases } from './find-cases.ts';
import { loadCase } from './load-case.ts';

let nurse: Viewer;
let unseeing: Viewer[];
let numbers: [string, string];

beforeAll(async () => {
  for (const plan of ['molina-medicaid', 'uhc-commercial'] as const) await createPlan(plan);
  nurse = await createUser('nurse');
  unseeing = [await createUser('nurse', ['uhc-commercial']), await createUser('admin'), await createUser('nurse', [])];
  numbers = [await createCase('received', nurse), await createCase('claimed', nurse)];
}, 60_000);
afterAll(disconnect);

const numbersFound = async (viewer: Viewer, search: string) => (await findCases(acting(viewer), { search })).cases.map((c) => c.number);

test('a case is found by its number, its member’s name and ID, and the practitioner, as the worklist finds it', async () => {
  const { case: c } = await loadCase(nurse, numbers[0]);
  for (const words of [c.number, c.number.toLowerCase(), c.member.name, c.member.memberId, c.practitioner.name])
    expect(await numbersFound(nurse, words), words).toContain(c.number);
});

test('the newest come first, with how many there are', async () => {
  const found = await findCases(acting(nurse), { search: 'pa-' });
  expect(found).toMatchObject({ total: 2 });
  expect(found.cases.map((c) => c.status).sort()).toEqual(['in-review', 'received']);
});

test('nothing is found for nothing', async () => {
  expect(await findCases(acting(nurse), { search: '  ' })).toEqual({ cases: [], total: 0 });
});

test('cases are recalled in the order of their numbers', async () => {
  const [first, second] = numbers;
  expect((await recallCases(acting(nurse), { numbers: [second, 'PA-26-999999', first] })).map((c) => c.number)).toEqual([second, first]);
});

test('who may not see a case neither finds nor recalls it', async () => {
  for (const viewer of unseeing) {
    expect(await numbersFound(viewer, numbers[0])).toEqual([]);
    expect(await recallCases(acting(viewer), { numbers })).toEqual([]);
  }
});
