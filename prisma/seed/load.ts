import pg from 'pg';
import type { Viewer } from '../../lib/data/access.ts';
import { sha256 } from '../../lib/data/audit.ts';
import type { PlanRecord } from '../../lib/data/plans.ts';
import { planSchema } from '../../lib/forms/plan-schema.ts';
import { findBroken, strip } from './load/bare.ts';
import { writeCase } from './load/case.ts';
import { idOf } from './load/chance.ts';
import { copyRows } from './load/copy.ts';
import { keepOutcomes } from './load/outcomes.ts';
import { staff } from './load/parties.ts';
import { newTables } from './load/tables.ts';
import type { Setting } from './load/telling.ts';
import { DEMO_ACCOUNTS } from './people.ts';

const BATCH = 2000;
const DAY = 86_400_000;

export type Loaded = { cases: number; rows: number; seconds: number; ends: Record<string, number> };

/**
 * Adds synthetic cases to a demo's database, through COPY, in one transaction: all of them or none. Each is made by the very rules that the
 * application follows (criteria, clocks, snapshot, event chain), nine of ten closed; see bare.ts for what stands in for the triggers.
 * @param ownerUrl the login that owns the tables
 * @throws where the database is no demo's, or what was written does not hold
 */
export async function loadCases(
  ownerUrl: string,
  { cases, now = Date.now(), say }: { cases: number; now?: number; say: (line: string) => void },
): Promise<Loaded> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await assertDemo(client);
    await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'; SET jit = off");
    await client.query('BEGIN');
    const loaded = await load(client, cases, now, say);
    await client.query('COMMIT');
    say('  gathering statistics');
    await client.query('VACUUM (ANALYZE)');
    return loaded;
  } finally {
    await client.end();
  }
}

async function assertDemo(client: pg.Client): Promise<void> {
  const ids = DEMO_ACCOUNTS.map(({ id }) => id);
  const { rows } = await client.query('SELECT id FROM "user" WHERE id = ANY ($1) AND email LIKE \'%@demo.test\'', [ids]);
  if (rows.length !== ids.length)
    throw new Error('This is not the demo’s database: nothing was added. Cases are made up only beside the demo’s.');
}

async function load(client: pg.Client, cases: number, now: number, say: (line: string) => void): Promise<Loaded> {
  const began = performance.now();
  const setting = await prepare(client, cases, now);
  const first = await reserve(client, 'LOAD', 0, cases);
  const numbers = await readNumbers(client);
  const tables = newTables();
  const restore = await strip(client, Object.keys(tables));
  const ends: Record<string, number> = {};
  let rows = 0;
  let writing = Promise.resolve();
  for (let from = 0; from < cases; from += BATCH) {
    for (let i = from; i < Math.min(from + BATCH, cases); i++) {
      const end = writeCase(first + i, { index: i, total: cases }, setting, numbers, tables);
      ends[end] = (ends[end] ?? 0) + 1;
    }
    // The database takes in one batch while the next is made.
    await writing;
    const batch = Object.values(tables).map((table) => table.taken());
    writing = (async () => {
      for (const one of batch) rows += await copyRows(client, one);
    })();
    // An unhandled rejection would end the process before the batch is awaited.
    writing.catch(() => {});
    if ((from / BATCH) % 25 === 24) say(progress(from + BATCH, cases, began));
  }
  await writing;
  await numbers.store();
  say('  indexes and foreign keys');
  await restore(say);
  say('  checking');
  // Without statistics of what is new here the checks would be made in the slowest way.
  await client.query('ANALYZE');
  await keepOutcomes(client, idOf(first, 0), idOf(first + cases - 1, 0));
  const wrong = await findBroken(client, idOf(first, 0), idOf(first + cases - 1, 0), 50);
  if (wrong.length > 0) throw new Error(`The cases made do not hold, and none was kept: ${wrong.join('; ')}`);
  return { cases, rows, seconds: (performance.now() - began) / 1000, ends };
}

const progress = (done: number, all: number, began: number) =>
  `  ${done.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} cases, ${Math.round((done * 1000) / (performance.now() - began)).toLocaleString('en-US')} a second`;

