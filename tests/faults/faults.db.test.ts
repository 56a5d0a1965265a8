// A short form of `npm run test:faults`: the two cheapest scenarios, so that a change that loses writes shows before it is merged.
import { expect, test } from 'vitest';
import { Ledger } from './ledger.ts';
import { isWhole, SCENARIOS } from './scenarios.ts';

test.each(['kill', 'cut-connection'])(
  '%s: nothing that was confirmed is lost or doubled, and the chains are whole',
  async (name) => {
    const scenario = SCENARIOS.find((one) => one.name === name);
    const counts: number[] = [];
    const outcome = await scenario?.run(2, ({ acknowledged }) => counts.push(acknowledged));
    expect(outcome).toMatchObject({ rounds: 2, lost: 0, doubled: 0, chains: 'whole' });
    expect(counts).toHaveLength(2);
    expect(counts[1]).toBeGreaterThan(counts[0] ?? 0);
  },
  120_000,
);

test('a write that was confirmed and is not there counts as lost, and a scenario that confirmed nothing has shown nothing', async () => {
  const ledger = new Ledger();
  ledger.take('ack answer 5f0c0d0e-0000-4000-8000-000000000000');
  ledger.take('error ECONNREFUSED');
  const count = await ledger.count(process.env.DATABASE_URL ?? '');
  expect(count).toEqual({ acknowledged: 1, found: 0, lost: 1, doubled: 0, chains: 'whole' });
  expect(ledger.errors).toBe(1);
  expect(isWhole(count)).toBe(false);
  expect(isWhole({ acknowledged: 0, found: 0, lost: 0, doubled: 0, chains: 'whole' })).toBe(false);
});
