// Once per run of the integration project: a PostgreSQL of its own and one migrated database that each test file gets a copy of.
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../prisma/migrate.ts';
import { ensureClient } from '../scripts/lib/generate.ts';
import { ensureDatabase } from '../scripts/lib/roles.ts';
import { startTemporaryServer, type TemporaryServer } from '../scripts/lib/temporary-server.ts';

const TEMPLATE = 'criterion_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureClient();
  const temporary = await startTemporaryServer();
  try {
    await makeTemplate(project, temporary);
  } catch (error) {
    await temporary.stop();
    throw error;
  }
  return temporary.stop;
}

async function makeTemplate(project: TestProject, { server, dataDir }: TemporaryServer): Promise<void> {
  const { urls } = await ensureDatabase(server, TEMPLATE);
  await migrate(urls.owner, 'criterion_app');
  const admin = new pg.Client({ connectionString: server.adminUrl('postgres') });
  await admin.connect();
  await admin.query(`ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  await admin.end();
  project.provide('database', { adminUrl: server.adminUrl('postgres'), template: TEMPLATE, app: urls.app, owner: urls.owner, dataDir });
}

declare module 'vitest' {
  export interface ProvidedContext {
    database: { adminUrl: string; template: string; app: string; owner: string; dataDir: string };
  }
}
