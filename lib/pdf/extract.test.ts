import { expect, test, vi } from 'vitest';
import type { PageText } from '../records/document.ts';
import { extractPages, inspectPdf, PdfRefused, type ReadingLimits } from './extract.ts';
import { pdfOf, pdfWith, type Word } from './testing.ts';

// A thread takes a second to load pdf.js.
vi.setConfig({ testTimeout: 30_000 });

const lines = (x: number, top: number, texts: readonly string[]): Word[] => texts.map((text, i) => ({ text, x, y: top - 14 * i }));

async function pagesOf(bytes: Uint8Array, limits?: Partial<ReadingLimits>): Promise<PageText[]> {
  const pages: PageText[] = [];
  for await (const page of extractPages(bytes, limits)) pages.push(page);
  return pages;
}
const textsOf = async (bytes: Uint8Array): Promise<string[]> => (await pagesOf(bytes)).map(({ text }) => text);

test('pages are read in order, one without text as an empty one, and every piece lies where the page shows it', async () => {
  const bytes = pdfOf([[{ text: 'Pain 8/10.', x: 72, y: 700 }], [], lines(72, 700, ['Second page', 'and its second line'])]);
  expect(await inspectPdf(bytes)).toEqual({ ok: true, pages: 3 });
  const pages = await pagesOf(bytes);
  expect(pages.map(({ page, text }) => [page, text])).toEqual([
    [1, 'Pain 8/10.'],
    [2, ''],
    [3, 'Second page\nand its second line'],
  ]);
  expect(pages[0]).toMatchObject({ box: { w: 612, h: 792 }, items: [{ s: 0, e: 10, x: 72, h: 10 }] });
  expect(pages[0]?.items[0]?.y).toBeCloseTo(792 - 700 - 8.5, 1);
});

test('columns of prose are read one after the other, rows of a table across', async () => {
  const left = [
    'The patient has had low back pain for six',
    'years after a fall at work and describes',
    'it as burning and constant, worse when',
    'she sits for more than ten minutes.',
  ];
  const right = [
    'Psychological evaluation was completed',
    'by a licensed psychologist who found no',
    'contraindication to an implanted pump.',
    'She understands what it can and cannot.',
  ];
  const table = [
    ['Date', 'NRS', 'Note'],
    ['01/02/2026', '7', 'am'],
    ['01/03/2026', '8', 'pm'],
    ['01/04/2026', '7', 'am'],
    ['01/05/2026', '6', 'am'],
  ];
  const rows = table.flatMap((cells, row) => cells.map((text, i) => ({ text, x: 72 + 150 * i, y: 500 - 14 * row })));
  const [text] = await textsOf(
    pdfOf([
      [
        { text: 'PAIN CLINIC CONSULTATION, PAGE ONE OF TWO, REFERRED BY THE FAMILY PHYSICIAN', x: 72, y: 740 },
        ...lines(72, 700, left),
        ...lines(330, 700, right),
        ...rows,
      ],
    ]),
  );
  expect(text).toContain(`${left.join('\n')}\n`);
  expect(text).toContain(right.join('\n'));
  expect(text?.indexOf('Psychological')).toBeGreaterThan(text?.indexOf('ten minutes') ?? 0);
  expect(text).toContain('01/02/2026  7  am\n01/03/2026  8  pm');
});

test('a word parted at the end of a line is whole again; a compound keeps its hyphen', async () => {
  expect(await textsOf(pdfOf([lines(72, 700, ['an intra-', 'thecal pump, follow-', 'up in May'])]))).toEqual([
    'an intrathecal pump, follow-up in May',
  ]);
});

test('what is no PDF, cut off or encrypted is refused and says so', async () => {
  const whole = pdfOf([lines(72, 700, ['text'])]);
  expect(await inspectPdf(new TextEncoder().encode('%PDF-1.7\nnothing'))).toMatchObject({ ok: false });
  expect(await inspectPdf(whole.subarray(0, whole.length - 120))).toEqual({ ok: false, code: 'truncated' });
  const locked =
    '/Encrypt << /Filter /Standard /V 1 /R 2 /O <0123456789012345678901234567890123456789012345678901234567890123> /U <0123456789012345678901234567890123456789012345678901234567890123> /P -44 >> /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]';
  expect(await inspectPdf(pdfWith([Buffer.from('BT ET')], locked))).toEqual({ ok: false, code: 'encrypted' });
});

test('a stream that unpacks to far more than a page ends the reading, and the process goes on', async () => {
  const bomb = pdfWith([Buffer.alloc(300 * 1024 * 1024, ' ')]);
  expect(bomb.length).toBeLessThan(1024 * 1024);
  const before = process.memoryUsage.rss();
  await expect(pagesOf(bomb)).rejects.toThrow(PdfRefused);
  expect(process.memoryUsage.rss() - before).toBeLessThan(1024 * 1024 * 1024);
});

test('what takes too long is given up', async () => {
  const slow = pdfWith([Buffer.from('BT /F1 1 Tf (x) Tj ET '.repeat(400_000))]);
  await expect(pagesOf(slow, { stepMs: 800 })).rejects.toThrow('takes far more memory or time');
});
