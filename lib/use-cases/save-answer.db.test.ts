import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cite, createCase, save } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import { countFindings } from '../cases/score.ts';
import { addDays, dayIn } from '../cases/time.ts';
import { evaluate } from '../criteria/evaluate.ts';
import { FACT_KEYS, FACTS, type FactKey, type FactSpec, type FactValue } from '../criteria/facts.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { removeEvidence } from './cite-evidence.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';

let nurse: Viewer;

beforeAll(async () => {
  await createPlan();
  nurse = await createUser('nurse');
});
afterAll(disconnect);

const keysOf = (type: FactSpec['type']): FactKey[] => FACT_KEYS.filter((key) => FACTS[key].type === type);
const first = (type: FactSpec['type']): FactKey => keysOf(type)[0] ?? 'indication';

const WRONG: [FactKey, FactValue][] = [
  ['painNrs', -1],
  ['painNrs', 11],
  ['painNrs', Number.NaN],
  ['painNrs', Number.POSITIVE_INFINITY],
  ['painNrs', '8'],
  ['trialPainReductionPercent', 101],
  ['painDurationMonths', -0.5],
  [first('boolean'), 'true'],
  [first('boolean'), 1],
  ['indication', 'chronic pain'],
  ['indication', ''],
  ['indication', '__proto__'],
  [first('date'), '2026-02-30'],
  [first('date'), '20 November 2026'],
  [first('date'), '2026-11-20T00:00:00Z'],
];

test('a value out of the fact’s range is refused by name, and nothing is written', async () => {
  const number = await createCase('claimed', nurse);
  const integer = keysOf('integer')[0];
  const wrong = integer ? [...WRONG, [integer, 1.5] as const] : WRONG;
  for (const [fact, value] of wrong) {
    const refused = {
      code: 'invalid',
      message: expect.stringMatching(/^must be /),
      fields: { [fact]: expect.stringMatching(/^must be /) },
    };
    await expect(save(nurse, number, fact, value), `${fact} ${value}`).rejects.toMatchObject(refused);
  }
  expect((await loadCase(nurse, number)).case).toMatchObject({ version: 1, answers: [] });
});

test('no record documents a day to come: today in the plan’s zone is the last', async () => {
  const number = await createCase('claimed', nurse);
  const { case: c } = await loadCase(nurse, number);
  const today = dayIn(acting(nurse).at, c.plan.timeZone);
  await expect(save(nurse, number, 'negativeDrugTestOn', addDays(today, 1))).rejects.toMatchObject({
    code: 'invalid',
    fields: { negativeDrugTestOn: expect.stringContaining('lies in the future') },
  });
  expect(await save(nurse, number, 'negativeDrugTestOn', today)).toMatchObject({ saved: true });
});

test('one value of each kind of fact is kept as it is', async () => {
  const number = await createCase('claimed', nurse);
  const given: [FactKey, FactValue][] = [
    ['indication', 'non-cancer-pain'],
    ['painNrs', 7],
    ['painDurationMonths', 7.5],
    ['trialPainReductionPercent', 0],
    ['painSevere', false],
    ['drug', 'morphine'],
    ['negativeDrugTestOn', '2024-02-29'],
  ];
  for (const [fact, value] of given)
    expect(await save(nurse, number, fact, value)).toMatchObject({ saved: true, answer: { value, version: 1 } });
  const { case: c } = await loadCase(nurse, number);
  expect(new Map(c.answers.map((a) => [a.fact, a.value]))).toEqual(new Map(given));
});

test('the note is kept, trimmed, and told in the history', async () => {
  const number = await createCase('claimed', nurse);
  await save(nurse, number, 'painSevere', true, 0, '  “seit Jahren” – 長年\n👩‍⚕️ ');
  await save(nurse, number, 'painSevere', true, 1, 'corrected');
  const { case: c, entries } = await loadHistory(nurse, number);
  expect(c.answers).toMatchObject([{ note: 'corrected', version: 2, answeredBy: nurse.name, answeredAt: acting(nurse).at }]);
  expect(entries.slice(-2).map((e) => e.event.payload)).toMatchObject([
    { before: null, after: true, noteBefore: '', noteAfter: '“seit Jahren” – 長年\n👩‍⚕️' },
    { before: true, after: true, noteBefore: '“seit Jahren” – 長年\n👩‍⚕️', noteAfter: 'corrected' },
  ]);
});

