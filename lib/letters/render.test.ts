import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../cases/snapshot.ts';
import { decisionLetter } from './content.ts';
import { letterFonts } from './fonts.ts';
import { type Recipient, textsOf } from './letter.ts';
import { LetterNotRendered, renderLetter } from './render.ts';
import { fontTable, LETTER_LINES_OF_BUSINESS, snapshots } from './testing.ts';

const pdfOf = (snapshot: Snapshot, recipient: Recipient = 'member') => renderLetter(decisionLetter(snapshot, recipient));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
// pdfjs takes the bytes it is given away from their owner.
const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> => getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
const squeezed = (text: string) => text.replace(/\s+/gu, '').normalize('NFC');

type Piece = { text: string; points: number };

async function piecesOf(document: PDFDocumentProxy): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) if ('str' in item) pieces.push({ text: item.hasEOL ? `${item.str}\n` : item.str, points: item.height });
  }
  return pieces;
}

async function textOf(bytes: Uint8Array): Promise<string> {
  return (await piecesOf(await open(bytes))).map((piece) => piece.text).join('');
}

/** Every tag of the document's structure, in reading order. */
async function tagsOf(document: PDFDocumentProxy): Promise<string[]> {
  const tags: string[] = [];
  const walk = (tag: object) => {
    if ('role' in tag) tags.push(String(tag.role));
    if ('children' in tag && Array.isArray(tag.children)) for (const child of tag.children) walk(child);
  };
  for (let number = 1; number <= document.numPages; number++) walk((await (await document.getPage(number)).getStructTree()) ?? {});
  return tags;
}

