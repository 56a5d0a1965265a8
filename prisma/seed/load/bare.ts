import type pg from 'pg';

// Rows of millions of cases are faster checked and indexed at the end than one by one. Foreign keys and indexes are dropped and made anew in
// the transaction of the load, which holds them all true or leaves nothing behind; checks stand throughout. The triggers that guard each step
// of a case's life are off meanwhile: the rows are of cases whose lives are over already, and what the triggers would have held is asked for
// afterwards (`findBroken`).

const TRIGGERED = ['case', 'service_line', 'decision', 'letter', 'delivery', 'event'];

type Definition = { table: string; name: string; definition: string };

/** @returns puts everything back */
export async function strip(client: pg.Client, tables: readonly string[]): Promise<(say: (line: string) => void) => Promise<void>> {
  const keys = await rows(
    client,
    `SELECT r.relname AS table, c.conname AS name, pg_get_constraintdef(c.oid) AS definition FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid
     WHERE c.contype = 'f' AND r.relnamespace = 'public'::regnamespace AND r.relname = ANY ($1) ORDER BY 1, 2`,
    tables,
  );
  const indexes = await rows(
    client,
    `SELECT r.relname AS table, i.relname AS name, pg_get_indexdef(x.indexrelid) AS definition FROM pg_index x
     JOIN pg_class r ON r.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
     WHERE r.relnamespace = 'public'::regnamespace AND r.relname = ANY ($1)
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = x.indexrelid) ORDER BY 1, 2`,
    tables,
  );
  const quoted = (text: string) => client.escapeIdentifier(text);
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${quoted(name)}`);
  for (const table of TRIGGERED) await client.query(`ALTER TABLE ${quoted(table)} DISABLE TRIGGER USER`);
  // What it keeps is no rule but the words to find a case by.
  await client.query('ALTER TABLE "case" ENABLE TRIGGER case_search_words');
  return async (say) => {
    for (const table of TRIGGERED) await client.query(`ALTER TABLE ${quoted(table)} ENABLE TRIGGER USER`);
    for (const { name, definition } of indexes) {
      say(`  index ${name}`);
      await client.query(definition);
    }
    for (const { table, name, definition } of keys) {
      await client.query(`ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`);
    }
  };
}

const rows = async (client: pg.Client, sql: string, tables: readonly string[]): Promise<Definition[]> =>
  (await client.query<Definition>(sql, [tables])).rows;

const closedWithout = (recipient: string) => `status = 'closed' AND NOT EXISTS (
  SELECT FROM letter l JOIN delivery d ON d.letter_id = l.id WHERE l.case_id = c.id AND l.notice = 'decision' AND l.recipient = '${recipient}')`;

/** Each by what it would mean: cases from number to number that are not as the triggers would have had them. */
const BROKEN: Readonly<Record<string, string>> = {
  'decided without a decision and its snapshot': `status IN ('decided', 'closed') AND NOT EXISTS (
    SELECT FROM decision d JOIN snapshot s ON s.id = d.snapshot_id AND s.case_id = d.case_id WHERE d.case_id = c.id)`,
  // No case of the load has a representative: two notices are owed. Each condition stands alone, so that a million cases are one join.
  'closed without a notice to the member': closedWithout('member'),
  'closed without a notice to the practitioner': closedWithout('practitioner'),
  'with a letter that is not made from its own snapshot': `EXISTS (SELECT FROM letter l JOIN snapshot s ON s.id = l.snapshot_id
    WHERE l.case_id = c.id AND s.case_id <> c.id)`,
  'owing a notice, or not, against what the list says': `(status <> 'closed' OR notice_owed) AND notice_owed IS DISTINCT FROM (
    status <> 'closed' AND NOT all_notices_given(c))`,
  'not headed by its newest event': `NOT EXISTS (SELECT FROM event e WHERE e.case_id = c.id AND e.number = c.event_count AND e.hash = c.head_hash)`,
  'not counted by the reports as what it came to': `status IN ('decided', 'closed', 'withdrawn') AND NOT EXISTS (
    SELECT FROM case_outcome o LEFT JOIN decision d ON d.case_id = o.case_id WHERE o.case_id = c.id AND o.kind = coalesce(d.kind, 'withdrawn')
      AND (c.status <> 'closed' OR o.notified_at IS NOT NULL))`,
  'of another stage than its lines': `effective_stage IS DISTINCT FROM
    coalesce(stage, stage_of_codes(ARRAY(SELECT l.code FROM service_line l WHERE l.case_id = c.id)))`,
  'with a broken chain': `EXISTS (SELECT FROM event e LEFT JOIN event p ON p.case_id = e.case_id AND p.number = e.number - 1 WHERE e.case_id = c.id AND (
    e.previous_hash <> coalesce(p.hash, repeat('0', 64)) OR e.hash <> encode(sha256(convert_to(format('{"body":"%s","case":"%s","number":%s,"previous":"%s"}',
      encode(sha256(convert_to(e.body, 'UTF8')), 'hex'), e.case_id, e.number, e.previous_hash), 'UTF8')), 'hex')))`,
};

/** @returns what is wrong with any of the cases whose ids lie between the two, one sentence each; the chain is followed in one of `sample` */
export async function findBroken(client: pg.Client, from: string, to: string, sample: number): Promise<string[]> {
  const wrong: string[] = [];
  for (const [what, condition] of Object.entries(BROKEN)) {
    const sampled = what.includes('chain') ? ` AND abs(hashint8(('x' || right(c.head_hash, 8))::bit(32)::bigint)) % ${sample} = 0` : '';
    const { rows: found } = await client.query<{ number: string }>(
      `SELECT c.number FROM "case" c WHERE c.id BETWEEN $1 AND $2${sampled} AND ${condition} LIMIT 1`,
      [from, to],
    );
    if (found[0]) wrong.push(`${found[0].number} is ${what}`);
  }
  return wrong;
}