/** Plans as they are, and reviewers beside the demo's: as many as so many open cases take. */
async function prepare(client: pg.Client, cases: number, now: number): Promise<Setting> {
  const { rows } = await client.query<Record<string, unknown>>(
    'SELECT id, name, payer, line_of_business AS "lineOfBusiness", state, funding, time_zone AS "timeZone", settings FROM plan ORDER BY id',
  );
  const plans = rows.map((row) => planSchema.parse(row));
  const nurses = await employ(client, plans, 'nurse', Math.min(400, Math.max(4, Math.round(cases / 2500))));
  const directors = await employ(client, plans, 'director', Math.min(40, Math.max(2, Math.round(cases / 25_000))));
  return {
    plans,
    nurses: byPlan(plans, [...demo('nurse'), ...nurses]),
    directors: byPlan(plans, [...demo('medical-director'), ...directors]),
    manager: demo('manager')[0] ?? fail('the demo has no manager'),
    now,
    span: 1095 * DAY,
    answered: 100,
    letters: { member: specimen('member'), practitioner: specimen('practitioner') },
  };
}

const fail = (message: string): never => {
  throw new Error(message);
};
const byPlan = (plans: readonly PlanRecord[], people: readonly Viewer[]) =>
  new Map(plans.map(({ id }) => [id, people.filter(({ memberships }) => memberships.some(({ planId }) => planId === id))]));
const demo = (role: string): Viewer[] => DEMO_ACCOUNTS.filter(({ memberships }) => memberships.some((m) => m.role === role));

/** They have no password: nobody signs in as one. */
async function employ(client: pg.Client, plans: readonly PlanRecord[], kind: 'nurse' | 'director', count: number): Promise<Viewer[]> {
  const role = kind === 'nurse' ? 'nurse' : 'medical-director';
  const people = staff(kind, count);
  const columns = (['id', 'name', 'title', 'email'] as const).map((key) => people.map((person) => person[key]));
  await client.query(
    `INSERT INTO "user" (id, name, title, email, email_verified, updated_at)
     SELECT id, name, title, email, true, now() FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) u (id, name, title, email) ON CONFLICT DO NOTHING`,
    columns,
  );
  await client.query(
    'INSERT INTO membership (user_id, plan_id, role) SELECT u, p, $3 FROM unnest($1::text[]) u, unnest($2::text[]) p ON CONFLICT DO NOTHING',
    [people.map(({ id }) => id), plans.map(({ id }) => id), role],
  );
  return people.map((person) => ({ ...person, organizationRole: null, memberships: plans.map(({ id }) => ({ planId: id, role })) }));
}

/** A page that says what it is. One for all: a million letters of their own would be sixty gigabytes. */
function specimen(recipient: string): { pdf: Uint8Array; sha256: string } {
  const text = `BT /F1 12 Tf 72 720 Td (Specimen of a letter to the ${recipient}, made for a load test.) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `xref\n0 6\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  const pdf = Buffer.from(body + trailer, 'latin1');
  return { pdf, sha256: sha256(pdf) };
}

/** Takes numbers of a series. @returns the first of them */
async function reserve(client: pg.Client, series: string, year: number, count: number): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    `INSERT INTO number_series AS s (series, year, last) VALUES ($1, $2, $3)
     ON CONFLICT (series, year) DO UPDATE SET last = s.last + $3 RETURNING last`,
    [series, year, count],
  );
  return (rows[0]?.last ?? 0) - count + 1;
}

/** Numbers go on from the last one given out; the series is locked, so that none is given twice. */
async function readNumbers(client: pg.Client) {
  await client.query('LOCK TABLE number_series IN EXCLUSIVE MODE');
  const { rows } = await client.query<{ series: string; year: number; last: number }>(
    "SELECT series, year, last FROM number_series WHERE series <> 'LOAD'",
  );
  const last = new Map(rows.map((row) => [`${row.series} ${row.year}`, row.last]));
  const next = (series: string) => (year: string) => {
    const key = `${series} ${Number(year)}`;
    const number = (last.get(key) ?? 0) + 1;
    last.set(key, number);
    return number;
  };
  return {
    case: next('PA'),
    authorization: next('AUTH'),
    store: async () => {
      for (const [key, number] of last) {
        const [series, year] = key.split(' ');
        await client.query(
          'INSERT INTO number_series (series, year, last) VALUES ($1, $2, $3) ON CONFLICT (series, year) DO UPDATE SET last = EXCLUDED.last',
          [series, Number(year), number],
        );
      }
    },
  };
}
