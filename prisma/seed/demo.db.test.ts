import { afterAll, beforeAll, expect, test } from 'vitest';
import { ARKANSAS_PRIOR_AUTHORIZATION } from '../../lib/cases/overlays.ts';
import { EVERYTHING, type WorklistQuery } from '../../lib/cases/worklist.ts';
import { db, disconnect } from '../../lib/data/db.ts';
import { duplicatesOfCase } from '../../lib/use-cases/case-checks.ts';
import { listCases } from '../../lib/use-cases/list-cases.ts';
import { listReadings } from '../../lib/use-cases/list-readings.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';
import { loadHistory } from '../../lib/use-cases/load-history.ts';
import { loadLetters } from '../../lib/use-cases/load-letters.ts';
import { renderAgain } from '../../lib/use-cases/render-again.ts';
import { loadSecondReviewReport } from '../../lib/use-cases/settle-disagreement.ts';
import { DEMO_ACCOUNTS, seedDemo } from './demo.ts';

const NOW = new Date('2026-11-22T17:00:00Z');
const auditor = DEMO_ACCOUNTS.find((a) => a.organizationRole === 'auditor');
const everything: WorklistQuery = { ...EVERYTHING, sort: 'number', descending: false };

async function allCases() {
  if (!auditor) throw new Error('the demo has no auditor');
  const first = await listCases(auditor, everything, NOW.toISOString());
  const last = first.rows.at(-1)?.number ?? '';
  const second = await listCases(auditor, { ...everything, cursor: { direction: 'after', number: last } }, NOW.toISOString());
  return { viewer: auditor, rows: [...first.rows, ...second.rows], counts: first.counts };
}

beforeAll(async () => {
  expect(await seedDemo(NOW)).toBe(87);
}, 120_000);
afterAll(disconnect);

test('all cases stand in the list, each once', async () => {
  const { rows } = await allCases();
  expect(new Set(rows.map((r) => r.number)).size).toBe(87);
});

test('they reach over every payer, stage, status and outcome', async () => {
  const { rows } = await allCases();
  const seen = (pick: (row: (typeof rows)[number]) => string | null) => [...new Set(rows.map(pick))].sort();
  expect(seen((r) => r.payer)).toEqual(['caresource-ar-passe', 'geha', 'hcsc', 'medicare', 'molina', 'uhc']);
  expect(seen((r) => r.stage)).toEqual(['maintenance', 'permanent', 'removal', 'replacement', 'revision', 'trial']);
  expect(seen((r) => r.status)).toEqual(['closed', 'decided', 'director-review', 'in-review', 'pended', 'received', 'withdrawn']);
  expect(seen((r) => r.outcome)).toEqual(['does-not-meet', 'meets', 'needs-information', 'needs-physician', 'no-review-required']);
});

test('one case ended in each way, and one request came in twice', async () => {
  const { viewer, rows } = await allCases();
  const records = await Promise.all(rows.map(async ({ number }) => (await loadCase(viewer, number)).case));
  expect(records.flatMap(({ ending }) => ending ?? []).sort()).toEqual([
    'administrative-denial',
    'dismissed',
    'no-authorization-required',
    'redirected',
    'withdrawn',
  ]);
  const found = await Promise.all(records.map((c) => duplicatesOfCase(viewer, c)));
  expect(found.filter((duplicates) => duplicates.length > 0)).toHaveLength(1);
});

test('of one case the clock of its state comes first, and the overlay is marked as not read at its source', async () => {
  const { viewer, rows } = await allCases();
  const [arkansan, ...others] = rows.filter(({ planId }) => planId === 'uhc-commercial-ar');
  expect(others).toEqual([]);
  const { case: c } = await loadCase(viewer, arkansan?.number ?? '');
  expect(c).toMatchObject({ member: { address: { state: 'AR' } }, dueVerified: false, dueBasis: ARKANSAS_PRIOR_AUTHORIZATION.citation });
  // From Saturday on Tuesday: two business days.
  expect([c.receivedOn, c.dueAt]).toEqual(['2026-11-21', '2026-11-25T05:59:59.000Z']);
});

