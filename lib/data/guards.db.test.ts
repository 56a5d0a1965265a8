import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addressOf, asApp, asOwner, CASE_STATES, type CaseState, createCase, withClient } from '../../tests/cases.ts';
import { acting, createPlan, createUser, makeIntake } from '../../tests/factories.ts';
import { addRecord, makePdf } from '../../tests/records.ts';
import type { CaseEvent } from '../cases/events.ts';
import { loadCase } from '../use-cases/load-case.ts';
import { loadHistory } from '../use-cases/load-history.ts';
import type { Viewer } from './access.ts';
import { canonical, eventBody, sha256 } from './audit.ts';
import { disconnect } from './db.ts';

const { adminUrl } = inject('database');

const KEPT = ['event', 'snapshot', 'decision', 'letter', 'delivery'];
/** Kept too, but the app reads what it needs of them through the case, or not at all. */
const KEPT_APART = ['contact', 'letter_void', 'reading_source', 'authorization_version', 'duty', 'external_review', 'correction'];
/** The records: their chunks and documents, told apart since a document is marked and taken out, and a blob's text read. */
const RECORDS = ['blob', 'blob_chunk', 'record_document'];
/** What proves the rest: told apart, since the app reads it and adds to some of it. */
const PROOF = ['checkpoint', 'checkpoint_head', 'view_event', 'retired_case', 'organization_event'];
const CASE_TABLES = [
  'case',
  'case_link',
  'service_line',
  'answer',
  'evidence',
  ...KEPT,
  'contact',
  'letter_void',
  'information_request',
  'information_item',
  'escalation',
  'decision_draft',
  'reading',
  'member',
  'practitioner',
  'facility',
  'number_series',
  ...RECORDS,
  'upload',
  'upload_chunk',
  'page_text',
  'finding',
  'suggestion',
  'dismissed_suggestion',
  'case_check',
  'authorization_version',
  'duty',
  'external_review',
  'correction',
];

let nurse: Viewer;
let colleague: Viewer;
let cases: Record<CaseState, { id: string; number: string; version: number }>;

beforeAll(async () => {
  for (const state of ['molina-medicaid', 'uhc-commercial'] as const) await createPlan(state);
  nurse = await createUser('nurse');
  colleague = await createUser('nurse');
  const made: Partial<typeof cases> = {};
  for (const state of CASE_STATES) made[state] = await named(await createCase(state, nurse));
  cases = made as typeof cases; // every state was made
}, 60_000);
afterAll(disconnect);

async function named(number: string): Promise<{ id: string; number: string; version: number }> {
  const { case: c } = await loadCase(nurse, number);
  return { id: c.id, number, version: c.version };
}

