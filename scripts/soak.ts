// npm run soak: the whole life of cases by many people at once, for as long as asked.
import { parseArgs } from 'node:util';
import { messageOf } from './lib/database.ts';
import { ensureClient } from './lib/generate.ts';
import { clearLeftovers } from './lib/temporary-server.ts';

const HELP = `npm run soak -- [--minutes N] [--reviewers N] [--think SECONDS]

Serves the production build on this machine, on a database of its own, to made-up nurses and medical directors (one in six) who sign in and
work over HTTP as a browser does: requests come in and are taken, answered, sent back for information, approved or escalated, signed, and
their letters issued, read and sent. Prints what each page and action took, and the server's memory; the last line is JSON.

  --minutes N      how long new work begins (30); what was begun then comes to its end at the same pace
  --reviewers N    how many people (50)
  --think SECONDS  mean pause before what a person does next (6)

Exit code 0: no error, 95 of 100 pages in less than 300 ms, memory of the last quarter at most a tenth over that of the third, chains whole.`;

async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '30' },
      reviewers: { type: 'string', default: '50' },
      think: { type: 'string', default: '6' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const options = {
    minutes: positive('minutes', values.minutes, 24 * 60),
    reviewers: Math.round(positive('reviewers', values.reviewers, 1000)),
    thinkSeconds: positive('think', values.think, 600),
  };
  if (options.reviewers < 2) throw new Error('--reviewers takes at least 2: a nurse and a medical director');
  await ensureClient();
  await clearLeftovers();
  const { runSoak } = await import('../tests/soak/run.ts');
  return (await runSoak(options)) ? 0 : 1;
}

function positive(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!(value > 0 && value <= most)) throw new Error(`--${option} takes a number up to ${most}, not ${text}`);
  return value;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}
