import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressOf, asOwner, createCase, makeNoReviewIntake, withClient } from '../../tests/cases.ts';
import { acting, createPlan, createUser, makeIntake } from '../../tests/factories.ts';
import { authorizationsNow } from '../cases/authorization.ts';
import { EVERYTHING, NOBODY, SORTS, TABS, type Tab, type WorklistQuery } from '../cases/worklist.ts';
import { STAGES } from '../criteria/case-input.ts';
import { codesOfStage, stageFromCodes } from '../criteria/stage.ts';
import { amendAuthorization } from '../use-cases/amend-authorization.ts';
import { claimCase } from '../use-cases/claim-case.ts';
import { watchWorklist } from '../use-cases/list-cases.ts';
import { loadCase } from '../use-cases/load-case.ts';
import { receiveRequest } from '../use-cases/receive-request.ts';
import type { Viewer } from './access.ts';
import { db, disconnect } from './db.ts';
import { countSql, countTabs, findWorklist, PAGE_SIZE, pageSql, tabsSql, type WorklistRow } from './worklist.ts';

// The plans' days differ at this instant: in Chicago it is still Nov 27, in New York already Nov 28.
const NOW = '2026-11-28T05:30:00.000Z';
const PLANS = ['molina-medicaid', 'uhc-commercial', 'hcsc-commercial'] as const;
const NAMES = [
  'Ana 100% Sure',
  'Under_score',
  'Back\\slash',
  'Müller',
  'müller',
  'Zoë',
  'O’Brien',
  "O'Brien",
  'Twin',
  'Twin',
  'Twin',
] as const;

let nurse: Viewer;
let colleague: Viewer;
let auditor: Viewer;

beforeAll(async () => {
  for (const plan of PLANS) await createPlan(plan);
  nurse = await createUser('nurse', PLANS);
  colleague = await createUser('nurse', ['uhc-commercial']);
  auditor = await createUser('auditor');
  for (let i = 0; i < 115; i += 5) await Promise.all([0, 1, 2, 3, 4].map((more) => receive(i + more)));
  for (const state of ['claimed', 'answered', 'ready', 'decided', 'issued', 'closed'] as const) await createCase(state, nurse);
  await createCase('decided', nurse, makeNoReviewIntake());
  await createCase('claimed', colleague, { planId: 'uhc-commercial', receivedTime: '09:00' });
}, 120_000);
afterAll(disconnect);

/** Receipts that repeat, so that every sort has ties. */
async function receive(i: number): Promise<void> {
  const member = { ...makeIntake().member, name: NAMES[i % NAMES.length] ?? '', memberId: `M%_${i % 7}\\` };
  const receivedOn = `2026-11-${String(12 + (i % 9)).padStart(2, '0')}`;
  const planId = i % 3 === 0 ? 'uhc-commercial' : 'molina-medicaid';
  const requested = i % 5 === 0 ? 'expedited' : 'standard';
  const urgency = { ...makeIntake().urgency, requested, attestedBy: requested === 'expedited' ? 'practitioner' : '', finding: '' } as const;
  await receiveRequest(
    acting(nurse),
    makeIntake(i % 4 === 0 ? 'trial' : 'permanent', { planId, member, receivedOn, receivedTime: '09:00', urgency }),
  );
}

const ALL: WorklistQuery = { ...EVERYTHING, sort: 'due', descending: false };
const find = (over: Partial<WorklistQuery>, viewer = nurse) => findWorklist(viewer, { ...ALL, ...over }, NOW);

/** Every row from the first page to the last, and back again. */
async function walk(over: Partial<WorklistQuery>, viewer = nurse): Promise<WorklistRow[]> {
  let page = await find(over, viewer);
  expect(page.hasBefore).toBe(false);
  const pages = [page.rows];
  while (page.hasAfter) {
    page = await find({ ...over, cursor: { direction: 'after', number: page.rows.at(-1)?.number ?? '' } }, viewer);
    expect(page.hasBefore).toBe(true);
    pages.push(page.rows);
  }
  for (const forwards of pages.slice(0, -1).reverse()) {
    page = await find({ ...over, cursor: { direction: 'before', number: page.rows[0]?.number ?? '' } }, viewer);
    expect(page.hasAfter).toBe(true);
    expect(page.rows).toEqual(forwards);
  }
  expect(page.hasBefore).toBe(false);
  const rows = pages.flat();
  if (page.total && !page.total.orMore) expect(rows).toHaveLength(page.total.count);
  return rows;
}

