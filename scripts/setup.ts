// npm run setup: what an empty installation needs before anybody can sign in.
import fs from 'node:fs';
import { messageOf } from './lib/database.ts';
import { explain, withDatabase } from './lib/with-database.ts';

const HELP = `npm run setup -- admin EMAIL   makes the first administrator, and prints the password made for it, once
npm run setup -- plan FILE     makes or changes the plans of a JSON file: one plan, or a list of plans
npm run setup -- eligibility FILE
                               takes a JSON list of members with the days on which a plan covers them:
                               [{"planId", "memberId", "spans": [{"from", "to"}]}], "to" null where no end is known
npm run setup -- second-factor EMAIL
                               takes away a second factor that was lost; the next sign-in sets up another

All work on DATABASE_URL (with AUTH_SECRET, and MIGRATE_DATABASE_URL to migrate), else on the embedded database of DATA_DIR.`;

async function main([command, argument, ...rest]: string[]): Promise<number> {
  if (argument && rest.length === 0) {
    if (command === 'admin') return withDatabase(() => admin(argument));
    if (command === 'plan') return plan(argument);
    if (command === 'eligibility') return eligibility(argument);
    if (command === 'second-factor') return withDatabase(() => secondFactor(argument));
  }
  console.log(HELP);
  return command === '--help' || command === 'help' ? 0 : 1;
}

async function admin(email: string): Promise<number> {
  const { setupAdmin } = await import('../lib/use-cases/setup-admin.ts');
  const made = await setupAdmin(email);
  console.log(`Administrator ${made.email}\nPassword      ${made.password}\nIt is shown this once.`);
  return 0;
}

async function secondFactor(email: string): Promise<number> {
  const { resetSecondFactorByOperator } = await import('../lib/use-cases/reset-second-factor.ts');
  await resetSecondFactorByOperator(email, new Date().toISOString());
  console.log(`${email} is signed out and sets up a second factor at the next sign-in.`);
  return 0;
}

async function plan(file: string): Promise<number> {
  // read before the database is started: a file that cannot be used should say so at once
  const value = readJson(file);
  return withDatabase(async () => {
    const { setupPlans } = await import('../lib/use-cases/setup-plan.ts');
    const { created, updated } = await setupPlans(value);
    if (created.length > 0) console.log(`Created: ${created.join(', ')}`);
    if (updated.length > 0) console.log(`Updated: ${updated.join(', ')}`);
    return 0;
  });
}

async function eligibility(file: string): Promise<number> {
  const value = readJson(file);
  return withDatabase(async () => {
    const { setupEligibility } = await import('../lib/use-cases/setup-eligibility.ts');
    console.log(`Members written: ${await setupEligibility(value)}`);
    return 0;
  });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${messageOf(error)}`);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
