import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../cases/snapshot.ts';
import { decisionLetter } from './content.ts';
import { letterFontFolders } from './fonts.ts';
import { type LetterContent, type Recipient, textsOf } from './letter.ts';
import { LetterNotRendered, renderLetter } from './render.ts';
import { TAGLINES } from './taglines.ts';
import { fontTable, LETTER_LINES_OF_BUSINESS, snapshots } from './testing.ts';

const pdfOf = (snapshot: Snapshot, recipient: Recipient = 'member') => renderLetter(decisionLetter(snapshot, recipient));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
// pdfjs takes the bytes it is given away from their owner.
const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> => getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
// Isolates keep a name in its place, and are read with it.
const squeezed = (text: string) => text.replace(/[\s\u2066-\u2069]+/gu, '').normalize('NFC');

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

/** The faces embedded, without the letters that tell subsets apart. */
function facesIn(bytes: Uint8Array): string[] {
  const source = Buffer.from(bytes).toString('latin1');
  return [...source.matchAll(/\/FontName\s*\/[A-Z]{6}\+([A-Za-z0-9-]+)/g)].map(([, face = '']) => face).sort();
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
    const bytes = pdfOf(snapshots.approved('medicaid'));
    expect(facesIn(bytes)).toEqual(['NotoSans-Regular', 'NotoSans-SemiBold']);
    expect(
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/FontFile[23]/g),
    ).toHaveLength(2);
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

  it.each([
    ['王小明', 'NotoSansTC'],
    ['张伟', 'NotoSansSC'],
    ['田中 さくら', 'NotoSansJP'],
    ['김민준', 'NotoSansKR'],
    ['સંજય', 'NotoSansGujarati'],
    ['សុខ', 'NotoSansKhmer'],
    ['สมชาย', 'NotoSansThai'],
    ['অনিতা', 'NotoSansBengali'],
    ['ਗੁਰਮੀਤ', 'NotoSansGurmukhi'],
    ['தமிழ்', 'NotoSansTamil'],
    ['రాము', 'NotoSansTelugu'],
    ['አበበ', 'NotoSansEthiopic'],
    ['Արամ', 'NotoSansArmenian'],
    ['Zoë 🎉', 'NotoEmoji'],
    ['محمد علي', 'NotoSansArabic'],
    ['דוד כהן', 'NotoSansHebrew'],
  ])('prints %s wherever the name stands, in %s', async (name, face) => {
    const base = snapshots.withRepresentative(snapshots.named(name));
    const content = decisionLetter({ ...base, decidedBy: { ...base.decidedBy, name } }, 'member');
    const bytes = renderLetter(content);
    // Their letters come out of a PDF in another order, or composed: these are looked at in the face alone.
    if (!/[\p{Script=Arabic}\p{Script=Hebrew}\p{M}]/u.test(name)) {
      const text = squeezed(await textOf(bytes));
      expect(text.split(squeezed(name)).length - 1).toBe(textsOf(content).join('').split(name).length - 1);
    }
    expect(facesIn(bytes)).toEqual(['NotoSans-Regular', 'NotoSans-SemiBold', `${face}-Regular`].sort());
  });

  it('keeps an Arabic name where an English sentence has it', async () => {
    const snapshot = snapshots.withRepresentative(snapshots.named('محمد علي'));
    const document = await open(renderLetter(decisionLetter(snapshot, 'practitioner')));
    const { items } = await (await document.getPage(2)).getTextContent();
    const pieces = items.flatMap((item) => ('str' in item ? [{ text: item.str.trim(), x: Number(item.transform[4]) }] : []));
    const leftOf = (text: string) => pieces.find((piece) => piece.text === text)?.x ?? Number.NaN;
    const inOrder = ['We also sent this decision to:', 'علي', 'محمد', '; Luis Ortega.'].map(leftOf);
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
  });

  it.each(['محمد'.repeat(30), '王'.repeat(120), 'สมชาย'.repeat(24), '🎉'.repeat(60)])('keeps %s inside the margins', async (name) => {
    const document = await open(pdfOf(snapshots.named(name)));
    const { items } = await (await document.getPage(1)).getTextContent();
    const edges = items.flatMap((item) => ('str' in item ? [Number(item.transform[4]), Number(item.transform[4]) + item.width] : []));
    expect(Math.max(...edges)).toBeLessThanOrEqual(7.5 * 72 + 1);
    expect(Math.min(...edges)).toBeGreaterThanOrEqual(72 - 1);
  });

  it('refuses what its faces cannot show, and names it', () => {
    expect(() => pdfOf(snapshots.named('ᠮ ລ'))).toThrow(LetterNotRendered);
    expect(() => pdfOf(snapshots.named('ᠮ ລ'))).toThrow('The letter cannot show these characters: ᠮ (U+182E), ລ (U+0EA5)');
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

  const taglines = TAGLINES.map(({ tag, direction, text }) => ({ type: 'tagline' as const, tag, direction, text }));
  const everyScript = (): LetterContent => {
    const content = decisionLetter(snapshots.named('王 محمد さ 🎉'), 'member');
    return { ...content, blocks: [...content.blocks, ...taglines] };
  };

  /** The SHA-256 of the letter in every script from a process of its own. */
  function fromChild(env: Record<string, string>, cwd = process.cwd()): string {
    const at = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
    const script = `
      import { createHash } from 'node:crypto';
      import { renderLetter } from ${at('./render.ts')};
      console.log(createHash('sha256').update(renderLetter(${JSON.stringify(everyScript())})).digest('hex'));`;
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

  it('and nothing of a letter before it that says the same but for its title and footer', async () => {
    const one = decisionLetter(snapshots.approved('medicaid'), 'member');
    const other: LetterContent = { ...one, title: 'Another title', footer: 'Another foot' };
    const first = sha256(renderLetter(one));
    const bytes = renderLetter(other);
    const text = squeezed(await textOf(bytes));
    expect([text.split('Anotherfoot').length - 1, text.includes(squeezed(one.footer))]).toEqual([2, false]);
    expect((await (await open(bytes)).getMetadata()).info).toMatchObject({ Title: 'Another title' });
    expect([sha256(renderLetter(one)), sha256(renderLetter(other))]).toEqual([first, sha256(bytes)]);
  });

  it('in other time zones, locales and folders', () => {
    const here = sha256(renderLetter(everyScript()));
    expect(fromChild({ TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' })).toBe(here);
    expect(fromChild({ TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' }, path.join(process.cwd(), 'lib'))).toBe(here);
  });

  it('on a machine that has another Noto Sans among its own fonts', () => {
    // The black weights, passed off as the regular ones, where the compiler looks for the system's fonts.
    mkdirSync(path.join(folder, '.fonts'));
    for (const [script, family] of [
      ['', 'NotoSans'],
      ['-arabic', 'NotoSansArabic'],
      ['-tc', 'NotoSansTC'],
    ]) {
      const file = path.join('node_modules/@expo-google-fonts', `noto-sans${script}`, '900Black', `${family}_900Black.ttf`);
      const black = readFileSync(path.join(process.cwd(), file));
      black.writeUInt16BE(400, fontTable(black, 'OS/2') + 4);
      writeFileSync(path.join(folder, '.fonts', `${family}-Regular.ttf`), black);
    }
    expect(fromChild({ HOME: folder })).toBe(sha256(renderLetter(everyScript())));
  });
});

const letter = (snapshot: Snapshot, recipient: Recipient) => decisionLetter(snapshots.withRepresentative(snapshot), recipient);

/**
 * The letters of snapshots that there were before there were other scripts and taglines. A letter's template, like a policy's version, never
 * changes: a case is replayed to the byte. Where one of these has to change, the old template stays and the content says which it is for.
 */
const ISSUED: readonly (readonly [string, LetterContent, string])[] = [
  [
    'approved medicaid member',
    letter(snapshots.approved('medicaid'), 'member'),
    'd883bd80d633c0030d2dcf99506cab0ab6fb6b40b4ef6743fe4eb5590b95e03e',
  ],
  [
    'approved medicaid practitioner',
    letter(snapshots.approved('medicaid'), 'practitioner'),
    '2712b978061728b544c2f9d359b1470348f44a16c3a9ae823a57fb48dd88c179',
  ],
  [
    'approved medicaid representative',
    letter(snapshots.approved('medicaid'), 'representative'),
    'f6038e7fc3cb75d40c632f180637b350cb2cd79f2e4d293e0fdbadd7c5db3386',
  ],
  [
    'approved medicare-advantage member',
    letter(snapshots.approved('medicare-advantage'), 'member'),
    'ae19e4682769c961bdc6652cd087dd2d7474d09c06b03c6f9446ed9269dfe63b',
  ],
  [
    'approved medicare-advantage practitioner',
    letter(snapshots.approved('medicare-advantage'), 'practitioner'),
    '878ce39dbe9ebbdb9e8017b11535065b8b341de2e09235799d08d81bf8b23a29',
  ],
  [
    'approved medicare-advantage representative',
    letter(snapshots.approved('medicare-advantage'), 'representative'),
    '40238929389e907888433e93669fa20de4de7e4f5a00ca967bc0d5814e3603d9',
  ],
  [
    'approved commercial member',
    letter(snapshots.approved('commercial'), 'member'),
    '2adc7ab77793f4ddb0c28382a5b238a3c9865bb921abbc59ae924f143973cd04',
  ],
  [
    'approved commercial practitioner',
    letter(snapshots.approved('commercial'), 'practitioner'),
    '432f53c574dc2c514cb2b90f698227c95004e32f3e1465a96893a57a0ac9eba0',
  ],
  [
    'approved commercial representative',
    letter(snapshots.approved('commercial'), 'representative'),
    '71982d1537395df505c6177df068bcc74642773892123a91659b72e5fb63c825',
  ],
  [
    'approved individual-exchange member',
    letter(snapshots.approved('individual-exchange'), 'member'),
    '51be07f186e5c238f9532a9978dd4458b9b8725c8aff3d455f16c7282bd34b57',
  ],
  [
    'approved individual-exchange practitioner',
    letter(snapshots.approved('individual-exchange'), 'practitioner'),
    '4c55f9b0a497377b747acaed35de89f4a34389d973f69aeb379dfa29233e36f6',
  ],
  [
    'approved individual-exchange representative',
    letter(snapshots.approved('individual-exchange'), 'representative'),
    'ea0f05033e85a72b3940729c1dcb48f2f187ef260bda7d24b400dab298da9449',
  ],
  [
    'approved fehb member',
    letter(snapshots.approved('fehb'), 'member'),
    '928cb1eb784ff0a8cecea4dea26591d6e27d354660f733b0a5bba2ec4fe55688',
  ],
  [
    'approved fehb practitioner',
    letter(snapshots.approved('fehb'), 'practitioner'),
    '439c67319abe7ea7f563faf14a7ca4d178a59d228de087aa80aebe44fa2b87d9',
  ],
  [
    'approved fehb representative',
    letter(snapshots.approved('fehb'), 'representative'),
    'e6f45557652e5d05ceef2013c6302172f2b35f8218cc1e94100f44300c4d4631',
  ],
  [
    'no review required member',
    letter(snapshots.noReviewRequired(), 'member'),
    '4b33f3d4e23f6d7dfbe46ce139081034954daf8038b1040daac209e65a3559bf',
  ],
  [
    'no review required practitioner',
    letter(snapshots.noReviewRequired(), 'practitioner'),
    '0512d7fda470592edd830ca786340559d88590bbd9fabf511f99b2d26cf777cf',
  ],
  [
    'no review required representative',
    letter(snapshots.noReviewRequired(), 'representative'),
    'c4f1a87140846bba6356c60f505f5b79769b3f4ac08e7fbf0db1c82a853f965f',
  ],
  [
    'Vietnamese',
    decisionLetter(snapshots.named('Nguyễn Thị Ánh'), 'member'),
    'a21b619b72f41e063aa825f72c9ac160c2b3ec09724bce713fb401d261ca2bbb',
  ],
  [
    'Devanagari',
    decisionLetter(snapshots.named('अनीता शर्मा'), 'member'),
    '5b006aac80fab0d1e98482cade126a35eaf73284f23dc6083a2870a51b17fd98',
  ],
  [
    '120 letters',
    decisionLetter(snapshots.named('A'.repeat(120)), 'member'),
    '087365a33943b3857ef1cfce1f3a9b844ee005d2636ae26337e9428fea017487',
  ],
  ['signed', decisionLetter(snapshots.signed('meets'), 'member'), '369d3cd8a29544fdadd905f8ffbc104466e72065ff1c6402bc3999683f25939b'],
];

describe('letters of earlier snapshots', () => {
  it.each(ISSUED)('keep their bytes, %s', (_, content, hash) => {
    expect(sha256(renderLetter(content))).toBe(hash);
  });
});

describe('the letter fonts', () => {
  it('are found from a folder below the project', () => {
    const folders = letterFontFolders(path.join(process.cwd(), 'lib', 'letters'));
    expect(folders.filter((folder) => folder.startsWith(path.join(process.cwd(), 'node_modules')))).toHaveLength(18);
  });

  it('say where they were looked for', () => {
    expect(() => letterFontFolders('/')).toThrow(/not installed: no .*noto-sans in \/ or above it/);
  });
});
