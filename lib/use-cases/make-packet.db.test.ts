import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerAll, approve, asked, cite, confirm, createCase } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import { addRecord, makePdf, makeTiff } from '../../tests/records.ts';
import type { Viewer } from '../data/access.ts';
import { disconnect } from '../data/db.ts';
import { AppError } from '../errors.ts';
import { flagDocument } from './flag-document.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { makePacket, type PacketCommand } from './make-packet.ts';
import { loadDocument } from './read-document.ts';
import { forScreen, openProtected } from './read-protected.ts';
import { removeDocument } from './remove-document.ts';

let nurse: Viewer;
let manager: Viewer;
let auditor: Viewer;
let elsewhere: Viewer;

beforeAll(async () => {
  await createPlan();
  await createPlan('uhc-commercial');
  nurse = await createUser('nurse');
  manager = await createUser('manager');
  auditor = await createUser('auditor');
  elsewhere = await createUser('nurse', ['uhc-commercial']);
});
afterAll(disconnect);

const now = () => new Date().toISOString();
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

/** Text of the pages, without spaces: long words are taken apart. */
async function textOf(pdf: Uint8Array): Promise<string[]> {
  const made = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let page = 1; page <= made.numPages; page += 1) {
    const { items } = await (await made.getPage(page)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(/\s+/g, ''),
    );
  }
  return pages;
}

const packet = (viewer: Viewer, number: string, over: Partial<PacketCommand> = {}) =>
  makePacket(acting(viewer, now()), { number, pages: 'cited', substanceUse: true, psychotherapy: '', ...over });
const packetText = async (...given: Parameters<typeof packet>) => (await textOf((await packet(...given)).pdf)).join('|');

const flag = (number: string, documentId: string, sensitivity: 'substance-use' | 'psychotherapy') =>
  flagDocument(acting(nurse), {
    ...{ number, documentId },
    ...{ before: { sensitivity: 'none', kind: '' }, after: { sensitivity, kind: '' } },
  });

/** A case with every question answered; two pages of a chart and one of another document are cited. */
async function createCited(): Promise<{ number: string; chart: string; other: string }> {
  const number = await createCase('claimed', nurse);
  await answerAll(nurse, number);
  const chart = (await addRecord(nurse, number, 'Chart.pdf', makePdf(['Cover sheet', `Pain 8/10 of ${number}`, 'Relief 60 percent']))).id;
  const other = (await addRecord(nurse, number, 'Program.pdf', makePdf([`Buprenorphine since 2024 of ${number}`]))).id;
  const [first, second, third] = await asked(nurse, number);
  if (!first || !second || !third) throw new Error('nothing is asked');
  await cite(nurse, number, first, { document: 'Chart.pdf', documentId: chart, page: '2', quotation: 'Pain 8/10' });
  await cite(nurse, number, second, { document: 'Chart.pdf', documentId: chart, page: '3', quotation: 'Relief' });
  await cite(nurse, number, third, { document: 'Program.pdf', documentId: other, page: '1', quotation: 'Buprenorphine secret' });
  return { number, chart, other };
}

