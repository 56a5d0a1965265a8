import { expect, it } from 'vitest';
import { type CommitteeReading, readClauses } from './committee.ts';

let minute = 0;
const reading = (over: Partial<CommitteeReading> = {}): CommitteeReading => ({
  planId: 'p',
  planName: 'Plan',
  policyId: 'molina-mcp-160',
  policyVersion: '2025-08-13',
  leaf: '2.c.iv',
  result: 'met',
  text: 'So.',
  writtenAt: `2026-11-20T12:${String(minute++).padStart(2, '0')}:00Z`,
  withdrawn: null,
  ...over,
});
const three = (over: Partial<CommitteeReading> = {}) => [reading(over), reading(over), reading(over)];
const standing = () => null;

it('puts a clause on which three agree first, whatever else was read', () => {
  const two = [
    reading({ leaf: '1' }),
    reading({ leaf: '1' }),
    reading({ leaf: '1', result: 'not-met' }),
    reading({ leaf: '1', result: 'not-met' }),
  ];
  const clauses = readClauses([...two, ...three()], standing);
  expect(clauses.map(({ leaf, agreed, met, notMet }) => ({ leaf, agreed, met, notMet }))).toEqual([
    { leaf: '2.c.iv', agreed: 'met', met: 3, notMet: 0 },
    { leaf: '1', agreed: null, met: 2, notMet: 2 },
  ]);
});

it('counts by plan, policy, version and clause, and only what stands', () => {
  const apart = [reading(), reading(), reading({ planId: 'q' }), reading({ policyVersion: '2027' })];
  expect(readClauses(apart, standing).map(({ agreed }) => agreed)).toEqual([null, null, null]);
  const withdrawn = { at: '2026-11-21T00:00:00Z', reason: 'overturned on appeal' };
  const [clause] = readClauses([...three().slice(1), reading({ withdrawn })], standing);
  expect(clause).toMatchObject({ agreed: null, met: 2, notMet: 0 });
  expect(clause?.readings.at(-1)?.withdrawn).toEqual(withdrawn);
});

it('agrees on nothing where three read it so and three the other way', () => {
  expect(readClauses([...three(), ...three({ result: 'not-met' })], standing)[0]?.agreed).toBeNull();
  expect(readClauses([...three({ result: 'not-met' }), reading()], standing)[0]?.agreed).toBe('not-met');
});

it('withdraws what a new version took over', () => {
  const [clause] = readClauses(three(), () => '2026-12-01');
  expect(clause).toMatchObject({ agreed: null, met: 0, notMet: 0 });
  expect(clause?.readings.map(({ withdrawn }) => withdrawn)).toEqual(Array(3).fill({ at: '2026-12-01', reason: 'a new version' }));
});
