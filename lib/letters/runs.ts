import { familyOf } from './coverage.ts';
import type { Family } from './coverage-data.ts';

/** A typeface by name. Traditional ideographs have one of their own, which coverage.ts does not need to know. */
export type FontFamily = Family | 'Noto Sans TC';

/**
 * A stretch of text that is not set as the letter's Latin text is. `fonts`: the faces to take its glyphs from, first one first; none: the
 * letter's own. `apart`: a word in it is too long for any line, and may break anywhere.
 */
export type Run = { text: string; fonts: FontFamily[]; apart: boolean };
/** Text as the template takes it: plain, or in pieces. */
export type Said = string | (string | Run)[];

const CORE = 'Noto Sans';
const LATIN = 'latin';
const PICTURES = 'Noto Emoji';
const [RTL_ISOLATE, LTR_ISOLATE, END_ISOLATE] = ['\u2067', '\u2066', '\u2069'];

/** Scripts that are set together: a run goes on from one face of a group to another. */
const GROUPS: Partial<Record<Family, 'cjk' | 'rtl'>> = {
  'Noto Sans KR': 'cjk',
  'Noto Sans JP': 'cjk',
  'Noto Sans SC': 'cjk',
  'Noto Sans Arabic': 'rtl',
  'Noto Sans Hebrew': 'rtl',
};

const familyOfChar = (char: string): Family => familyOf(char.codePointAt(0) ?? 0) ?? CORE;
const groupOf = (family: Family): string => GROUPS[family] ?? family;

/**
 * Text in pieces by how it is set. A run begins and ends with a character that its own face has; spaces, digits and what else stands within
 * a name belong to it, else the words of an Arabic name would change places. One that reads from right to left is isolated: what stands
 * around it keeps its place.
 * @param tag BCP 47 tag of the text's language, where it is known: it says which form an ideograph has
 */
export function runsOf(text: string, tag = ''): Said {
  const pieces = ASCII.test(text)
    ? inLatin(text)
    : joined(split(text)).flatMap((piece) => (piece.group === LATIN ? inLatin(piece.text) : [asRun(piece, tag)]));
  return pieces.every((piece) => typeof piece === 'string') ? text : pieces;
}

/** Most texts are, and need no look at each character. */
const ASCII = /^[ -~]*$/u;

function inLatin(text: string): (string | Run)[] {
  if (!LONG.test(text)) return [text];
  return text
    .split(/(\S{24,})/u)
    .filter((part) => part !== '')
    .map((part) => (LONG.test(part) ? { text: part, fonts: [], apart: true } : part));
}

type Piece = { group: string; text: string };

/** By group, character by character; a mark or a joiner goes with what it follows. */
function split(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const char of text) {
    const last = pieces.at(-1);
    const family = familyOfChar(char);
    const group = family === CORE ? LATIN : groupOf(family);
    if (last && (last.group === group || (group === LATIN && /[\p{M}\u200c\u200d]/u.test(char)))) last.text += char;
    else pieces.push({ group, text: char });
  }
  return pieces;
}

/** Two pieces of a group are one run where what stands between them stands within a name. */
function joined(pieces: readonly Piece[]): Piece[] {
  const runs: Piece[] = [];
  for (const piece of pieces) {
    const before = runs.at(-2);
    const between = runs.at(-1);
    if (before && between && piece.group !== LATIN && before.group === piece.group && isWithinName(before, between)) {
      runs.splice(-2, 2, { ...before, text: before.text + between.text + piece.text });
    } else if (between && isUnclosed(between) && CLOSING.test(piece.text)) {
      runs.splice(-1, 1, { ...between, text: between.text + piece.text.slice(0, 1) });
      if (piece.text.length > 1) runs.push({ ...piece, text: piece.text.slice(1) });
    } else runs.push(piece);
  }
  return runs;
}

const CLOSING = /^[)\]]/u;
const opened = (text: string): number => (text.match(/[([]/gu)?.length ?? 0) - (text.match(/[)\]]/gu)?.length ?? 0);
const isUnclosed = ({ group, text }: Piece): boolean => group !== LATIN && opened(text) > 0;

