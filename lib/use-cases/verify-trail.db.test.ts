import { generateKeyPairSync } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { addressOf, createCase, save, withClient } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import { addRecord, makePdf } from '../../tests/records.ts';
import { publicKeyText } from '../audit/checkpoint.ts';
import { type KeyPlace, readAuditKey } from '../audit/key.ts';
import type { Viewer } from '../data/access.ts';
import { chainHash, sha256 } from '../data/audit.ts';
import { db, disconnect } from '../data/db.ts';
import { loadCase } from './load-case.ts';
import { makeCheckpoint } from './make-checkpoint.ts';
import { recordView } from './record-view.ts';
import { type Verified, verifyCase, verifyTrail } from './verify-trail.ts';
import { watchAccess } from './watch-access.ts';

const { adminUrl } = inject('database');
const newKey = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const place: KeyPlace = { auditKey: newKey(), dataDir: '/nowhere' };
const trusted = new Set([publicKeyText(readAuditKey(place))]);
const verify = (): Promise<Verified> => verifyTrail({ trusted, seen: null });

let nurse: Viewer;
let number: string;
let id: string;

/** A closed case, another in review, rows in both logs; two checkpoints, the second after more was done. */
beforeAll(async () => {
  await createPlan();
  nurse = await createUser('nurse');
  const auditor = await createUser('auditor');
  number = await createCase('closed', nurse);
  ({ id } = (await loadCase(nurse, number)).case);
  const view = { kind: 'case', caseNumber: number, subject: '', screen: 'overview' } as const;
  await recordView(acting(nurse), view);
  await makeCheckpoint('2026-11-20T21:00:00.000Z', place);
  const other = await createCase('claimed', nurse);
  await addRecord(nurse, other, 'chart.pdf', makePdf(['Chart'], { padding: 600_000 }));
  await save(nurse, other, 'indication', 'cancer-pain');
  await recordView(acting(auditor), view);
  await watchAccess(acting(auditor), { number, wholeMember: true, reason: 'A colleague of the nurse' });
  await makeCheckpoint('2026-11-20T22:00:00.000Z', place);
  await save(nurse, other, 'painSevere', true);
}, 60_000);
afterAll(disconnect);

test('a record that nobody touched is whole, and each thing was looked at', async () => {
  expect(await verify()).toEqual({
    whole: true,
    faults: [],
    checked: {
      cases: 2,
      events: await db().event.count(),
      snapshots: 1,
      decisions: 1,
      letters: 2,
      records: 1,
      retired: 0,
      checkpoints: 2,
      organizationEvents: 1,
      views: 2,
      lastCheckpoint: expect.objectContaining({ number: 2, at: '2026-11-20T22:00:00.000Z' }),
    },
  });
  expect((await verifyCase(number, { trusted, seen: null })).whole).toBe(true);
  await expect(verifyCase('PA-26-999999', { trusted, seen: null })).rejects.toThrow('Case PA-26-999999 does not exist');
});

test('a checkpoint holds the heads that changed since the one before', async () => {
  const heads = await db().checkpointHead.groupBy({ by: ['checkpoint'], _count: true, orderBy: { checkpoint: 'asc' } });
  expect(heads.map(({ checkpoint, _count }) => [checkpoint, _count])).toEqual([
    [1, 1],
    [2, 1],
  ]);
});

type Tampering = (sql: (text: string, values?: unknown[]) => Promise<pg.QueryResult>) => Promise<unknown>;

/** Deletes the newest event, and makes the case's head fit. */
const forget: Tampering = async (sql) => {
  await sql('DELETE FROM event e USING "case" c WHERE c.id = $1 AND e.case_id = c.id AND e.number = c.event_count', [id]);
  await sql(
    `UPDATE "case" c SET event_count = event_count - 1,
       head_hash = (SELECT hash FROM event e WHERE e.case_id = c.id AND e.number = c.event_count - 1) WHERE id = $1`,
    [id],
  );
};

/** Rewrites the newest event with a hash that fits, and the head with it. */
const rewrite: Tampering = async (sql) => {
  const { rows } = await sql(
    'SELECT e.number, e.body, e.previous_hash FROM event e JOIN "case" c ON c.id = e.case_id WHERE c.id = $1 AND e.number = c.event_count',
    [id],
  );
  const [e] = rows;
  const at = '2026-11-20T20:00:01.000Z';
  const body = e.body.replace(/"at":"[^"]+"/, `"at":"${at}"`);
  const hash = chainHash(id, e.number, body, e.previous_hash);
  await sql('UPDATE event SET body = $2, hash = $3, at = $4 WHERE case_id = $1 AND number = $5', [id, body, hash, at, e.number]);
  await sql('UPDATE "case" SET head_hash = $2 WHERE id = $1', [id, hash]);
};

