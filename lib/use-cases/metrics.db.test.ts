// The metrics against the cases they export, computed once more by other code: to the last digit, whatever is in the mix.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import {
  addressOf,
  answerAll,
  approve,
  confirm,
  createCase,
  deliverAll,
  issueDecision,
  rawSql,
  withClient,
  withdraw,
} from '../../tests/cases.ts';
import { createDirector, createTaken, makeSigning, NOT_MET, sign } from '../../tests/directors.ts';
import { acting, createPlan, createUser, makeIntake } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { disconnect } from '../data/db.ts';
import { confirmCheck } from './confirm-check.ts';
import { computeMetrics, exportMetricCases, loadMetrics, type MetricsReport, toCsv, toJson } from './load-metrics.ts';

const { adminUrl } = inject('database');
const superuser = addressOf('superuser', adminUrl);
const NOW = '2026-11-28T12:00:00.000Z';
const PLAN = 'molina-medicaid';

let nurse: Viewer;
let director: Viewer;
beforeAll(async () => {
  for (const state of [PLAN, 'uhc-commercial'] as const) await createPlan(state);
  nurse = await createUser('nurse');
  director = await createDirector();
}, 60_000);
afterAll(disconnect);

// ── Computed once more: straight from the exported lines, with fractions of floating point nowhere ──

type Line = Record<string, string | boolean | null>;

async function exported(planId: string, year: number): Promise<Line[]> {
  let text = '';
  for await (const part of exportMetricCases({ planId, year }, 'ndjson')) text += part;
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line));
}

/** A fraction as text with two decimals, by long division. */
function twoDecimals(top: number, bottom: number): string {
  let rest = BigInt(top);
  const by = BigInt(bottom);
  const whole = rest / by;
  rest %= by;
  let digits = 0n;
  for (let i = 0; i < 3; i++) {
    rest *= 10n;
    digits = digits * 10n + rest / by;
    rest %= by;
  }
  const hundredths = whole * 100n + (digits + 5n) / 10n;
  const padded = String(hundredths).padStart(3, '0');
  return `${padded.slice(0, -2)}.${padded.slice(-2)}`;
}

const share = (part: readonly Line[], all: readonly Line[]) => ({
  numerator: part.length,
  denominator: all.length,
  percent: all.length === 0 ? null : twoDecimals(part.length * 100, all.length),
});

function timeOf(lines: readonly Line[], unitMs: number) {
  const spans = lines.map((l) => Date.parse(String(l.decidedAt)) - Date.parse(String(l.receivedAt))).sort((a, b) => a - b);
  const n = spans.length;
  if (n === 0) return { count: 0, mean: null, median: null };
  const middle = n % 2 === 1 ? 2 * (spans[(n - 1) / 2] ?? 0) : (spans[n / 2 - 1] ?? 0) + (spans[n / 2] ?? 0);
  return {
    count: n,
    mean: twoDecimals(
      spans.reduce((a, b) => a + b, 0),
      n * unitMs,
    ),
    median: twoDecimals(middle, 2 * unitMs),
  };
}

/** By the words of regulation.md, from what a line says of its case; `class` is looked at for nothing but the check below. */
function recomputed(lines: readonly Line[]) {
  const requests: Line[] = [];
  for (const l of lines) {
    if (l.follows !== '' || l.drug === true || l.retrospective === true) continue;
    if (['withdrawn', 'dismissed', 'redirected', 'no-review-required', 'no-authorization-required'].includes(String(l.decision))) continue;
    requests.push(l);
  }
  const isApproved = (l: Line) => l.decision === 'approved';
  const standard = requests.filter((l) => l.urgency === 'standard');
  const expedited = requests.filter((l) => l.urgency === 'expedited');
  const wonAppeal = standard.filter((l) => l.appeal === 'approved');
  const appealed = standard.filter((l) => ['approved', 'approved-in-part', 'upheld'].includes(String(l.appeal)));
  return {
    requests,
    shares: [
      share(standard.filter(isApproved), standard),
      share(
        standard.filter((l) => !isApproved(l)),
        standard,
      ),
      share(wonAppeal, appealed),
      share(wonAppeal, standard),
      share(
        requests.filter((l) => isApproved(l) && l.extended === true),
        requests,
      ),
      share(expedited.filter(isApproved), expedited),
      share(
        expedited.filter((l) => !isApproved(l)),
        expedited,
      ),
    ],
    times: [timeOf(standard, 86_400_000), timeOf(expedited, 3_600_000)],
  };
}