test.each(SORTS.flatMap((sort) => [false, true].map((descending) => ({ sort, descending }))))(
  'by $sort, descending $descending: each case once, forth and back',
  async ({ sort, descending }) => {
    const rows = await walk({ sort, descending });
    expect(rows.length).toBeGreaterThan(2 * PAGE_SIZE);
    expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length);
    expect(rows.length).toBe(await db().case.count());
    const key = { due: (r: WorklistRow) => r.dueAt, received: (r: WorklistRow) => r.receivedOn, number: (r: WorklistRow) => r.number }[
      sort === 'member' ? 'number' : sort
    ];
    if (sort !== 'member') {
      const keys = rows.map(key);
      expect(keys).toEqual(descending ? [...keys].sort().reverse() : [...keys].sort());
    }
    const other = await walk({ sort, descending: !descending });
    expect(other.reverse()).toEqual(rows);
  },
);

test('each tab counts what it lists, for each viewer', async () => {
  for (const viewer of [nurse, colleague, auditor]) {
    const counts = await countTabs(viewer, NOW);
    for (const tab of TABS.filter((one) => one !== 'all')) expect([tab, (await walk({ tab }, viewer)).length]).toEqual([tab, counts[tab]]);
  }
});

test('tabs hold what they say', async () => {
  const rows = async (tab: Tab, viewer = nurse) => walk({ tab }, viewer);
  const statuses = async (tab: Tab) => [...new Set((await rows(tab)).map((r) => r.status))].sort();
  expect(await statuses('unassigned')).toEqual(['received']);
  expect(await statuses('mine')).toEqual(['decided', 'in-review']);
  expect(await statuses('notice-owed')).toEqual(['decided']);
  expect((await rows('mine')).every((r) => r.assignee?.id === nurse.id)).toBe(true);
  expect((await rows('mine', colleague)).map((r) => r.assignee?.id)).toEqual([colleague.id]);
  expect(await rows('mine', auditor)).toEqual([]);
  expect((await rows('mine')).filter((r) => r.ready).length).toBeGreaterThan(0);
});

test('due today ends with the plan’s own day; a closed case is due no more', async () => {
  const today = await walk({ tab: 'due-today' });
  const overdue = await walk({ tab: 'overdue' });
  expect(overdue.length).toBeGreaterThan(0);
  for (const r of overdue) expect(r.dueAt < NOW).toBe(true);
  const dayIn = (at: string, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(at));
  const all = await walk({});
  const due = (r: WorklistRow) => r.status !== 'closed' && r.dueAt >= NOW && dayIn(r.dueAt, r.timeZone) === dayIn(NOW, r.timeZone);
  expect(today.length).toBeGreaterThan(0);
  expect(new Set(today.map((r) => r.number))).toEqual(new Set(all.filter(due).map((r) => r.number)));
  const late = (r: WorklistRow) => r.status !== 'closed' && r.dueAt < NOW;
  expect(new Set(overdue.map((r) => r.number))).toEqual(new Set(all.filter(late).map((r) => r.number)));
  expect([...today, ...overdue].some((r) => r.status === 'closed')).toBe(false);
});

