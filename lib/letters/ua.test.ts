import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterContent } from './content.ts';
import type { LetterContent } from './letter.ts';
import { renderLetter } from './render.ts';
import { TAGLINES } from './taglines.ts';
import { LETTER_LINES_OF_BUSINESS, TEST_KINDS, type TestKind, testSource } from './testing.ts';
import { readPdf } from './testing-pdf.ts';
import { accessibilityFaults, readContent, tagsOf, withDescendants } from './testing-ua.ts';

const RECIPIENTS = ['member', 'practitioner', 'representative'] as const;
const content = (kind: TestKind) => letterContent(testSource(kind, 'medicaid'), 'member');
const all: LetterContent['blocks'] = TAGLINES.map(({ tag, direction, text }) => ({ type: 'tagline', tag, direction, text }));
const withTaglines = (letter: LetterContent): LetterContent => ({ ...letter, blocks: [...letter.blocks, ...all] });

describe.each(TEST_KINDS)('PDF/UA, %s', (kind) => {
  it.each(LETTER_LINES_OF_BUSINESS)('has no fault, %s', (line) => {
    for (const recipient of RECIPIENTS)
      expect(accessibilityFaults(renderLetter(letterContent(testSource(kind, line), recipient)))).toEqual([]);
  });
});

describe('the taglines in the structure', () => {
  it('have no fault, and a language each', () => {
    const bytes = renderLetter(withTaglines(content('denied')));
    expect(accessibilityFaults(bytes)).toEqual([]);
    const languages = new Set(
      tagsOf(readPdf(bytes))
        .flatMap(withDescendants)
        .map(({ element }) => element.get('Lang'))
        .map((language) => (language && typeof language === 'object' && 'text' in language ? language.text : '')),
    );
    const typst = new Map([
      ['zh-Hant', 'zh-TW'],
      ['zh-Hans', 'zh-CN'],
    ]);
    for (const { tag } of TAGLINES) expect(languages).toContain(typst.get(tag) ?? tag);
  });
});

describe('the check', () => {
  const sound = renderLetter(content('approved'));
  /** The same letter with every `from` written as `to`; what they have in bytes need not agree, since objects are found by their own words. */
  const broken = (from: string | RegExp, to: string): string[] => {
    const source = Buffer.from(sound).toString('latin1');
    const changed = source.replace(from, to);
    expect(changed).not.toBe(source);
    return accessibilityFaults(Buffer.from(changed, 'latin1'));
  };

  it.each([
    ['/Marked true', '/Marked false', 'not marked as tagged'],
    ['/Suspects false', '/Suspects true', 'tags are suspect'],
    [/\/StructTreeRoot (?=\d)/, '/StructTreeRoo ', 'no structure tree'],
    ['/Lang (en-US)', '/Lang ()', 'no language'],
    ['/DisplayDocTitle true', '/DisplayDocTitle false', 'the title is not shown'],
    ['<dc:title>', '<dc:titel>', 'no title'],
    ['pdfuaid:part>1<', 'pdfuaid:part>2<', 'no PDF/UA identifier'],
    [/\/S \/H2/g, '/S /H3', 'a heading of level 3 skips one'],
    [/\/S \/H[12]/g, '/S /P', 'no heading'],
    ['/S /P', '/S /Figure', 'a figure without alternative text'],
    ['/S /P', '/S /Formula', 'a formula without alternative text'],
    [/\/S \/TH\b/g, '/S /TD', 'a table without header cells'],
    ['/S /THead', '/S /P', 'a table with parts of another kind'],
    ['/Scope /Column', '/Scope /None', 'a header cell without scope'],
    ['/S /TD', '/S /P', 'a row with other than cells'],
    ['/S /LI\n', '/S /P\n', 'a list with other than items'],
    ['/S /LBody', '/S /P', 'a list item with other than label and body'],
    [/\/Type \/Page\b(?!s)/, '/Type /Page /Annots []', 'a page whose tab order is not that of the structure'],
    [/\/FontFile2/, '/FontFil', 'NotoSans-SemiBold is not embedded'],
    [/\/ToUnicode/, '/ToUnicod', 'NotoSans-SemiBold does not say which characters its glyphs are'],
    [/\/K \[(\d+)\]/, '/K [999]', "a tag's content * 999 that is not there"],
    [/\/K \[(\d+)\]/, '/K []', 'marked content * that no tag has'],
  ])('finds %s turned to %s', (from, to, fault) => {
    const plain = broken(from, to).map((one) =>
      one.replace(/^[A-Z]{6}\+/, '').replace(/\b\d+ (\d+ )?(?=that)|\b\d+ (?=999)/, (all) => (all.includes('999') ? '* 999 ' : '* ')),
    );
    expect(plain).toContain(fault);
  });

  it.each([
    ['/P <</MCID 0>> BDC BT (text) Tj ET EMC', []],
    ['/Artifact BMC 0 0 m 1 1 l S EMC', []],
    ['/P <</MCID 0>> BDC /Span <</ActualText (a)>> BDC [(x)] TJ EMC EMC', []],
    ['q 0 0 m 1 1 l S Q', ['S']],
    ['/Span <</ActualText (a)>> BDC (x) Tj EMC', ['Tj']],
    ['/P <</MCID 0>> BDC EMC /Im0 Do', ['Do']],
  ])('reads %s', (stream, untagged) => {
    expect(readContent(stream).untagged).toEqual(untagged);
  });
});

const installed = (tool: string): boolean => spawnSync(tool, ['--version']).error === undefined;

describe('other programs', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'letters-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const fileOf = (kind: TestKind): string => {
    const file = path.join(folder, `${kind}.pdf`);
    writeFileSync(file, renderLetter(withTaglines(content(kind))));
    return file;
  };

  const qpdf = installed('qpdf');
  it.skipIf(!qpdf).each(TEST_KINDS)(`qpdf finds no error in %s${qpdf ? '' : ' (SKIPPED: qpdf is absent)'}`, (kind) => {
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', fileOf(kind)], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('No syntax or stream encoding errors found');
  });

  const pdfinfo = installed('pdfinfo');
  it.skipIf(!pdfinfo).each(TEST_KINDS)(`pdfinfo shows the tree of %s${pdfinfo ? '' : ' (SKIPPED: pdfinfo is absent)'}`, (kind) => {
    const { stdout } = spawnSync('pdfinfo', ['-struct', fileOf(kind)], { encoding: 'utf8' });
    const tree = stdout.split('\n').map((line) => /^(?: {2})*([A-Z][A-Za-z0-9]*)(?= |$)/.exec(line)?.[1] ?? '');
    expect(tree.filter((role) => role === 'H1')).toHaveLength(1);
    for (const role of ['Document', 'P', 'L', 'LI', 'Lbl', 'LBody', 'H2']) expect(tree).toContain(role);
  });
});
