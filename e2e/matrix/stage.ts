// Everybody who might stand before a door, on a server of their own: each role in the plan of the case, each in another plan, and nobody.
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { readSecrets } from '../../scripts/lib/secrets.ts';
import { sql } from '../support/database.ts';
import type { App } from '../support/server.ts';

export const PLAN = 'molina-oh';
const ELSEWHERE = 'geha-fehb';

/** Role and plan; `nobody` has an account and no role, `anonymous` no session. */
export const WHO = [
  'nurse',
  'director',
  'manager',
  'nurse elsewhere',
  'director elsewhere',
  'manager elsewhere',
  'auditor',
  'admin',
  'nobody',
  'anonymous',
] as const;
export type Who = (typeof WHO)[number];

export type Stage = {
  url: string;
  dataDir: string;
  /** What each one's requests carry; empty for who has no session. */
  cookies: Readonly<Record<Who, string>>;
  ids: Readonly<Record<Who, string>>;
  /** A closed case of the plan: everything about it can be read, and nothing more be done. */
  number: string;
  letterId: string;
  /** A picture in its records, of one page. */
  documentId: string;
  memberId: string;
};

const ROLES: Readonly<Record<string, string>> = { nurse: 'nurse', director: 'medical-director', manager: 'manager' };

/** Makes the people in the app's database, signed in. */
export async function setStage({ url, dataDir }: App): Promise<Stage> {
  const query = <Row extends object>(text: string, values: unknown[] = []) => sql<Row & Record<string, unknown>>(dataDir, text, values);
  const [elsewhere] = await query<{ id: string }>('SELECT id FROM plan WHERE id <> $1 AND id LIKE $2 ORDER BY id LIMIT 1', [
    PLAN,
    `${ELSEWHERE.slice(0, 4)}%`,
  ]);
  const ids: Partial<Record<Who, string>> = {};
  const cookies: Partial<Record<Who, string>> = {};
  for (const who of WHO) {
    const [word = '', place] = who.split(' ');
    ids[who] = `matrix-${who.replace(' ', '-')}`;
    cookies[who] = '';
    if (who === 'anonymous') continue;
    const organization = who === 'auditor' || who === 'admin' ? who : null;
    await query(
      `INSERT INTO "user" (id, name, email, email_verified, organization_role, two_factor_enabled) VALUES ($1, $2, $3, true, $4, true)`,
      [ids[who], `Matrix ${who}`, `${ids[who]}@example.test`, organization],
    );
    const role = ROLES[word];
    if (role)
      await query('INSERT INTO membership (user_id, plan_id, role) VALUES ($1, $2, $3)', [ids[who], place ? elsewhere?.id : PLAN, role]);
    cookies[who] = await openSession(dataDir, ids[who]);
  }
  const [shown] = await query<{ number: string; letter: string; member: string }>(
    `SELECT c.number, l.id AS letter, c.member_id AS member FROM "case" c JOIN letter l ON l.case_id = c.id
     WHERE c.plan_id = $1 AND c.status = 'closed' ORDER BY c.number LIMIT 1`,
    [PLAN],
  );
  if (!shown || !elsewhere) throw new Error('The demo has no closed case with a letter, or no other plan.');
  // Every key of `WHO` was set above.
  return {
    url,
    dataDir,
    cookies: cookies as Stage['cookies'],
    ids: ids as Stage['ids'],
    number: shown.number,
    letterId: shown.letter,
    documentId: await addPicture(dataDir, shown.number),
    memberId: shown.member,
  };
}

/** The smallest picture there is, as one of the case's records, with a word to find on it. @returns the document's id */
async function addPicture(dataDir: string, number: string): Promise<string> {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const sha256 = createHash('sha256').update(png).digest('hex');
  const id = randomUUID();
  await sql(dataDir, `INSERT INTO blob (sha256, size, kind, pages, text_state) VALUES ($1, $2, 'png', 1, 'done') ON CONFLICT DO NOTHING`, [
    sha256,
    png.length,
  ]);
  await sql(dataDir, 'INSERT INTO blob_chunk (sha256, number, bytes) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING', [sha256, png]);
  await sql(
    dataDir,
    `INSERT INTO page_text (sha256, page, text, items, box, words) VALUES ($1, 1, 'pain', '[]', '{"w":1,"h":1}', 'pain:1')`,
    [sha256],
  );
  await sql(
    dataDir,
    `INSERT INTO record_document (id, case_id, sha256, name, added_by_id, added_by, added_at)
     SELECT $1, id, $2, 'picture.png', 'matrix-nurse', 'Matrix nurse', now() FROM "case" WHERE number = $3`,
    [id, sha256, number],
  );
  return id;
}

/** A session as better-auth keeps one, and its signed cookie. */
async function openSession(dataDir: string, userId: string): Promise<string> {
  const token = randomUUID().replaceAll('-', '');
  await sql(dataDir, `INSERT INTO session (id, user_id, token, expires_at) VALUES ($1, $2, $3, now() + interval '2 hours')`, [
    randomUUID(),
    userId,
    token,
  ]);
  const signature = createHmac('sha256', readSecrets(dataDir).auth).update(token).digest('base64');
  return `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

/**
 * What nobody on this stage may change: every table of the database, as a hash of its rows, but those that are named below; and the case of
 * the stage as a whole.
 */
export async function stateOf({ dataDir, number }: Stage): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }>(dataDir, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    if (LEFT_OUT.has(name)) continue;
    const { row = 'to_jsonb(t)', where = 'true' } = IN_PART[name] ?? {};
    state[name] = await hashOf(dataDir, `SELECT (${row})::text AS text FROM "${name}" t WHERE ${where}`);
  }
  return { ...state, 'the case': await hashOf(dataDir, `SELECT t::text AS text FROM "case" t WHERE number = '${number}'`) };
}

async function hashOf(dataDir: string, rows: string): Promise<string> {
  const [row] = await sql<{ hash: string }>(
    dataDir,
    `SELECT count(*) || ' rows, ' || coalesce(md5(string_agg(text, '|' ORDER BY text)), '') AS hash FROM (${rows}) r`,
  );
  return row?.hash ?? '';
}

/** What each keeps for themselves, who is here, who looked, sessions and counters, and the hourly checkpoints. */
const LEFT_OUT = new Set([
  'worklist_view',
  'worklist_columns',
  'presence',
  'view_event',
  'session',
  'verification',
  'attempt',
  'bucket',
  'checkpoint',
  'checkpoint_head',
  '_prisma_migrations',
]);

const CLOCK = "'{status,information_due_at,information_lapsed_at,overdue_at,overdue_consequence,event_count,head_hash}'::text[]";
/** Without what the clock watch moves meanwhile, and without the watches that the auditor may set. */
const IN_PART: Readonly<Record<string, { row?: string; where?: string }>> = {
  case: { row: `to_jsonb(t) - ${CLOCK}` },
  event: { where: "actor_id <> 'system'" },
  information_request: { row: "to_jsonb(t) - 'lapsed_at'" },
  access_watch: { where: "set_by_id <> 'matrix-auditor'" },
  organization_event: { where: "NOT (actor_id = 'matrix-auditor' AND type LIKE 'watch-%')", row: "to_jsonb(t) - 'hash' - 'number'" },
};
