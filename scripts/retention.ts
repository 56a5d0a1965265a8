// npm run retention: cases that were kept as long as they have to be.
import { parseArgs } from 'node:util';
import type { Database } from './lib/database.ts';
import { explain, withDatabase } from './lib/with-database.ts';

const HELP = `npm run retention -- [--years N] [--apply]

Lists the cases that have been closed or withdrawn for ten years (or N, which is more) and are under no legal hold. With --apply each is
deleted as a whole: a tombstone stays, and an event in the log of changes, so that \`npm run audit -- verify\` still explains every gap.
Linked cases, such as an appeal and its original, go together. Works as the owner: DATABASE_URL with MIGRATE_DATABASE_URL, or the embedded
database. Make a backup before.`;

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    years: { type: 'string' },
    apply: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function retain({ ownerUrl }: Database): Promise<number> {
  const { KEPT_YEARS, retireCases } = await import('../lib/use-cases/retire-cases.ts');
  const years = Number(values.years ?? KEPT_YEARS);
  if (!Number.isSafeInteger(years) || years < KEPT_YEARS) throw new Error(`--years takes a whole number from ${KEPT_YEARS} on`);
  if (ownerUrl === null) throw new Error('MIGRATE_DATABASE_URL is needed: the app’s own login deletes nothing.');
  const { past, held, retired } = await retireCases(ownerUrl, { now: new Date().toISOString(), years, apply: values.apply });
  for (const number of past) console.log(number);
  const kept = held > 0 ? `; ${held} more are on legal hold` : '';
  console.log(values.apply ? `${retired} cases deleted${kept}.` : `${past.length} cases past ${years} years${kept}. Nothing was deleted.`);
  return 0;
}

try {
  if (values.help) console.log(HELP);
  else process.exitCode = await withDatabase(retain);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
