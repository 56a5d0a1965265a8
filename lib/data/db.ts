import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

// One client per process; kept on globalThis because the development server loads modules anew on every change.
const kept = globalThis as { criterionDb?: PrismaClient; criterionPool?: pg.Pool };

/** The process's connections as the app's role, made on first use from DATABASE_URL. */
export function pool(): pg.Pool {
  if (!kept.criterionPool) {
    const connectionString = process.env.DATABASE_URL;
    if (!connectionString) throw new Error('DATABASE_URL is not set: npm start sets it for the embedded database');
    kept.criterionPool = new pg.Pool({ connectionString, max: 10 });
    // An idle connection that was cut is no fault of anybody's: the next statement gets another, and says so where there is none.
    kept.criterionPool.on('error', () => {});
  }
  return kept.criterionPool;
}

/** The process's Prisma client over those connections, made on first use. */
export function db(): PrismaClient {
  kept.criterionDb ??= new PrismaClient({ adapter: new PrismaPg(pool(), { disposeExternalPool: true }) });
  return kept.criterionDb;
}

/** Ends the connections; a later `db()` makes a new client. */
export async function disconnect(): Promise<void> {
  const [client, connections] = [kept.criterionDb, kept.criterionPool];
  delete kept.criterionDb;
  delete kept.criterionPool;
  await client?.$disconnect();
  if (connections && !connections.ended) await connections.end();
}

/** How many connections there are, idle ones among them, and how many statements wait for one; null before the first. */
export function poolFigures(): { total: number; idle: number; waiting: number } | null {
  const connections = kept.criterionPool;
  return connections ? { total: connections.totalCount, idle: connections.idleCount, waiting: connections.waitingCount } : null;
}