const CHANGED: [string, Tampering, RegExp][] = [
  [
    'a byte of a record',
    (sql) => sql('UPDATE blob_chunk SET bytes = set_byte(bytes, 100, 1 + get_byte(bytes, 100) % 250) WHERE number = 1'),
    /^Record [0-9a-f]{12} \(case PA-26-\d+\), its bytes were changed\.$/,
  ],
  [
    'a piece of a record',
    (sql) => sql('DELETE FROM blob_chunk WHERE number = 1'),
    /^Record [0-9a-f]{12} \(case PA-26-\d+\), \d+ of its \d+ bytes are left\.$/,
  ],
  [
    'a document that nobody added',
    (sql) => sql("INSERT INTO record_document SELECT gen_random_uuid(), $1, sha256, 'x', '', 'none', 'x', 'x', now() FROM blob", [id]),
    /^Case PA-26-\d+: the document x is not one that its history says was added\.$/,
  ],
  [
    'a byte of an event',
    (sql) => sql("UPDATE event SET body = overlay(body placing 'X' from 12 for 1) WHERE case_id = $1 AND number = 3", [id]),
    /^Case PA-26-\d+, event 3: its content was changed\.$/,
  ],
  [
    'a byte of a snapshot',
    (sql) => sql("UPDATE snapshot SET canonical = overlay(canonical placing 'X' from 30 for 1)"),
    /^Case PA-26-\d+, snapshot [-0-9a-f]+: its content was changed\.$/,
  ],
  [
    'a snapshot, and its hash',
    async (sql) => {
      const { rows } = await sql('SELECT canonical FROM snapshot');
      const text = rows[0].canonical.replace('"rationale":""', '"rationale":"x"');
      await sql('UPDATE snapshot SET canonical = $1, sha256 = $2', [text, sha256(text)]);
    },
    /^Case PA-26-\d+, snapshot [-0-9a-f]+: it is not the one that was decided on\.$/,
  ],
  [
    'a byte of a letter',
    (sql) => sql("UPDATE letter SET pdf = set_byte(pdf, 100, (get_byte(pdf, 100) + 1) % 256) WHERE recipient = 'member'"),
    /^Case PA-26-\d+, letter [-0-9a-f]+: its bytes were changed\.$/,
  ],
  [
    'a letter, and its hash',
    (sql) => sql("UPDATE letter SET pdf = '\\x25', sha256 = encode(sha256('\\x25'), 'hex') WHERE recipient = 'member'"),
    /letter [-0-9a-f]+: it is not the one that was issued\.$/,
  ],
  ['a letter gone', (sql) => sql("DELETE FROM letter WHERE recipient = 'member'"), /letter [-0-9a-f]+: it is gone\.$/],
  ['a decision gone', (sql) => sql('DELETE FROM decision'), /decision [-0-9a-f]+: it is gone\.$/],
  ['a snapshot gone', (sql) => sql('DELETE FROM snapshot'), /decision [-0-9a-f]+: its snapshot is gone\.$/],
  [
    'the kind of a decision',
    (sql) => sql("UPDATE decision SET kind = 'no-review-required'"),
    /decision [-0-9a-f]+: its event tells of another\.$/,
  ],
  [
    'the last event deleted',
    (sql) => sql('DELETE FROM event e USING "case" c WHERE c.id = $1 AND e.case_id = c.id AND e.number = c.event_count', [id]),
    /event \d+: the newest event is missing\.$/,
  ],
  ['the last event deleted, and the head rewritten', forget, /event \d+: checkpoint 1 holds \d+ events, and \d+ are left\.$/],
  ['the last event rewritten, and the head with it', rewrite, /event \d+: it is not the one that checkpoint 1 holds\.$/],
  [
    'a case gone with all it held',
    async (sql) => {
      for (const table of ['event', 'letter', 'decision', 'snapshot']) await sql(`DELETE FROM ${table} WHERE case_id = $1`, [id]);
      await sql('DELETE FROM "case" WHERE id = $1', [id]);
    },
    /^Case [-0-9a-f]+ is gone, and checkpoint 1 holds \d+ events of it\.$/,
  ],
  ['a case gone, and its events left', (sql) => sql('DELETE FROM "case" WHERE id = $1', [id]), /^Case [-0-9a-f]+ is gone, and /],
  [
    'a leaf rewritten beside a forgotten event',
    async (sql) => {
      await forget(sql);
      await sql(
        `UPDATE checkpoint_head h SET count = c.event_count, hash = decode(c.head_hash, 'hex') FROM "case" c WHERE c.id = $1 AND h.case_id = c.id`,
        [id],
      );
    },
    /^Checkpoint 1 covers other heads than those stored with it\.$/,
  ],
  [
    'a checkpoint’s content',
    (sql) => sql(`UPDATE checkpoint SET body = replace(body, '"cases":1', '"cases":2') WHERE number = 1`),
    /^Checkpoint 1 was changed: its hash is another\.$/,
  ],
  [
    'a checkpoint’s content, and its hash',
    (sql) =>
      sql(
        `UPDATE checkpoint c SET body = n.body, hash = encode(sha256(convert_to(n.body, 'UTF8')), 'hex') FROM (SELECT number, replace(body, '"cases":1', '"cases":2') AS body FROM checkpoint) n WHERE n.number = c.number AND c.number = 1`,
      ),
    /^Checkpoint 1 has a signature that does not fit its content\.$/,
  ],
  ['a checkpoint gone', (sql) => sql('DELETE FROM checkpoint WHERE number = 1'), /^Checkpoint 1 is missing: checkpoint 2 follows 0\.$/],
  [
    'a view',
    (sql) => sql("UPDATE view_event SET screen = 'letters' WHERE number = (SELECT max(number) FROM view_event)"),
    /^Row \d+ of the log of views: its content was changed\.$/,
  ],
  [
    'a view gone',
    (sql) => sql('DELETE FROM view_event WHERE number = (SELECT max(number) FROM view_event)'),
    /^Rows \d+ to \d+ of the log of views are not those that checkpoint 2 covers \(1 then, 0 now\)\.$/,
  ],
  [
    'a change of settings',
    (sql) => sql("UPDATE organization_event SET actor = 'Somebody'"),
    /^Row \d+ of the log of changes: its content was changed\.$/,
  ],
];

