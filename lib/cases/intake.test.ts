import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES, type Stage } from '../criteria/case-input.ts';
import { stageFromCodes } from '../criteria/stage.ts';
import { CODES } from './codes.ts';
import { type IntakeLine, lineFitsStage, splitByStage } from './intake.ts';

const line = (text: string): IntakeLine => {
  const [code = '', stage = ''] = text.split(' ');
  return { code, stage: STAGES.find((each) => each === stage) ?? '' };
};
/** `'permanent 62362 62350'` for each group; a stage that was not given but told by the codes is `-`. */
const split = (...lines: string[]) => {
  const result = splitByStage(lines.map(line));
  if (!result.ok) return Object.keys(result.fields);
  return result.groups.map((group) => [group.stage ?? '-', ...group.lines.map((each) => each.code)].join(' '));
};

describe('lines of different kinds become cases of their own', () => {
  it.each<[string, string[], string[]]>([
    ['one kind, one case', ['62362', '62350'], ['- 62362 62350']],
    ['a trial and the pump', ['62323', '62362', '62350'], ['- 62323', '- 62362 62350']],
    ['implanting goes with a replacement code', ['62362', 'E0786'], ['- 62362 E0786']],
    ['so does removing', ['62365', 'E0786', '62362'], ['- 62365 E0786 62362']],
    ['a given replacement takes the shared codes', ['62362 replacement', '62350', '62365'], ['replacement 62362 62350 62365']],
    ['a given revision too', ['62350 revision', '62355'], ['revision 62350 62355']],
    ['a given kind stands', ['62362 replacement', '62350 permanent'], ['permanent 62350', 'replacement 62362']],
    ['given and told alike are one case', ['62362 permanent', '62350'], ['permanent 62362 62350']],
    ['given apart, implanting and removing are two cases', ['62362 permanent', '62365 removal'], ['permanent 62362', 'removal 62365']],
    ['a code that tells nothing goes with the main case', ['61215', '62323', '62362'], ['- 62323', '- 61215 62362']],
    ['a given kind for a code that tells nothing', ['61215 permanent'], ['permanent 61215']],
    ['refill beside a removal', ['62369', '62365'], ['- 62365', '- 62369']],
  ])('%s', (_name, lines, groups) => {
    expect(split(...lines)).toEqual(groups);
  });

  it.each<[string, string[], string[]]>([
    ['implanting and removing leave it open', ['62362', '62365'], ['lines.0.stage', 'lines.1.stage']],
    ['also beside a trial', ['62323', '62362', '62365'], ['lines.1.stage', 'lines.2.stage']],
    ['one of the two said is not both', ['62362 permanent', '62365'], ['lines.1.stage']],
    ['a code that tells nothing, alone', ['61215'], ['lines.0.stage']],
    ['an unknown code', ['99999', '99998'], ['lines.0.stage', 'lines.1.stage']],
  ])('asked for: %s', (_name, lines, fields) => {
    expect(split(...lines)).toEqual(fields);
  });

  const anyLine = fc.record({
    code: fc.constantFrom(...CODES.map((each) => each.code), '99999'),
    stage: fc.constantFrom<Stage | ''>('', '', '', ...STAGES),
  });

  it('no line is lost, doubled or reordered, and what the codes are to tell is what they tell', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 8 }), (lines) => {
        const result = splitByStage(lines);
        if (!result.ok) return Object.keys(result.fields).length > 0;
        const numbered = result.groups.flatMap((group) => group.lines.map((each) => lines.indexOf(each)));
        expect([...numbered].sort((a, b) => a - b)).toEqual(lines.map((_line, i) => i));
        for (const group of result.groups) {
          const stages = group.lines.map((each) => each.stage).filter((stage) => stage !== '');
          expect(stages.every((stage) => stage === group.stage)).toBe(true);
          if (group.stage === null) expect(stageFromCodes(group.lines.map((each) => each.code))).not.toBeNull();
        }
        return true;
      }),
    );
  });
});

describe('a code fits a kind of request', () => {
  it.each<[string, Stage, boolean]>([
    ['62362', 'permanent', true],
    ['62362', 'replacement', true],
    ['62362', 'revision', true],
    ['62365', 'replacement', true],
    ['62362', 'trial', false],
    ['62323', 'permanent', false],
    ['62323', 'trial', true],
    ['E0786', 'permanent', false],
    ['E0786', 'revision', false],
    ['62369', 'removal', false],
    ['61215', 'permanent', true],
  ])('%s in %s: %s', (code, stage, fits) => {
    expect(lineFitsStage(code, stage)).toBe(fits);
  });
});
