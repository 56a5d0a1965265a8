import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acting, createUser } from '../../tests/factories.ts';
import { COLUMNS } from '../cases/worklist.ts';
import type { Viewer } from '../data/access.ts';
import { disconnect } from '../data/db.ts';
import { chooseColumns, loadViews, removeView, saveView } from './keep-worklist.ts';

let nurse: Viewer;
let other: Viewer;
beforeAll(async () => {
  nurse = await createUser('nurse', []);
  other = await createUser('auditor');
});
afterAll(disconnect);

test('without any choice all columns are shown, and chosen ones stay with their user, in the order of the table', async () => {
  expect(await loadViews(nurse)).toEqual({ views: [], columns: COLUMNS });
  await chooseColumns(acting(nurse), { view: null, columns: ['status', 'member'] });
  // Time left and case are of every row.
  expect((await loadViews(nurse)).columns).toEqual(['due', 'number', 'member', 'status']);
  expect((await loadViews(other)).columns).toEqual(COLUMNS);
});

test('a view is its user’s own; one of the same name gives way; its columns are its own', async () => {
  const view = { name: 'Overdue', address: 'tab=overdue', columns: COLUMNS };
  const id = await saveView(acting(nurse), view);
  expect(await saveView(acting(nurse), { ...view, address: 'tab=overdue&payer=geha' })).toBe(id);
  await chooseColumns(acting(nurse), { view: id, columns: ['payer'] });
  const { views } = await loadViews(nurse);
  expect(views).toEqual([{ id, name: 'Overdue', address: 'tab=overdue&payer=geha', columns: ['due', 'number', 'payer'] }]);
  expect((await loadViews(other)).views).toEqual([]);
  const refused = [
    () => removeView(acting(other), { id }),
    () => chooseColumns(acting(other), { view: id, columns: [] }),
    () => removeView(acting(nurse), { id: randomUUID() }),
  ];
  for (const attempt of refused) await expect(attempt()).rejects.toMatchObject({ code: 'not-found' });
  await removeView(acting(nurse), { id });
  expect((await loadViews(nurse)).views).toEqual([]);
});

test('more views than one finds one’s way among are refused', async () => {
  for (let i = 0; i < 50; i++) await saveView(acting(other), { name: `View ${i}`, address: 'tab=all', columns: COLUMNS });
  await expect(saveView(acting(other), { name: 'One more', address: 'tab=all', columns: COLUMNS })).rejects.toMatchObject({
    code: 'conflict',
  });
});
