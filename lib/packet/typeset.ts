import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { unsettableIn } from '../letters/coverage.ts';
import { letterFontFolders } from '../letters/fonts.ts';
import { runsOf } from '../letters/runs.ts';
import type { PacketFile, UnreadablePage } from './messages.ts';
import type { PacketContent } from './packet.ts';
import { PACKET_TEMPLATE } from './template.ts';
import { withoutPages } from './unreadable.ts';

/** Typesetting of a packet, in the process that child.ts is: what it opens was sent in by strangers. */

/** There is no such folder: files are in memory, and nothing else can be read. */
const FOLDER = path.resolve(path.sep, 'criterion-packet');
const inFolder = (name: string): string => path.join(FOLDER, name);

/** The packet, with a note in the place of every page that cannot be set. @throws what the compiler says where nothing can be set */
export function typesetPacket(content: PacketContent, files: readonly PacketFile[]): { pdf: Uint8Array; unreadable: UnreadablePage[] } {
  const compiler = NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths: letterFontFolders() }] });
  for (const { name, bytes } of files) compiler.mapShadow(inFolder(name), Buffer.from(bytes));
  try {
    return { pdf: packet(compiler, content), unreadable: [] };
  } catch {
    const unreadable = files.flatMap((file) => unreadablePages(compiler, file.name, pagesOf(content, file.name)));
    return { pdf: packet(compiler, withoutPages(content, unreadable)), unreadable };
  }
}

/** Which of a file's pages cannot be set. */
export function lookAtPages(file: PacketFile, pages: readonly number[]): UnreadablePage[] {
  const compiler = NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths: letterFontFolders() }] });
  compiler.mapShadow(inFolder(file.name), Buffer.from(file.bytes));
  return unreadablePages(compiler, file.name, pages);
}

function packet(compiler: NodeCompiler, content: PacketContent): Uint8Array {
  compiler.addSource(inFolder('packet.typ'), PACKET_TEMPLATE);
  compiler.mapShadow(inFolder('packet.json'), Buffer.from(JSON.stringify(typesettable(content))));
  // A page of somebody's PDF keeps a packet from being PDF/UA; one without is held to it.
  const standard = content.records.some(({ pages }) => pages.some(({ file }) => file?.endsWith('.pdf')))
    ? ('1.7' as const)
    : ('ua-1' as const);
  return new Uint8Array(compiler.pdf({ mainFilePath: inFolder('packet.typ') }, { pdfStandard: standard }));
}

function unreadablePages(compiler: NodeCompiler, file: string, pages: readonly number[]): UnreadablePage[] {
  return pages.filter((page) => !isReadable(compiler, file, page)).map((page) => ({ file, page }));
}

function isReadable(compiler: NodeCompiler, file: string, page: number): boolean {
  const main = inFolder('look.typ');
  compiler.addSource(main, `#image(${JSON.stringify(file)}, page: ${page}, width: 5in, height: 5in)`);
  try {
    compiler.pdf({ mainFilePath: main });
    return true;
  } catch {
    return false;
  } finally {
    compiler.evictCache(1);
  }
}

const pagesOf = ({ records }: PacketContent, name: string): number[] =>
  records.flatMap(({ pages }) => pages.filter(({ file }) => file === name).map(({ page }) => page));

/** Every text in pieces where it needs other faces than Noto Sans; what the template tells parts by is ASCII and comes through as it is. */
function typesettable(content: PacketContent): object {
  const records = content.records.map(({ title, pages }) => ({
    title: said(title),
    pages: pages.map(({ file, page, ...words }) => ({
      ...Object(said(words)),
      file,
      page,
      alt: settable(`${title}, ${words.heading.toLowerCase()}`),
    })),
  }));
  return { ...Object(said({ ...content, records: [] })), title: settable(content.title), records };
}

function said(part: unknown): unknown {
  if (typeof part === 'string') return runsOf(settable(part));
  if (Array.isArray(part)) return part.map(said);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, said(value)]));
}

/** On one line; a character that no face has is named in its place, for nothing else of the packet may be lost over it. */
function settable(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  const strange = new Set(unsettableIn(line));
  if (strange.size === 0) return line;
  return [...line]
    .map((char) => (strange.has(char) ? `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]` : char))
    .join('');
}
