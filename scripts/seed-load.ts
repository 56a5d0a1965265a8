// npm run seed:load -- --cases N: synthetic cases beside the demo's, as many as a large plan has.
import { parseArgs } from 'node:util';
import { EnvError, readEnv } from '../lib/env.ts';
import { closeDatabase, messageOf, openDatabase, prepareDatabase } from './lib/database.ts';
import { ensureDemo } from './lib/demo.ts';
import { ensureClient } from './lib/generate.ts';
import { duration } from './lib/report.ts';

/** Numbers have six digits, and the cases of a load spread over three years. */
const MOST_CASES = 2_000_000;

const HELP = `npm run seed:load -- [--cases N]

Adds N synthetic cases (1,000,000) to the demo's database: DATABASE_URL's with MIGRATE_DATABASE_URL, else the embedded one of DATA_DIR, which
is made with the demo's data where there is none. Any other database is refused. All of them or none; stop the app before, or its pages wait.

Nine of ten cases are closed, six in a hundred are open over all tabs of the worklist, the rest is withdrawn. Each has its lines, a true
chain of events, and, once decided, its snapshot, decision and letters (one specimen for all). Answers and citations are of the open
cases, and of one closed case in a hundred.`;

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { cases: { type: 'string', default: '1000000' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const cases = Number(values.cases.replaceAll(/[_,]/g, ''));
  if (!Number.isSafeInteger(cases) || cases < 1 || cases > MOST_CASES)
    throw new Error(`--cases takes a whole number from 1 to ${MOST_CASES}, not ${values.cases}`);
  await seed(cases);
  return 0;
}

async function seed(cases: number): Promise<void> {
  await ensureClient();
  // Reads the database client, which is there only now.
  const { loadCases } = await import('../prisma/seed/load.ts');
  const env = readEnv(process.env);
  const database = await openDatabase(env, console.log);
  try {
    await prepareDatabase(database);
    const { demo } = await ensureDemo(env, database);
    if (!demo) throw new Error('This is not a demo: cases are made up only beside the demo’s. Nothing was added.');
    if (!database.ownerUrl) throw new Error('MIGRATE_DATABASE_URL is needed: the app’s own login may not write cases this way.');
    const { rows, seconds, ends } = await loadCases(database.ownerUrl, { cases, say: console.log });
    const rate = (count: number) => Math.round(count / seconds).toLocaleString('en-US');
    console.log(
      `${cases.toLocaleString('en-US')} cases, ${rows.toLocaleString('en-US')} rows in ${duration(seconds * 1000)}: ${rate(cases)} cases/s, ${rate(rows)} rows/s`,
    );
    console.log(
      Object.entries(ends)
        .sort(([, a], [, b]) => b - a)
        .map(([end, count]) => `${end} ${count.toLocaleString('en-US')}`)
        .join(', '),
    );
  } finally {
    await closeDatabase(database);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof EnvError ? error.message : messageOf(error));
  process.exitCode = 1;
}