test.each<[string, (row: { memberName: string; memberId: string }) => boolean]>([
  // What separates words says nothing by itself, and nothing to the database either.
  ['%', () => false],
  ['_', () => false],
  ['\\%_', () => false],
  ['100% su', (c) => c.memberName.includes('100% Su')],
  ['Sure, Ana', (c) => c.memberName.includes('Ana 100% Sure')],
  ['under_sc', (c) => c.memberName.includes('Under_sc')],
  ['nder', () => false],
  // Apostrophes of every kind, marks and capitals are one to a search.
  ["o'b", (c) => /O['’]B/.test(c.memberName)],
  ['o’b', (c) => /O['’]B/.test(c.memberName)],
  ['MÜL', (c) => /m[uü]l/i.test(c.memberName)],
  ['mul', (c) => /m[uü]l/i.test(c.memberName)],
  ['ZOE', (c) => c.memberName.includes('Zoë')],
  ["' OR 1=1 --", () => false],
])('a search for %s is literal', async (search, expected) => {
  const rows = await walk({ search });
  const all = await db().case.findMany({ select: { number: true, memberName: true, memberId: true } });
  expect(rows.map((r) => r.number).sort()).toEqual(
    all
      .filter(expected)
      .map((c) => c.number)
      .sort(),
  );
});

test('what no name can hold finds nothing', async () => {
  for (const search of ['\0', 'Zo\0', '\ud83d'])
    expect(await find({ search })).toMatchObject({ rows: [], total: { count: 0, orMore: false } });
});

test('a case is found by its number, and by its practitioner', async () => {
  const [row] = await walk({ search: 'zoë' });
  const number = row?.number ?? '';
  const typed = [number.toLowerCase(), number.slice(3), number.slice(6), number.slice(6).replace(/^0+/, ''), number.replaceAll('-', ' ')];
  for (const search of typed) expect((await walk({ search })).map((r) => r.number)).toContain(number);
  expect((await walk({ search: number })).map((r) => r.number)).toEqual([number]);
  expect((await walk({ search: 'adeyemi' })).length).toBe(await db().case.count());
  expect(await walk({ search: 'adeyemi' }, await createUser('nurse', []))).toEqual([]);
});

test('filters, search and tab combine: each further one only takes away', async () => {
  const all = await walk({});
  const kept = (q: Partial<WorklistQuery>) => (r: WorklistRow) =>
    (!q.payer || r.payer === q.payer) &&
    (!q.stage || r.stage === q.stage) &&
    (!q.outcome || r.outcome === q.outcome) &&
    (!q.urgency || r.urgency === q.urgency) &&
    (!q.search || r.memberName.toLowerCase().includes(q.search)) &&
    (q.tab !== 'unassigned' || r.status === 'received');
  const query = fc.record({
    payer: fc.constantFrom(null, 'molina', 'uhc', 'hcsc', 'geha'),
    stage: fc.constantFrom(null, 'revision', 'permanent'),
    outcome: fc.constantFrom(null, 'meets', 'needs-information', 'no-review-required'),
    urgency: fc.constantFrom(null, 'standard', 'expedited'),
    search: fc.constantFrom('', 'twin', 'müller'),
    tab: fc.constantFrom('all' as const, 'unassigned' as const),
  });
  await fc.assert(
    fc.asyncProperty(query, async (q) => {
      const rows = await walk(q);
      expect(rows.map((r) => r.number)).toEqual(all.filter(kept(q)).map((r) => r.number));
    }),
    { numRuns: 40 },
  );
});

test('a page begun at a case that is gone from view is the first page', async () => {
  const first = await find({});
  for (const direction of ['after', 'before'] as const) {
    for (const number of ['PA-26-999999', `'; ${randomUUID()}`, '\0']) expect(await find({ cursor: { direction, number } })).toEqual(first);
  }
});

test('no list, count or search needs to read the table of cases from end to end', async () => {
  const queries: WorklistQuery[] = [
    ...TABS.map((tab): WorklistQuery => ({ ...ALL, tab })),
    ...SORTS.flatMap((sort) => [ALL, { ...ALL, tab: 'unassigned' as const }].map((q) => ({ ...q, sort }))),
    ...(['twin', 'tw', '%', "o'b"] as const).map((search) => ({ ...ALL, search })),
    { ...ALL, stage: 'trial', outcome: 'meets', urgency: 'expedited' },
    { ...ALL, status: 'pended', assignee: nurse.id },
    ...SORTS.map((sort) => ({ ...ALL, status: 'decided', sort })),
    { ...ALL, cursor: 'last' },
  ];
  const scans = await withClient(process.env.DATABASE_URL ?? '', async (client) => {
    const found: string[] = [];
    // A table of a hundred rows is best read whole, unless that is what is asked about.
    await client.query('SET enable_seqscan = off');
    for (const viewer of [nurse, colleague, auditor]) {
      for (const q of queries) {
        for (const { text, values } of [pageSql(viewer, q, NOW, null), countSql(viewer, q, NOW), tabsSql(viewer, NOW)]) {
          const { rows } = await client.query(`EXPLAIN ${text}`, [...values]);
          const plan = rows.map((row) => Object.values(row)[0]).join('\n');
          if (/Seq Scan on "?case/.test(plan)) found.push(`${JSON.stringify(q)}\n${plan}`);
        }
      }
    }
    return found;
  });
  expect(scans).toEqual([]);
});

test('the last page is the end of the list, and leads back', async () => {
  const all = await walk({});
  const last = await find({ cursor: 'last' });
  expect(last.rows).toEqual(all.slice(-PAGE_SIZE));
  expect(last).toMatchObject({ hasBefore: true, hasAfter: false });
  const before = await find({ cursor: { direction: 'before', number: last.rows[0]?.number ?? '' } });
  expect(before.rows).toEqual(all.slice(-2 * PAGE_SIZE, -PAGE_SIZE));
});

test('one or two letters are found where a word begins', async () => {
  const names = async (search: string) => [...new Set((await walk({ search })).map((r) => r.memberName))].sort();
  expect(await names('tw')).toEqual(['Twin']);
  expect(await names('wi')).toEqual([]);
  expect(await names('mü')).toEqual(['Müller', 'müller']);
});

test('the stage of codes is the same in the database as in the criteria', async () => {
  const codes = ['62323', '62362', '62350', 'E0785', 'E0786', '62355', '62365', '62370', '95990', 'A4220', 'C1772', '99999'];
  const some = fc.subarray(codes);
  const owner = addressOf('owner', '');
  await withClient(owner, (client) =>
    fc.assert(
      fc.asyncProperty(some, async (chosen) => {
        const { rows } = await client.query('SELECT stage_of_codes($1) AS stage', [chosen]);
        expect(rows[0]).toEqual({ stage: stageFromCodes(chosen) });
      }),
      { numRuns: 300 },
    ),
  );
});

test('every code that tells a stage tells the database the same', async () => {
  const told = STAGES.flatMap((stage) => codesOfStage(stage).some);
  const rows = await asOwner('SELECT code, stage_of_codes(ARRAY[code]) AS stage FROM unnest($1::text[]) code', [told]);
  expect(rows).toEqual(told.map((code) => ({ code, stage: stageFromCodes([code]) })));
});

test('a page has another version once a case of it changes, or leaves it', async () => {
  const q: WorklistQuery = { ...ALL, tab: 'unassigned' };
  const { rows, version } = await findWorklist(nurse, q, NOW);
  const first = rows[0]?.number ?? '';
  const shown = rows.map(({ number }) => number);
  expect(await watchWorklist(nurse, q, shown, NOW)).toEqual({ version, gone: [] });
  await claimCase(acting(nurse), first);
  const now = await watchWorklist(nurse, q, shown, NOW);
  expect(now.version).not.toBe(version);
  expect(now.gone).toEqual([{ number: first, status: 'in-review', assignee: nurse.name }]);
  // Who may not see a case is not told what became of it.
  expect((await watchWorklist(await createUser('nurse', []), q, shown, NOW)).gone).toEqual([]);
});

test('filters by plan, status and assignee', async () => {
  const all = await walk({});
  for (const [over, holds] of [
    [{ plan: 'uhc-commercial' }, (r: WorklistRow) => r.planId === 'uhc-commercial'],
    [{ status: 'closed' }, (r: WorklistRow) => r.status === 'closed'],
    [{ status: 'in-review' }, (r: WorklistRow) => r.status === 'in-review'],
    [{ assignee: colleague.id }, (r: WorklistRow) => r.assignee?.id === colleague.id],
    [{ assignee: NOBODY }, (r: WorklistRow) => r.assignee === null],
    [{ assignee: "' OR 1=1" }, () => false],
  ] as const) {
    expect((await walk(over)).map((r) => r.number)).toEqual(all.filter(holds).map((r) => r.number));
  }
});

/** A closed case whose authorization is amended: it owes a letter again, and its clock is over. */
async function decideAgain(): Promise<string> {
  const number = await createCase('closed', nurse);
  const [now] = authorizationsNow((await loadCase(nurse, number)).case);
  if (!now) throw new Error('nothing is authorized');
  const { version, validFrom, practitioner, facility } = now;
  await amendAuthorization(acting(nurse, '2026-11-24T20:00:00.000Z'), {
    ...{ number, authorization: now.number, version, validFrom, reason: 'The hospital moved the day' },
    ...{ practitioner: { name: practitioner.name, npi: practitioner.npi }, facility: { name: facility.name, npi: facility.npi } },
    ...{ validTo: now.validTo, lines: now.lines.map((line) => ({ ...line, dateOfService: '2026-12-15' })) },
  });
  return number;
}

test('decided are those decided again as well, in every order and on each tab that may hold them', async () => {
  const again = await decideAgain();
  const all = await walk({});
  expect(all.find(({ number }) => number === again)).toMatchObject({ status: 'decided', clockOver: true });
  for (const sort of SORTS) {
    const decided = (await walk({ sort })).filter(({ status }) => status === 'decided').map(({ number }) => number);
    expect((await walk({ sort, status: 'decided' })).map(({ number }) => number)).toEqual(decided);
    expect((await walk({ sort, tab: 'notice-owed', status: 'decided' })).map(({ number }) => number)).toEqual(decided);
  }
  expect((await walk({ tab: 'mine', status: 'decided' })).map(({ number }) => number)).not.toContain(again);
});
