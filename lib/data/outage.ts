/** Nothing more can be written: the disk of the database is full. What was being written was rolled back. */
const DISK_FULL = '53100';

/**
 * Whether a write failed because the database's disk is full. Only then is it certain that nothing was saved: where a connection broke, the
 * write may stand, and whoever made it looks, or does the same again.
 */
export function isDiskFull(error: unknown): boolean {
  // Prisma keeps PostgreSQL's code within the error's details, at a place that depends on how the statement was sent.
  return error instanceof Error && JSON.stringify(error).includes(`"${DISK_FULL}"`);
}
