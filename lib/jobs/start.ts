import { PgBoss } from 'pg-boss';
import { logError } from '../log.ts';
import { metrics } from '../metrics.ts';
import { watchClocks } from '../use-cases/watch-clocks.ts';
import { boss, CLOCKS } from './queue.ts';

export type Jobs = { stop: () => Promise<void> };

/** How long a job under way may go on after the wish to stop; what is left is done by the next process, or at the next start. */
const GRACE_MS = 3000;

/**
 * Lets this process take part in the jobs: of all processes on one database, one runs each. The clocks are looked through at once, for the
 * time in which nothing ran, and then each minute. Queue and schedule are there since the migration; the app's login changes no table.
 * @throws when the database cannot be reached or lacks the tables of the jobs
 */
export async function startJobs(databaseUrl: string): Promise<Jobs> {
  const queue = new PgBoss({ ...boss(databaseUrl), migrate: false, createSchema: false, reindex: false, cronMonitorIntervalSeconds: 15 });
  queue.on('error', (error) => logError('jobs', error));
  try {
    await queue.start();
    await queue.work(CLOCKS, { pollingIntervalSeconds: 2 }, async () => {
      await runWatch();
    });
    await queue.send(CLOCKS);
  } catch (error) {
    await queue.stop({ graceful: false }).catch(() => {});
    throw error;
  }
  return { stop: () => queue.stop({ graceful: true, timeout: GRACE_MS }) };
}

/** Throws nothing: what went wrong is in the log, and the next minute tries again. */
async function runWatch(): Promise<void> {
  try {
    await watchClocks(new Date().toISOString());
    metrics().clockWatches.inc({ outcome: 'ok' });
    metrics().clocksWatchedAt.setToCurrentTime();
  } catch (error) {
    metrics().clockWatches.inc({ outcome: 'error' });
    logError('clocks', error);
  }
}
