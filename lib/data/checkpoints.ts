import type pg from 'pg';
import type { StoredCheckpoint } from '../audit/checkpoint.ts';
import { type LogName, lastCheckpoint, readerOf, type TrailReader, withConnection } from './trail.ts';

/** What a new checkpoint is made of, as seen at one instant. */
export type CheckpointView = {
  reader: TrailReader;
  last: StoredCheckpoint | null;
  /** The newest rows of the logs that nothing can come before any more. */
  sealed: Record<LogName, number>;
  /** Stores the heads that changed since the checkpoint before. @returns how many of their cases no checkpoint held so far */
  storeHeads: (checkpoint: number) => Promise<{ firsts: number }>;
  store: (checkpoint: StoredCheckpoint) => Promise<void>;
};

const LOCK = "hashtext('criterion checkpoint')";

/**
 * One at a time on a database, whatever process asks: the others wait. All that the work reads and writes is one transaction.
 */
export function inTurn<T>(work: (view: CheckpointView) => Promise<T>): Promise<T> {
  return withConnection(async (client) => {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`);
    const sealed = await seal(client);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    const reader = readerOf(client);
    const last = await lastCheckpoint(reader);
    const done = await work({
      reader,
      last,
      sealed,
      storeHeads: (number) => storeHeads(client, number, last === null),
      store: (checkpoint) => store(client, checkpoint),
    });
    await client.query('COMMIT');
    return done;
  });
}

async function seal(client: pg.Client): Promise<Record<LogName, number>> {
  const { rows } = await client.query<{ organization: number; views: number }>(
    'SELECT organization::float8 AS organization, views::float8 AS views FROM seal_logs()',
  );
  return rows[0] ?? { organization: 0, views: 0 };
}

const CHANGED = `LEFT JOIN LATERAL (SELECT h.hash FROM checkpoint_head h WHERE h.case_id = c.id ORDER BY h.checkpoint DESC LIMIT 1) known ON true
     WHERE c.event_count > 0 AND known.hash IS DISTINCT FROM decode(c.head_hash, 'hex')`;

/**
 * The first checkpoint asks for no earlier heads: of an empty table PostgreSQL has no statistics, and may read for each case all that this
 * very statement has written.
 */
async function storeHeads(client: pg.Client, number: number, isFirst: boolean): Promise<{ firsts: number }> {
  const { rowCount } = await client.query(
    `INSERT INTO checkpoint_head (checkpoint, case_id, count, hash)
     SELECT $1, c.id, c.event_count, decode(c.head_hash, 'hex') FROM "case" c ${isFirst ? 'WHERE c.event_count > 0' : CHANGED}`,
    [number],
  );
  if (isFirst) return { firsts: rowCount ?? 0 };
  const { rows } = await client.query<{ firsts: number }>(
    `SELECT count(*)::int AS firsts FROM checkpoint_head h WHERE h.checkpoint = $1
       AND NOT EXISTS (SELECT FROM checkpoint_head e WHERE e.case_id = h.case_id AND e.checkpoint < h.checkpoint)`,
    [number],
  );
  return { firsts: rows[0]?.firsts ?? 0 };
}

async function store(client: pg.Client, c: StoredCheckpoint): Promise<void> {
  await client.query('INSERT INTO checkpoint (number, at, body, hash, signature, public_key) VALUES ($1, $2, $3, $4, $5, $6)', [
    c.number,
    c.at,
    c.body,
    c.hash,
    c.signature,
    c.publicKey,
  ]);
}
