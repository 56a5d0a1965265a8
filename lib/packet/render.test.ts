import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { assemble, makePdf, makeTiff, streamOf } from '../../tests/records.ts';
import { pagePicture } from '../images/page-picture.ts';
import { snapshots } from '../letters/testing.ts';
import type { PacketChoices, PacketDocument } from './choices.ts';
import { packetContent } from './content.ts';
import { pdfFile, pictureFile } from './packet.ts';
import { renderPacket } from './render.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
// pdfjs takes the bytes it is given away from their owner.
const open = (bytes: Uint8Array): Promise<PDFDocumentProxy> => getDocument({ data: bytes.slice(), verbosity: 0 }).promise;

async function textOf(bytes: Uint8Array): Promise<string[]> {
  const document = await open(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    );
  }
  return pages;
}

const CHOICES: PacketChoices = { pages: 'all', substanceUse: true, psychotherapy: false };
const document = (id: string, pages: number, over: Partial<PacketDocument> = {}): PacketDocument => ({
  ...{ id, name: `Chart ${id}`, kind: '', sensitivity: 'none', isPdf: true, pages, size: 1000, readable: true },
  ...over,
});
const contentOf = (documents: readonly PacketDocument[]) =>
  packetContent({ snapshot: snapshots.approved('medicaid'), decidedSha256: 'a'.repeat(64), documents, choices: CHOICES });

