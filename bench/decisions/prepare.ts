// Cases that are ready to be approved, by the thousand, with what their approval writes; and the bare tables beside them.
import pg from 'pg';
import { approve, createCase } from '../../tests/cases.ts';
import { createPlan, createUser } from '../../tests/factories.ts';

/** One case lived through by the use cases stands as the model of all; another, approved by them, as that of the decisions. */
async function models(): Promise<{ ready: string; decided: string }> {
  await createPlan();
  const nurse = await createUser('nurse');
  const ready = await createCase('ready', nurse);
  const decided = await createCase('ready', nurse);
  await approve(nurse, decided);
  return { ready, decided };
}

const BARE = ['case', 'snapshot', 'decision', 'event', 'case_outcome'];

/** Fills the work of both sides: `bench_ready` with `cases` cases numbered from 0, `bench_bare` with the rows that the bare side inserts. */
export async function prepare(superuserUrl: string, cases: number): Promise<void> {
  const { ready, decided } = await models();
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    // the guards let no case begin ready
    await client.query('SET session_replication_role = replica');
    await copyCases(client, ready, cases);
    await payloads(client, decided);
    await bareTables(client);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

async function copyCases(client: pg.Client, ready: string, cases: number): Promise<void> {
  await client.query(
    `CREATE TABLE bench_case AS SELECT n, gen_random_uuid() AS id, 'PA-99-' || lpad(n::text, 6, '0') AS number,
       'AUTH-99-' || lpad(n::text, 6, '0') AS auth, gen_random_uuid() AS snapshot, gen_random_uuid() AS decision FROM generate_series(0, ${cases - 1}) n`,
  );
  await client.query(
    `INSERT INTO "case" SELECT (jsonb_populate_record(c, jsonb_build_object('id', b.id, 'number', b.number, 'event_count', 0,
       'head_hash', repeat('0', 64)))).* FROM bench_case b, "case" c WHERE c.number = $1`,
    [ready],
  );
  for (const table of ['service_line', 'answer']) {
    await client.query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object('case_id', b.id))).*
       FROM bench_case b, ${table} t JOIN "case" c ON c.id = t.case_id WHERE c.number = $1`,
      [ready],
    );
  }
  const { rows } = await client.query<{ actor: string; type: string; body: string }>(
    'SELECT actor_id AS actor, type, body FROM event e JOIN "case" c ON c.id = e.case_id WHERE c.number = $1 ORDER BY e.number',
    [ready],
  );
  for (const { actor, type, body } of rows) {
    await client.query('SELECT count(append_event(id, $1, $2, $3)) FROM bench_case', [actor, type, body]);
  }
}

/** What the application sends for each case, as text; and the rows that come of it. */
async function payloads(client: pg.Client, decided: string): Promise<void> {
  await client.query(
    `CREATE TABLE bench_ready AS
     WITH model AS (
       SELECT c.id::text AS id, c.number, d.id::text AS decision_id, d.authorization_number AS auth, d.signer_id AS actor, s.canonical, s.sha256, s.taken_at,
         to_jsonb(d) - 'case_id' - 'snapshot_id' AS decision, e.body
       FROM "case" c JOIN decision d ON d.case_id = c.id JOIN snapshot s ON s.id = d.snapshot_id
       JOIN event e ON e.case_id = c.id AND e.type = 'case-approved' WHERE c.number = '${decided}'
     ), frozen AS (
       SELECT b.*, m.actor, m.decision AS model_decision, m.decision_id, m.auth AS model_auth, m.sha256 AS model_sha256, m.body AS model_body, m.taken_at,
         replace(replace(replace(m.canonical, m.id, b.id::text), m.number, b.number), m.auth, b.auth) AS canonical
       FROM bench_case b, model m
     ), hashed AS (SELECT *, encode(sha256(convert_to(canonical, 'UTF8')), 'hex') AS sha256 FROM frozen)
     SELECT n, h.id, h.actor, c.version,
       jsonb_build_object('id', snapshot, 'canonical', canonical, 'sha256', sha256, 'taken_at', taken_at)::text AS snapshot,
       (model_decision || jsonb_build_object('id', decision, 'authorization_number', auth))::text AS decision,
       replace(replace(replace(model_body, decision_id, decision::text), model_auth, auth), model_sha256, sha256) AS body
     FROM hashed h JOIN "case" c ON c.id = h.id`,
  );
  await client.query('ALTER TABLE bench_ready ADD PRIMARY KEY (n)');
}

async function bareTables(client: pg.Client): Promise<void> {
  for (const table of BARE) await client.query(`CREATE TABLE bare_${table} (LIKE "${table}" INCLUDING DEFAULTS INCLUDING INDEXES)`);
  await client.query('INSERT INTO bare_case SELECT c.* FROM "case" c JOIN bench_case b ON b.id = c.id');
  // As many events as ours: a row costs what its table and index weigh.
  await client.query('INSERT INTO bare_event SELECT * FROM event');
  await client.query(
    `CREATE TABLE bench_bare AS SELECT n, r.id,
       jsonb_populate_record(NULL::snapshot, snapshot::jsonb || jsonb_build_object('case_id', r.id)) AS s,
       jsonb_populate_record(NULL::decision, decision::jsonb || jsonb_build_object('case_id', r.id, 'snapshot_id', snapshot::jsonb->>'id')) AS d,
       jsonb_populate_record(NULL::event, jsonb_build_object('case_id', r.id, 'number', c.event_count + 1, 'type', 'case-approved',
         'actor_id', actor, 'actor_role', 'nurse', 'at', body::jsonb->>'at', 'body', body, 'previous_hash', c.head_hash, 'hash', c.head_hash)) AS e,
       jsonb_populate_record(NULL::case_outcome, (SELECT to_jsonb(o) FROM case_outcome o) || jsonb_build_object('case_id', c.id, 'number', c.number)) AS o
     FROM bench_ready r JOIN "case" c ON c.id = r.id`,
  );
  await client.query('ALTER TABLE bench_bare ADD PRIMARY KEY (n)');
  for (const table of [...BARE.map((name) => `bare_${name}`), 'bench_bare', 'bench_ready']) {
    await client.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO criterion_app`);
  }
}
