import pg from 'pg';
import type { StoredCheckpoint } from '../audit/checkpoint.ts';
import type { AfterTrail } from '../audit/verify-after.ts';
import type { StoredEvent } from './audit.ts';

// Reading the whole record in constant memory: cursors of one transaction that sees one instant. Nothing of the database's own functions is
// asked: what proves something is computed by who verifies.

/** Rows fetched at once; those with the bytes of documents a few at a time. */
const ROWS = 2000;
const BULKY = 100;

export type TrailReader = {
  /** Every row, in the order asked for, a batch at a time. */
  stream: <T extends pg.QueryResultRow>(sql: string, values?: readonly unknown[], batch?: number) => AsyncGenerator<T, void, undefined>;
  rows: <T extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]) => Promise<T[]>;
};

/** Opens a connection of its own, by DATABASE_URL. */
export async function withConnection<T>(work: (client: pg.Client) => Promise<T>, url = process.env.DATABASE_URL): Promise<T> {
  if (!url) throw new Error('DATABASE_URL is not set: npm start sets it for the embedded database');
  const client = new pg.Client({ connectionString: url, application_name: 'criterion-audit' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Reads at one instant, however long it takes; the app works on meanwhile. */
export function readTrail<T>(work: (reader: TrailReader) => Promise<T>): Promise<T> {
  return withConnection(async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return work(readerOf(client));
  });
}

export function readerOf(client: pg.Client): TrailReader {
  let opened = 0;
  return {
    rows: async (sql, values = []) => (await client.query(sql, [...values])).rows,
    stream: async function* stream<T extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = [], batch = ROWS) {
      opened += 1;
      const cursor = `trail_${opened}`;
      await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, [...values]);
      for (;;) {
        const { rows } = await client.query<T>(`FETCH ${batch} FROM ${cursor}`);
        yield* rows;
        if (rows.length < batch) break;
      }
      await client.query(`CLOSE ${cursor}`);
    },
  };
}

export type CaseRow = { id: string; number: string; status: string; count: number; hash: string };
export type EventRow = StoredEvent & { case_id: string };
export type SnapshotRow = { case_id: string; id: string; canonical: string; sha256: string };
export type DecisionRow = { case_id: string; id: string; snapshotId: string; kind: string };
export type LetterRow = {
  case_id: string;
  id: string;
  snapshotId: string;
  notice: string;
  kind: string;
  recipient: string;
  sha256: string;
  pdf: Uint8Array;
  /** Those it went to, where they had changed since the snapshot. */
  parties: object | null;
  issuedAt: string;
};
export type VersionRow = { case_id: string } & AfterTrail['versions'][number];
export type DutyRow = { case_id: string } & AfterTrail['duties'][number];
export type HeadRow = { case_id: string; checkpoint: number; count: number; hash: string };
export type RetiredRow = { case_id: string; number: string; count: number; hash: string; retiredAt: string };

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const of = (caseId: string | null, column = 'case_id') => (caseId === null ? '' : `WHERE ${column} = $1`);
const values = (caseId: string | null) => (caseId === null ? [] : [caseId]);

/** Everything of the cases, each kind in the order of case ids; of one case where it is named. */
export function caseStreams({ stream }: TrailReader, caseId: string | null) {
  const ask = <T extends pg.QueryResultRow>(sql: string, batch?: number) => stream<T>(sql, values(caseId), batch);
  return {
    cases: ask<CaseRow>(`SELECT id, number, status, event_count AS count, head_hash AS hash FROM "case" ${of(caseId, 'id')} ORDER BY id`),
    events: ask<EventRow>(
      `SELECT case_id, number, type, actor_id AS "actorId", actor_role AS "actorRole", ${instant('at')} AS at, body,
        previous_hash AS "previousHash", hash FROM event e ${of(caseId)} ORDER BY e.case_id, e.number`,
    ),
    snapshots: ask<SnapshotRow>(`SELECT case_id, id, canonical, sha256 FROM snapshot ${of(caseId)} ORDER BY case_id, id`, BULKY),
    decisions: ask<DecisionRow>(`SELECT case_id, id, snapshot_id AS "snapshotId", kind FROM decision ${of(caseId)} ORDER BY case_id`),
    letters: ask<LetterRow>(
      `SELECT case_id, id, snapshot_id AS "snapshotId", notice, kind, recipient, sha256, pdf, parties, ${instant('issued_at')} AS "issuedAt" FROM letter l ${of(caseId)} ORDER BY l.case_id, l.id`,
      BULKY,
    ),
    versions: ask<VersionRow>(
      `SELECT case_id, number, version, kind, valid_from::text AS "validFrom", valid_to::text AS "validTo", lines, practitioner, facility, reason, basis,
        event_number AS "eventNumber" FROM authorization_version v ${of(caseId)} ORDER BY v.case_id, v.number, v.version`,
    ),
    duties: ask<DutyRow>(
      `SELECT case_id, id, kind, basis, ${instant('due_at')} AS "dueAt", event_number AS "eventNumber" FROM duty d ${of(caseId)} ORDER BY d.case_id, d.id`,
    ),
    heads: ask<HeadRow>(
      `SELECT case_id, checkpoint, count, encode(hash, 'hex') AS hash FROM checkpoint_head h ${of(caseId)} ORDER BY h.case_id, h.checkpoint`,
    ),
    retired: ask<RetiredRow>(
      `SELECT case_id, number, event_count AS count, head_hash AS hash, ${instant('retired_at')} AS "retiredAt" FROM retired_case r ${of(caseId)} ORDER BY r.case_id`,
    ),
  };
}

