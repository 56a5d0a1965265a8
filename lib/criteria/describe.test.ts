import { describe, expect, it } from 'vitest';
import { atomWords, describeCondition, needsOf } from './describe.ts';
import { atomsOf } from './logic.ts';
import {
  aged,
  all,
  any,
  atLeast,
  moreThan,
  no,
  noneOfElseUnclear,
  not,
  onceMet,
  oneOf,
  oneOfElseUnclear,
  unclear,
  withinMonths,
  yes,
  yesElseUnclear,
} from './policy.ts';
import { POLICIES } from './registry.ts';

describe('an atom in words', () => {
  it('says yes or no', () => {
    expect(atomWords(yes('painSevere'))).toBe('Record calls the pain severe: yes');
    expect(atomWords(no('sepsis'))).toBe('Sepsis: no');
    expect(atomWords(yesElseUnclear('drugFdaApprovedIntrathecal'))).toBe(
      'Drug is FDA-approved for this route and this indication: yes. Policy unclear for: no',
    );
  });

  it('names its threshold with the unit', () => {
    expect(atomWords(atLeast('trialPainReductionPercent', 50))).toBe('Relief of pain in the trial, against baseline: at least 50%');
    expect(atomWords(moreThan('opioidTherapyWeeks', 6))).toBe('Length of opioid treatment: more than 6 weeks');
    expect(atomWords(moreThan('painNrs', 6))).toBe('Usual pain, numeric rating 0–10: more than 6');
    expect(atomWords(withinMonths('negativeDrugTestOn', 3))).toMatch(
      /^Date of the latest negative drug test: in the last 3 months, counted/,
    );
  });

  it('names every option that the policy leaves open', () => {
    expect(atomWords(oneOf('suicideRisk', ['none', 'controlled']))).toBe('Suicide risk: none or controlled');
    expect(atomWords(oneOf('conservativeTherapy', ['failed'], ['intolerable-side-effects']))).toBe(
      'Result of conservative management: failed. Policy unclear for: not tolerated',
    );
    expect(atomWords(oneOfElseUnclear('trialSideEffects', ['none']))).toBe(
      'Side effects in the trial: none. Policy unclear for: minimal or unacceptable',
    );
    expect(atomWords(noneOfElseUnclear('trialSideEffects', ['unacceptable']))).toBe(
      'Side effects in the trial: not unacceptable. Policy unclear for: none or minimal',
    );
    expect(atomWords(unclear('drug'))).toBe('Drug to be infused: policy unclear for: any answer');
  });

  it('says ages, and those in doubt', () => {
    expect(atomWords(aged(18))).toBe('Age on the date of service: 18 or older');
    expect(atomWords(aged(19, 18))).toBe('Age on the date of service: 19 or older. Policy unclear for: 18');
    expect(atomWords(aged(19, 16))).toBe('Age on the date of service: 19 or older. Policy unclear for: 16 to 18');
  });
});

describe('what an atom needs, on one line', () => {
  it('says what goes to a physician', () => {
    expect(needsOf(aged(19, 18))).toBe('19 or older (18 goes to a physician)');
    expect(needsOf(withinMonths('negativeDrugTestOn', 3))).toBe('in the last 3 months');
    expect(needsOf(oneOfElseUnclear('trialSideEffects', ['none']))).toBe('none (another goes to a physician)');
    expect(needsOf(unclear('drug'))).toBe('a physician to read it');
  });
});

describe('a condition as a tree', () => {
  it('keeps how its parts combine', () => {
    const tree = describeCondition(any(yes('sepsis'), all(no('painSevere'), not(yes('trialDone'))), onceMet(yes('trialDone'), aged(18))));
    expect(tree).toMatchObject({
      kind: 'any',
      words: 'Any one of these',
      of: [
        { kind: 'atom', fact: 'sepsis', words: 'Sepsis: yes', of: [] },
        { kind: 'all', words: 'All of these', of: [{ fact: 'painSevere' }, { kind: 'not', of: [{ fact: 'trialDone' }] }] },
        { kind: 'then', of: [{ fact: 'trialDone' }, { kind: 'atom' }] },
      ],
    });
    expect(tree.of[2]?.of[1]).not.toHaveProperty('fact');
  });

  it('loses no atom of any published clause, and leaves none without words', () => {
    const count = (node: ReturnType<typeof describeCondition>): number =>
      node.kind === 'atom' ? 1 : node.of.reduce((sum, part) => sum + count(part), 0);
    for (const { condition } of POLICIES.flatMap(({ versions }) => versions.flatMap(({ criteria }) => criteria))) {
      expect(count(describeCondition(condition))).toBe(atomsOf(condition).length);
      for (const atom of atomsOf(condition)) expect(atomWords(atom)).toMatch(/^.+: \S.+$/);
    }
  });
});
