import { EnvError, readEnv } from '../../lib/env.ts';
import { AppError } from '../../lib/errors.ts';
import { closeDatabase, type Database, messageOf, openDatabase, prepareDatabase } from './database.ts';
import { ensureClient } from './generate.ts';

/**
 * Runs a command on DATABASE_URL's database, or on the embedded one of DATA_DIR, migrated; ends every connection after.
 * @param say where the lines of the embedded server go
 */
export async function withDatabase(
  run: (database: Database) => Promise<number>,
  say: (line: string) => void = console.log,
): Promise<number> {
  await ensureClient();
  const database = await openDatabase(readEnv(process.env), say);
  try {
    await prepareDatabase(database);
    return await run(database);
  } finally {
    // It reads the client that was generated above.
    const { disconnect } = await import('../../lib/data/db.ts');
    await disconnect();
    await closeDatabase(database);
  }
}

/** For the person at the terminal: what a use case refuses with its fields, and any other message. */
export function explain(error: unknown): string {
  if (error instanceof EnvError || !(error instanceof AppError)) return messageOf(error);
  return [error.message, ...Object.entries(error.fields).map(([field, message]) => `  ${field}: ${message}`)].join('\n');
}
