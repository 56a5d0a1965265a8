import { describe, expect, it } from 'vitest';
import { rightToLeft, runsOf } from './runs.ts';

const isolated = (text: string) => `\u2067${text}\u2069`;
const textsOf = (text: string) => {
  const said = runsOf(text);
  return typeof said === 'string' ? [said] : said.map((piece) => (typeof piece === 'string' ? piece : `<${piece.text}>`));
};
const fontsOf = (text: string, tag?: string) =>
  [runsOf(text, tag)].flat().flatMap((piece) => (typeof piece === 'string' ? [] : piece.fonts));

describe('the runs of a text', () => {
  it.each(['Nguyễn Thị Ánh', 'Зоя Ελένη अनीता', '', '#let x = $y$ <script>'])('are none in %j', (text) => {
    expect(runsOf(text)).toBe(text);
  });

  it.each([
    ['Dear محمد علي:', ['Dear ', `<${isolated('محمد علي')}>`, ':']],
    ['محمد (أبو خالد), MD', [`<${isolated('محمد (أبو خالد)')}>`, ', MD']],
    ['(محمد)', ['(', `<${isolated('محمد')}>`, ')']],
    ['محمد; علي', [`<${isolated('محمد')}>`, '; ', `<${isolated('علي')}>`]],
    ['(محمد), علي 45402', ['(', `<${isolated('محمد')}>`, '), ', `<${isolated('علي')}>`, ' 45402']],
    ['محمد דוד', [`<${isolated('محمد דוד')}>`]],
    ['王 小明 Wang', ['<王 小明>', ' Wang']],
    ['🎉 🎉', ['<🎉>', ' ', '<🎉>']],
    ['👩\u200d⚕\ufe0f x', ['<👩\u200d⚕\ufe0f>', ' x']],
    ['สมชาย\u0301.', ['<สมชาย\u0301>', '.']],
  ])('%s', (text, pieces) => {
    expect(textsOf(text)).toEqual(pieces);
  });

  it.each([
    ['王小明', undefined, ['Noto Sans', 'Noto Sans TC', 'Noto Sans SC']],
    ['张伟', undefined, ['Noto Sans', 'Noto Sans SC']],
    ['田中さくら', undefined, ['Noto Sans', 'Noto Sans JP', 'Noto Sans SC']],
    ['김民', undefined, ['Noto Sans', 'Noto Sans KR', 'Noto Sans SC']],
    ['注意', 'zh-Hans', ['Noto Sans', 'Noto Sans SC']],
    ['注意', 'zh-Hant', ['Noto Sans', 'Noto Sans TC', 'Noto Sans SC']],
    ['注意', 'ja', ['Noto Sans', 'Noto Sans JP', 'Noto Sans SC']],
    ['សុខ', undefined, ['Noto Sans Khmer', 'Noto Sans']],
    ['محمد דוד', undefined, ['Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans']],
  ])('takes the glyphs of %s (%s) from its faces', (text, tag, fonts) => {
    expect(fontsOf(text, tag)).toEqual(fonts);
  });

  it('sets the letters of a long word apart, and no other', () => {
    const word = 'W'.repeat(24);
    expect(runsOf(`a ${word} b`)).toEqual(['a ', { text: word, fonts: [], apart: true }, ' b']);
    expect(runsOf(`a ${'W'.repeat(23)} b`)).toBe(`a ${'W'.repeat(23)} b`);
    expect(runsOf('🎉'.repeat(24))).toEqual([{ text: '🎉'.repeat(24), fonts: ['Noto Emoji', 'Noto Sans'], apart: true }]);
  });

  it('lets a joined word break after 24 letters, and no shorter one', () => {
    expect(textsOf('م'.repeat(25))).toEqual([`<${isolated(`${'م'.repeat(24)}\u200bم`)}>`]);
    expect(textsOf('م'.repeat(24))).toEqual([`<${isolated('م'.repeat(24))}>`]);
  });
});

it('keeps a number from left to right in a text from right to left, with its label', () => {
  const [run] = rightToLeft('با 1-800-555-0142 (TTY: 711) تماس، (800) 555-0142.');
  expect(run?.text).toBe('با \u20661-800-555-0142\u2069 (\u2066TTY: 711\u2069) تماس، \u2066(800) 555-0142\u2069.');
  expect(run?.fonts).toEqual(['Noto Sans Arabic', 'Noto Sans']);
});
