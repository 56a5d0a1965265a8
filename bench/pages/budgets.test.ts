import { describe, expect, it } from 'vitest';
import { BUDGETS, figuresOf, type Line, table, verdictOf } from './budgets.ts';

const line = (change: Partial<Line>): Line => ({ page: 'worklist', measure: 'LCP', value: 1, unit: 'ms', budget: null, ...change });

describe('verdictOf', () => {
  it('keeps a budget "under" a limit only below it', () => {
    expect(verdictOf(line({ value: 149.9, budget: BUDGETS.response }))).toBe('ok');
    expect(verdictOf(line({ value: 150, budget: BUDGETS.response }))).toBe('over');
  });
  it('keeps a budget "at most" at its limit', () => {
    expect(verdictOf(line({ value: 200, budget: BUDGETS.script }))).toBe('ok');
    expect(verdictOf(line({ value: 200.1, budget: BUDGETS.script }))).toBe('over');
    expect(verdictOf(line({ value: 0, budget: BUDGETS.cls }))).toBe('ok');
  });
  it('calls a score too low below', () => {
    expect(verdictOf(line({ value: 0.95, budget: BUDGETS.lighthouse }))).toBe('ok');
    expect(verdictOf(line({ value: 0.94, budget: BUDGETS.lighthouse }))).toBe('below');
  });
  it('does not judge what has no budget', () => {
    expect(verdictOf(line({ value: 1e9 }))).toBe('');
  });
});

describe('table', () => {
  it('lines up columns, figures to the right, and names a page once', () => {
    const lines = [
      line({ value: 90, budget: BUDGETS.response }),
      line({ measure: 'CLS', value: 0, unit: '', budget: BUDGETS.cls }),
      line({ page: 'review', measure: 'JavaScript', value: 201.5, unit: 'kB', budget: BUDGETS.script }),
    ];
    expect(table(lines)).toBe(
      [
        'page      measure        value  budget',
        'worklist  LCP            90 ms  < 150 ms  ok',
        '          CLS                0  ≤ 0       ok',
        'review    JavaScript  201.5 kB  ≤ 200 kB  over',
      ].join('\n'),
    );
  });
});

describe('figuresOf', () => {
  it('names a figure by page, measure and unit', () => {
    expect(figuresOf([line({ value: 3 }), line({ measure: 'CLS', unit: '', value: 0 })])).toEqual({
      'worklist LCP ms': 3,
      'worklist CLS': 0,
    });
  });
  it('refuses two figures of one name, of which the JSON line would lose one', () => {
    expect(() => figuresOf([line({}), line({})])).toThrow('worklist LCP ms');
  });
});
