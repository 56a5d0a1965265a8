// npm run replay: decisions made again from what was frozen with them.
import { parseArgs } from 'node:util';
import type { ReplayReport } from '../lib/use-cases/replay-decisions.ts';
import { duration } from './lib/report.ts';
import { explain, withDatabase } from './lib/with-database.ts';

const HELP = `npm run replay -- --all | --case NUMBER [--json]

Evaluates decisions again from their frozen snapshots under the policy versions that they name, compares every finding, and renders their
letters again, byte for byte. Letters that a load test made up are counted apart. Exit status: 0 nothing differs, 1 something does.`;

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    all: { type: 'boolean', default: false },
    case: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const amount = (n: number) => n.toLocaleString('en-US');
const quietly = (line: string) => process.stderr.write(`${line}\n`);

async function replay(): Promise<number> {
  const { replayAll, replayCase } = await import('../lib/use-cases/replay-decisions.ts');
  const began = performance.now();
  const report = await (values.case === undefined
    ? replayAll(({ decisions }) => quietly(`  ${amount(decisions)} decisions`))
    : replayCase(values.case));
  const ms = performance.now() - began;
  if (values.json) console.log(JSON.stringify({ ...report, ms: Math.round(ms) }));
  else tell(report, ms);
  return report.same ? 0 : 1;
}

function tell({ same, counts, differing, differences }: ReplayReport, ms: number): void {
  for (const difference of differences) console.log(`✗ ${difference}`);
  const { decisions, findings, letters, specimens } = counts;
  console.log(
    `${amount(decisions)} decisions made again, ${amount(findings)} findings compared, ${amount(letters)} letters rendered again in ${duration(ms)}: ` +
      (same ? 'nothing differs.' : `${amount(differing)} snapshots differ.`),
  );
  if (specimens > 0) console.log(`${amount(specimens)} letters are specimens of a load test and were not rendered.`);
}

async function run(): Promise<number> {
  if (!values.help && values.all !== (values.case !== undefined)) return withDatabase(replay, quietly);
  console.log(HELP);
  return values.help ? 0 : 1;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
