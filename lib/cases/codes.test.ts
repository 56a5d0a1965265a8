import { describe, expect, it } from 'vitest';
import { CODES, describeCode, searchCodes, stageOfCode } from './codes.ts';

const found = (text: string) => searchCodes(text).map((each) => each.code);

describe('the service codes', () => {
  it('are each there once, with words short enough for a line', () => {
    expect(new Set(CODES.map((each) => each.code)).size).toBe(CODES.length);
    for (const { code, description } of CODES) expect([/^[A-Z0-9]{5}$/.test(code), description.length <= 62], code).toEqual([true, true]);
    expect(new Set(CODES.map((each) => each.description)).size).toBe(CODES.length);
  });

  it('all tell a kind of request but the brain reservoir', () => {
    expect(CODES.filter((each) => stageOfCode(each.code) === null).map((each) => each.code)).toEqual(['61215']);
  });

  it('a code that is not listed is named as it is', () => {
    expect([describeCode('62362'), describeCode('99999')]).toEqual(['Implant or replace a programmable pump', 'Service 99999']);
  });
});

describe('search', () => {
  it.each([
    ['62362', ['62362']],
    ['6236', ['62360', '62361', '62362', '62365', '62367', '62368', '62369']],
    ['e078', ['E0782', 'E0783', 'E0785', 'E0786']],
    ['remove pump', ['62365']],
    ['TRIAL lumbar imaging', ['62322', '62323', '62326', '62327']],
    ['623 catheter', ['62350', '62351', '62355', '62324', '62325', '62326', '62327']],
    ['', []],
    ['  —  ', []],
    ['kidney', []],
  ])('%j', (text, codes) => {
    expect(found(text)).toEqual(codes);
  });

  it('gives no more than asked for', () => {
    expect(searchCodes('pump', 3)).toHaveLength(3);
  });
});
