import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FACT_KEYS } from '../criteria/facts.ts';
import { evidenceGaps } from './gaps.ts';

const facts = fc.uniqueArray(fc.constantFrom(...FACT_KEYS.slice(0, 12)));
const asked = facts.map((list) => list.map((fact) => ({ fact })));
const answers = fc.uniqueArray(
  fc.record({ fact: fc.constantFrom(...FACT_KEYS.slice(0, 12)), value: fc.constantFrom(true, false, 0, '', null) }),
  {
    selector: (a) => a.fact,
  },
);

test('a gap is asked, answered and not cited; every such fact is one, in the order of asking', () => {
  fc.assert(
    fc.property(asked, answers, asked, (questions, given, cited) => {
      const gaps = evidenceGaps(questions, given, cited);
      const isGap = (fact: string) => given.some((a) => a.fact === fact && a.value !== null) && !cited.some((e) => e.fact === fact);
      expect(gaps).toEqual(questions.map((q) => q.fact).filter(isGap));
    }),
  );
});

test('a citation closes its own gap and opens none; the same one twice closes no more', () => {
  fc.assert(
    fc.property(asked, answers, asked, fc.constantFrom(...FACT_KEYS.slice(0, 12)), (questions, given, cited, fact) => {
      const before = evidenceGaps(questions, given, cited);
      const after = evidenceGaps(questions, given, [...cited, { fact }]);
      expect(after).toEqual(before.filter((gap) => gap !== fact));
      expect(evidenceGaps(questions, given, [...cited, { fact }, { fact }])).toEqual(after);
    }),
  );
});

test('no and zero are answers; not documented is none', () => {
  const one = (value: boolean | number | null) => evidenceGaps([{ fact: 'painSevere' }], [{ fact: 'painSevere', value }], []);
  expect([one(false), one(0), one(null)]).toEqual([['painSevere'], ['painSevere'], []]);
});