test.each(CHANGED)('by one who can switch the triggers off: %s is named', async (_, tamper, fault) => {
  await withClient(addressOf('superuser', adminUrl), async (client) => {
    // The checks stand in the tables, and a superuser takes them away.
    for (const [table, check] of [
      ['snapshot', 'snapshot_hash'],
      ['letter', 'letter_hash'],
      ['checkpoint', 'checkpoint_hash'],
    ])
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT IF EXISTS ${check}`);
    await client.query('SET session_replication_role = replica');
    const kept = await keep(client);
    try {
      await tamper((text, values) => client.query(text, values));
      const { whole, faults } = await verify();
      expect(faults[0]).toMatch(fault);
      expect(whole).toBe(false);
    } finally {
      await kept();
    }
  });
  expect((await verify()).faults).toEqual([]);
});

const KEPT = [
  'blob_chunk',
  'record_document',
  'case',
  'event',
  'snapshot',
  'decision',
  'letter',
  'checkpoint',
  'checkpoint_head',
  'view_event',
  'organization_event',
];

/** Copies the tables; @returns puts them back */
async function keep(client: pg.Client): Promise<() => Promise<void>> {
  for (const table of KEPT) await client.query(`CREATE TEMP TABLE "kept_${table}" AS TABLE "${table}"`);
  return async () => {
    for (const table of KEPT) {
      await client.query(`DELETE FROM "${table}"`);
      await client.query(`INSERT INTO "${table}" SELECT * FROM "kept_${table}"`);
      await client.query(`DROP TABLE "kept_${table}"`);
    }
  };
}

test('one who signs with a key of their own is named by it', async () => {
  const other = new Set([publicKeyText(readAuditKey({ auditKey: newKey(), dataDir: '/nowhere' }))]);
  const { faults } = await verifyTrail({ trusted: other, seen: null });
  expect(faults[0]).toMatch(/^Checkpoint 1 is signed by a key that is not this installation’s \([0-9a-f]{32}\)\.$/);
});

test('the newest checkpoint taken away is known beside the database', async () => {
  const { faults } = await verifyTrail({ trusted, seen: { number: 3, hash: 'x' } });
  expect(faults).toEqual(['Checkpoint 3 is missing: this machine noted its hash when it was made.']);
  const other = await verifyTrail({ trusted, seen: { number: 2, hash: 'x' } });
  expect(other.faults).toEqual(['Checkpoint 2 is not the one that was made here: this machine noted another hash.']);
});

test('however many processes ask by the hour, one checkpoint is made', async () => {
  const at = '2026-11-20T23:00:00.000Z';
  const made = await Promise.all(Array.from({ length: 4 }, () => makeCheckpoint(at, place, { hourly: true })));
  expect(made.filter((one) => one !== null).map((one) => one?.number)).toEqual([3]);
  expect(await verify()).toMatchObject({ whole: true, checked: { checkpoints: 3 } });
});
