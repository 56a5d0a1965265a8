import { pool } from './db.ts';

/** `no-database`: it does not answer. `not-migrated`: a migration of this version is not applied, or one failed. */
export type Readiness = 'ready' | 'no-database' | 'not-migrated';

const ANSWER_MS = 2000;

/** Whether work can be done now. @param newest name of the newest migration that this version came with; null: none is known */
export async function readiness(newest: string | null): Promise<Readiness> {
  const asked = pool().query<{ applied: boolean }>({
    text: `SELECT EXISTS (SELECT FROM _prisma_migrations WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL)
      OR $1 IS NULL AS applied`,
    values: [newest],
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ANSWER_MS);
  });
  try {
    const answer = await Promise.race([asked, late]);
    if (answer === null) return 'no-database';
    return answer.rows[0]?.applied ? 'ready' : 'not-migrated';
  } catch {
    return 'no-database';
  } finally {
    clearTimeout(timer);
    asked.catch(() => {});
  }
}

export type Workload = { open: { status: string; count: number }[]; overdue: number; jobs: { state: string; count: number }[] };

/** How much work there is: open cases by status, overdue ones, jobs by state. */
export async function workload(): Promise<Workload> {
  const [cases, jobs] = await Promise.all([
    pool().query<{ status: string; count: number; overdue: number }>(
      `SELECT status, count(*)::int AS count, (count(*) FILTER (WHERE open_due_at < now()))::int AS overdue
       FROM "case" WHERE open_due_at IS NOT NULL GROUP BY status`,
    ),
    pool().query<{ state: string; count: number }>('SELECT state::text, count(*)::int AS count FROM pgboss.job GROUP BY state'),
  ]);
  return { open: cases.rows, overdue: cases.rows.reduce((sum, { overdue }) => sum + overdue, 0), jobs: jobs.rows };
}
