import { PgBoss } from 'pg-boss';
import { keyPlace } from '../audit/key.ts';
import { sweepUploads } from '../data/uploads.ts';
import { logError } from '../log.ts';
import { metrics } from '../metrics.ts';
import { onAsked } from '../use-cases/ask-to-read.ts';
import { findInRecords } from '../use-cases/find-suggestions.ts';
import { makeCheckpoint } from '../use-cases/make-checkpoint.ts';
import { readRecords } from '../use-cases/read-records.ts';
import { watchClocks } from '../use-cases/watch-clocks.ts';
import { boss, CHECKPOINTS, CLOCKS, RECORDS } from './queue.ts';

export type Jobs = { stop: () => Promise<void> };

/** How long a job under way may go on after the wish to stop; what is left is done by the next process, or at the next start. */
const GRACE_MS = 3000;

/**
 * Lets this process take part in the jobs: of all processes on one database, one runs each. The clocks are looked through at once, for the
 * time in which nothing ran, and then each minute; a checkpoint is signed where the last one is an hour old. Queue and schedule are there since the migration; the app's login changes no table.
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
    await queue.work(CHECKPOINTS, { pollingIntervalSeconds: 5 }, async () => {
      await runCheckpoint();
    });
    await queue.send(CHECKPOINTS);
    await queue.work(RECORDS, { pollingIntervalSeconds: 1 }, async () => {
      await runReading();
    });
    await queue.send(RECORDS);
    onAsked(() => {
      queue.send(RECORDS).catch((error: unknown) => logError('jobs', error));
    });
  } catch (error) {
    await queue.stop({ graceful: false }).catch(() => {});
    throw error;
  }
  const stop = () => {
    onAsked(null);
    return queue.stop({ graceful: true, timeout: GRACE_MS });
  };
  return { stop };
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

/** Throws nothing: the next minute looks again. */
async function runReading(): Promise<void> {
  try {
    await sweepUploads();
    await readRecords();
    await findInRecords();
  } catch (error) {
    logError('read-records', error);
  }
}

/** A failure is in the log, and thrown on: the queue tries again in a minute. */
async function runCheckpoint(): Promise<void> {
  try {
    await makeCheckpoint(new Date().toISOString(), keyPlace(process.env), { hourly: true });
  } catch (error) {
    logError('checkpoint', error);
    throw error;
  }
}
