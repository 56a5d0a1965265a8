// npm test: everything that has to hold before a change is trusted. The last line is the count over all suites.
//   npm test                       all suites
//   npm test -- unit [PATHS…]      one of: types, lint, migrations, unit, integration, e2e
//   npm run test:hostile           10,000 hostile inputs, of which the e2e suite tries fewer
import { messageOf } from './lib/database.ts';
import { duration } from './lib/report.ts';
import { type Counts, e2e, hostile, lint, migrations, sum, types, vitest } from './lib/suites.ts';

const SUITES: Record<string, (only: string[]) => Promise<Counts>> = {
  types,
  lint,
  migrations,
  unit: (only) => vitest('unit', only),
  integration: (only) => vitest('integration', only),
  e2e,
};

/** Run only when asked for by name. */
const MORE: typeof SUITES = { hostile: () => hostile(10_000) };

const [chosen, ...only] = process.argv.slice(2);
if (chosen !== undefined && !(chosen in SUITES) && !(chosen in MORE)) {
  console.error(`There is no suite "${chosen}". The suites are: ${Object.keys({ ...SUITES, ...MORE }).join(', ')}.`);
  process.exit(1);
}

const all: Counts[] = [];
for (const [name, run] of Object.entries(chosen !== undefined && chosen in MORE ? MORE : SUITES)) {
  if (chosen === undefined || chosen === name) all.push(await runSuite(name, run));
}
const { passed, failed } = sum(all);
// exit only when the counts are written, also into a pipe
process.stdout.write(`\n${passed} passed, ${failed} failed\n`, () => process.exit(failed === 0 ? 0 : 1));

async function runSuite(name: string, run: (only: string[]) => Promise<Counts>): Promise<Counts> {
  const began = performance.now();
  const counts = await run(only).catch((error: unknown): Counts => ({ passed: 0, failed: 1, skipped: 0, details: messageOf(error) }));
  if (counts.details) console.log(`\n── ${name} ──\n${counts.details.trimEnd()}\n`);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  console.log(`${name.padEnd(12)} ${counts.passed} passed, ${counts.failed} failed${skipped} (${duration(performance.now() - began)})`);
  return counts;
}