/** A stored file, with the number of a case that holds it. */
export type BlobRow = { sha256: string; size: number; number: string };
/** Pieces of files are a quarter of a megabyte each. */
const PIECES = 8;

/** Files of one case's documents, or of all, with their pieces, both by hash; and documents that no event of their case tells of. */
export function blobStreams({ stream }: TrailReader, caseId: string | null) {
  const within = caseId === null ? '' : 'WHERE sha256 IN (SELECT d.sha256 FROM record_document d WHERE d.case_id = $1)';
  return {
    blobs: stream<BlobRow>(
      `SELECT sha256, size::float8 AS size, coalesce((SELECT min(c.number) FROM record_document d JOIN "case" c ON c.id = d.case_id
        WHERE d.sha256 = b.sha256), 'none') AS number FROM blob b ${within} ORDER BY sha256`,
      values(caseId),
    ),
    chunks: stream<{ sha256: string; number: number; bytes: Uint8Array }>(
      `SELECT sha256, number, bytes FROM blob_chunk ${within} ORDER BY sha256, number`,
      values(caseId),
      PIECES,
    ),
    // An appeal has its documents from the first case: their ids are made from both.
    strays: stream<{ number: string; name: string }>(
      `SELECT c.number, d.name FROM record_document d JOIN "case" c ON c.id = d.case_id
       WHERE ${caseId === null ? 'true' : 'd.case_id = $1'} AND NOT EXISTS (
         SELECT FROM event e WHERE e.case_id = d.case_id AND e.type = 'document-added'
           AND (e.body::jsonb #>> '{payload,document}', e.body::jsonb #>> '{payload,sha256}') = (d.id::text, d.sha256))
         AND NOT EXISTS (SELECT FROM case_link l JOIN record_document o ON o.case_id = l.from_id
           WHERE l.to_id = d.case_id AND l.kind = 'appeal' AND md5(d.case_id::text || o.id)::uuid = d.id AND o.sha256 = d.sha256)
       ORDER BY c.number, d.id`,
      values(caseId),
    ),
  };
}

const CHECKPOINT = `number, ${instant('at')} AS at, body, hash, signature, public_key AS "publicKey"`;

export const checkpoints = ({ stream }: TrailReader) =>
  stream<StoredCheckpoint>(`SELECT ${CHECKPOINT} FROM checkpoint c ORDER BY c.number`);

export async function lastCheckpoint({ rows }: TrailReader): Promise<StoredCheckpoint | null> {
  return (await rows<StoredCheckpoint>(`SELECT ${CHECKPOINT} FROM checkpoint c ORDER BY c.number DESC LIMIT 1`))[0] ?? null;
}

/** A checkpoint's leaves in the order of case ids. */
export const headsOf = ({ stream }: TrailReader, checkpoint: number) =>
  stream<HeadRow>(
    `SELECT case_id, checkpoint, count, encode(hash, 'hex') AS hash FROM checkpoint_head h WHERE h.checkpoint = $1 ORDER BY h.case_id`,
    [checkpoint],
  );

/** A row of a log: its number, the hash stored with it, and the text that this is the hash of. */
export type LogRow = { number: number; hash: string; text: string };
export type LogName = 'organization' | 'views';

const LOGS: Readonly<Record<LogName, string>> = {
  organization: `SELECT number::float8 AS number, hash, jsonb_build_array(number, ${instant('at')}, actor_id, actor, type, subject, name, changes)::text AS text
    FROM organization_event l`,
  views: `SELECT number::float8 AS number, hash, jsonb_build_array(number, ${instant('at')}, user_id, user_name, kind, case_number, subject, screen)::text AS text
    FROM view_event l`,
};

export const logRows = ({ stream }: TrailReader, log: LogName, after: number, upTo: number | null = null) =>
  stream<LogRow>(
    `${LOGS[log]} WHERE l.number > $1 ${upTo === null ? '' : 'AND l.number <= $2'} ORDER BY l.number`,
    upTo === null ? [after] : [after, upTo],
  );

/** The id of a case, or of one that was retired, by its number; null where there is neither. */
export async function caseIdOf({ rows }: TrailReader, number: string): Promise<string | null> {
  const found = await rows<{ id: string }>(
    'SELECT id FROM "case" WHERE number = $1 UNION ALL SELECT case_id FROM retired_case WHERE number = $1',
    [number],
  );
  return found[0]?.id ?? null;
}

/** @throws where there is none: a head refers to its checkpoint */
export async function checkpointOf({ rows }: TrailReader, number: number): Promise<StoredCheckpoint> {
  const [found] = await rows<StoredCheckpoint>(`SELECT ${CHECKPOINT} FROM checkpoint c WHERE c.number = $1`, [number]);
  if (!found) throw new Error(`checkpoint ${number} is gone`);
  return found;
}

/** A case's decision as it is stored, for people to read beside its snapshot. */
export function decisionRecords({ rows }: TrailReader, caseId: string): Promise<Record<string, unknown>[]> {
  return rows(
    `SELECT id, snapshot_id AS "snapshotId", kind, lines, basis, rationale, reason, criteria, authorization_number AS "authorizationNumber",
       signing, credential, signer_id AS "signerId", signer_name AS "signerName", signer_role AS "signerRole", meaning, ${instant('decided_at')} AS "decidedAt"
     FROM decision d WHERE d.case_id = $1 ORDER BY d.id`,
    [caseId],
  );
}