/** No letters, nothing that parts one name of a list from the next, and no bracket that closes one outside. Pictures have spaces of their own width. */
function isWithinName(run: Piece, { text }: Piece): boolean {
  return run.group !== PICTURES && !/[\p{L},;:/]/u.test(text) && opened(run.text + text) >= 0;
}

/** A text that reads from right to left from end to end: one run, its numbers as they are dialled. */
export function rightToLeft(text: string): Run[] {
  return [{ text: numbersIsolated(text), fonts: fontsOf('rtl', text, ''), apart: false }];
}

function asRun({ group, text }: Piece, tag: string): Run {
  const fonts = fontsOf(group, text, tag);
  if (!JOINED.has(group)) return { text, fonts, apart: group !== 'cjk' && LONG.test(text) };
  // Text in a language of its own breaks where that language does.
  const whole = tag === '' ? text.replace(LONG_JOINED, '$&\u200b') : text;
  return { text: group === 'rtl' ? RTL_ISOLATE + numbersIsolated(whole) + END_ISOLATE : whole, fonts, apart: false };
}

/** `1-800-555-0142` would read 0142-555-800-1 after an Arabic word, and a label in Latin letters belongs before its number. */
function numbersIsolated(text: string): string {
  const isolated = (number: string) => LTR_ISOLATE + number + END_ISOLATE;
  return text.replace(/(?:[A-Za-z]+:\s)?\+?(?:\(\d+\)\s?)?\d+(?:[-.\u2010-\u2013/ ]\d+)*/gu, isolated);
}

/** A word of a name that may be too long for its line. */
const LONG = /\S{24}/u;
/** Scripts that letters cannot be set apart in; what may break there is not seen, and keeps joined letters joined. */
const JOINED = new Set<string>(['rtl', 'Noto Sans Thai', 'Noto Sans Khmer']);
const LONG_JOINED = /\S{24}\p{M}*(?<!\u17d2)(?=\p{L})/gu;

function fontsOf(group: string, text: string, tag: string): FontFamily[] {
  const own = new Set([...text].map(familyOfChar).filter((family) => family !== CORE));
  // Latin text beside ideographs stays the letter's; in other scripts, marks and joiners belong to the face that shapes the word.
  return group === 'cjk' ? [...new Set<FontFamily>([CORE, ideographs(text, tag), ...own])] : [...own, CORE];
}

const IDEOGRAPHS: ReadonlyMap<string, FontFamily> = new Map([
  ['zh-Hant', 'Noto Sans TC'],
  ['zh-Hans', 'Noto Sans SC'],
  ['ja', 'Noto Sans JP'],
  ['ko', 'Noto Sans KR'],
]);

/** One code point, four customs of drawing it: by the language, else by the company that it keeps. */
function ideographs(text: string, tag: string): FontFamily {
  const custom = IDEOGRAPHS.get(tag);
  if (custom) return custom;
  if (/\p{Script=Hangul}/u.test(text)) return 'Noto Sans KR';
  if (/\p{Script=Hiragana}|\p{Script=Katakana}/u.test(text)) return 'Noto Sans JP';
  return isTraditional(text) ? 'Noto Sans TC' : 'Noto Sans SC';
}

let big5: Set<string> | undefined;

/** Whether Big5, the character set of Traditional Chinese, has every ideograph: simplified ones are not in it. */
function isTraditional(text: string): boolean {
  big5 ??= big5Ideographs();
  const known = big5;
  return [...text].every((char) => !/\p{Script=Han}/u.test(char) || known.has(char));
}

/** Levels 1 and 2 of Big5, without the later additions (Encoding Standard, index Big5). */
function big5Ideographs(): Set<string> {
  const bytes: number[] = [];
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    if (lead > 0xc6 && lead < 0xc9) continue;
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail <= 0x7e || trail >= 0xa1) bytes.push(lead, trail);
  }
  return new Set(new TextDecoder('big5').decode(new Uint8Array(bytes)).match(/\p{Script=Han}/gu));
}
