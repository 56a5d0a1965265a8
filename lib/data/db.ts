import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

// One client per process; kept on globalThis because the development server loads modules anew on every change.
const kept = globalThis as { criterionDb?: PrismaClient };

/** The process's Prisma client, made on first use from DATABASE_URL (the app's role). */
export function db(): PrismaClient {
  if (!kept.criterionDb) {
    const connectionString = process.env.DATABASE_URL;
    if (!connectionString) throw new Error('DATABASE_URL is not set: npm start sets it for the embedded database');
    kept.criterionDb = new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 10 }) });
  }
  return kept.criterionDb;
}

/** Ends the connections; a later `db()` makes a new client. */
export async function disconnect(): Promise<void> {
  await kept.criterionDb?.$disconnect();
  delete kept.criterionDb;
}
