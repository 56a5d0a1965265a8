// Everybody who might stand before a door, on a server of their own: each role in the plan of the case, each in another plan, and nobody.
import { createHmac, randomUUID } from 'node:crypto';
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
    memberId: shown.member,
  };
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
 * What nobody on this stage may change: every table that holds a record, as hashes, and that no event is by any of them. Left out is what
 * each keeps for themselves (views, columns), sessions and counters, and what the clock watch moves on other cases.
 */
export async function stateOf({ dataDir, number }: Stage): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const table of RECORDS) {
    const [row] = await sql<{ hash: string }>(
      dataDir,
      `SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS hash FROM ${table} t`,
    );
    state[table] = row?.hash ?? '';
  }
  const [own] = await sql<{ events: string; row: string }>(
    dataDir,
    `SELECT (SELECT count(*)::text FROM event WHERE actor_id LIKE 'matrix-%') AS events, md5(c::text) AS row FROM "case" c WHERE number = $1`,
    [number],
  );
  return { ...state, 'events by anybody here': own?.events ?? '', 'the case': own?.row ?? '' };
}

const RECORDS = [
  '"user"',
  'membership',
  'plan',
  'organization',
  'account',
  'credential',
  'organization_event',
  'member',
  'practitioner',
  'facility',
  'case_link',
  'service_line',
  'answer',
  'evidence',
  'information_request',
  'information_item',
  'contact',
  'escalation',
  'decision_draft',
  'reading',
  'snapshot',
  'decision',
  'letter',
  'letter_void',
  'delivery',
  'two_factor',
  'number_series',
];
