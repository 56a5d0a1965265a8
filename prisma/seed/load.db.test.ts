import { afterAll, beforeAll, expect, test } from 'vitest';
import { dueTime } from '../../lib/cases/clocks.ts';
import { EVERYTHING } from '../../lib/cases/worklist.ts';
import { canonical, sha256, verifyChain } from '../../lib/data/audit.ts';
import { chainOf, findCase } from '../../lib/data/cases.ts';
import { db, disconnect } from '../../lib/data/db.ts';
import { listCases } from '../../lib/use-cases/list-cases.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';
import { loadLetters } from '../../lib/use-cases/load-letters.ts';
import { addressOf, rawSql } from '../../tests/cases.ts';
import { DEMO_ACCOUNTS, seedDemo } from './demo.ts';
import { loadCases } from './load.ts';

const NOW = new Date('2026-11-22T17:00:00Z');
const CASES = 600;
const auditor = DEMO_ACCOUNTS.find((a) => a.organizationRole === 'auditor');
const load = () => loadCases(addressOf('owner', ''), { cases: CASES, now: NOW.getTime(), say: () => {} });

beforeAll(async () => {
  await expect(load()).rejects.toThrow('not the demo');
  expect(await db().case.count()).toBe(0);
  await seedDemo(NOW);
  await load();
}, 180_000);
afterAll(disconnect);

const loaded = () => db().case.findMany({ orderBy: { number: 'asc' } });
const viewer = () => {
  if (!auditor) throw new Error('the demo has no auditor');
  return auditor;
};

test('nine of ten are closed, and no tab is empty', async () => {
  const cases = (await loaded()).filter(({ id }) => id.startsWith('10ad'));
  expect(cases).toHaveLength(CASES);
  const closed = cases.filter(({ status }) => status === 'closed').length;
  expect(closed).toBeGreaterThan(CASES * 0.85);
  expect(closed).toBeLessThan(CASES * 0.95);
  const { counts } = await listCases(viewer(), EVERYTHING, NOW.toISOString());
  expect(Math.min(counts.unassigned, counts.pended, counts['with-director'], counts['notice-owed'])).toBeGreaterThan(0);
});

test('every chain is whole, and nothing lies in the future', async () => {
  for (const { id, number } of await loaded()) {
    const { head, events } = await chainOf(id);
    expect([number, verifyChain(id, head, events)]).toEqual([number, { whole: true, count: head.count }]);
    expect(events.filter(({ at }) => at > NOW.toISOString())).toEqual([]);
  }
});

test('each case is what its criteria and clocks make of it', async () => {
  for (const { id, number } of (await loaded()).filter((c) => c.id.startsWith('10ad') && c.status !== 'closed')) {
    const { case: c, score } = await loadCase(viewer(), number);
    const row = await db().case.findUniqueOrThrow({ where: { id } });
    expect([number, row.outcome, row.policyVersion, row.metCount]).toEqual([number, score.outcome, score.policyVersion, score.counts.met]);
    const { lineOfBusiness, urgency, receivedAt, clockSteps: steps, plan } = c;
    const due = dueTime({ lineOfBusiness, urgency, receivedAt, steps, timeZone: plan.timeZone, planSettings: plan.settings.clocks });
    expect([number, c.dueAt, c.dueBasis]).toEqual([number, new Date(due.dueAt).toISOString(), due.basis]);
  }
});

test('a decision’s snapshot is canonical, and its letters are all there', async () => {
  const closed = (await loaded()).filter((c) => c.id.startsWith('10ad') && c.status === 'closed').slice(0, 25);
  for (const { id, number } of closed) {
    const { canonical: text, sha256: hash } = await db().snapshot.findFirstOrThrow({ where: { caseId: id } });
    expect([number, canonical(JSON.parse(text)), sha256(text)]).toEqual([number, text, hash]);
    expect((await loadLetters(viewer(), number)).notices.flatMap(({ letters }) => letters).filter(({ issued }) => issued === null)).toEqual(
      [],
    );
  }
});

test('numbers go on where the last ones ended, in a second load too', async () => {
  await load();
  expect(
    await db().case.count({ where: { id: { gte: '10ad0000-0000-4000-8000-000000000000', lt: '10ae0000-0000-4000-8000-000000000000' } } }),
  ).toBe(2 * CASES);
  const [row] = await rawSql(
    addressOf('owner', ''),
    `SELECT count(*)::int AS n FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'`,
  );
  expect(row).toEqual({ n: 0 });
  expect(await findCase(viewer(), 'PA-26-000001')).not.toBeNull();
}, 60_000);
