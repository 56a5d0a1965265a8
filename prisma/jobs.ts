// The tables of the jobs, made and brought up to date by pg-boss itself as the owner; the app's role works with them and changes none.
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import {
  boss,
  CHECKPOINTS,
  CHECKPOINTS_QUEUE,
  CLOCKS,
  CLOCKS_QUEUE,
  EVERY_HOUR,
  EVERY_MINUTE,
  JOBS_SCHEMA,
  RECORDS,
  RECORDS_QUEUE,
} from '../lib/jobs/queue.ts';

/** Safe to run at every start. `client`: the owner's, under the lock of the migrations. */
export async function migrateJobs(ownerUrl: string, client: pg.Client, appRole: string): Promise<void> {
  const queue = new PgBoss({ ...boss(ownerUrl), migrate: true, supervise: false, schedule: false });
  let failure: Error | undefined;
  queue.on('error', (error) => {
    failure ??= error;
  });
  await queue.start();
  try {
    await queue.createQueue(CLOCKS, CLOCKS_QUEUE);
    await queue.schedule(CLOCKS, EVERY_MINUTE);
    await queue.createQueue(CHECKPOINTS, CHECKPOINTS_QUEUE);
    await queue.schedule(CHECKPOINTS, EVERY_HOUR);
    await queue.createQueue(RECORDS, RECORDS_QUEUE);
    await queue.schedule(RECORDS, EVERY_MINUTE);
  } finally {
    await queue.stop({ graceful: false });
  }
  if (failure) throw failure;
  await client.query(`
    GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO ${appRole};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO ${appRole};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${JOBS_SCHEMA} TO ${appRole};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOBS_SCHEMA} TO ${appRole}`);
}

/** Whether the jobs' tables are those of this checkout's pg-boss, as far as an app without the owner's login can tell. */
export async function jobsAreReady(appUrl: string): Promise<boolean> {
  const queue = new PgBoss({ ...boss(appUrl), migrate: false, createSchema: false, supervise: false, schedule: false });
  queue.on('error', () => {});
  try {
    await queue.start();
    return true;
  } catch {
    return false;
  } finally {
    await queue.stop({ graceful: false }).catch(() => {});
  }
}
