// npm run audit: what proves that the record is as it was written.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Checked, Verified } from '../lib/use-cases/verify-trail.ts';
import { duration } from './lib/report.ts';
import { explain, withDatabase } from './lib/with-database.ts';

const HELP = `npm run audit -- verify [--case NUMBER] [--json] [--trust KEY…]   checks every event, snapshot, decision, letter, record, checkpoint and log
npm run audit -- checkpoint                                       signs a checkpoint now
npm run audit -- export NUMBER [--out FOLDER]                     one case as a bundle that proves itself: node FOLDER/verify.mjs
npm run audit -- key                                              the public key of the checkpoints, and its fingerprint

--trust     a public key (base64 of SPKI DER) that checkpoints were signed by before, beside the present one; may be repeated
--json      one line of JSON on standard output
Signs with AUDIT_KEY, else with DATA_DIR/audit-key.pem, which the first start makes: keep it apart from the database's backups.
Exit status: 0 all is well, 1 something is broken or went wrong.`;

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    case: { type: 'string' },
    json: { type: 'boolean', default: false },
    trust: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const quietly = (line: string) => process.stderr.write(`${line}\n`);

function run(): Promise<number> | number {
  const [command, argument] = positionals;
  if (!values.help) {
    if (command === 'verify' && !argument) return withDatabase(verify, quietly);
    if (command === 'checkpoint' && !argument) return withDatabase(checkpoint);
    if (command === 'export' && argument) return withDatabase(() => exportTo(argument));
    if (command === 'key' && !argument) return withDatabase(key);
  }
  console.log(HELP);
  return values.help || command === 'help' ? 0 : 1;
}

const place = async () => (await import('../lib/audit/key.ts')).keyPlace(process.env);

async function ownKey(): Promise<string> {
  const [{ readAuditKey }, { publicKeyText }] = await Promise.all([import('../lib/audit/key.ts'), import('../lib/audit/checkpoint.ts')]);
  return publicKeyText(readAuditKey(await place()));
}

async function verify(): Promise<number> {
  const { verifyCase, verifyTrail } = await import('../lib/use-cases/verify-trail.ts');
  const { readSeen } = await import('../lib/audit/key.ts');
  const { auditKey, dataDir } = await place();
  const began = performance.now();
  const options = {
    trusted: new Set([await ownKey(), ...values.trust]),
    seen: auditKey === undefined ? readSeen(dataDir) : null,
    progress: (checked: Checked) => quietly(`  ${rate(checked, performance.now() - began)}`),
  };
  const verified = await (values.case === undefined ? verifyTrail(options) : verifyCase(values.case, options));
  const ms = performance.now() - began;
  if (values.json) console.log(JSON.stringify({ ...verified, ms: Math.round(ms), peakMemoryMiB: peakMiB() }));
  else tell(verified, ms);
  return verified.whole ? 0 : 1;
}

const amount = (n: number) => n.toLocaleString('en-US');
const peakMiB = () => Math.round(process.resourceUsage().maxRSS / 1024);
const rate = ({ cases, events }: Checked, ms: number) =>
  `${amount(cases)} cases, ${amount(events)} events, ${amount(Math.round((events * 1000) / ms))} events/s, at most ${peakMiB()} MiB`;

function tell({ whole, checked, faults }: Verified, ms: number): void {
  for (const fault of faults) console.log(`✗ ${fault}`);
  const { cases, events, snapshots, decisions, letters, records, checkpoints, organizationEvents, views, retired, lastCheckpoint } =
    checked;
  console.log(
    `${whole ? 'Whole' : 'BROKEN'}: ${amount(cases)} cases, ${amount(events)} events, ${amount(snapshots)} snapshots, ${amount(decisions)} decisions, ${amount(letters)} letters, ${amount(records)} records, ` +
      `${amount(checkpoints)} checkpoints, ${amount(organizationEvents)} changes of settings, ${amount(views)} views looked at in ${duration(ms)}.`,
  );
  if (retired > 0) console.log(`${amount(retired)} cases were retired when their retention was over; their heads fit the checkpoints.`);
  console.log(lastCheckpoint ? `Newest checkpoint: ${lastCheckpoint.number} of ${lastCheckpoint.at}.` : 'There is no checkpoint yet.');
  console.log(rate(checked, ms));
}

async function checkpoint(): Promise<number> {
  const { makeCheckpoint } = await import('../lib/use-cases/make-checkpoint.ts');
  const { parseBody, fingerprint } = await import('../lib/audit/checkpoint.ts');
  const made = await makeCheckpoint(new Date().toISOString(), await place());
  if (made === null) return 1;
  const body = parseBody(made.body);
  console.log(
    `Checkpoint ${made.number}: ${amount(body?.cases ?? 0)} cases, ${amount(body?.heads.count ?? 0)} heads changed since the one before.`,
  );
  console.log(`Hash ${made.hash}, signed by ${fingerprint(made.publicKey)}.`);
  return 0;
}

async function exportTo(number: string): Promise<number> {
  const { exportCase } = await import('../lib/use-cases/export-case.ts');
  const files = await exportCase(number, new Date().toISOString(), await place());
  const folder = path.resolve(values.out ?? number);
  if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0) throw new Error(`${folder} is not empty: nothing was written`);
  for (const { name, bytes } of files) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    fs.writeFileSync(file, bytes, { mode: 0o600 });
  }
  const { fingerprint } = await import('../lib/audit/checkpoint.ts');
  console.log(
    `${amount(files.length)} files in ${folder}. To check them: node ${path.join(folder, 'verify.mjs')} --key ${fingerprint(await ownKey())}`,
  );
  return 0;
}

async function key(): Promise<number> {
  const { fingerprint } = await import('../lib/audit/checkpoint.ts');
  const text = await ownKey();
  console.log(`${text}\nFingerprint ${fingerprint(text)}`);
  return 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