/** Everything that a PDF can do besides showing itself, on a page that shows a line. */
function hostilePdf(): Buffer {
  return assemble(
    [
      latin1(
        '<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R /AcroForm << /Fields [7 0 R] /NeedAppearances true >> /Names << /JavaScript << /Names [(a) 6 0 R] >> /EmbeddedFiles << /Names [(evil.exe) 8 0 R] >> >> >>',
      ),
      latin1('<< /Type /Pages /Count 1 /Kids [4 0 R] >>'),
      latin1('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
      latin1(
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R /AA << /O 6 0 R >> /Annots [7 0 R 10 0 R] >>',
      ),
      streamOf(latin1('BT /F1 12 Tf 72 720 Td (The hostile page is shown) Tj ET'), ''),
      latin1('<< /S /JavaScript /JS (app.alert\\("pwned"\\)) >>'),
      latin1('<< /Type /Annot /Subtype /Widget /FT /Tx /T (field) /Rect [0 0 50 50] /AA << /F 6 0 R >> >>'),
      latin1('<< /Type /Filespec /F (evil.exe) /EF << /F 9 0 R >> >>'),
      streamOf(latin1('MZ evil bytes'), '/Type /EmbeddedFile'),
      latin1('<< /Type /Annot /Subtype /Link /Rect [0 0 50 50] /A << /S /URI /URI (https://evil.example) >> >>'),
    ],
    '/Root 1 0 R',
  );
}

describe('a case packet as PDF', () => {
  it('holds cover, evaluation, decision and the pages of the records, each below its banner', async () => {
    const content = contentOf([document('a', 2, { kind: 'pain clinic notes' })]);
    const { pdf, unreadable } = await renderPacket(content, [
      { name: pdfFile('a'), bytes: makePdf(['Pain 8/10 most days', 'Relief 60 percent']) },
    ]);
    const pages = await textOf(pdf);
    expect(unreadable).toEqual([]);
    expect(pages[0]).toMatch(/Case packet PA-26-004182 Decided .*Contents.*Chart a \(pain clinic notes\)/);
    // A long word is taken apart, so that it may break anywhere.
    expect(pages.join('').replaceAll(' ', '')).toMatch(/Evaluation.*Answersandevidence.*Decision.*SHA-256a{64}/);
    expect(pages.at(-2)).toMatch(/Page 1 of 2.*Pain 8\/10 most days/);
    expect(pages.at(-1)).toMatch(/Page 2 of 2.*Relief 60 percent/);
    const outline = await (await open(pdf)).getOutline();
    expect(outline.map(({ title }) => title)).toEqual([
      'Request',
      'Evaluation',
      'Answers and evidence',
      'Reviewer’s summary',
      'Decision',
      'Chart a (pain clinic notes)',
    ]);
    expect(outline.at(-1)?.items.map(({ title }: { title: string }) => title)).toEqual(['Page 1 of 2', 'Page 2 of 2']);
  });

  it('is the same bytes for the same case', async () => {
    const files = [{ name: pdfFile('a'), bytes: makePdf(['Pain 8/10 most days']) }];
    const [one, two] = [await renderPacket(contentOf([document('a', 1)]), files), await renderPacket(contentOf([document('a', 1)]), files)];
    expect(Buffer.from(one.pdf).equals(Buffer.from(two.pdf))).toBe(true);
  });

  it('takes of a hostile page what it shows, and nothing that it does', async () => {
    const { pdf } = await renderPacket(contentOf([document('h', 1)]), [{ name: pdfFile('h'), bytes: hostilePdf() }]);
    expect((await textOf(pdf)).at(-1)).toContain('The hostile page is shown');
    const made = await open(pdf);
    expect(await made.getJSActions()).toBeNull();
    expect(await made.getAttachments()).toBeNull();
    expect(await made.getFieldObjects()).toBeNull();
    const last = await made.getPage(made.numPages);
    expect([await last.getJSActions(), await last.getAnnotations()]).toEqual([null, []]);
    expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/\/JavaScript|\/JS\b|\/OpenAction|\/AcroForm|\/EmbeddedFile|\/URI|evil/);
  });

  it('is made without what cannot be read, and says so on the cover and in its place', async () => {
    const broken = latin1('%PDF-1.7\nno objects at all\nstartxref\n0\n%%EOF\n');
    const files = [
      { name: pdfFile('a'), bytes: makePdf(['Pain 8/10 most days']) },
      { name: pdfFile('b'), bytes: broken },
    ];
    // Chart a is said to have a page more than it has.
    const { pdf, unreadable } = await renderPacket(contentOf([document('a', 2), document('b', 1), document('c', 1)]), files);
    const pages = await textOf(pdf);
    expect(unreadable).toHaveLength(3);
    expect(pages[0]).toMatch(
      /Not in this packet.*Chart c, page 1 of 1: it cannot be read.*Chart a, page 2 of 2: it cannot be read.*Chart b, page 1 of 1/,
    );
    expect(pages.join(' ')).toContain('Pain 8/10 most days');
    expect(pages.at(-1)).toContain('This page could not be included');
  });

  it('outlives a file that takes the typesetting process with it, and leaves that one out', async () => {
    // Nested deeper than any parser's stack: the process ends without a word.
    const nested = assemble(
      [
        latin1('<< /Type /Catalog /Pages 2 0 R >>'),
        latin1('<< /Type /Pages /Count 1 /Kids [3 0 R] >>'),
        latin1(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /X ${'['.repeat(300_000)}${']'.repeat(300_000)} >> >>`),
      ],
      '/Root 1 0 R',
    );
    const files = [
      { name: pdfFile('a'), bytes: makePdf(['Pain 8/10 most days']) },
      { name: pdfFile('n'), bytes: nested },
    ];
    const { pdf, unreadable } = await renderPacket(contentOf([document('a', 1), document('n', 1)]), files);
    expect(unreadable).toEqual([{ file: pdfFile('n'), page: 1 }]);
    const pages = await textOf(pdf);
    expect(pages.join(' ')).toContain('Pain 8/10 most days');
    expect(pages.at(-1)).toContain('This page could not be included');
  }, 60_000);

  it('is given up where it takes too long', async () => {
    const files = [{ name: pdfFile('a'), bytes: makePdf(['Pain 8/10 most days']) }];
    await expect(renderPacket(contentOf([document('a', 1)]), files, { packetMs: 1, fileMs: 1 })).rejects.toMatchObject({
      code: 'packet-not-rendered',
    });
  });

  it('sets the pages of pictures', async () => {
    const tiff = makeTiff([
      { width: 60, height: 80, gray: 200 },
      { width: 60, height: 80, gray: 20 },
    ]);
    const files = [
      { name: pictureFile('t', 1), bytes: await pagePicture(tiff, 1) },
      { name: pictureFile('t', 2), bytes: await pagePicture(tiff, 2) },
    ];
    const { pdf, unreadable } = await renderPacket(contentOf([document('t', 2, { isPdf: false })]), files);
    expect(unreadable).toEqual([]);
    expect((await textOf(pdf)).slice(-2).map((text) => /Page \d of 2/.exec(text)?.[0])).toEqual(['Page 1 of 2', 'Page 2 of 2']);
    expect(Buffer.from(pdf).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });
});
