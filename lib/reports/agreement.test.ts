import { expect, test } from 'vitest';
import type { Status } from '../criteria/logic.ts';
import { agreementBy, agreementOf, type ClauseResult, compareClauses, disagreements } from './agreement.ts';

const found = (id: string, status: Status, missing: readonly 'painNrs'[] = []) => ({ id, status, missing });
const clause = (leaf: string, first: ClauseResult, second: ClauseResult) => ({ leaf, first, second });

test('clauses are compared as the screens name them; what one pathway does not ask does not apply there', () => {
  const clauses = compareClauses(
    [found('1', 'met'), found('2', 'unknown', ['painNrs']), found('3', 'unknown')],
    [found('1', 'not-met'), found('2', 'unknown', ['painNrs']), found('4', 'met')],
  );
  expect(clauses).toEqual([
    clause('1', 'met', 'not-met'),
    clause('2', 'missing', 'missing'),
    clause('3', 'ambiguous', 'not-applicable'),
    clause('4', 'not-applicable', 'met'),
  ]);
  expect(disagreements(clauses).map(({ leaf }) => leaf)).toEqual(['1', '3', '4']);
});

test('agreement is counted for all and by group', () => {
  const clauses = [clause('1', 'met', 'met'), clause('1', 'met', 'not-met'), clause('2', 'met', 'met')];
  expect(agreementOf(clauses)).toMatchObject({ compared: 3, agreed: 2 });
  expect(agreementBy(clauses, ({ leaf }) => ({ leaf }))).toMatchObject([
    { leaf: '1', compared: 2, agreed: 1, kappa: { defined: true, value: 0 } },
    { leaf: '2', compared: 1, agreed: 1, kappa: { defined: false, reason: 'no-variation' } },
  ]);
  expect(agreementOf([]).kappa).toEqual({ defined: false, reason: 'nothing-compared' });
});
