import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCase } from '../../tests/cases.ts';
import { createPlan, createUser } from '../../tests/factories.ts';
import type { BundleFile } from '../audit/export.ts';
import { db, disconnect } from '../data/db.ts';
import { exportCase, exportCaseByOperator } from './export-case.ts';
import { makeCheckpoint } from './make-checkpoint.ts';

const auditKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const place = { auditKey, dataDir: '/nowhere' };
const AT = '2026-11-21T09:00:00.000Z';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'criterion-bundle-'));
let number: string;
let files: BundleFile[];

beforeAll(async () => {
  await createPlan();
  const nurse = await createUser('nurse');
  number = await createCase('closed', nurse);
  for (let i = 0; i < 4; i += 1) await createCase('received', nurse);
  await makeCheckpoint('2026-11-20T21:00:00.000Z', place);
  files = await exportCase(number, AT, place);
  fs.mkdirSync(path.join(folder, 'letters'));
  for (const { name, bytes } of files) fs.writeFileSync(path.join(folder, name), bytes);
}, 60_000);
afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await disconnect();
});

/** The verifier of the bundle, run as somebody who has nothing else. */
function verify(...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['verify.mjs', ...args], { cwd: folder, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

/** Runs the work while the file is other than it was. */
function withFile<T>(name: string, bytes: Uint8Array | null, work: () => T): T {
  const file = path.join(folder, name);
  const before = fs.existsSync(file) ? fs.readFileSync(file) : null;
  if (bytes === null) fs.rmSync(file);
  else fs.writeFileSync(file, bytes);
  try {
    return work();
  } finally {
    if (before === null) fs.rmSync(file);
    else fs.writeFileSync(file, before);
  }
}

test('the true bundle is accepted, and says what it covers', () => {
  const { status, said } = verify();
  expect(said).toMatch(new RegExp(`^Case ${number}: \\d+ events, 1 snapshots, 1 decisions, 2 letters fit each other\\.\n`));
  expect(said).toMatch(/Checkpoint 1 of 2026-11-20T21:00:00\.000Z covers its first \d+ events\./);
  expect(status).toBe(0);
  const [key] = /[0-9a-f]{32}(?=\.\n$)/.exec(said) ?? [''];
  expect(verify('--key', key).status).toBe(0);
  expect(verify('--key', 'f'.repeat(32))).toMatchObject({ status: 1, said: expect.stringContaining('and not by') });
});

test('a file more or less is refused', () => {
  expect(withFile('more.txt', Buffer.from('x'), verify).said).toBe('Broken: more.txt is not part of the bundle.\n');
  expect(withFile('letters.ndjson', null, verify).said).toBe('Broken: letters.ndjson is missing.\n');
});

test('each single byte that is changed is refused', async () => {
  // In one process: the verifier is a module, run anew for each change by a runner that changes a byte, asks, and puts it back.
  const runner = `
    import fs from 'node:fs';
    import path from 'node:path';
    const source = fs.readFileSync('verify.mjs', 'utf8').replace(/try \\{\\n  main\\(process[\\s\\S]*$/, 'export { main };');
    const { main } = await import('data:text/javascript,' + encodeURIComponent(source));
    console.log = () => {};
    const accepts = () => { try { main([process.cwd()]); return true; } catch { return false; } };
    if (!accepts()) throw new Error('the true bundle is refused');
    let tried = 0; const accepted = [];
    for (const name of process.argv.slice(1)) {
      const bytes = fs.readFileSync(name);
      // Every byte of what is signed and of what is short; of longer files so many all over.
      const step = name.startsWith('manifest') ? 1 : Math.max(1, Math.floor(bytes.length / 400));
      for (let i = 0; i < bytes.length; i += step) {
        const changed = Buffer.from(bytes); changed[i] ^= 1 << (i % 8);
        fs.writeFileSync(name, changed); tried += 1;
        if (accepts()) accepted.push(name + ' ' + i);
      }
      fs.writeFileSync(name, bytes);
    }
    process.stdout.write(JSON.stringify({ tried, accepted }));`;
  const names = files.map(({ name }) => name);
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', runner, ...names], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const { tried, accepted } = JSON.parse(stdout);
  expect(accepted).toEqual([]);
  expect(tried).toBeGreaterThan(2000);
}, 60_000);

test('what is made to fit by its hashes is refused by the signature', () => {
  const manifest = fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8');
  const forged = manifest.replace(AT, '2026-11-21T09:00:00.001Z');
  expect(withFile('manifest.json', Buffer.from(forged), verify).said).toBe('Broken: the manifest’s signature does not fit it.\n');
});

test('an export at the server is told in the log of changes, by case number alone', async () => {
  await exportCaseByOperator(number, AT, place);
  const told = await db().organizationEvent.findMany({ where: { type: 'case-exported' } });
  expect(told).toMatchObject([{ actorId: 'operator', subject: number, name: number, changes: [] }]);
  await expect(exportCaseByOperator('PA-26-999999', AT, place)).rejects.toMatchObject({ code: 'not-found' });
  expect(await db().organizationEvent.count({ where: { type: 'case-exported' } })).toBe(1);
});
