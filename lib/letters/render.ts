import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { nameOfCharacter, unsettableIn } from './coverage.ts';
import { letterFontFolders } from './fonts.ts';
import { type Block, type LetterContent, textsOf } from './letter.ts';
import { rightToLeft, runsOf } from './runs.ts';
import { LETTER_TEMPLATE } from './template.ts';

/** A letter that could not be typeset. Its message is safe to show; the compiler's own words are in `cause`. */
export class LetterNotRendered extends Error {
  readonly code = 'letter-not-rendered';
}

// One compiler per process: making it reads the fonts, the first letter then fills its caches. It lists the system's fonts too and has no
// option against that. They never get into a letter: ours win over one of the same name, and the template forbids falling back to another.
let compiler: NodeCompiler | undefined;

/** Where the compiler finds its files. There is no such folder: they are in memory, and nothing else can be read. */
const FOLDER = path.resolve(path.sep, 'criterion-letter');
const inFolder = (name: string): string => path.join(FOLDER, name);
const TEMPLATE = inFolder('letter.typ');

/** The template is read once, and what it makes of one letter serves the next where that says the same. */
function newCompiler(): NodeCompiler {
  const created = NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths: letterFontFolders() }] });
  created.addSource(TEMPLATE, LETTER_TEMPLATE);
  return created;
}

/** The compiler's results of earlier letters are dropped after this many further ones. */
const KEPT_FOR = 4;

/**
 * A letter as PDF/UA-1: tagged, titled, its language set, fonts embedded. The same content gives the same bytes on every machine.
 * Takes some 7 ms in which nothing else runs. What the compiler holds of a letter is released when the event loop turns, so a batch awaits
 * something between letters: then memory stays flat (180 MB resident after 4,000 letters), else it grows by 0.3 MB a letter.
 * @throws LetterNotRendered when a character has no glyph in the letter's faces (the lint names it beforehand), or nothing can be set.
 */
export function renderLetter(content: LetterContent): Uint8Array {
  const unsettable = unsettableIn([content.title, ...textsOf(content)].join(''));
  if (unsettable.length > 0)
    throw new LetterNotRendered(`The letter cannot show these characters: ${unsettable.map(nameOfCharacter).join(', ')}`);
  compiler ??= newCompiler();
  try {
    for (const [name, part] of Object.entries(typesettable(content))) compiler.mapShadow(inFolder(name), Buffer.from(JSON.stringify(part)));
    return new Uint8Array(compiler.pdf({ mainFilePath: TEMPLATE }, { pdfStandard: 'ua-1' }));
  } catch (cause) {
    throw new LetterNotRendered('The letter could not be typeset', { cause });
  } finally {
    compiler.evictCache(KEPT_FOR);
  }
}

type Tagline = Extract<Block, { type: 'tagline' }>;

/** The files that the template takes: every text in pieces where it needs other faces than Noto Sans. The title is never set in type. */
function typesettable({ title, footer, blocks, ...rest }: LetterContent) {
  const letter = { title, blocks: blocks.map((block) => (block.type === 'tagline' ? spoken(block) : said(block))), ...Object(said(rest)) };
  return { 'letter.json': letter, 'footer.json': runsOf(footer) };
}

/** What the template tells parts by is ASCII and comes through as it is. */
function said(part: unknown): unknown {
  if (typeof part === 'string') return runsOf(part);
  if (Array.isArray(part)) return part.map(said);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, said(value)]));
}

/** Typst takes a language and a region; the script of written Chinese is told by the region, in the PDF too. */
const TYPST_LANGUAGES: ReadonlyMap<string, { lang: string; region: string }> = new Map([
  ['zh-Hant', { lang: 'zh', region: 'TW' }],
  ['zh-Hans', { lang: 'zh', region: 'CN' }],
]);

function spoken({ type, tag, direction, text: wording }: Tagline): object {
  const [lang = tag] = tag.split('-');
  // `TTY: 711` stays on one line.
  const text = wording.replace(/: (?=[\d(+])/gu, ':\u00a0');
  return {
    type,
    direction,
    ...(TYPST_LANGUAGES.get(tag) ?? { lang, region: null }),
    text: direction === 'rtl' ? rightToLeft(text) : runsOf(text, tag),
  };
}
