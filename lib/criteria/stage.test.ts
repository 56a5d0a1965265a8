import { describe, expect, it } from 'vitest';
import { STAGES } from './case-input.ts';
import { codesOfStage, stageFromCodes, stageOf } from './stage.ts';

describe('stage from codes', () => {
  it.each([
    [['62320', '62327'], 'trial'],
    [['62350'], 'permanent'],
    [['C1755', 'A4300'], 'permanent'],
    [['E0785'], 'replacement'],
    [['62355', '62365'], 'removal'],
    [['62370', '95990', 'A4220'], 'maintenance'],
    [['62326', '62350', '62362'], 'permanent'],
    [['62362', 'E0786'], 'replacement'],
    [['62365', 'E0786', '62362'], 'replacement'],
    [['62365', 'E0786'], 'replacement'],
    [['62367', '62355'], 'removal'],
    [['62365', '62325'], 'removal'],
    [['62367', '62325'], 'trial'],
    [['99199', '62367'], 'maintenance'],
    // implantation, replacement and revision share codes, so these leave it open
    [['62362', '62365'], null],
    [['62362', '62355', '62325'], null],
    [['99199'], null],
    [['62366'], null],
    [[], null],
  ])('%j: %s', (codes, stage) => {
    expect(stageFromCodes(codes)).toBe(stage);
    expect(stageFromCodes([...codes].reverse())).toBe(stage);
  });
});

it('finds a request by the stage of its codes just where the codes give that stage', () => {
  const codes = ['62323', '62350', 'E0786', '62365', '62370', '99199'];
  for (let set = 0; set < 2 ** codes.length; set++) {
    const chosen = codes.filter((_, i) => set & (1 << i));
    for (const stage of STAGES) {
      const { some, none } = codesOfStage(stage);
      const found = chosen.some((code) => some.includes(code)) && !chosen.some((code) => none.includes(code));
      expect({ chosen, stage, found }).toEqual({ chosen, stage, found: stageFromCodes(chosen) === stage });
    }
  }
});

describe('a stage that is given', () => {
  it('stands', () => {
    for (const stage of STAGES) expect(stageOf({ stage, procedureCodes: ['62362'] }).stage).toBe(stage);
  });
  it.each([
    ['trial', ['62362'], true],
    ['permanent', ['62362'], false],
    ['replacement', ['62362'], false],
    ['revision', ['62350'], false],
    ['removal', ['62362'], true],
    ['maintenance', ['62362'], true],
    ['revision', ['62365'], true],
    ['replacement', ['62365'], true],
    ['revision', ['E0786'], true],
    ['trial', ['99199'], false],
    ['trial', ['62362', '62365'], false],
    ['trial', [], false],
  ] as const)('%s with %j: mismatch %s', (stage, procedureCodes, mismatch) =>
    expect(stageOf({ stage, procedureCodes }).mismatch).toBe(mismatch),
  );
  it('cannot mismatch when it is derived', () =>
    expect(stageOf({ procedureCodes: ['62362'] })).toEqual({ stage: 'permanent', mismatch: false }));
});
