// The app's own database, for what no screen can do: letting time pass, and reading what must not be written anywhere else.
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { readSecrets } from '../../scripts/lib/secrets.ts';

/** Runs one statement as the owner of the database. */
export async function sql<Row extends pg.QueryResultRow>(dataDir: string, text: string, values: unknown[] = []): Promise<Row[]> {
  const port = Number(fs.readFileSync(path.join(dataDir, 'postgres-port'), 'utf8'));
  const { owner } = readSecrets(dataDir);
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'criterion_owner', password: owner, database: 'criterion' });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** As if nobody had been active in the user's sessions for so many seconds. */
export async function idle(email: string, seconds: number): Promise<void> {
  await sql(
    process.env.E2E_DATA_DIR ?? '',
    `UPDATE session SET active_at = now() - $2 * interval '1 second' WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`,
    [email, seconds],
  );
}
