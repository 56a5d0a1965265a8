import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { addressOf, asApp, createCase, deliverAll, issueDecision, rawSql } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import { addRecord, makePdf } from '../../tests/records.ts';
import { publicKeyText } from '../audit/checkpoint.ts';
import { readAuditKey } from '../audit/key.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { holdCase, loadHold } from './hold-case.ts';
import { loadHistory } from './load-history.ts';
import { makeCheckpoint } from './make-checkpoint.ts';
import { readRecords } from './read-records.ts';
import { retireCases } from './retire-cases.ts';
import { verifyCase, verifyTrail } from './verify-trail.ts';

const { adminUrl } = inject('database');
const owner = addressOf('owner', adminUrl);
const auditKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const place = { auditKey, dataDir: '/nowhere' };
const trust = { trusted: new Set([publicKeyText(readAuditKey(place))]), seen: null };
/** Ten years after what the tests' cases lived through, and a day before that. */
const LATER = '2036-11-21T20:00:00.000Z';
const SOONER = '2036-11-19T20:00:00.000Z';

/** A row in each table that holds what came before and after the decision, and of its second review. */
const AROUND = ['case_check', 'authorization_version', 'duty', 'external_review', 'correction', 'second_review', 'settlement'] as const;
const AROUND_IT = `WITH c AS (SELECT c.*, d.snapshot_id FROM "case" c JOIN decision d ON d.case_id = c.id WHERE c.number = $1),
  k AS (INSERT INTO case_check (id, case_id, number, plan_id, kind, result, by_id, by, at)
    SELECT gen_random_uuid(), id, 1, plan_id, 'benefit', 'favorable', '', '', received_at FROM c),
  v AS (INSERT INTO authorization_version (id, case_id, number, version, kind, valid_from, valid_to, lines, practitioner, facility, reason,
      made_by_id, made_by, made_at, event_number)
    SELECT gen_random_uuid(), id, 'AUTH-26-999999', 2, 'amended', '2026-12-01', '2026-12-02',
      '[{"number":1,"code":"62362","units":1,"site":"22","dateOfService":"2026-12-01"}]', practitioner, facility, 'r', '', '', received_at, 1 FROM c),
  y AS (INSERT INTO duty (id, case_id, kind, due_at, basis, verified, arisen_at)
    SELECT gen_random_uuid(), id, 'effectuation', received_at, 'b', true, received_at FROM c),
  e AS (INSERT INTO external_review (id, case_id, body, result, reference, decided_on, received_at, recorded_by_id, recorded_by, recorded_at, event_number)
    SELECT gen_random_uuid(), id, 'opm', 'upheld', 'r', '2026-12-01', received_at, '', '', received_at, 1 FROM c),
  x AS (INSERT INTO correction (id, case_id, snapshot_id, reason, changes, corrected_by_id, corrected_by, corrected_at)
    SELECT gen_random_uuid(), id, snapshot_id, 'r', '[{"what":"w","before":"b","after":"a"}]', '', '', received_at FROM c),
  s AS (INSERT INTO review_sample (id, plan_id, month, percent, seed, seed_from, population, drawn_by_id, drawn_by, drawn_at)
    SELECT gen_random_uuid(), plan_id, '2026-11', 5, repeat('a', 64), 'f', '{}', '', '', received_at FROM c RETURNING id),
  r AS (INSERT INTO second_review (id, sample_id, case_id, place, stratum, first_reviewer_id)
    SELECT gen_random_uuid(), s.id, c.id, 1, '', '' FROM c, s RETURNING id)
  INSERT INTO settlement (review_id, leaf, stands, reason, suggests_reopening, settled_by_id, settled_by, settled_at)
    SELECT r.id, '1.a', 'first', 'r', false, '', '', c.received_at FROM c, r`;

let nurse: Viewer;
let auditor: Viewer;
let closed: string;
let shared: string;
let held: string;

beforeAll(async () => {
  await createPlan();
  nurse = await createUser('nurse');
  auditor = await createUser('auditor');
  closed = await createCase('decided', nurse);
  // One record of its own, one that another case holds too.
  await addRecord(nurse, closed, 'own.pdf', makePdf(['Own']));
  const { sha256 } = await addRecord(nurse, closed, 'shared.pdf', makePdf(['Shared']));
  shared = sha256;
  await readRecords();
  await issueDecision(nurse, closed);
  await deliverAll(nurse, closed);
  await rawSql(owner, AROUND_IT, [closed]);
  held = await createCase('closed', nurse);
  const third = await createCase('decided', nurse);
  await addRecord(nurse, third, 'shared.pdf', makePdf(['Shared']));
  await holdCase(acting(auditor), { number: held, reason: 'Lawsuit 26-CV-100' });
  await makeCheckpoint('2026-11-20T21:00:00.000Z', place);
}, 60_000);
afterAll(disconnect);

