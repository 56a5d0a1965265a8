// npm run metrics: the yearly federal metrics of one plan.
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { explain, withDatabase } from './lib/with-database.ts';

const HELP = `npm run --silent metrics -- --year N --plan ID [--format json|csv] [--out FILE] [--cases FILE]

The prior-authorization metrics of CMS-0057-F (42 CFR 422.122(c), 438.210(f), 45 CFR 156.223(c)) for one Medicare Advantage contract, Medicaid
plan or exchange issuer: the services that need authorization; approved, denied, approved after appeal (of those appealed, and of all),
extended and approved; mean and median time from receipt to decision. Left out, each with its number: drugs, services already given, appeals
and other cases that follow up a request, withdrawn, dismissed, redirected, no authorization required.

--year      the calendar year of the decisions, in the plan's time zone
--plan      the id of the plan
--format    json (default) or csv, one number a line
--out       a file in place of standard output
--cases     also writes the cases behind the numbers, one a line, no person's name in them: NDJSON, or CSV where the file ends so. Each has
            number, plan, lineOfBusiness, urgency, decision, extended, retrospective, drug, follows (appeal, reopening, reconsideration or
            empty), appeal (what the request's appeals came to), receivedAt, decidedAt, notifiedAt, and class: counted, or why it is not

DATABASE_URL's database, or the embedded one of DATA_DIR. Exit status: 0 written, 1 refused or went wrong, 2 the command was not understood.`;

const OPTIONS = {
  year: { type: 'string' },
  plan: { type: 'string' },
  format: { type: 'string', default: 'json' },
  out: { type: 'string' },
  cases: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

type Asked = { planId: string; year: number; format: string; out: string | undefined; cases: string | undefined };

/** What the command line asks for, `help`, or what is wrong with it. */
function asked(args: string[]): Asked | 'help' | { wrong: string } {
  try {
    const { values } = parseArgs({ args, options: OPTIONS });
    const { year, plan, format, out, cases, help } = values;
    if (help) return 'help';
    if (plan === undefined || year === undefined) return { wrong: '--year and --plan are needed' };
    if (!/^\d{4}$/.test(year)) return { wrong: '--year takes four digits' };
    if (format !== 'json' && format !== 'csv') return { wrong: '--format takes json or csv' };
    return { planId: plan, year: Number(year), format, out, cases };
  } catch (error) {
    return { wrong: explain(error) };
  }
}

async function write({ planId, year, format, out, cases }: Asked): Promise<number> {
  const { computeMetrics, exportMetricCases, toCsv, toJson } = await import('../lib/use-cases/load-metrics.ts');
  const report = await computeMetrics({ planId, year }, new Date().toISOString());
  const text = format === 'csv' ? toCsv(report) : toJson(report);
  if (out === undefined) process.stdout.write(text);
  else fs.writeFileSync(out, text, { mode: 0o600 });
  if (cases !== undefined) {
    const parts = exportMetricCases({ planId, year }, cases.endsWith('.csv') ? 'csv' : 'ndjson');
    await fs.promises.writeFile(cases, parts, { mode: 0o600 });
  }
  return 0;
}

const command = asked(process.argv.slice(2));
if (command === 'help') console.log(HELP);
else if ('wrong' in command) {
  console.error(`${command.wrong}\n\n${HELP}`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await withDatabase(
      () => write(command),
      (line) => process.stderr.write(`${line}\n`),
    );
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
