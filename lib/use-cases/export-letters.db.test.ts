import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCase, issueDecision } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { sha256 } from '../data/audit.ts';
import { disconnect } from '../data/db.ts';
import { exportLetters } from './export-letters.ts';
import { loadCase } from './load-case.ts';
import { readLetter } from './read-letter.ts';
import { voidLetter } from './void-letter.ts';

let nurse: Viewer;
let manager: Viewer;
let stranger: Viewer;
let folder: string;

beforeAll(async () => {
  for (const state of ['molina-medicaid', 'uhc-commercial'] as const) await createPlan(state);
  nurse = await createUser('nurse');
  manager = await createUser('manager', ['molina-medicaid'], { name: '=HYPERLINK("x")' });
  stranger = await createUser('nurse', ['uhc-commercial']);
  folder = mkdtempSync(join(tmpdir(), 'criterion-zip-'));
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await disconnect();
});

async function bytesOf(viewer: Viewer, numbers: readonly string[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await exportLetters(viewer, numbers)).stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Unpacked by another program, which checks every entry too. */
function unpacked(zip: Buffer) {
  const file = join(folder, 'letters.zip');
  writeFileSync(file, zip);
  const script =
    'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;z.extractall(sys.argv[2]);print("\\n".join(z.namelist()))';
  const names = execFileSync('python3', ['-c', script, file, folder], { encoding: 'utf8' }).trim().split('\n');
  return { names, read: (name: string) => readFileSync(join(folder, name)) };
}

test('the stored bytes of each letter that counts, with a manifest whose hashes are theirs', async () => {
  const number = await createCase('issued', nurse);
  const bare = await createCase('decided', nurse);
  const managed = await createCase('decided', nurse);
  await issueDecision(manager, managed);
  const before = (await loadCase(nurse, number)).case.letters.find(({ recipient }) => recipient === 'member');
  await voidLetter(acting(manager), { number, letterId: before?.id ?? '', reason: 'The address was wrong' });
  await issueDecision(nurse, number);
  const numbers = [managed, bare, number, number, 'PA-26-999999', 'no number'];
  const { letters, bytes } = await exportLetters(nurse, numbers);
  const { names, read } = unpacked(await bytesOf(nurse, numbers));
  const files = [number, managed].flatMap((one) => [`${one}/decision-member.pdf`, `${one}/decision-practitioner.pdf`]).sort();
  expect(names).toEqual(['manifest.csv', ...files]);
  expect([letters, bytes]).toEqual([4, files.reduce((sum, name) => sum + read(name).length, 0)]);
  const lines = read('manifest.csv').toString().split('\r\n');
  expect(lines[0]).toBe('case,notice,kind,recipient,file,bytes,sha256,issued at (UTC),issued by,remark');
  for (const { id, sha256: hash, recipient } of (await loadCase(nurse, number)).case.letters.filter(({ voided }) => voided === null)) {
    const name = `${number}/decision-${recipient}.pdf`;
    expect(sha256(read(name))).toBe(hash);
    expect(read(name).equals(Buffer.from((await readLetter(nurse, number, id)).pdf))).toBe(true);
    const size = read(name).length;
    expect(lines).toContain(`${number},decision,approved,${recipient},${name},${size},${hash},2026-11-20T20:00:00.000Z,${nurse.name},`);
  }
  expect(lines).toContain(`${bare},,,,,,,,,no letter is issued`);
  expect(lines).toContain('PA-26-999999,,,,,,,,,not found');
  expect(lines.filter((line) => line.includes('HYPERLINK'))).toHaveLength(2);
  expect(lines.filter((line) => line.includes('HYPERLINK')).every((line) => line.includes(`"'=HYPERLINK(""x"")"`))).toBe(true);
});

test('the same letters are the same file', async () => {
  const number = await createCase('issued', nurse);
  expect((await bytesOf(nurse, [number])).equals(await bytesOf(manager, [number]))).toBe(true);
});

test('another plan’s case is as one that does not exist', async () => {
  const number = await createCase('issued', nurse);
  const { letters, bytes } = await exportLetters(stranger, [number]);
  expect([letters, bytes]).toEqual([0, 0]);
  const { names, read } = unpacked(await bytesOf(stranger, [number]));
  expect(names).toEqual(['manifest.csv']);
  expect(read('manifest.csv').toString().split('\r\n')[1]).toBe(`${number},,,,,,,,,not found`);
});

test('no case, or more than 2,000, is refused', async () => {
  const numbers = Array.from({ length: 2001 }, (_, i) => `PA-26-${String(i + 1).padStart(6, '0')}`);
  await expect(exportLetters(nurse, [])).rejects.toMatchObject({ code: 'invalid' });
  await expect(exportLetters(nurse, numbers)).rejects.toMatchObject({ code: 'invalid' });
  await expect(exportLetters(nurse, numbers.slice(1))).resolves.toMatchObject({ letters: expect.any(Number) });
});

test('who stops reading leaves nothing open', async () => {
  const number = await createCase('issued', nurse);
  const { stream } = await exportLetters(nurse, [number]);
  for await (const chunk of stream) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
});
