import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { familyOf, isCovered, nameOfCharacter, unsettableIn } from './coverage.ts';
import { COVERAGE } from './coverage-data.ts';
import { letterFontFolders } from './fonts.ts';
import { fontTable } from './testing.ts';

/** The font files of a family, such as `Noto Sans Arabic`. */
function filesOf(family: string): Buffer[] {
  const folder = family.toLowerCase().replaceAll(' ', '-');
  return letterFontFolders()
    .filter((face) => face.split(path.sep).at(-2) === folder)
    .flatMap((face) => readdirSync(face).map((file) => path.join(face, file)))
    .filter((file) => file.endsWith('.ttf'))
    .map((file) => readFileSync(file));
}

/** Code points of a font's cmap subtables (OpenType specification, cmap formats 4 and 12). */
function codePointsOf(font: Buffer): Set<number> {
  const cmap = fontTable(font, 'cmap');
  const points = new Set<number>();
  const add = (first: number, last: number) => {
    for (let point = first; point <= last; point++) points.add(point);
  };
  for (let i = 0; i < font.readUInt16BE(cmap + 2); i++) {
    const subtable = cmap + font.readUInt32BE(cmap + 8 + 8 * i);
    const format = font.readUInt16BE(subtable);
    if (format === 12) {
      for (let group = 0; group < font.readUInt32BE(subtable + 12); group++) {
        const at = subtable + 16 + 12 * group;
        add(font.readUInt32BE(at), font.readUInt32BE(at + 4));
      }
    } else if (format === 4) {
      const double = font.readUInt16BE(subtable + 6);
      for (let at = subtable + 14; at < subtable + 14 + double; at += 2) add(font.readUInt16BE(at + 2 + double), font.readUInt16BE(at));
    }
  }
  return points;
}

const claims = new Map<string, number[]>(Object.keys(COVERAGE).map((family) => [family, []]));
for (let point = 0; point <= 0x10ffff; point++) claims.get(familyOf(point) ?? '')?.push(point);

describe('what a letter can print', () => {
  it.each(Object.keys(COVERAGE))('is what the shipped %s has glyphs for', (family) => {
    const claimed = claims.get(family) ?? [];
    expect(claimed.length).toBeGreaterThan(50);
    const files = filesOf(family);
    expect(files).toHaveLength(family === 'Noto Sans' ? 2 : 1);
    for (const font of files) {
      const has = codePointsOf(font);
      expect(claimed.filter((point) => !has.has(point))).toEqual([]);
    }
  });

  it('has every ideograph of Big5 in the face for Traditional Chinese', () => {
    const [font] = filesOf('Noto Sans TC');
    const has = codePointsOf(font ?? Buffer.alloc(0));
    for (const char of '王小明龜麗鬱郭陳嘉慧') expect(has.has(char.codePointAt(0) ?? 0)).toBe(true);
    expect(isCovered(0x9fef)).toBe(true);
  });

  it.each([
    ...['Nguyễn Thị Ánh', 'Nguye\u0302\u0303n', 'Łukasz Żółć', 'Ελένη', 'Зоя', 'अनीता', '#*_$@`<>\\"'],
    ...[
      'محمد علي',
      'פלונית',
      '王小明',
      '张伟',
      '髙橋 さくらー',
      '김민준',
      'પ્રિયા',
      'សុខ',
      'สมชาย',
      'অনিতা',
      'ਗੁਰਪ੍ਰੀਤ',
      'தமிழ்',
      'లక్ష్మీ',
      'አበበ',
      'Արամ',
    ],
    ...['Zoë 🎉', '👩\u200d⚕\ufe0f', '👍🏽', '🇺🇸'],
  ])('takes %s as it is', (name) => {
    expect(unsettableIn(name)).toEqual([]);
  });

  it.each([
    ['ᠮᠣᠩᠭᠣᠯ ᠮ', ['ᠮ', 'ᠣ', 'ᠩ', 'ᠭ', 'ᠯ']],
    ['ລາວ', ['ລ', 'າ', 'ວ']],
    ['محمد\u061c', ['\u061c']],
    ['a\u2067b\u2069', ['\u2067', '\u2069']],
    ['a\u202eb', ['\u202e']],
    ['a\u0007b', ['\u0007']],
    ['a\ud800b', ['\ud800']],
  ])('refuses characters of %j, each once', (name, characters) => {
    expect(unsettableIn(name)).toEqual(characters);
  });

  it('names a character, and an invisible one by its number alone', () => {
    expect(nameOfCharacter('ᠮ')).toBe('ᠮ (U+182E)');
    expect(nameOfCharacter('\u202e')).toBe('U+202E');
  });
});
