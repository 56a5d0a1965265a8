import type { ConstructorOptions, Queue } from 'pg-boss';

/** The schema of PostgreSQL in which pg-boss keeps its tables. */
export const JOBS_SCHEMA = 'pgboss';

/** Looks through all clocks, each minute. */
export const CLOCKS = 'watch-clocks';
export const EVERY_MINUTE = '* * * * *';

/** Signs a checkpoint over all heads, each hour. */
export const CHECKPOINTS = 'make-checkpoint';
export const EVERY_HOUR = '7 * * * *';

/** Reads the text of records that wait for it: when one is added, and each minute what was left. */
export const RECORDS = 'read-records';

/**
 * One job waits at most; two that run at once share the files between them (lib/data/page-text.ts). What was cut off is found by the next
 * look, which comes within a minute: nothing is tried again by the queue.
 */
export const RECORDS_QUEUE = {
  policy: 'short',
  retryLimit: 0,
  expireInSeconds: 3600,
  retentionSeconds: 7200,
  deleteAfterSeconds: 7200,
} as const satisfies Omit<Queue, 'name'>;

/** Several at once follow one another, and the later ones find that it is done: see lib/use-cases/make-checkpoint.ts. */
export const CHECKPOINTS_QUEUE = {
  policy: 'short',
  retryLimit: 2,
  retryDelay: 60,
  expireInSeconds: 1800,
  retentionSeconds: 7200,
  deleteAfterSeconds: 7200,
} as const satisfies Omit<Queue, 'name'>;

/**
 * One job waits at most, however many processes ask. One that was cut off with its process keeps no other from running: the work is
 * conditional case by case, so that two at once do no harm. Nothing is tried again, since the next minute does the same; nothing is kept long.
 */
export const CLOCKS_QUEUE = {
  policy: 'short',
  retryLimit: 0,
  expireInSeconds: 300,
  retentionSeconds: 3600,
  deleteAfterSeconds: 3600,
} as const satisfies Omit<Queue, 'name'>;

/** What the owner, who migrates, and the app's processes have in common. */
export const boss = (connectionString: string): ConstructorOptions => ({
  connectionString,
  schema: JOBS_SCHEMA,
  application_name: 'criterion-jobs',
  max: 2,
});
