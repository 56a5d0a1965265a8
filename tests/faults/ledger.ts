// What writers were told, against what the database holds. Every write has a key that the event telling of it names.
import pg from 'pg';
import { checkChains } from '../../scripts/lib/backup/chains.ts';

/** Kinds of writes, and where their key stands in the event. */
const KEYS = {
  receive: { type: 'request-received', key: 'e.case_id::text' },
  claim: { type: 'case-claimed', key: 'e.case_id::text' },
  answer: { type: 'answer-saved', key: "e.body::jsonb #>> '{payload,noteAfter}'" },
  cite: { type: 'evidence-cited', key: "e.body::jsonb #>> '{payload,evidence}'" },
  confirm: { type: 'ready-confirmed', key: "e.case_id || '@' || (e.body::jsonb #>> '{payload,version}')" },
  approve: { type: 'case-approved', key: 'e.case_id::text' },
  record: { type: 'document-added', key: "e.body::jsonb #>> '{payload,sha256}'" },
} as const;
export type WriteKind = keyof typeof KEYS;
const isKind = (word: string): word is WriteKind => word in KEYS;

/** What became of all writes so far. Nothing may be lost or doubled, and nothing may stand twice in the chains. */
export type Count = { acknowledged: number; found: number; lost: number; doubled: number; chains: string };
/** Of a whole scenario; `errors`: writes that were refused or cut off, and tried again. */
export type Outcome = Count & { rounds: number; errors: number };

export class Ledger {
  readonly #acknowledged = new Set<string>();
  /** Uploads under way, with the bytes of each that were acknowledged. */
  readonly #pieces = new Map<string, number>();
  errors = 0;

  /** A writer's line: `ack KIND KEY`, `piece UPLOAD BYTES` or `error CODE`. */
  take(line: string): void {
    const [word, kind = '', key = ''] = line.split(' ');
    if (word === 'ack' && isKind(kind)) this.#acknowledged.add(`${kind} ${key}`);
    else if (word === 'piece') this.#pieces.set(kind, Number(key));
    else if (word === 'error') this.errors += 1;
  }

  get acknowledged(): number {
    return this.#acknowledged.size;
  }

  /** Looks each write up; no writer may be at work. */
  async count(url: string): Promise<Count> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const stored = await storedWrites(client);
      const keys = [...this.#acknowledged];
      const lost = keys.filter((key) => !stored.has(key)).length + (await shortUploads(client, this.#pieces));
      const doubled = [...stored.values()].filter((times) => times > 1).length + (await unevenAnswers(client));
      const { broken } = await checkChains(client);
      return {
        acknowledged: keys.length,
        found: keys.length - lost,
        lost,
        doubled,
        chains: broken.length === 0 ? 'whole' : broken.join('; '),
      };
    } finally {
      await client.end();
    }
  }
}

/** Uploads of which less is stored than was acknowledged, or whose stored bytes are not those that are counted. */
async function shortUploads(client: pg.Client, pieces: ReadonlyMap<string, number>): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM unnest($1::uuid[], $2::bigint[]) AS p (id, bytes) LEFT JOIN upload u ON u.id = p.id
     WHERE u.id IS NULL OR u.received < p.bytes OR (u.outcome IS NULL
       AND u.received <> (SELECT coalesce(sum(octet_length(c.bytes)), 0) FROM upload_chunk c WHERE c.upload_id = u.id))`,
    [[...pieces.keys()], [...pieces.values()]],
  );
  return rows[0]?.n ?? 0;
}

/** How often each write stands in the chains, told of or not. */
async function storedWrites(client: pg.Client): Promise<Map<string, number>> {
  const stored = new Map<string, number>();
  for (const [kind, { type, key }] of Object.entries(KEYS)) {
    const { rows } = await client.query<{ key: string; times: number }>(
      `SELECT ${key} AS key, count(*)::int AS times FROM event e WHERE e.type = $1 GROUP BY 1`,
      [type],
    );
    for (const row of rows) stored.set(`${kind} ${row.key}`, row.times);
  }
  return stored;
}

/** Answers whose version is not the number of events that tell of them. */
async function unevenAnswers(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    `SELECT FROM answer a WHERE a.version <> (SELECT count(*) FROM event e WHERE e.case_id = a.case_id AND e.type = 'answer-saved'
       AND e.body::jsonb #>> '{payload,fact}' = a.fact)`,
  );
  return rowCount ?? 0;
}