test('eight of HCSC were received and served in 2025, under its policy', async () => {
  const { rows } = await allCases();
  const hcsc = rows.filter((r) => r.payer === 'hcsc');
  expect(hcsc).toHaveLength(8);
  expect(hcsc.filter((r) => !r.receivedOn.startsWith('2025-'))).toEqual([]);
  expect(hcsc.filter((r) => r.reasons.includes('policy-not-in-force'))).toEqual([]);
});

test('no step of any case lies in the future, and every chain is whole', async () => {
  const { viewer, rows } = await allCases();
  const histories = await Promise.all(rows.map((r) => loadHistory(viewer, r.number)));
  expect(histories.filter((h) => !h.chain.whole)).toEqual([]);
  expect(histories.flatMap((h) => h.entries).filter((e) => e.event.at > NOW.toISOString())).toEqual([]);
  for (const h of histories) {
    const times = h.entries.map((e) => e.event.at);
    expect(times).toEqual([...times].sort());
  }
});

test('medical directors decided each way and on two bases, and three of them read one clause of Molina’s alike', async () => {
  const { viewer, rows } = await allCases();
  const records = await Promise.all(rows.map(async ({ number }) => (await loadCase(viewer, number)).case.decision));
  const decided = records.flatMap((d) => (d?.signerRole === 'medical-director' ? [`${d.kind}: ${d.basis}`] : [])).sort();
  expect(decided).toEqual([
    'approved-in-part: criteria',
    ...Array(3).fill('approved: physician-approval'),
    ...Array(4).fill('denied: criteria'),
    'denied: information',
  ]);
  const director = DEMO_ACCOUNTS.find((a) => a.id === 'demo-director');
  const [first] = director ? await listReadings(director, '2026-11-22') : [];
  expect(first).toMatchObject({ planId: 'molina-oh', leaf: '2.c.iv', agreed: 'met', met: 3 });
});

test('notices stand in several states, and the list has every case that owes one', async () => {
  const { viewer, rows, counts } = await allCases();
  const loaded = await Promise.all(rows.map(({ number }) => loadLetters(viewer, number)));
  const notices = loaded.flatMap((one) => one.notices);
  const kinds = new Set(notices.flatMap(({ notice }) => notice?.kind ?? []));
  expect([...kinds].sort()).toEqual(['authorization-amended', 'extension', 'information-request', 'withdrawal']);
  expect(notices.some(({ moot }) => moot === 'The information came in' || moot === 'The time to send it is over')).toBe(true);
  const owing = loaded.filter(({ case: c, notices: own }) => c.status !== 'closed' && own.some(({ owed }) => owed));
  expect(counts['notice-owed']).toBe(owing.length);
});

test('each letter that was issued is made again from what it was made from, byte for byte', async () => {
  const letters = await db().letter.findMany({ select: { id: true } });
  expect(letters.length).toBeGreaterThan(20);
  for (const { id } of letters) expect(await renderAgain(id)).toMatchObject({ same: true });
});

test('second reviews are drawn, done but for some, and differ in two clauses, of which one is settled', async () => {
  const manager = DEMO_ACCOUNTS.find((a) => a.id === 'demo-manager');
  if (!manager) throw new Error('the demo has no manager');
  const { samples, all, open } = await loadSecondReviewReport(manager, ['molina-oh', 'medicare-advantage-pa'], {
    from: '2026-10',
    to: '2026-11',
  });
  expect(samples.every(({ proved }) => proved)).toBe(true);
  expect(all.compared).toBeGreaterThan(20);
  expect(all.compared - all.agreed).toBe(2);
  expect(all.kappa.defined).toBe(true);
  expect(open).toMatchObject({ toSettle: 1, notBlind: 0 });
  expect(open.toReview).toBeGreaterThan(0);
});

test('a second seed finds the database filled and leaves it alone', async () => {
  expect(await seedDemo(NOW)).toBe(0);
});