test('a withdrawn answer is not documented, keeps its version, and can be given again', async () => {
  const number = await createCase('claimed', nurse);
  await save(nurse, number, 'indication', 'cancer-pain');
  const before = await loadCase(nurse, number);
  expect(before.evaluation.pathway).not.toBeNull();
  expect(await save(nurse, number, 'indication', null, 1)).toMatchObject({ saved: true, answer: { value: null, version: 2 } });
  const after = await loadCase(nurse, number);
  expect(after.input.facts.indication).toBeNull();
  expect(after.case.answers).toMatchObject([{ fact: 'indication', value: null, version: 2 }]);
  expect(await db().case.findFirst({ where: { number }, select: { indication: true } })).toEqual({ indication: null });
  // Who still sees version 1, or none, has not seen the withdrawal.
  expect(await save(nurse, number, 'indication', 'spasticity', 1)).toMatchObject({ saved: false, current: { value: null, version: 2 } });
  expect(await save(nurse, number, 'indication', 'spasticity', 0)).toMatchObject({ saved: false });
  expect(await save(nurse, number, 'indication', 'cancer-pain', 2)).toMatchObject({ saved: true, answer: { version: 3 } });
});

const answer = fc.constantFrom(...FACT_KEYS).chain((fact) => {
  const spec: FactSpec = FACTS[fact];
  const value = (): fc.Arbitrary<FactValue> => {
    if (spec.type === 'boolean') return fc.boolean();
    if (spec.type === 'enum') return fc.constantFrom(...spec.options);
    if (spec.type === 'date') return fc.constantFrom('2026-11-01', '2025-01-31');
    return fc.integer({ min: Math.ceil(spec.min), max: Math.floor(spec.max ?? spec.min + 50) });
  };
  return fc.tuple(fc.constant(fact), fc.option(value(), { nil: null, freq: 5 }));
});

test('after any answers the stored score is what a fresh evaluation gives', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('cancer-pain', 'non-cancer-pain', 'spasticity', 'other', null),
      fc.array(answer, { maxLength: 12 }),
      async (indication, given) => {
        const number = await createCase('claimed', nurse);
        const versions = new Map<FactKey, number>();
        for (const [fact, value] of [['indication', indication] as const, ...given]) {
          const expected = versions.get(fact) ?? 0;
          expect(await save(nurse, number, fact, value, expected)).toMatchObject({ saved: true, answer: { version: expected + 1 } });
          versions.set(fact, expected + 1);
        }
        const row = await db().case.findFirstOrThrow({ where: { number } });
        const fresh = evaluate((await loadCase(nurse, number)).input);
        expect({ policy: row.policyId, version: row.policyVersion, outcome: row.outcome, reasons: row.reasons }).toEqual({
          policy: fresh.policy,
          version: fresh.version,
          outcome: fresh.outcome,
          reasons: fresh.reasons,
        });
        expect({ met: row.metCount, notMet: row.notMetCount, missing: row.missingCount, ambiguous: row.ambiguousCount }).toEqual(
          countFindings(fresh),
        );
        expect(row.version).toBe(2 + given.length);
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

test('a citation is kept whole, repeated without effect, and told when taken back', async () => {
  const number = await createCase('claimed', nurse);
  const cited = await cite(nurse, number, 'painSevere', { quotation: '„8/10“', comment: 'second page is a copy' });
  expect(await cite(nurse, number, 'painSevere', { evidenceId: cited.id, quotation: 'something else' })).toEqual(cited);
  // A UUID is the same one in capitals.
  expect(await cite(nurse, number, 'painSevere', { evidenceId: cited.id.toUpperCase() })).toEqual(cited);
  expect((await loadCase(nurse, number)).case).toMatchObject({ version: 2, evidence: [cited] });
  await removeEvidence(acting(nurse), number, cited.id.toUpperCase());
  await expect(removeEvidence(acting(nurse), number, cited.id)).rejects.toMatchObject({ code: 'not-found' });
  const { case: c, entries, chain } = await loadHistory(nurse, number);
  expect(c).toMatchObject({ version: 3, evidence: [] });
  expect(chain.whole).toBe(true);
  expect(entries.at(-1)?.event).toMatchObject({ type: 'evidence-removed', payload: { evidence: cited.id, quotation: '„8/10“' } });
});

test('another case’s citation is not found', async () => {
  const [one, two] = [await createCase('claimed', nurse), await createCase('claimed', nurse)];
  const cited = await cite(nurse, one, 'painSevere');
  await expect(removeEvidence(acting(nurse), two, cited.id)).rejects.toMatchObject({ code: 'not-found' });
  expect((await loadCase(nurse, one)).case.evidence).toHaveLength(1);
});
