import { describe, expect, it } from 'vitest';
import { molinaCases } from './molina-cases.ts';

describe('molinaCases', () => {
  it('gives the same cases for the same seed', () => {
    expect(molinaCases(40, 9)).toEqual(molinaCases(40, 9));
    expect(molinaCases(40, 9)).not.toEqual(molinaCases(40, 10));
  });
  it('documents half of them fully and leaves gaps in the other half', () => {
    const cases = molinaCases(400, 1);
    const gaps = cases.map(({ input, peer }) => {
      const read = input.facts.indication === 'cancer-pain' ? 16 : 23;
      return read + 1 - Object.keys(peer).length; // + 1: the age
    });
    expect(cases.filter(({ complete }) => complete)).toHaveLength(200);
    for (const [index, { complete }] of cases.entries()) expect(gaps[index] === 0).toBe(complete);
  });
  it('gives the peers what the case documents, and the age', () => {
    for (const { input, peer } of molinaCases(100, 2)) {
      const { age, ...facts } = peer;
      expect(age).toBe(2026 - Number(input.member.dateOfBirth.slice(0, 4)));
      expect(input.facts).toMatchObject(facts);
    }
  });
});
