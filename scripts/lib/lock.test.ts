import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { processIdentity, tryLock, withLock } from './lock.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'criterion-lock-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const fileNamed = (name: string) => path.join(folder, name);

describe('tryLock', () => {
  test('names the holder and its note to whoever comes second, until it is released', () => {
    const file = fileNamed('held');
    const first = tryLock(file, { url: 'http://localhost:3000' });
    expect(tryLock(file)).toEqual({ holder: { pid: process.pid, note: { url: 'http://localhost:3000' } } });
    if ('release' in first) first.release();
    expect(tryLock(file)).toHaveProperty('release');
  });

  test('takes over from a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.on('exit', resolve));
    const file = fileNamed('gone');
    fs.writeFileSync(file, JSON.stringify({ pid: child.pid, identity: `${child.pid}@1`, note: {} }));
    expect(tryLock(file)).toHaveProperty('release');
  });

  test('takes over when the pid now is another process', () => {
    const file = fileNamed('reused');
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, identity: `${process.pid}@1`, note: {} }));
    expect(tryLock(file)).toHaveProperty('release');
  });

  test('takes over a file that was cut off', () => {
    const file = fileNamed('damaged');
    fs.writeFileSync(file, '{"pid":');
    expect(tryLock(file)).toHaveProperty('release');
  });

  test('leaves nothing beside the lock', () => {
    const before = fs.readdirSync(folder).length;
    tryLock(fileNamed('alone'));
    tryLock(fileNamed('alone'));
    expect(fs.readdirSync(folder)).toHaveLength(before + 1);
  });
});

test('withLock lets one in at a time, also after a failure', async () => {
  const file = fileNamed('queue');
  const log: string[] = [];
  const enter = (name: string) =>
    withLock(file, async () => {
      log.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      log.push(`${name} out`);
      if (name === 'a') throw new Error('a failed');
    });
  const [a, b] = await Promise.allSettled([enter('a'), enter('b')]);
  expect(log).toEqual(['a in', 'a out', 'b in', 'b out']);
  expect([a.status, b.status]).toEqual(['rejected', 'fulfilled']);
});

test('a process that never was has no identity', () => {
  expect(processIdentity(2_147_483_646)).toBeNull();
  expect(processIdentity(process.pid)).toContain(String(process.pid));
});
