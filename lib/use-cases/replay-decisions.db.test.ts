import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { addressOf, createCase, makeNoReviewIntake, withClient } from '../../tests/cases.ts';
import { createPlan, createUser } from '../../tests/factories.ts';
import type { Viewer } from '../data/access.ts';
import { sha256 } from '../data/audit.ts';
import { disconnect } from '../data/db.ts';
import { replayAll, replayCase } from './replay-decisions.ts';

const { adminUrl } = inject('database');
let nurse: Viewer;
let number: string;

beforeAll(async () => {
  for (const state of ['molina-medicaid', 'hcsc-commercial'] as const) await createPlan(state);
  nurse = await createUser('nurse', ['molina-medicaid', 'hcsc-commercial']);
  number = await createCase('closed', nurse);
  await createCase('decided', nurse);
  await createCase('received', nurse);
}, 60_000);
afterAll(disconnect);

/** Changes what is stored as a superuser, without a trace, and puts it back after the work. */
async function meanwhile(table: string, set: string, work: () => Promise<void>): Promise<void> {
  await withClient(addressOf('superuser', adminUrl), async (client) => {
    for (const check of ['snapshot_hash', 'letter_hash'])
      await client.query(`ALTER TABLE ${check.replace('_hash', '')} DROP CONSTRAINT IF EXISTS ${check}`);
    await client.query('SET session_replication_role = replica');
    await client.query(`CREATE TEMP TABLE kept AS TABLE ${table}`);
    await client.query(`UPDATE ${table} SET ${set}`);
    try {
      await work();
    } finally {
      await client.query(`DELETE FROM ${table}`);
      await client.query(`INSERT INTO ${table} SELECT * FROM kept`);
    }
  });
}

test('every decision comes out as it was, and every letter byte for byte', async () => {
  const report = await replayAll();
  expect(report).toMatchObject({ same: true, differing: 0, differences: [], counts: { decisions: 2, letters: 2, specimens: 0 } });
  expect(report.counts.findings).toBeGreaterThan(10);
  expect(await replayCase(number)).toMatchObject({ same: true, counts: { decisions: 1, letters: 2 } });
});

test('a case that is not decided has nothing to replay', async () => {
  await expect(replayCase(await createCase('claimed', nurse, makeNoReviewIntake()))).rejects.toThrow(
    /^A decision of case PA-\d+-\d+ does not exist/,
  );
  await expect(replayCase('PA-26-999999')).rejects.toThrow('Case PA-26-999999 does not exist');
});

test('a finding that is another is named', async () => {
  await meanwhile('snapshot', `canonical = regexp_replace(canonical, '"status":"met"', '"status":"not-met"')`, async () => {
    const { same, differing, differences } = await replayAll();
    expect({ same, differing }).toEqual({ same: false, differing: 2 });
    expect(differences[0]).toMatch(/^Case PA-26-\d+: finding \S+ was \{.*"status":"not-met".*\}, and is \{.*"status":"met".*\}\.$/);
  });
});

test('an outcome that is another is named', async () => {
  await meanwhile('snapshot', `canonical = replace(canonical, '"outcome":"meets"', '"outcome":"does-not-meet"')`, async () => {
    expect((await replayAll()).differences[0]).toMatch(/: outcome was "does-not-meet", and is "meets"\.$/);
  });
});

test('a policy version that this program does not have is named', async () => {
  await meanwhile('snapshot', `canonical = regexp_replace(canonical, '("version":")[^"]*"', '\\1none"', 'g')`, async () => {
    expect((await replayCase(number)).differences[0]).toMatch(/: policy \S+ has no version none in this program\.$/);
  });
});

test('a letter of other bytes is named', async () => {
  const other = Buffer.from('%PDF-1.7 another');
  const set = `pdf = '\\x${other.toString('hex')}', sha256 = '${sha256(other)}'`;
  await meanwhile('letter', set, async () => {
    expect((await replayAll()).differences[0]).toMatch(/: letter \S+ \(approved, \w+\) came out with other bytes\.$/);
  });
});

test('a load test’s specimen is counted apart', async () => {
  const specimen = Buffer.from('%PDF-1.4 Specimen of a letter to the member, made for a load test.');
  await meanwhile('letter', `pdf = '\\x${specimen.toString('hex')}', sha256 = '${sha256(specimen)}'`, async () => {
    expect(await replayAll()).toMatchObject({ same: true, counts: { letters: 0, specimens: 2 } });
  });
});