async function agree(planId: string, year: number): Promise<MetricsReport> {
  const [report, lines] = [await computeMetrics({ planId, year }, NOW), await exported(planId, year)];
  const again = recomputed(lines);
  expect(report.shares.map(({ numerator, denominator, percent }) => ({ numerator, denominator, percent }))).toEqual(again.shares);
  expect(report.times.map(({ count, mean, median }) => ({ count, mean, median }))).toEqual(again.times);
  expect(lines.filter((l) => l.class === 'counted')).toEqual(again.requests);
  expect(report.outside.reduce((sum, { count }) => sum + count, 0)).toBe(lines.length - again.requests.length);
  return report;
}

// ── Mixes ────────────────────────────────────────────────────────────────────

const KINDS = ['approved', 'approved-in-part', 'denied', 'administrative-denial', 'withdrawn', 'dismissed', 'redirected'] as const;
const OPEN_KINDS = [...KINDS, 'no-review-required', 'no-authorization-required'] as const;

const madeCase = fc.record({
  kind: fc.constantFrom(...OPEN_KINDS),
  urgency: fc.constantFrom('standard', 'expedited'),
  extended: fc.boolean(),
  retrospective: fc.nat({ max: 5 }).map((n) => n === 0),
  drug: fc.nat({ max: 9 }).map((n) => n === 0),
  /** Received so many milliseconds after the year began, or before it did. */
  received: fc.integer({ min: -20 * 86_400_000, max: 364 * 86_400_000 }),
  took: fc.integer({ min: 1, max: 40 * 86_400_000 }),
  /** Of each appeal in a row: what it came to; null: it is open. */
  appeals: fc.array(fc.option(fc.constantFrom(...KINDS)), { maxLength: 3 }),
});
type MadeCase = typeof madeCase extends fc.Arbitrary<infer T> ? T : never;

/** What the appeals of standard requests that were denied came to, told from the story and not from the tables. */
function appealsOf(cases: readonly MadeCase[]): Record<string, number> {
  const counts: Record<string, number> = { approved: 0, 'approved-in-part': 0, upheld: 0, pending: 0, dismissed: 0, withdrawn: 0 };
  const denials = cases.filter(
    (c) =>
      ['denied', 'approved-in-part', 'administrative-denial'].includes(c.kind) &&
      c.urgency === 'standard' &&
      !c.drug &&
      !c.retrospective &&
      c.received + c.took >= 0 &&
      c.received + c.took < 365 * 86_400_000 &&
      c.appeals.length > 0,
  );
  for (const { appeals } of denials) {
    const has = (...kinds: (string | null)[]) => appeals.some((one) => kinds.includes(one));
    const came = [
      has('approved') && 'approved',
      has('approved-in-part') && 'approved-in-part',
      has('denied', 'administrative-denial') && 'upheld',
      has(null) && 'pending',
      has('dismissed', 'redirected') && 'dismissed',
      has('withdrawn') && 'withdrawn',
    ].find((word) => word !== false);
    if (came !== undefined) counts[came] = (counts[came] ?? 0) + 1;
  }
  return counts;
}

const YEAR_START = Date.parse('2025-01-01T05:00:00.000Z');

/** Cases as bare rows, by a superuser who writes past every guard: each mix in a plan of its own. */
async function write(planId: string, cases: readonly MadeCase[]): Promise<void> {
  await withClient(superuser, async (client) => {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    const insert = async (c: MadeCase, follows: string, kind: string | null): Promise<string> => {
      const id = randomUUID();
      const receivedAt = YEAR_START + c.received;
      const number = `PA-25-${id.slice(0, 13)}`;
      if (kind === null) return id;
      await client.query(
        `INSERT INTO case_outcome VALUES ($1, $2, $3, 'molina', 'medicaid', $4, $5, $6, $7, NULL, $8, $9, $10, $11, $12, NULL, NULL, NULL)`,
        [
          id,
          number,
          planId,
          c.urgency,
          new Date(receivedAt),
          new Date(receivedAt + 7 * 86_400_000),
          new Date(receivedAt + c.took),
          kind,
          c.extended,
          c.retrospective,
          c.drug,
          follows,
        ],
      );
      return id;
    };
    for (const c of cases) {
      let from = await insert(c, '', c.kind);
      for (const appeal of c.appeals) {
        const to = await insert(c, 'appeal', appeal);
        await client.query(`INSERT INTO case_link (from_id, to_id, kind) VALUES ($1, $2, 'appeal')`, [from, to]);
        from = to;
      }
    }
    await client.query('COMMIT');
  });
}

