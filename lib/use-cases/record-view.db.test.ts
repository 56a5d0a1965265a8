import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCase } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { disconnect } from '../data/db.ts';
import { findWatched } from '../data/views.ts';
import { recordView } from './record-view.ts';
import { watchAccess } from './watch-access.ts';

const at = (seconds: number) => new Date(Date.parse('2026-11-20T20:00:00Z') + seconds * 1000).toISOString();

let nurse: Viewer;
let auditor: Viewer;
let caseNumber: string;

beforeAll(async () => {
  await createPlan();
  nurse = await createUser('nurse');
  auditor = await createUser('auditor');
  caseNumber = await createCase('claimed', nurse);
});
afterAll(disconnect);

const open = (seconds: number, screen = 'history') =>
  recordView(acting(nurse, at(seconds)), { kind: 'case', caseNumber, subject: '', screen });

test('the same page again within a minute is one view; another page, or later, is not', async () => {
  expect([await open(0), await open(59), await open(30, 'overview'), await open(60)]).toEqual([true, false, true, true]);
});

test('a view from before a watch stands for none after it', async () => {
  await open(200);
  await watchAccess(acting(auditor, at(210)), { number: caseNumber, wholeMember: true, reason: 'Asked for by the member' });
  expect([await open(220), await open(230)]).toEqual([true, false]);
  expect(await findWatched(at(0))).toMatchObject([{ userId: nurse.id, caseNumber, at: at(220) }]);
});
