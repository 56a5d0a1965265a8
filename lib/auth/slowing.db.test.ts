import { randomUUID } from 'node:crypto';
import { afterAll, expect, test, vi } from 'vitest';
import { rawSql } from '../../tests/cases.ts';
import { disconnect } from '../data/db.ts';
import { admit, takeOnce } from '../data/doors.ts';
import { slowed, waitWords } from './slowing.ts';

afterAll(disconnect);

const HOME = '203.0.113.7';
const wrong = () => Promise.resolve({ right: false, value: 'wrong' });
const right = () => Promise.resolve({ right: true, value: 'right' });
/** What comes of an attempt: its value, or that it was refused. */
const outcome = (who: string, attempt = wrong, address: string | null = HOME) =>
  slowed('sign-in', who, address, attempt).catch((error: { code: string }) => error.code);

test('three failures cost nothing, each further one doubles the wait, and the right password clears them', async () => {
  const who = randomUUID();
  expect([await outcome(who), await outcome(who), await outcome(who), await outcome(who)]).toEqual(['wrong', 'wrong', 'wrong', 'wrong']);
  const tried = vi.fn(right);
  expect(await outcome(who, tried)).toBe('slowed');
  expect(tried).not.toHaveBeenCalled();
  await expect(slowed('sign-in', who, HOME, right)).rejects.toThrow(
    'Too many attempts failed. Try again in 1 second. Nothing was changed.',
  );
  await waitOut();
  expect(await outcome(who)).toBe('wrong');
  await expect(slowed('sign-in', who, HOME, right)).rejects.toThrow('in 2 seconds');
  await waitOut();
  expect(await outcome(who, right)).toBe('right');
  expect([await outcome(who), await outcome(who), await outcome(who)]).toEqual(['wrong', 'wrong', 'wrong']);
});

test('nobody is locked out by name: from another address the same account is as free as before', async () => {
  const who = randomUUID();
  for (let n = 0; n < 4; n += 1) await outcome(who);
  expect(await outcome(who)).toBe('slowed');
  expect(await outcome(who, right, '198.51.100.9')).toBe('right');
  expect(await outcome(who)).toBe('slowed');
});

test('many at once get no further than one after the other', async () => {
  const who = randomUUID();
  const all = await Promise.all(Array.from({ length: 20 }, () => outcome(who)));
  expect(all.filter((one) => one === 'wrong')).toHaveLength(4);
});

test('an address that fails for account after account is slowed for all of them', async () => {
  const address = '192.0.2.55';
  for (let n = 0; n < 31; n += 1) expect(await outcome(randomUUID(), wrong, address)).toBe('wrong');
  expect(await outcome(randomUUID(), right, address)).toBe('slowed');
  expect(await outcome(randomUUID(), right, '192.0.2.56')).toBe('right');
});

test('an hour without attempts forgets; nothing kept says who', async () => {
  const who = 'dana@plan.example';
  for (let n = 0; n < 5; n += 1) await outcome(who, wrong, '192.0.2.60');
  const kept = await ownerSql('SELECT * FROM attempt');
  expect(JSON.stringify(kept)).not.toMatch(/dana|192\.0\.2\.60/);
  await ownerSql(`UPDATE attempt SET tried_at = tried_at - interval '61 minutes', free_at = now()`);
  expect([await outcome(who, wrong, '192.0.2.60'), await outcome(who, wrong, '192.0.2.60')]).toEqual(['wrong', 'wrong']);
});

test('a wait in words is never less than what there is', () => {
  expect([1, 1000, 1001, 59_000, 60_000, 61_000, 900_000].map(waitWords)).toEqual([
    '1 second',
    '1 second',
    '2 seconds',
    '59 seconds',
    '1 minute',
    '2 minutes',
    '15 minutes',
  ]);
});

test('requests are let in at a rate by address, and by whose session they carry', async () => {
  const all = { perSecond: 1, burst: 5 };
  const address = '192.0.2.70';
  const waits = await Promise.all(Array.from({ length: 8 }, async () => (await admit(address, null, all, all)).waitMs));
  expect(waits.filter((ms) => ms === 0)).toHaveLength(5);
  expect(Math.max(...waits)).toBeLessThanOrEqual(1000);
  expect((await admit('192.0.2.71', 'no such token', all, all)).waitMs).toBe(0);
});

test('letting a request in costs less than a millisecond', async () => {
  const generous = { perSecond: 1e6, burst: 1e6 };
  const times: number[] = [];
  for (let n = 0; n < 300; n += 1) {
    const began = performance.now();
    await admit('192.0.2.80', null, generous, generous);
    times.push(performance.now() - began);
  }
  expect(times.toSorted((a, b) => a - b)[150]).toBeLessThan(1);
});

test('a code is good once', async () => {
  const key = randomUUID();
  expect([await takeOnce(key, 90), await takeOnce(key, 90)]).toEqual([true, false]);
});

const ownerSql = (sql: string) => rawSql(process.env.MIGRATE_DATABASE_URL ?? '', sql);
/** As if the time had passed. */
const waitOut = () => ownerSql('UPDATE attempt SET free_at = now()');
