/**
 * Code points that every face a letter is set in (Noto Sans regular and semibold 2.x) has a glyph for: Latin with Vietnamese, Greek,
 * Cyrillic, Devanagari, general punctuation. Read from the fonts' cmap tables; coverage.test.ts compares it with the font files.
 * Kept as data so that the lint stays pure.
 */
const COVERED =
  '20-7e a0-377 37a-37f 384-38a 38c 38e-3a1 3a3-3e1 3f0-52f 900-97f 1ab0-1ac0 1ac5 1ac7-1ace 1c80-1c88 1d00-1df9 1dfb-1f15 1f18-1f1d ' +
  '1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe ' +
  '2000-2064 2066-2071 2074-208e 2090-209c 20a0-20bf 20f0 2100-215f 2184 2189 2212 25cc 2c60-2c7f 2de0-2e5d a640-a69f a700-a7ca ' +
  'a7d0-a7d1 a7d3 a7d5-a7d9 a7f2-a7ff a8ff a92e ab30-ab6b fb00-fb06 fe00 fe20-fe2f fffc-fffd 10780-10785 10787-107b0 ' +
  '107b2-107ba 1df00-1df1e';

const RANGES: readonly (readonly [number, number])[] = COVERED.split(' ').map((range) => {
  const [first = '', last = first] = range.split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
});

/** Whether the letter's faces have a glyph for this code point. */
export function isCovered(codePoint: number): boolean {
  return RANGES.some(([first, last]) => codePoint >= first && codePoint <= last);
}

/**
 * The distinct characters of a text that a letter cannot show as they are: no glyph in its faces (the PDF/UA export refuses them), a
 * control character, half a surrogate pair, or a mark that turns the direction of what follows and so could make a name read as another.
 */
export function unsettableIn(text: string): string[] {
  const found = new Set<string>();
  for (const char of text) {
    if (/[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(char) || !isCovered(char.codePointAt(0) ?? 0)) found.add(char);
  }
  return [...found];
}

/** `م` → `م (U+0645)`; an invisible character by its number alone. */
export function nameOfCharacter(char: string): string {
  const number = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{C}\p{Z}]/u.test(char) ? number : `${char} (${number})`;
}