describe('the packet of a case', () => {
  test('before the decision: the cited pages alone, and that nothing is decided', async () => {
    const { number, chart, other } = await createCited();
    const text = await packetText(nurse, number);
    expect(text).toContain('Notdecided.Thecaseasitstood');
    expect(text).toContain(`Pain8/10of${number}`);
    expect(text).toContain('Relief60percent');
    expect(text).not.toContain('Coversheet');
    expect(await packetText(nurse, number, { pages: 'all' })).toContain('Coversheet');
    const { entries } = await loadHistory(nurse, number);
    expect(entries.at(-1)?.event).toMatchObject({
      type: 'packet-made',
      payload: {
        pages: 'all',
        psychotherapy: '',
        documents: [chart, other],
        unreadable: 0,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
  });

  test('of a decided case from its snapshot, in the same bytes each time', async () => {
    const { number } = await createCited();
    await confirm(nurse, number);
    await approve(nurse, number);
    const [one, two] = [await packet(nurse, number), await packet(manager, number)];
    expect(one.isDecided).toBe(true);
    expect(two.sha256).toBe(one.sha256);
    expect((await textOf(one.pdf)).join('|')).toMatch(/Approved,everyline.*Frozenrecord.*Pain8\/10of/);
  });

  test('is not to be had by another plan', async () => {
    const { number } = await createCited();
    expect(await code(packet(elsewhere, number))).toBe('not-found');
  });

  test('holds pages of pictures', async () => {
    const number = await createCase('claimed', nurse);
    await addRecord(
      nurse,
      number,
      'Scan.tif',
      makeTiff([
        { width: 60, height: 80, gray: 200 },
        { width: 60, height: 80, gray: 90 },
      ]),
    );
    expect(await packetText(nurse, number, { pages: 'all' })).toMatch(/Scan\.tif.*Page1of2.*Page2of2/);
  });
});

describe('protected records', () => {
  test('substance use: in the packet of who works on the case with the notice, and of nobody else without a reason', async () => {
    const { number, other } = await createCited();
    await flag(number, other, 'substance-use');
    const own = await packetText(nurse, number);
    expect(own).toContain('Redisclosurenotice(42CFR2.32(a)(1))');
    expect(own).toContain('Buprenorphinesince2024');
    expect(await packetText(nurse, number, { substanceUse: false })).not.toMatch(/Buprenorphine|Redisclosure/);
    const foreign = await packetText(manager, number);
    expect(foreign).not.toContain('Buprenorphine');
    expect(foreign).toMatch(/Notinthispacket.*Program\.pdf:protectedrecords/);
    expect(await code(loadDocument(manager, number, other))).toBe('forbidden');
    expect(await code(loadDocument(nurse, number, other))).toBe('ok');
    expect(await code(loadDocument(elsewhere, number, other))).toBe('not-found');
    await openProtected(acting(manager, now()), { number, documentId: other, reason: 'Complaint of the member' });
    expect(await code(loadDocument(manager, number, other))).toBe('ok');
    expect(await code(loadDocument(auditor, number, other))).toBe('forbidden');
    expect((await loadHistory(nurse, number)).entries.at(-1)?.event).toMatchObject({
      type: 'protected-opened',
      payload: { document: other, reason: 'Complaint of the member' },
    });
    expect(await packetText(manager, number)).toContain('Buprenorphinesince2024');
  });

  test('psychotherapy notes only with a reason, which the case keeps', async () => {
    const { number, other } = await createCited();
    await flag(number, other, 'psychotherapy');
    expect(await packetText(nurse, number)).not.toContain('Buprenorphine');
    expect(await packetText(nurse, number, { psychotherapy: 'The member authorized it' })).toContain('Buprenorphinesince2024');
    expect((await loadHistory(nurse, number)).entries.at(-1)?.event).toMatchObject({
      payload: { psychotherapy: 'The member authorized it' },
    });
  });

  test('what is quoted of them is withheld on the screens of who has no need of it', async () => {
    const { number, other } = await createCited();
    await flag(number, other, 'substance-use');
    const quoted = async (viewer: Viewer) => JSON.stringify((await forScreen(viewer, await loadCase(viewer, number))).case.evidence);
    const told = async (viewer: Viewer) => JSON.stringify((await loadHistory(viewer, number)).entries);
    for (const read of [quoted, told]) {
      expect(await read(nurse)).toContain('Buprenorphine secret');
      expect(await read(manager)).not.toContain('Buprenorphine secret');
      expect(await read(manager)).toContain('Pain 8/10');
    }
    expect((await loadHistory(manager, number)).chain).toMatchObject({ whole: true });
    await removeDocument(acting(nurse), { number, documentId: other, citations: 1, reason: 'Another member’s' });
    for (const read of [quoted, told]) {
      expect(await read(nurse)).toContain('Buprenorphine secret');
      expect(await read(manager)).not.toContain('Buprenorphine secret');
    }
  });
});
