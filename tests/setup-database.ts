// Runs before a test file's own imports: lib/data then connects to this file's own copy of the migrated database.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

const { adminUrl, template, app, owner, dataDir } = inject('database');
const name = `test_${randomBytes(6).toString('hex')}`;

const admin = new pg.Client({ connectionString: adminUrl });
await admin.connect();
await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER criterion_owner STRATEGY file_copy`);
await admin.end();

const forThisFile = (url: string) => url.replace(`/${template}`, `/${name}`);
process.env.DATABASE_URL = forThisFile(app);
process.env.MIGRATE_DATABASE_URL = forThisFile(owner);
process.env.DATA_DIR = dataDir;
process.env.AUTH_SECRET = 'tests only: thirty-two characters or more';
process.env.BASE_URL = 'http://localhost:3000';
