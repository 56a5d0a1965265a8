import { describe, expect, it } from 'vitest';
import { isCovered, nameOfCharacter, unsettableIn } from './coverage.ts';
import { letterFonts } from './fonts.ts';
import { fontTable } from './testing.ts';

/** Code points of a font's full-repertoire cmap subtable (OpenType specification, cmap format 12). */
function codePointsOf(font: Buffer): Set<number> {
  const cmap = fontTable(font, 'cmap');
  const points = new Set<number>();
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const subtable = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    if (font.readUInt16BE(subtable) !== 12) continue;
    for (let group = 0; group < font.readUInt32BE(subtable + 12); group++) {
      const at = subtable + 16 + 12 * group;
      for (let point = font.readUInt32BE(at); point <= font.readUInt32BE(at + 4); point++) points.add(point);
    }
  }
  return points;
}

describe('what a letter can print', () => {
  it('is what the shipped faces have glyphs for', () => {
    const claimed: number[] = [];
    for (let point = 0x20; point <= 0x10ffff; point++) if (isCovered(point)) claimed.push(point);
    expect(claimed.length).toBeGreaterThan(3000);
    for (const font of letterFonts()) {
      const has = codePointsOf(font);
      expect(claimed.filter((point) => !has.has(point))).toEqual([]);
    }
  });

  it.each(['Nguyễn Thị Ánh', 'Nguye\u0302\u0303n', 'Łukasz Żółć', 'Ελένη', 'Зоя', 'अनीता', '#*_$@`<>\\"'])('takes %s as it is', (name) => {
    expect(unsettableIn(name)).toEqual([]);
  });

  it.each([
    ['محمد', ['م', 'ح', 'د']],
    ['王', ['王']],
    ['Zoë 🎉', ['🎉']],
    ['a\u202eb', ['\u202e']],
    ['a\u0007b', ['\u0007']],
    ['a\ud800b', ['\ud800']],
  ])('refuses characters of %j, each once', (name, characters) => {
    expect(unsettableIn(name)).toEqual(characters);
  });

  it('names a character, and an invisible one by its number alone', () => {
    expect(nameOfCharacter('م')).toBe('م (U+0645)');
    expect(nameOfCharacter('\u202e')).toBe('U+202E');
  });
});