describe('the app’s role', () => {
  test.each(CASE_TABLES)('writes nothing to %s', async (table) => {
    const denied = `permission denied for table ${table}`;
    await expect(asApp(`INSERT INTO "${table}" DEFAULT VALUES`)).rejects.toThrow(denied);
    const [{ column } = { column: '' }] = await asOwner(
      'SELECT attname AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1',
      [`"${table}"`],
    );
    await expect(asApp(`UPDATE "${table}" SET "${column}" = "${column}"`)).rejects.toThrow(denied);
    await expect(asApp(`DELETE FROM "${table}"`)).rejects.toThrow(denied);
    await expect(asApp(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow(denied);
    await expect(asApp(`ALTER TABLE "${table}" DISABLE TRIGGER ALL`)).rejects.toThrow('must be owner');
    await expect(asApp(`DROP TABLE "${table}" CASCADE`)).rejects.toThrow('must be owner');
  });

  test('has these rights to tables, and no others, and gives itself none', async () => {
    await asApp('GRANT ALL ON event TO criterion_app'); // answered with a warning: nothing was granted
    const rows = await asOwner(
      `SELECT table_name AS name, string_agg(privilege_type, ' ' ORDER BY privilege_type) AS rights FROM information_schema.role_table_grants
       WHERE grantee IN ('criterion_app', 'PUBLIC') AND table_schema = 'public' GROUP BY table_name`,
    );
    const write = 'INSERT SELECT UPDATE';
    expect(Object.fromEntries(rows.map((r) => [r.name, r.rights]))).toEqual({
      ...Object.fromEntries(CASE_TABLES.map((table) => [table, 'SELECT'])),
      _prisma_migrations: 'SELECT',
      organization: write,
      plan: write,
      credential: write,
      organization_event: 'INSERT SELECT',
      checkpoint: 'INSERT SELECT',
      checkpoint_head: 'INSERT SELECT',
      ...Object.fromEntries(['view_event', 'access_watch', 'legal_hold', 'retired_case'].map((table) => [table, 'SELECT'])),
      eligibility_span: `DELETE ${write}`,
      ...Object.fromEntries(['case_outcome', 'review_sample', 'second_review', 'settlement'].map((table) => [table, 'SELECT'])),
      worklist_view: `DELETE ${write}`,
      worklist_columns: `DELETE ${write}`,
      user: write,
      membership: `DELETE ${write}`,
      session: `DELETE ${write}`,
      account: `DELETE ${write}`,
      verification: `DELETE ${write}`,
      two_factor: `DELETE ${write}`,
    });
  });

  test('may call these functions, and no others but those of extensions', async () => {
    const rows = await asOwner(
      `SELECT p.proname AS name FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
       AND has_function_privilege('criterion_app', p.oid, 'EXECUTE')
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`,
    );
    expect(rows.map((r) => r.name)).toEqual([
      'add_document',
      'admit',
      'amend_authorization',
      'append_upload',
      'approve_case',
      'approve_continuity',
      'assign_case',
      'begin_attempt',
      'begin_reading',
      'begin_upload',
      'change_parties',
      'cite_evidence',
      'claim_case',
      'confirm_check',
      'confirm_checks',
      'confirm_ready',
      'correct_letters',
      'correct_request',
      'deliver_letter',
      'discharge_duty',
      'dismiss_suggestion',
      'draw_sample',
      'end_authorization',
      'end_case',
      'end_reading',
      'end_watch',
      'escalate_case',
      'file_appeal',
      'finish_second_review',
      'first_deciders',
      'flag_document',
      'flag_overdue',
      'heartbeat',
      'hold_legally',
      'issue_letters',
      'lapse_information',
      'look_again',
      'move_clock',
      'next_case',
      'next_number',
      'note_packet',
      'open_protected',
      'preparers',
      'receive_cases',
      'receive_requests',
      'record_contact',
      'record_external_review',
      'record_information',
      'record_oral_notice',
      'record_view',
      'refuse_upload',
      'release_case',
      'release_second_review',
      'remove_document',
      'remove_evidence',
      'request_information',
      'return_case',
      'save_answer',
      'save_draft',
      'save_second_answer',
      'seal_logs',
      'session_left',
      'settle_attempt',
      'settle_disagreement',
      'sign_decision',
      'store_page_text',
      'store_suggestions',
      'sweep_uploads',
      'take_case',
      'take_second_review',
      'take_token',
      'void_letter',
      'watch_access',
      'withdraw_case',
    ]);
    await expect(asApp("SELECT append_event($1::uuid, '', '', '{}')", [cases.claimed.id])).rejects.toThrow(
      'permission denied for function append_event',
    );
  });

  test.each([
    'DROP TRIGGER event_immutable ON event',
    'ALTER TABLE event DISABLE TRIGGER event_immutable',
    'ALTER FUNCTION refuse_change() OWNER TO criterion_app',
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'",
    'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'CREATE TABLE mine (x int)',
    'CREATE SCHEMA mine',
    'SET session_replication_role = replica',
    'SET ROLE criterion_owner',
    'ALTER ROLE criterion_app SUPERUSER',
  ])('cannot %s', async (sql) => {
    await expect(asApp(sql)).rejects.toThrow(/permission denied|must be owner|no privileges|Only roles with/);
  });

  test('cannot put a table of its own before those that the functions mean', async () => {
    await withClient(addressOf('app', adminUrl), async (client) => {
      // A server of one's own may let everybody make temporary tables, as this test's database does.
      const stranger = await createUser('nurse', ['uhc-commercial']);
      await client.query('CREATE TEMP TABLE membership (user_id text, plan_id text, role text)');
      await client.query("INSERT INTO pg_temp.membership VALUES ($1, 'molina-medicaid', 'nurse')", [stranger.id]);
      expect(
        await call(client, 'claim_case($1::uuid, $2, $3)', [
          cases.received.id,
          stranger.id,
          bodyOf(stranger, { type: 'case-claimed', payload: {} }),
        ]),
      ).toBe('forbidden');
    });
  });
});

async function call(client: pg.Client, sql: string, values: unknown[]): Promise<unknown> {
  return (await client.query(`SELECT ${sql} AS word`, values)).rows[0]?.word;
}
const callAsApp = (sql: string, values: unknown[]): Promise<unknown> =>
  withClient(addressOf('app', adminUrl), (client) => call(client, sql, values));
const bodyOf = (viewer: Viewer, event: CaseEvent) => eventBody(acting(viewer), 'molina-medicaid', event);

describe('the owner', () => {
  test.each(KEPT)('neither changes nor deletes a row of %s', async (table) => {
    const refused = `${table} is never changed or deleted`;
    const [{ column } = { column: '' }] = await asOwner(
      'SELECT attname AS column FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1',
      [table],
    );
    expect(await asOwner(`SELECT count(*)::int AS n FROM ${table}`)).not.toEqual([{ n: 0 }]);
    await expect(asOwner(`UPDATE ${table} SET "${column}" = "${column}"`)).rejects.toThrow(refused);
    await expect(asOwner(`DELETE FROM ${table}`)).rejects.toThrow(refused);
    await expect(asOwner(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('is never changed or deleted');
  });

  test.each(KEPT_APART)('nor of %s, which this test leaves empty', async (table) => {
    await expect(asOwner(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('is never changed or deleted');
  });

  test.each(RECORDS)('nor of %s, whatever stands in it', async (table) => {
    const refused = `${table} is never changed or deleted`;
    const own: Record<string, string> = { blob: 'kind', blob_chunk: 'bytes', record_document: 'name' };
    await addRecord(nurse, cases.claimed.number, 'guarded.pdf', makePdf([`Guarded ${table}`]));
    await expect(asOwner(`UPDATE ${table} SET ${own[table]} = ${own[table]} || ${own[table]}`)).rejects.toThrow(refused);
    await expect(asOwner(`DELETE FROM ${table}`)).rejects.toThrow(refused);
    await expect(asOwner(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('is never changed or deleted');
  });

  test('says once what became of a text, and takes no cited document out', async () => {
    await asOwner(`UPDATE blob SET text_state = 'done' WHERE text_state = 'waiting'`);
    await expect(asOwner(`UPDATE blob SET text_state = 'waiting'`)).rejects.toThrow('blob is never changed or deleted');
    const { id } = await addRecord(nurse, cases.claimed.number, 'cited.pdf', makePdf(['Cited']));
    await asOwner(
      `INSERT INTO evidence (id, case_id, fact, document, cited_by_id, cited_by, cited_at, document_id)
       VALUES (gen_random_uuid(), $1, 'painSevere', 'x', '', '', now(), $2)`,
      [cases.claimed.id, id],
    );
    const taken = `UPDATE record_document SET removed_at = now(), removed_by = 'x', removed_by_id = 'x', removed_reason = 'x' WHERE id = $1`;
    await expect(asOwner(taken, [id])).rejects.toThrow('a document that is cited is not removed');
    await expect(asOwner('UPDATE evidence SET case_id = $1 WHERE document_id = $2', [cases.received.id, id])).rejects.toThrow(
      'a citation names a document of its own case',
    );
  });

  test.each(PROOF)('nor of %s', async (table) => {
    await expect(asOwner(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('is never changed or deleted');
    const triggers = await asOwner(
      `SELECT tgenabled, tgtype FROM pg_trigger WHERE tgrelid = $1::regclass AND tgfoid = 'refuse_change()'::regprocedure ORDER BY tgtype`,
      [table],
    );
    // Before each row that is updated or deleted (1 + 2 + 8 + 16), before any truncation (2 + 32).
    expect(triggers.map(({ tgtype }) => tgtype)).toEqual([27, 34]);
    expect(triggers.every(({ tgenabled }) => tgenabled === 'O')).toBe(true);
  });

  test('has no foreign key that takes a row of the record along, or cuts it off', async () => {
    const rows = await asOwner(
      `SELECT conrelid::regclass::text AS table, confrelid::regclass::text AS to FROM pg_constraint
       WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confdeltype NOT IN ('r', 'a') ORDER BY 1, 2`,
    );
    // Sign-ins, what is on a screen at this moment, and what somebody set up for their own looks.
    expect(rows.map((r) => `${r.table} ${r.to}`)).toEqual([
      'account "user"',
      // Found again from the text that is kept.
      'finding blob',
      'presence "case"',
      'presence "user"',
      'session "user"',
      'suggestion finding',
      'two_factor "user"',
      'upload_chunk upload',
      'worklist_columns "user"',
      'worklist_view "user"',
    ]);
  });

  test('deletes no case with its history', async () => {
    await expect(asOwner('DELETE FROM "case" WHERE id = $1', [cases.received.id])).rejects.toThrow(/violates .*foreign key constraint/);
    await expect(asOwner('TRUNCATE "case" CASCADE')).rejects.toThrow('is never changed or deleted');
  });

  test('moves a case only as the transition table has it', async () => {
    const at = { received: cases.received, 'in-review': cases.answered, decided: cases.decided, closed: cases.closed };
    const allowed = ['received in-review', 'in-review received'];
    for (const [from, c] of Object.entries(at)) {
      for (const to of [...Object.keys(at), 'withdrawn', 'pended', '']) {
        if (from === to || allowed.includes(`${from} ${to}`)) continue;
        const holder = to === 'received' ? null : nurse.id;
        const moved = asOwner('UPDATE "case" SET status = $1, assignee_id = $2 WHERE id = $3', [to, holder, c.id]);
        await expect(moved, `${from} to ${to}`).rejects.toMatchObject({ code: '23514' });
      }
    }
  });

  test('decides no case without a decision, and closes none with a notice owed', async () => {
    const set = (status: string, id: string) => asOwner('UPDATE "case" SET status = $1 WHERE id = $2', [status, id]);
    await expect(set('decided', cases.ready.id)).rejects.toThrow('no decided case without a decision and its snapshot');
    await expect(set('closed', cases.decided.id)).rejects.toThrow('no closed case with a notice owed');
    await expect(set('closed', cases.issued.id)).rejects.toThrow('no closed case with a notice owed');
  });

  test('changes no case’s identity, and begins none but received', async () => {
    for (const column of ["number = 'PA-26-999999'", "plan_id = 'uhc-commercial'", 'received_at = now()', 'id = gen_random_uuid()'])
      await expect(asOwner(`UPDATE "case" SET ${column} WHERE id = $1`, [cases.received.id])).rejects.toThrow(
        'the identity of a case is fixed',
      );
    const copy = `INSERT INTO "case" SELECT (jsonb_populate_record(c, $2::jsonb)).* FROM "case" c WHERE id = $1 RETURNING version, ready_version, event_count, head_hash`;
    const fresh = () => JSON.stringify({ id: randomUUID(), number: `PA-26-9${String(Date.now()).slice(-5)}` });
    await expect(asOwner(copy, [cases.ready.id, fresh()])).rejects.toThrow('a case begins received');
    const asReceived = JSON.stringify({ ...JSON.parse(fresh()), status: 'received', assignee_id: null });
    const [begun] = await asOwner(copy, [cases.ready.id, asReceived]);
    expect(begun).toEqual({ version: 1, ready_version: null, event_count: 0, head_hash: '0'.repeat(64) });
  });
});

describe('one side of the table', () => {
  const insert = 'INSERT INTO membership (user_id, plan_id, role) VALUES ($1, $2, $3)';

  test('nobody is both nurse and medical director', async () => {
    const { id } = await createUser('nurse', ['molina-medicaid']);
    await expect(asApp(insert, [id, 'uhc-commercial', 'medical-director'])).rejects.toThrow('nobody is both nurse and medical director');
    await asApp(insert, [id, 'uhc-commercial', 'manager']);
    await expect(
      asApp("UPDATE membership SET role = 'medical-director' WHERE user_id = $1 AND plan_id = 'uhc-commercial'", [id]),
    ).rejects.toThrow('nobody is both');
    const director = await createUser('medical-director', ['uhc-commercial']);
    await expect(asApp('UPDATE membership SET user_id = $1 WHERE user_id = $2', [id, director.id])).rejects.toThrow();
    await expect(asApp("UPDATE membership SET role = 'auditor' WHERE user_id = $1", [id])).rejects.toThrow('membership_role');
  });

  test.each(['READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE'])('nor by two grants at once, %s', async (isolation) => {
    const { id } = await createUser('nurse', []);
    const url = addressOf('app', adminUrl);
    await withClient(url, (one) =>
      withClient(url, async (two) => {
        // Both have read before either writes.
        for (const client of [one, two]) {
          await client.query(`BEGIN ISOLATION LEVEL ${isolation}`);
          await client.query('SELECT count(*) FROM membership');
        }
        await one.query(insert, [id, 'molina-medicaid', 'nurse']);
        const second = two.query(insert, [id, 'uhc-commercial', 'medical-director']).then(
          () =>
            two.query('COMMIT').then(
              () => 'ok',
              (e: Error) => e.message,
            ),
          (e: Error) => e.message,
        );
        await new Promise((resolve) => setTimeout(resolve, 100));
        await one.query('COMMIT');
        expect(await second).toMatch(/nobody is both|could not serialize/);
      }),
    );
    expect(await asOwner('SELECT role FROM membership WHERE user_id = $1', [id])).toEqual([{ role: 'nurse' }]);
  });
});

describe('the functions, called directly', () => {
  type Over = {
    outcome?: string;
    caseId?: string | null;
    snapshot?: object;
    decision?: object;
    version?: number;
    actor?: Viewer;
    type?: 'case-claimed';
    facts?: object;
  };

  async function approval(number: string, over: Over = {}): Promise<unknown> {
    const { case: c, input } = await loadCase(nurse, number);
    const actor = over.actor ?? nurse;
    const frozen = {
      caseId: over.caseId === undefined ? c.id : over.caseId,
      evaluation: { outcome: over.outcome ?? 'meets' },
      input: { facts: { ...input.facts, ...over.facts } },
    };
    const { caseId, ...without } = frozen;
    const text = canonical(caseId === null ? without : frozen);
    const snapshot = { id: randomUUID(), canonical: text, sha256: sha256(text), taken_at: '2026-11-20T20:00:00Z', ...over.snapshot };
    const decision = {
      id: randomUUID(),
      kind: 'approved',
      lines: [],
      basis: 'criteria-met',
      rationale: '',
      authorization_number: `AUTH-26-9${String(Math.floor(Math.random() * 1e5)).padStart(5, '0')}`,
      valid_from: '2026-12-01',
      valid_to: '2027-02-28',
      signer_id: actor.id,
      signer_name: actor.name,
      signer_role: 'nurse',
      meaning: 'test',
      decided_at: '2026-11-20T20:00:00Z',
      ...over.decision,
    };
    const payload = {
      decision: decision.id,
      kind: decision.kind,
      authorization: decision.authorization_number,
      snapshot: snapshot.sha256,
      policy: null,
      policyVersion: null,
      lines: [],
    };
    const body = bodyOf(actor, over.type ? { type: over.type, payload: {} } : { type: 'case-approved', payload });
    return callAsApp('approve_case($1::uuid, $2, $3, $4::jsonb, $5::jsonb, $6)', [
      c.id,
      actor.id,
      over.version ?? c.version,
      JSON.stringify(snapshot),
      JSON.stringify(decision),
      body,
    ]);
  }

  const written = async (id: string) =>
    asOwner(
      'SELECT status, event_count, (SELECT count(*)::int FROM snapshot s WHERE s.case_id = c.id) AS snapshots FROM "case" c WHERE id = $1',
      [id],
    );

  test.each<[string, Over, unknown]>([
    ['a case that does not meet', { outcome: 'does-not-meet' }, 'forbidden'],
    ['an outcome that is none', { outcome: 'approved' }, 'forbidden'],
    ['another kind than its outcome', { decision: { kind: 'no-review-required' } }, 'forbidden'],
    ['no kind', { decision: { kind: null } }, 'forbidden'],
    ['a snapshot of another case', { caseId: randomUUID() }, 'forbidden'],
    ['a snapshot of no case', { caseId: null }, 'forbidden'],
    ['another’s signature', { decision: { signer_id: 'somebody' } }, 'forbidden'],
    ['no signature', { decision: { signer_id: null } }, 'forbidden'],
    ['other answers than those stored', { facts: { indication: 'spasticity' } }, 'forbidden'],
    ['an answer more than those stored', { facts: { deviceUnderWarranty: true } }, 'forbidden'],
    ['a version that is not the case’s', { version: 1 }, 'stale'],
  ])('approve_case refuses %s', async (_, over, word) => {
    const before = await written(cases.ready.id);
    expect(await approval(cases.ready.number, over)).toBe(word);
    expect(await written(cases.ready.id)).toEqual(before);
  });

  test('approve_case refuses who does not hold the case, a case not ready, and one that does not exist', async () => {
    expect(await approval(cases.ready.number, { actor: colleague })).toBe('not-holder');
    expect(await approval(cases.answered.number)).toBe('not-ready');
    expect(await approval(cases.decided.number)).toBe('not-holder');
    expect(await callAsApp("approve_case($1::uuid, $2, 1, '{}', '{}', '{}')", [randomUUID(), nurse.id])).toBe('not-found');
  });

  test.each<[string, Over, string]>([
    ['a snapshot whose hash is another’s', { snapshot: { sha256: sha256('other') } }, 'snapshot_hash'],
    ['an authorization that ends before it begins', { decision: { valid_to: '2026-11-30' } }, 'decision_authorization'],
    ['an authorization number of another form', { decision: { authorization_number: 'AUTH-1' } }, 'decision_authorization'],
    ['an event of another kind', { type: 'case-claimed' }, 'not the event of this step'],
  ])('approve_case fails whole on %s', async (_, over, message) => {
    const before = await written(cases.ready.id);
    await expect(approval(cases.ready.number, over)).rejects.toThrow(message);
    expect(await written(cases.ready.id)).toEqual(before);
  });

  test('what the other tests refuse is otherwise approved', async () => {
    const number = await createCase('ready', nurse);
    expect(await approval(number)).toBe('ok');
    expect((await loadHistory(nurse, number)).chain.whole).toBe(true);
  });

  test('an event names who acts, and the step that it is', async () => {
    const claim = (body: string) => callAsApp('claim_case($1::uuid, $2, $3)', [cases.received.id, nurse.id, body]);
    const claimed: CaseEvent = { type: 'case-claimed', payload: {} };
    await expect(claim(bodyOf(colleague, claimed))).rejects.toThrow('not the event of this step');
    await expect(claim(bodyOf(nurse, { type: 'case-closed', payload: {} }))).rejects.toThrow('not the event of this step');
    await expect(claim('{}')).rejects.toThrow('not the event of this step');
    await expect(claim('null')).rejects.toThrow('not the event of this step');
    await expect(claim('not json')).rejects.toThrow('invalid input syntax for type json');
    expect(await written(cases.received.id)).toEqual([{ status: 'received', event_count: 1, snapshots: 0 }]);
  });

  function letter(over: object = {}) {
    const pdf = Buffer.from(`%PDF ${randomUUID()}`);
    const row = {
      id: randomUUID(),
      kind: 'approved',
      recipient: 'member',
      addressee: 'A',
      warnings: [],
      arranged: '',
      pdf: pdf.toString('base64'),
      sha256: sha256(pdf),
      issued_by: nurse.name,
      issued_at: '2026-11-20T20:00:00Z',
      ...over,
    };
    const body = bodyOf(nurse, {
      type: 'letter-issued',
      payload: { letter: row.id, kind: 'approval', recipient: row.recipient, addressee: 'A', sha256: row.sha256 },
    });
    return { letter: row, body };
  }

  const issueAs = (viewer: Viewer, letters: object[]) =>
    callAsApp('issue_letters($1::uuid, $2, $3, NULL, $4::jsonb)', [cases.decided.id, viewer.id, 'decision', JSON.stringify(letters)]);

  test.each<[string, () => object[], string]>([
    ['a letter whose hash is another’s', () => [letter({ sha256: sha256('other') }), letter({ recipient: 'practitioner' })], 'letter_hash'],
    ['one letter of two', () => [letter()], 'the letters issued are not those owed'],
    ['none', () => [], 'the letters issued are not those owed'],
    [
      'a letter more',
      () => [letter(), letter({ recipient: 'practitioner' }), letter({ recipient: 'representative' })],
      'the letters issued are not those owed',
    ],
    ['two letters to one', () => [letter(), letter()], 'one letter to each recipient of a notice'],
  ])('issue_letters fails whole on %s', async (_, letters, message) => {
    await expect(issueAs(nurse, letters())).rejects.toThrow(message);
    expect(await asOwner('SELECT count(*)::int AS n FROM letter WHERE case_id = $1', [cases.decided.id])).toEqual([{ n: 0 }]);
  });

  test('issue_letters refuses who neither decided nor manages', async () => {
    expect(await issueAs(colleague, [letter(), letter({ recipient: 'practitioner' })])).toBe('forbidden');
  });

  describe('who may not, and when it may not be', () => {
    const item = { number: 1, leaf: 'x', fact: 'painNrs', what: 'A note' };
    const at = '2026-11-20T20:00:00Z';
    const clock = JSON.stringify({ steps: [{ action: 'request-information', at }], due_at: at, due_basis: 'x', due_verified: true });
    const request = () =>
      JSON.stringify({ id: randomUUID(), asked_by: 'x', asked_at: at, due_at: at, stops_clock: false, note: '', items: [item] });
    const escalation = () => JSON.stringify({ id: randomUUID(), reason: 'other', question: 'x', escalated_by: 'x', escalated_at: at });
    const ask = (id: string, who: string, seen = 0) =>
      callAsApp(`request_information($1::uuid, $2, $3::jsonb, $4::jsonb, $5, '{}')`, [id, who, request(), clock, seen]);
    const record = (id: string, who: string, of: string, number = 1) =>
      callAsApp(`record_information($1::uuid, $2, 'x', $3::uuid, $4::jsonb, $5, NULL, 0, '{}')`, [
        id,
        who,
        of,
        JSON.stringify([{ number, note: '' }]),
        at,
      ]);
    const escalated = (id: string, who: string, version: number) =>
      callAsApp(`escalate_case($1::uuid, $2, $3, $4::jsonb, '{}')`, [id, who, version, escalation()]);
    const withdrawn = (id: string, who: string, status: string) => callAsApp(`withdraw_case($1::uuid, $2, $3, '{}')`, [id, who, status]);
    const lapsed = (id: string, of: string, now: string) => callAsApp(`lapse_information($1::uuid, $2::uuid, $3, '{}')`, [id, of, now]);
    const flagged = (id: string, now: string) => callAsApp(`flag_overdue($1::uuid, $2, 'overdue', '{}')`, [id, now]);

    test('asking and recording', async () => {
      expect(await ask(randomUUID(), nurse.id)).toBe('not-found');
      expect(await ask(cases.claimed.id, 'nobody')).toBe('forbidden');
      expect(await ask(cases.claimed.id, colleague.id)).toBe('not-holder');
      expect(await ask(cases.received.id, nurse.id)).toBe('not-holder');
      expect(await ask(cases.claimed.id, nurse.id, 1)).toBe('stale');
      const pended = await named(await createCase('pended', nurse));
      const { informationRequests } = (await loadCase(nurse, pended.number)).case;
      const of = informationRequests[0]?.id ?? '';
      expect(await record(pended.id, colleague.id, of)).toBe('forbidden');
      expect(await record(pended.id, nurse.id, randomUUID())).toBe('conflict');
      expect(await record(pended.id, nurse.id, of, 9)).toBe('conflict');
      expect(await record(cases.claimed.id, nurse.id, of)).toBe('conflict');
      // One of two: without the clock of a complete answer it is no such answer, and fails for want of its event.
      await expect(record(pended.id, nurse.id, of)).rejects.toThrow('not the event of this step');
      expect(await lapsed(pended.id, of, '2026-11-20T20:00:00Z')).toBe('conflict');
      expect(await lapsed(pended.id, randomUUID(), '2026-12-20T20:00:00Z')).toBe('conflict');
      await expect(lapsed(pended.id, of, '2026-12-20T20:00:00Z')).rejects.toThrow('not the event of this step');
      expect((await loadCase(nurse, pended.number)).case).toMatchObject({ status: 'pended', eventCount: 4 });
    });

    test('escalating, withdrawing, flagging', async () => {
      const c = await named(await createCase('claimed', nurse));
      expect(await escalated(c.id, colleague.id, c.version)).toBe('not-holder');
      expect(await escalated(c.id, 'nobody', c.version)).toBe('forbidden');
      expect(await escalated(c.id, nurse.id, c.version + 1)).toBe('stale');
      expect(await escalated(cases.decided.id, nurse.id, cases.decided.version)).toBe('not-holder');
      const director = await createUser('medical-director');
      expect(await withdrawn(c.id, director.id, 'in-review')).toBe('forbidden');
      expect(await withdrawn(c.id, nurse.id, 'received')).toBe('conflict');
      expect(await withdrawn(cases.decided.id, nurse.id, 'decided')).toBe('conflict');
      expect(await flagged(c.id, at)).toBe('conflict');
      expect(await flagged(cases.closed.id, '2036-01-01T00:00:00Z')).toBe('conflict');
      await expect(flagged(c.id, '2036-01-01T00:00:00Z')).rejects.toThrow('not the event of this step');
      await expect(callAsApp("flag_overdue($1::uuid, '2036-01-01', 'approved', '{}')", [c.id])).rejects.toThrow('case_overdue');
      expect(await callAsApp("next_case($1, '{}')", [director.id])).toBeNull();
      expect((await loadCase(nurse, c.number)).case).toMatchObject({ status: 'in-review', eventCount: 2 });
    });
  });

  test('deliver_letter refuses a letter of another case', async () => {
    const { letters } = (await loadCase(nurse, cases.closed.number)).case;
    const delivery = {
      id: randomUUID(),
      letter_id: letters[0]?.id,
      method: 'mail',
      detail: '',
      delivered_by: nurse.name,
      delivered_at: '2026-11-20T20:00:00Z',
    };
    for (const given of [delivery, { ...delivery, letter_id: null }, {}])
      expect(
        await callAsApp("deliver_letter($1::uuid, $2, $3::jsonb, '{}', '{}')", [cases.issued.id, nurse.id, JSON.stringify(given)]),
      ).toBe('conflict');
  });

  test('receive_cases refuses what is entered in another’s name, for another plan, or for none', async () => {
    const receive = (list: object) => callAsApp("receive_cases($1, $2::jsonb, '{}')", [nurse.id, JSON.stringify(list)]);
    const one = { id: randomUUID(), plan_id: 'molina-medicaid', entered_by_id: nurse.id };
    for (const over of [{ entered_by_id: colleague.id }, { entered_by_id: null }, { plan_id: 'uhc-commercial' }, { plan_id: null }])
      expect(await receive([{ case: { ...one, ...over }, lines: [], body: '{}' }])).toBe('forbidden');
    expect(await receive([])).toBe('forbidden');
    expect(makeIntake().planId).toBe(one.plan_id);
  });
});
