import { COVERAGE, type Family } from './coverage-data.ts';

type Range = { first: number; last: number; family: Family };

// The keys of the data, which TypeScript does not call so.
const isFamily = (name: string): name is Family => name in COVERAGE;

/** By code point. No two overlap. */
const RANGES: readonly Range[] = Object.keys(COVERAGE)
  .filter(isFamily)
  .flatMap((family) =>
    COVERAGE[family].split(' ').map((range) => {
      const [first = '', last = first] = range.split('-');
      return { first: Number.parseInt(first, 16), last: Number.parseInt(last, 16), family };
    }),
  )
  .sort((a, b) => a.first - b.first);

/** The typeface that a letter takes this code point's glyph from; null: none has one. */
export function familyOf(codePoint: number): Family | null {
  let low = 0;
  let high = RANGES.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((RANGES[middle]?.last ?? 0) < codePoint) low = middle + 1;
    else high = middle;
  }
  const range = RANGES[low];
  return range !== undefined && range.first <= codePoint ? range.family : null;
}

/** Whether the letter's faces have a glyph for this code point. */
export const isCovered = (codePoint: number): boolean => familyOf(codePoint) !== null;

const REFUSED = /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/u;

/**
 * The distinct characters of a text that a letter cannot show as they are: no glyph in its faces (the PDF/UA export refuses them), a
 * control character, half a surrogate pair, or a mark that turns the direction of what follows and so could make a name read as another.
 */
export function unsettableIn(text: string): string[] {
  return [...new Set(text)].filter((char) => REFUSED.test(char) || !isCovered(char.codePointAt(0) ?? 0));
}

/** `ᠮ` → `ᠮ (U+182E)`; an invisible character by its number alone. */
export function nameOfCharacter(char: string): string {
  const number = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{C}\p{Z}]/u.test(char) ? number : `${char} (${number})`;
}