describe('a letter as PDF', () => {
  it.each([
    ...LETTER_LINES_OF_BUSINESS.map((line) => [line, snapshots.approved(line)] as const),
    ['hcsc', snapshots.noReviewRequired()] as const,
  ])('says what its content says, on two pages, %s', async (_, base) => {
    const snapshot = snapshots.withRepresentative(base);
    for (const recipient of ['member', 'practitioner', 'representative'] as const) {
      const content = decisionLetter(snapshot, recipient);
      const document = await open(renderLetter(content));
      const pieces = await piecesOf(document);
      const text = squeezed(pieces.map((piece) => piece.text).join(''));
      for (const said of textsOf(content)) expect(text).toContain(squeezed(said));
      expect(document.numPages).toBe(2);
      expect(text).toContain('Page1of2');
      // Nothing is set smaller than the letter promises.
      expect(Math.min(...pieces.flatMap((piece) => (piece.text.trim() === '' ? [] : [piece.points])))).toBeGreaterThan(
        content.points - 0.01,
      );
    }
  });

  it('is tagged: title, headings, a real table with header cells, lists', async () => {
    const document = await open(pdfOf(snapshots.approved('medicaid')));
    const tags = await tagsOf(document);
    const count = (role: string) => tags.filter((tag) => tag === role).length;
    expect([count('H1'), count('H2'), count('Table'), count('THead'), count('TH'), count('TR')]).toEqual([1, 5, 1, 1, 5, 3]);
    expect(count('TD')).toBe(10);
    expect(count('Lbl')).toBe(count('LBody'));
    expect(count('LI')).toBeGreaterThan(15);
    expect(tags.indexOf('H1')).toBeLessThan(tags.indexOf('H2'));
  });

  it('declares PDF/UA-1, its language and its title, and carries no date', async () => {
    const document = await open(pdfOf(snapshots.approved('medicaid')));
    const { info, metadata } = await document.getMetadata();
    // pdfjs says an object and gives a map.
    const marks: unknown = await document.getMarkInfo();
    expect(marks instanceof Map && marks.get('Marked')).toBe(true);
    expect((await document.getViewerPreferences())?.get('DisplayDocTitle')).toBe(true);
    expect(info).toMatchObject({ Title: 'We approved surgery to put in a pain pump, case PA-26-004182', Language: 'en-US' });
    expect(info).not.toHaveProperty('CreationDate');
    expect(metadata?.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('embeds the faces it is set in, and no other', () => {
    const source = Buffer.from(pdfOf(snapshots.approved('medicaid'))).toString('latin1');
    const faces = [...source.matchAll(/\/FontName\s*\/([A-Za-z0-9+-]+)/g)].map((match) => match[1]?.replace(/^[A-Z]{6}\+/, ''));
    expect(faces.sort()).toEqual(['NotoSans-Regular', 'NotoSans-SemiBold']);
    expect(source.match(/\/FontFile[23]/g)).toHaveLength(2);
  });

  it.each([
    '#panic("x") *b* _i_ $x^2$ @ref <label> `raw` // c /* d */ \\ #read("/etc/passwd")',
    '<script>alert(1)</script>&amp;<b>',
    'O\'Brien “Quote” "straight" -- --- ... ~ \\u{41} {{x}} %s',
    'Nguyễn Thị Ánh',
    'Nguye\u0302\u0303n Thi\u0323',
    'Żółć Ελένη Зоя',
    'A'.repeat(120),
  ])('prints a member called %s as that, and goes on', async (name) => {
    const snapshot = snapshots.withRepresentative(snapshots.named(name));
    const text = squeezed(await textOf(pdfOf(snapshot)));
    expect(text).toContain(`Dear${squeezed(name)}:`);
    expect(text).toContain('AUTH-26-000123');
  });

  it('keeps a name of 120 letters inside the margins', async () => {
    const document = await open(pdfOf(snapshots.named('W'.repeat(120))));
    const { items } = await (await document.getPage(1)).getTextContent();
    const right = items.map((item) => ('str' in item ? Number(item.transform[4]) + item.width : 0));
    expect(Math.max(...right)).toBeLessThanOrEqual(7.5 * 72 + 1);
  });

  it('refuses what its faces cannot show, and names it', () => {
    expect(() => pdfOf(snapshots.named('王 🎉'))).toThrow(LetterNotRendered);
    expect(() => pdfOf(snapshots.named('王 🎉'))).toThrow('The letter cannot show these characters: 王 (U+738B), 🎉 (U+1F389)');
  });

  it('goes on after a refusal', () => {
    expect(sha256(pdfOf(snapshots.approved('fehb')))).toBe(sha256(pdfOf(snapshots.approved('fehb'))));
  });
});

describe('same snapshot, same bytes', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'letters-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The SHA-256 of the medicaid member's letter from a process of its own. */
  function fromChild(env: Record<string, string>, cwd = process.cwd()): string {
    const at = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
    const script = `
      import { createHash } from 'node:crypto';
      import { decisionLetter } from ${at('./content.ts')};
      import { renderLetter } from ${at('./render.ts')};
      import { snapshots } from ${at('./testing.ts')};
      const bytes = renderLetter(decisionLetter(snapshots.approved('medicaid'), 'member'));
      console.log(createHash('sha256').update(bytes).digest('hex'));`;
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    expect(child.stderr).toBe('');
    return child.stdout.trim();
  }

  it('twice in one process, with other letters between', () => {
    const first = sha256(pdfOf(snapshots.approved('medicaid')));
    for (const line of LETTER_LINES_OF_BUSINESS) pdfOf(snapshots.approved(line), 'practitioner');
    expect(sha256(pdfOf(snapshots.approved('medicaid')))).toBe(first);
  });

  it('in other time zones, locales and folders', () => {
    const here = sha256(pdfOf(snapshots.approved('medicaid')));
    expect(fromChild({ TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' })).toBe(here);
    expect(fromChild({ TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' }, path.join(process.cwd(), 'lib'))).toBe(here);
  });

  it('on a machine that has another Noto Sans among its own fonts', () => {
    // The black weight, passed off as the regular one, where the compiler looks for the system's fonts.
    const black = readFileSync(path.join(process.cwd(), 'node_modules/@expo-google-fonts/noto-sans/900Black/NotoSans_900Black.ttf'));
    black.writeUInt16BE(400, fontTable(black, 'OS/2') + 4);
    mkdirSync(path.join(folder, '.fonts'));
    writeFileSync(path.join(folder, '.fonts', 'NotoSans-Regular.ttf'), black);
    expect(fromChild({ HOME: folder })).toBe(sha256(pdfOf(snapshots.approved('medicaid'))));
  });
});

describe('the letter fonts', () => {
  it('are found from a folder below the project', () => {
    expect(letterFonts(path.join(process.cwd(), 'lib', 'letters'))).toHaveLength(2);
  });

  it('say where they were looked for', () => {
    expect(() => letterFonts('/')).toThrow(/not installed: no .*noto-sans in \/ or above it/);
  });
});
