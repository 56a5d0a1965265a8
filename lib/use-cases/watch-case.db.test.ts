import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOwner, cite, createCase, save } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { releaseCase } from './release-case.ts';
import { watchCase } from './watch-case.ts';

let nurse: Viewer;
let manager: Viewer;
let number: string;

beforeAll(async () => {
  for (const state of ['molina-medicaid', 'uhc-commercial'] as const) await createPlan(state);
  nurse = await createUser('nurse');
  manager = await createUser('manager');
  number = await createCase('claimed', nurse);
});
afterAll(disconnect);

const look = (viewer: Viewer, version: number, step: 'review' | 'overview' = 'review', of = number) =>
  watchCase(acting(viewer), of, version, step);
const stale = (seconds: number) => asOwner(`UPDATE presence SET seen_at = seen_at - make_interval(secs => $1)`, [seconds]);

test('nothing moved: the case’s pulse alone, with the time left in words', async () => {
  const { case: c } = await loadCase(nurse, number);
  expect(await look(nurse, c.version)).toEqual({
    version: c.version,
    status: 'in-review',
    assigneeId: nurse.id,
    events: 2,
    others: [],
    answers: null,
    evidence: null,
    header: { clock: { text: expect.stringMatching(/^Notice due in \d+ d \d+ h$/), tone: 'calm' } },
  });
});

test('another’s answer and citation come with the version that they made', async () => {
  const { version } = (await loadCase(nurse, number)).case;
  await save(nurse, number, 'indication', 'cancer-pain');
  await cite(nurse, number, 'indication');
  const live = await look(manager, version);
  expect(live).toMatchObject({ version: version + 2, answers: [{ fact: 'indication', value: 'cancer-pain' }] });
  expect(live.evidence).toHaveLength(1);
  expect(await look(manager, version + 2)).toMatchObject({ answers: null, evidence: null });
});

test('who is here is seen by the others, on what step, until 15 seconds after', async () => {
  await look(nurse, 1, 'review');
  await look(manager, 1, 'overview');
  expect((await look(nurse, 1)).others).toEqual([{ name: manager.name, step: 'overview' }]);
  await look(manager, 1, 'review');
  expect((await look(nurse, 1)).others).toEqual([{ name: manager.name, step: 'review' }]);
  await stale(14);
  expect((await look(nurse, 1)).others).toHaveLength(1);
  await stale(16);
  expect((await look(nurse, 1)).others).toEqual([]);
});

test('whoever comes sweeps up those who left long ago', async () => {
  await look(manager, 1);
  await stale(61);
  await look(await createUser('nurse'), 1);
  expect(await asOwner('SELECT count(*)::int AS n FROM presence')).toEqual([{ n: 1 }]);
});

test('thirty people at once are all here', async () => {
  const crowd = await Promise.all(Array.from({ length: 30 }, () => createUser('nurse')));
  await Promise.all(crowd.flatMap((one) => [look(one, 1), look(one, 1)]));
  expect((await look(manager, 1)).others.length).toBeGreaterThanOrEqual(30);
});

test('another plan’s case, none at all and a number that is none are not found, and nobody is noted there', async () => {
  const notFound = expect.objectContaining({ code: 'not-found' });
  const refused = [await createUser('nurse', ['uhc-commercial']), await createUser('admin'), await createUser('nurse', [])];
  for (const viewer of refused) await expect(look(viewer, 1)).rejects.toEqual(notFound);
  for (const none of ['PA-26-999999', 'x', '', '\u0000']) await expect(look(nurse, 1, 'review', none)).rejects.toEqual(notFound);
  expect(await asOwner('SELECT count(*)::int AS n FROM presence WHERE user_id = ANY ($1)', [refused.map((r) => r.id)])).toEqual([{ n: 0 }]);
  expect(await look(await createUser('auditor'), 1)).toMatchObject({ status: 'in-review' });
});

test('an account that was ended sees nothing, whatever its session says', async () => {
  const former = await createUser('nurse');
  await db().user.update({ where: { id: former.id }, data: { active: false } });
  await expect(look(former, 1)).rejects.toMatchObject({ code: 'not-found' });
});

test('looking is no event; what the case lives through is told by its status, holder and count of events', async () => {
  const before = await look(manager, 1);
  for (let i = 0; i < 5; i++) await look(manager, 1);
  const { chain } = await loadHistory(nurse, number);
  expect(chain).toEqual({ whole: true, count: before.events });
  await releaseCase(acting(nurse), number);
  expect(await look(manager, before.version)).toMatchObject({ status: 'received', assigneeId: null, events: before.events + 1 });
});

test('a late notice says so, and a closed case owes none', async () => {
  const late = await watchCase(acting(nurse, '2027-01-20T20:00:00.000Z'), number, 1, 'review');
  expect(late.header.clock).toMatchObject({ tone: 'late', text: expect.stringMatching(/^Notice overdue by /) });
  const closed = await createCase('closed', nurse);
  expect((await look(nurse, 1, 'review', closed)).header.clock).toBeNull();
});