describe('agree with what is computed once more from the exported cases', () => {
  test('of any mix of withdrawn, dismissed, partial, extended, appealed and drug cases', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(madeCase, { maxLength: 60 }), async (cases) => {
        const planId = `mix-${randomUUID()}`;
        await createPlan(PLAN, { id: planId });
        await write(planId, cases);
        const { appeals } = await agree(planId, 2025);
        expect(Object.fromEntries(appeals.map(({ outcome, count }) => [outcome, count]))).toEqual(appealsOf(cases));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('of cases that lived: approved, denied, in part, withdrawn, drugs, before receipt', async () => {
    await createCase('closed', nurse);
    const denied = await createTaken(nurse, director, NOT_MET);
    await sign(director, denied, makeSigning('denied', { criteria: ['2.a'] }));
    const partly = await createTaken(nurse, director, NOT_MET);
    await sign(director, partly, makeSigning('approved-in-part', { criteria: ['2.a'] }));
    await withdraw(nurse, await createCase('claimed', nurse));
    const lines = makeIntake('permanent').lines.map((line) => ({ ...line, dateOfService: '2026-11-02' }));
    const given = await createCase('claimed', nurse, { lines });
    await confirmCheck(acting(nurse), { number: given, kind: 'timing', result: 'unfavorable', note: 'Given on November 2', original: '' });
    for (const step of [answerAll, confirm, approve, issueDecision, deliverAll]) await step(nurse, given);
    const report = await agree(PLAN, 2026);
    expect(report.shares.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
      [1, 3],
      [2, 3],
      [0, 0],
      [0, 3],
      [0, 3],
      [0, 0],
      [0, 0],
    ]);
    expect(report.partial).toEqual({ standard: 1, expedited: 0 });
    expect(report.outside.filter(({ count }) => count > 0)).toEqual([
      { reason: 'retrospective', count: 1 },
      { reason: 'withdrawn', count: 1 },
    ]);
  });
});

test('a case is counted from its own tables: what the triggers keep is what stands there', async () => {
  const number = await createCase('decided', nurse);
  const kept = () => rawSql(superuser, 'SELECT * FROM case_outcome WHERE number = $1', [number]);
  expect(await kept()).toMatchObject([{ kind: 'approved', notified_at: null, drug: false, follows: '' }]);
  await issueDecision(nurse, number);
  expect(await kept()).toMatchObject([{ notified_at: null }]);
  await deliverAll(nurse, number);
  const [row] = await kept();
  const [from] = await rawSql(
    superuser,
    `SELECT d.decided_at, max(v.delivered_at) AS notified_at, c.received_at, c.due_at, c.urgency FROM "case" c JOIN decision d ON d.case_id = c.id
     JOIN letter l ON l.case_id = c.id JOIN delivery v ON v.letter_id = l.id WHERE c.number = $1 GROUP BY c.id, d.id`,
    [number],
  );
  expect(row).toMatchObject(from ?? {});
});

describe('the files', () => {
  test('hold the same numbers as JSON and as CSV', async () => {
    const report = await computeMetrics({ planId: PLAN, year: 2026 }, NOW);
    const json: unknown = JSON.parse(toJson(report));
    expect(json).toMatchObject({ schema: 1, year: 2026, generatedAt: NOW, plan: { id: PLAN } });
    const lines = toCsv(report).split('\r\n');
    // The last line ends as the others do.
    expect(lines.pop()).toBe('');
    const rows = lines.map((line) => line.slice(1, -1).split('","'));
    expect(rows[0]).toEqual(['plan', 'year', 'metric', 'title', 'of', 'value', 'unit', 'numerator', 'denominator']);
    const of = (metric: string) => rows.filter((row) => row[2] === metric).map((row) => row[5]);
    expect(of('4')).toHaveLength(2);
    expect(of('2')).toEqual([report.shares[0]?.percent]);
    expect(of('8')).toEqual([report.times[0]?.mean, report.times[0]?.median]);
    expect(of('1')).toContain('62362');
  });

  test('are refused for lines that the metrics do not concern, for no plan and no year', async () => {
    await expect(computeMetrics({ planId: 'uhc-commercial', year: 2026 }, NOW)).rejects.toThrow('do not concern');
    await expect(computeMetrics({ planId: 'no-such-plan', year: 2026 }, NOW)).rejects.toThrow('does not exist');
    await expect(computeMetrics({ planId: PLAN, year: 26 }, NOW)).rejects.toThrow('The year');
  });

  test('are shown to who reports on the plan', async () => {
    const command = { planId: PLAN, year: 2026 };
    const [manager, auditor, elsewhere] = [
      await createUser('manager'),
      await createUser('auditor'),
      await createUser('manager', ['uhc-commercial']),
    ];
    for (const viewer of [manager, auditor, director]) expect((await loadMetrics(viewer, command, NOW)).year).toBe(2026);
    for (const viewer of [elsewhere, nurse]) await expect(loadMetrics(viewer, command, NOW)).rejects.toMatchObject({ code: 'not-found' });
  });
});
