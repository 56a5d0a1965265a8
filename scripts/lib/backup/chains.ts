// Whether everything that proves itself by a hash still does. The database hashes: nothing but what is broken comes over.
import type pg from 'pg';

/** What was looked at, and what of it does not fit: a sentence each, at most a few of a kind. */
export type ChainReport = { events: number; cases: number; snapshots: number; letters: number; broken: string[] };

const FEW = 5;

/** Each event's hash, and that it follows the one before it: as `append_event` computes them (lib/data/audit.ts, chainHash). */
const EVENTS = `
  SELECT format('event %s of case %s %s', number, case_id, CASE WHEN hash <> own THEN 'was changed' ELSE 'does not follow the one before it' END) AS what
  FROM (
    SELECT case_id, number, hash, previous_hash,
      encode(sha256(convert_to(format('{"body":"%s","case":"%s","number":%s,"previous":"%s"}',
        encode(sha256(convert_to(body, 'UTF8')), 'hex'), case_id, number, previous_hash), 'UTF8')), 'hex') AS own,
      lag(hash, 1, repeat('0', 64)) OVER (PARTITION BY case_id ORDER BY number) AS before,
      row_number() OVER (PARTITION BY case_id ORDER BY number) AS place
    FROM event
  ) e WHERE hash <> own OR previous_hash <> before OR number <> place LIMIT ${FEW}`;

/** The newest event of each case, against the head that its row names. */
const HEADS = `
  SELECT format('case %s: its newest event is not the one it names', c.number) AS what
  FROM "case" c LEFT JOIN (SELECT case_id, count(*) AS events, max(number) AS last FROM event GROUP BY case_id) e ON e.case_id = c.id
  LEFT JOIN event n ON n.case_id = c.id AND n.number = e.last
  WHERE c.event_count <> coalesce(e.events, 0) OR c.head_hash <> coalesce(n.hash, repeat('0', 64)) LIMIT ${FEW}`;

const SNAPSHOTS = `SELECT format('snapshot %s was changed', id) AS what FROM snapshot
  WHERE sha256 <> encode(sha256(convert_to(canonical, 'UTF8')), 'hex') LIMIT ${FEW}`;
const LETTERS = `SELECT format('letter %s was changed', id) AS what FROM letter WHERE sha256 <> encode(sha256(pdf), 'hex') LIMIT ${FEW}`;
/** Every byte of every record is where it was counted: their hashes are `npm run audit -- verify`'s, since a function of SQL hashes no stream. */
const RECORDS = `SELECT format('record %s lacks bytes', b.sha256) AS what FROM blob b
  WHERE b.size <> (SELECT coalesce(sum(octet_length(c.bytes)), 0) FROM blob_chunk c WHERE c.sha256 = b.sha256) LIMIT ${FEW}`;
const DECIDED = `SELECT format('case %s is decided without a decision', number) AS what FROM "case" c
  WHERE status IN ('decided', 'closed') AND NOT EXISTS (SELECT FROM decision d WHERE d.case_id = c.id) LIMIT ${FEW}`;
const DOUBLED = `SELECT format('case %s has more than one decision', case_id) AS what FROM decision GROUP BY case_id HAVING count(*) > 1 LIMIT ${FEW}`;

/** Checks every event, chain head, snapshot, letter and decision of a database, in constant memory on this side. */
export async function checkChains(client: pg.Client): Promise<ChainReport> {
  const broken: string[] = [];
  for (const sql of [EVENTS, HEADS, SNAPSHOTS, LETTERS, RECORDS, DECIDED, DOUBLED]) {
    const { rows } = await client.query<{ what: string }>(sql);
    broken.push(...rows.map(({ what }) => what));
  }
  const { rows } = await client.query<Omit<ChainReport, 'broken'>>(
    `SELECT (SELECT count(*) FROM event)::int AS events, (SELECT count(*) FROM "case")::int AS cases,
      (SELECT count(*) FROM snapshot)::int AS snapshots, (SELECT count(*) FROM letter)::int AS letters`,
  );
  const [counts] = rows;
  if (!counts) throw new Error('the database answered nothing');
  return { ...counts, broken };
}
