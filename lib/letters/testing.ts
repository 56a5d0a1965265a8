/** Named sources for tests of letters: approvals as they were frozen before plans had letter settings, and a source of every kind. */
export { LETTER_LINES_OF_BUSINESS } from './testing-plans.ts';
export { snapshots } from './testing-snapshots.ts';
export { TEST_KINDS, type TestKind, testDecision, testNotice, testSource } from './testing-sources.ts';

/** Where a table of a font lies, by its table directory (OpenType specification, "Organization of an OpenType font"). */
export function fontTable(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let entry = 12; entry < 12 + 16 * tables; entry += 16) {
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`The font has no ${tag} table`);
}
