import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { addressOf, createCase, save, withClient } from '../../tests/cases.ts';
import { createPlan, createUser } from '../../tests/factories.ts';
import { loadCase } from '../use-cases/load-case.ts';
import { loadHistory } from '../use-cases/load-history.ts';
import type { Viewer } from './access.ts';
import { canonical, chainHash } from './audit.ts';
import { disconnect } from './db.ts';

const { adminUrl } = inject('database');
let nurse: Viewer;

beforeAll(async () => {
  await createPlan();
  nurse = await createUser('nurse');
});
afterAll(disconnect);

/** A case with five events: received, claimed, three answers. */
async function fiveEvents(): Promise<{ id: string; number: string }> {
  const number = await createCase('claimed', nurse);
  await save(nurse, number, 'indication', 'cancer-pain', 0, '“Zażółć gęślą jaźń” 漢字 👩‍⚕️');
  await save(nurse, number, 'painSevere', true);
  await save(nurse, number, 'painNrs', 8);
  const { case: c, chain } = await loadHistory(nurse, number);
  expect(chain).toEqual({ whole: true, count: 5 });
  return { id: c.id, number };
}

type Tampering = (client: pg.Client, id: string, other: string) => Promise<unknown>;
const event =
  (set: string, n: number): Tampering =>
  (client, id) =>
    client.query(`UPDATE event SET ${set} WHERE case_id = $1 AND number = ${n}`, [id]);

const TAMPERED: [string, Tampering, { brokenAt: number; reason: string }][] = [
  ['a changed byte', event("body = overlay(body placing 'X' from 12 for 1)", 3), { brokenAt: 3, reason: 'its content was changed' }],
  ['a byte more', event("body = body || ' '", 1), { brokenAt: 1, reason: 'its content was changed' }],
  ['another hash', event("hash = repeat('a', 64)", 2), { brokenAt: 2, reason: 'its content was changed' }],
  ['another predecessor', event("previous_hash = repeat('a', 64)", 2), { brokenAt: 2, reason: 'it does not follow the event before it' }],
  ['another actor', event("actor_id = 'somebody'", 2), { brokenAt: 2, reason: 'its columns say something else than its content' }],
  ['another time', event("at = at - interval '1 second'", 4), { brokenAt: 4, reason: 'its columns say something else than its content' }],
  [
    'the newest event deleted',
    (client, id) => client.query('DELETE FROM event WHERE case_id = $1 AND number = 5', [id]),
    { brokenAt: 5, reason: 'the newest event is missing' },
  ],
  [
    'the newest event deleted, and not counted',
    async (client, id) => {
      await client.query('DELETE FROM event WHERE case_id = $1 AND number = 5', [id]);
      await client.query('UPDATE "case" SET event_count = 4 WHERE id = $1', [id]);
    },
    { brokenAt: 4, reason: 'it is not the event that the case names as its newest' },
  ],
  [
    'an event deleted between',
    (client, id) => client.query('DELETE FROM event WHERE case_id = $1 AND number = 3', [id]),
    { brokenAt: 3, reason: 'an event is missing' },
  ],
  [
    'the gap of a deleted event closed',
    async (client, id) => {
      await client.query('DELETE FROM event WHERE case_id = $1 AND number = 3', [id]);
      await client.query('UPDATE event SET number = number - 1 WHERE case_id = $1 AND number > 3', [id]);
    },
    { brokenAt: 3, reason: 'it does not follow the event before it' },
  ],
  [
    'two events exchanged',
    async (client, id) => {
      for (const [from, to] of [
        [3, 99],
        [4, 3],
        [99, 4],
      ])
        await client.query('UPDATE event SET number = $1 WHERE case_id = $2 AND number = $3', [to, id, from]);
    },
    { brokenAt: 3, reason: 'it does not follow the event before it' },
  ],
  [
    'an event of another case put in',
    async (client, id, other) => {
      await client.query('DELETE FROM event WHERE case_id = $1 AND number = 1', [id]);
      await client.query(
        "INSERT INTO event SELECT (jsonb_populate_record(e, jsonb_build_object('case_id', $1::text))).* FROM event e WHERE case_id = $2 AND number = 1",
        [id, other],
      );
    },
    { brokenAt: 1, reason: 'its content was changed' },
  ],
  [
    'an event put in after the newest, with a hash that fits',
    async (client, id) => {
      const { rows } = await client.query<{ body: string; hash: string }>(
        'SELECT body, hash FROM event WHERE case_id = $1 AND number = 5',
        [id],
      );
      const { body = '', hash = '' } = rows[0] ?? {};
      await client.query(
        "INSERT INTO event SELECT (jsonb_populate_record(e, jsonb_build_object('number', 6, 'previous_hash', $2::text, 'hash', $3::text))).* FROM event e WHERE case_id = $1 AND number = 5",
        [id, hash, chainHash(id, 6, body, hash)],
      );
    },
    { brokenAt: 6, reason: 'the case does not count it' },
  ],
];

test.each(TAMPERED)('by one who can switch the triggers off: %s is named', async (_, tamper, broken) => {
  const { id, number } = await fiveEvents();
  const other = await loadCase(nurse, await createCase('received', nurse));
  await withClient(addressOf('superuser', adminUrl), async (client) => {
    await client.query('SET session_replication_role = replica');
    await tamper(client, id, other.case.id);
  });
  expect((await loadHistory(nurse, number)).chain).toEqual({ whole: false, ...broken });
});

test('SQL and TypeScript compute the same hash, whatever the event says', async () => {
  const { id, number } = await fiveEvents();
  const at = '2026-11-20T20:00:00.000Z';
  const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((s) => !s.includes('\0'));
  await withClient(addressOf('owner', adminUrl), (client) =>
    fc.assert(
      fc.asyncProperty(text, fc.double({ noNaN: true, noDefaultInfinity: true }), async (note, value) => {
        const body = canonical({
          type: 'answer-saved',
          actor: { id: nurse.id, name: note, role: 'nurse' },
          at,
          payload: { [`k${note}`]: note, value },
        });
        await client.query('SELECT append_event($1::uuid, $2, $3, $4)', [id, nurse.id, 'answer-saved', body]);
        const { rows } = await client.query(
          'SELECT number, body, previous_hash AS previous, hash FROM event WHERE case_id = $1 ORDER BY number DESC LIMIT 1',
          [id],
        );
        const [e] = rows;
        expect(e.body).toBe(body);
        expect(e.hash).toBe(chainHash(id, e.number, body, e.previous));
      }),
      { numRuns: 150 },
    ),
  );
  const { chain, entries } = await loadHistory(nurse, number);
  expect(chain).toEqual({ whole: true, count: entries.length });
});
