import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner, createCase } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import { addRecord } from '../../tests/records.ts';
import type { Viewer } from '../data/access.ts';
import { disconnect } from '../data/db.ts';
import { findUnsearched } from '../data/suggestions.ts';
import { FINDERS_VERSION } from '../finders/suggestion.ts';
import { pdfOf } from '../pdf/testing.ts';
import { findInRecords } from './find-suggestions.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { readRecords } from './read-records.ts';
import { acceptSuggestion, dismissSuggestion, suggestionsOf } from './suggest.ts';

let nurse: Viewer;
let elsewhere: Viewer;
let number: string;
let documentId: string;

const suggested = async (viewer: Viewer = nurse) => suggestionsOf(viewer, await loadCase(nurse, number));
const told = async () => (await suggested()).map(({ fact, value, page }) => `${fact} ${value} p. ${page}`);

beforeAll(async () => {
  await createPlan();
  await createPlan('uhc-commercial');
  nurse = await createUser('nurse');
  elsewhere = await createUser('nurse', ['uhc-commercial']);
  number = await createCase('claimed', nurse);
  const words = ['Date of service: 10/14/2026', 'Average pain 8/10, worst 10/10.', 'No evidence of active infection.'];
  const pdf = pdfOf([[], words.map((text, i) => ({ text, x: 72, y: 700 - 20 * i }))]);
  documentId = (await addRecord(nurse, number, 'Clinic note.pdf', pdf)).id;
}, 60_000);
afterAll(disconnect);

test('what a document suggests is stored once its text was read, and shown to who sees the document', async () => {
  await readRecords();
  expect(await findUnsearched(FINDERS_VERSION, 10)).toHaveLength(1);
  await findInRecords();
  expect(await findUnsearched(FINDERS_VERSION, 10)).toEqual([]);
  expect(await told()).toEqual(['painNrs 8 p. 2', 'activeInfection false p. 2']);
  expect((await suggested())[0]).toMatchObject({
    documentId,
    document: 'Clinic note.pdf',
    noteDate: '2026-10-14',
    quotation: 'Average pain 8/10, worst 10/10.',
  });
  expect(await suggested(elsewhere)).toEqual([]);
});

test('an accepted suggestion is a citation of its passage that says which finder pointed to it; nothing else can be passed off as one', async () => {
  const key = { number, documentId, fact: 'painNrs', page: 2, value: 8 } as const;
  const record = await acceptSuggestion(acting(nurse), { ...key, evidenceId: randomUUID() });
  expect(record).toMatchObject({
    documentId,
    page: '2',
    noteDate: '2026-10-14',
    quotation: 'Average pain 8/10, worst 10/10.',
    suggested: 'painNrs/of-ten',
  });
  await expect(acceptSuggestion(acting(nurse), { ...key, value: 9, evidenceId: randomUUID() })).rejects.toMatchObject({ code: 'conflict' });
  await expect(acceptSuggestion(acting(elsewhere), { ...key, evidenceId: randomUUID() })).rejects.toMatchObject({ code: 'not-found' });
  const { case: c } = await loadCase(nurse, number);
  expect(c.answers).toEqual([]);
  const history = await loadHistory(nurse, number);
  expect(JSON.stringify(history)).toContain('"suggested":"painNrs/of-ten"');
});

test('a dismissed suggestion stays away, also after the finders looked again', async () => {
  await dismissSuggestion(acting(nurse), { number, documentId, fact: 'activeInfection', page: 2, value: false });
  expect(await told()).toEqual(['painNrs 8 p. 2']);
  await asOwner('UPDATE finding SET version = version - 1');
  expect(await told()).toEqual([]);
  await findInRecords();
  expect(await told()).toEqual(['painNrs 8 p. 2']);
});