test('a hold is an event of the case, set once, by those who may', async () => {
  expect(await loadHold(auditor, held)).toMatchObject({ reason: 'Lawsuit 26-CV-100', setBy: auditor.name });
  const { entries, chain } = await loadHistory(auditor, held);
  expect(entries.at(-1)?.event).toMatchObject({ type: 'hold-set', payload: { reason: 'Lawsuit 26-CV-100' } });
  expect(chain.whole).toBe(true);
  await expect(holdCase(acting(auditor), { number: held, reason: 'again' })).rejects.toMatchObject({ code: 'conflict' });
  await expect(holdCase(acting(nurse), { number: held, reason: null })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(holdCase(acting(auditor), { number: closed, reason: null })).rejects.toMatchObject({ code: 'conflict' });
  const manager = await createUser('manager');
  await holdCase(acting(manager), { number: held, reason: null });
  await holdCase(acting(manager), { number: held, reason: 'Lawsuit 26-CV-100' });
});

test('what is to go has all that surrounds a decision', async () => {
  for (const table of AROUND) expect([table, (await rawSql(owner, `SELECT FROM ${table}`)).length]).toEqual([table, 1]);
});

test('before ten years are over nothing is past retention, and the owner can shorten them no more than anybody', async () => {
  expect(await retireCases(owner, { now: SOONER, years: 10, apply: true })).toEqual({ past: [], held: 0, retired: 0 });
  await expect(rawSql(owner, 'SELECT retire_case(id, now(), 9) FROM "case"')).rejects.toThrow('decisions are kept ten years at least');
  await expect(rawSql(owner, 'SELECT retire_case(id, now(), 10) AS word FROM "case" WHERE number = $1', [closed])).resolves.toEqual([
    { word: 'conflict' },
  ]);
  await expect(asApp('SELECT retire_case(id, now(), 10) FROM "case"')).rejects.toThrow('permission denied');
});

test('without --apply it is listed, and nothing deleted', async () => {
  const report = await retireCases(owner, { now: LATER, years: 10, apply: false });
  expect(report).toEqual({ past: [closed], held: 1, retired: 0 });
  expect(await db().case.count()).toBe(3);
});

test('what is past retention goes as a whole, and the record still explains itself', async () => {
  const report = await retireCases(owner, { now: LATER, years: 10, apply: true });
  expect(report).toEqual({ past: [closed], held: 1, retired: 1 });
  const [events, letters, snapshots] = await Promise.all([
    db().event.count({ where: { case: { number: closed } } }),
    db().letter.count(),
    db().snapshot.count(),
  ]);
  expect({ events, letters, snapshots }).toEqual({ events: 0, letters: 2, snapshots: 2 });
  for (const table of AROUND) expect([table, await rawSql(owner, `SELECT FROM ${table}`)]).toEqual([table, []]);
  expect(await db().caseOutcome.count({ where: { number: closed } })).toBe(0);
  // The bytes and the text of a record go with the last case that held it.
  expect(await db().blob.findMany({ select: { sha256: true } })).toEqual([{ sha256: shared }]);
  expect(await db().pageText.count()).toBe(1);
  expect(await db().blobChunk.count()).toBe(1);
  const row = await db().organizationEvent.findFirstOrThrow({ where: { type: 'case-retired' } });
  expect(row).toMatchObject({ name: closed, actor: 'Criterion' });
  expect(await verifyTrail(trust)).toMatchObject({ whole: true, checked: { cases: 2, retired: 1 } });
  expect(await verifyCase(closed, trust)).toMatchObject({ whole: true, checked: { cases: 0, retired: 1 } });
});

test('a tombstone that does not end as the checkpoints saw it is named', async () => {
  const superuser = addressOf('superuser', adminUrl);
  await rawSql(superuser, "SET session_replication_role = replica; UPDATE retired_case SET head_hash = repeat('a', 64)");
  expect((await verifyTrail(trust)).faults).toEqual([`Case ${closed} was retired with another head than checkpoint 1 holds.`]);
});

test('a tombstone opens nothing to anybody else', async () => {
  await expect(rawSql(owner, 'DELETE FROM event')).rejects.toThrow('event is never changed or deleted');
  await expect(rawSql(owner, 'DELETE FROM retired_case')).rejects.toThrow('retired_case is never changed or deleted');
});
