import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { addressOf, approve, asOwner, confirm, createCase, escalate } from '../../tests/cases.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import { addRecord, assemble, makePdf, makeTiff, noise, streamOf, upload } from '../../tests/records.ts';
import type { Viewer } from '../data/access.ts';
import { bytesOf } from '../data/blobs.ts';
import { disconnect } from '../data/db.ts';
import { AppError } from '../errors.ts';
import { MOST_FILE_BYTES, type RecordDocument } from '../records/document.ts';
import { citeEvidence } from './cite-evidence.ts';
import { claimCase } from './claim-case.ts';
import { flagDocument } from './flag-document.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { documentBytes, loadDocument, loadPageImage, loadPageText, loadRecords } from './read-document.ts';
import { readRecords } from './read-records.ts';
import { removeDocument } from './remove-document.ts';
import { searchRecords } from './search-records.ts';
import { appendUpload, beginUpload, findUpload, OffsetError } from './upload-record.ts';

const { adminUrl } = inject('database');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let nurse: Viewer;
let director: Viewer;
let manager: Viewer;
let auditor: Viewer;
let elsewhere: Viewer;
let number: string;

beforeAll(async () => {
  await createPlan();
  await createPlan('uhc-commercial');
  nurse = await createUser('nurse');
  director = await createUser('medical-director');
  manager = await createUser('manager');
  auditor = await createUser('auditor');
  elsewhere = await createUser('nurse', ['uhc-commercial']);
  number = await createCase('claimed', nurse);
});
afterAll(disconnect);

const bytesOfDocument = (d: RecordDocument) => bytesOf(documentBytes(d, { start: 0, end: d.size }));
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const refusedAs = async (name: string, bytes: Uint8Array) => {
  const finished = await upload(nurse, number, name, bytes);
  return 'refused' in finished ? finished.refused.code : 'taken';
};

describe('a document', () => {
  test('comes in pieces of any size and goes out as it came, whole or in part', async () => {
    const bytes = makePdf(['One'], { padding: 700_001 });
    const finished = await upload(nurse, number, 'C:\\scans\\chart\u202e.pdf', bytes, { piece: 99_991 });
    if ('refused' in finished) throw new Error(finished.refused.code);
    const { document } = finished;
    expect(document).toMatchObject({
      name: 'chart.pdf',
      fileKind: 'pdf',
      pages: 1,
      size: bytes.length,
      sha256: sha256(bytes),
      addedBy: 'Dana Whitfield',
    });
    expect(sha256(await bytesOfDocument(document))).toBe(sha256(bytes));
    for (const [start, end] of [
      [0, 1],
      [262_143, 262_145],
      [262_144, 524_288],
      [bytes.length - 3, bytes.length],
      [10, 10],
    ] as const) {
      expect(Buffer.compare(await bytesOf(documentBytes(document, { start, end })), bytes.subarray(start, end)), `${start}`).toBe(0);
    }
    expect((await loadHistory(nurse, number)).entries.at(-1)?.event).toMatchObject({
      type: 'document-added',
      payload: { document: document.id, name: 'chart.pdf', pages: 1 },
    });
  });

  test('sent twice to a case is the one that stands; to another case it shares the bytes', async () => {
    const bytes = makePdf(['Twice']);
    const first = await addRecord(nurse, number, 'a.pdf', bytes);
    expect(await upload(nurse, number, 'b.pdf', bytes)).toEqual({ document: first, existed: true });
    const other = await createCase('received', nurse);
    const again = await upload(nurse, other, 'b.pdf', bytes);
    expect(again).toMatchObject({ existed: false, document: { name: 'b.pdf', sha256: first.sha256 } });
    expect(await asOwner('SELECT count(*)::int AS n FROM blob WHERE sha256 = $1', [first.sha256])).toEqual([{ n: 1 }]);
  });

  test('that another plan holds is taken like any other', async () => {
    const theirs = await createCase('received', elsewhere, { planId: 'uhc-commercial', receivedTime: '09:00' });
    const bytes = makePdf(['Held elsewhere']);
    const held = await addRecord(elsewhere, theirs, 'theirs.pdf', bytes);
    const mine = await upload(nurse, number, 'mine.pdf', bytes);
    expect(mine).toMatchObject({ existed: false, document: { name: 'mine.pdf', citations: 0 } });
    expect(await code(loadDocument(nurse, theirs, held.id))).toBe('not-found');
    expect(await code(loadDocument(nurse, number, held.id))).toBe('not-found');
  });
});

describe('an upload', () => {
  test('goes on where it broke off, and nowhere else', async () => {
    const bytes = makePdf(['Resumed'], { padding: 600_000 });
    const begun = await beginUpload(acting(nurse), number, { name: 'r.pdf', size: bytes.length });
    if ('refused' in begun) throw new Error('refused');
    const { id } = begun;
    const send = (offset: number, end: number) => appendUpload(acting(nurse), { number, id, offset, bytes: bytes.subarray(offset, end) });
    expect(await send(0, 300_000)).toEqual({ next: 300_000 });
    await expect(send(0, 300_000)).rejects.toThrow(new OffsetError(300_000));
    await expect(send(300_001, 300_002)).rejects.toThrow(OffsetError);
    expect(await findUpload(nurse, number, id)).toMatchObject({ offset: 300_000, outcome: null });
    // Asked without any bytes it says how far it is.
    expect(await send(300_000, 300_000)).toEqual({ next: 300_000 });
    expect(await code(appendUpload(acting(nurse), { number, id, offset: 300_000, bytes: noise(bytes.length) }))).toBe('conflict');
    expect(await send(300_000, bytes.length)).toMatchObject({ document: { sha256: sha256(bytes) } });
    // Whoever lost the last answer asks again.
    expect(await send(bytes.length, bytes.length)).toMatchObject({ document: { sha256: sha256(bytes) }, existed: false });
    expect(await asOwner('SELECT count(*)::int AS n FROM upload_chunk WHERE upload_id = $1', [id])).toEqual([{ n: 0 }]);
  });

  test('is one’s own: nobody else sees or fills it', async () => {
    const begun = await beginUpload(acting(nurse), number, { name: 'r.pdf', size: 10 });
    const id = 'id' in begun ? begun.id : '';
    for (const other of [manager, director, auditor, elsewhere]) {
      expect(await code(findUpload(other, number, id))).toBe('not-found');
      expect(await code(appendUpload(acting(other), { number, id, offset: 0, bytes: Buffer.alloc(1) }))).toBe('not-found');
    }
    const other = await createCase('received', nurse);
    expect(await code(findUpload(nurse, other, id))).toBe('not-found');
    for (const odd of ['', 'x', '../..', randomUUID().toUpperCase(), randomUUID()])
      expect(await code(findUpload(nurse, number, odd))).toBe('not-found');
  });

  test('two at once of the same bytes make one document', async () => {
    const bytes = makePdf(['At once'], { padding: 300_000 });
    const all = await Promise.all(Array.from({ length: 4 }, (_, i) => upload(nurse, number, `${i}.pdf`, bytes)));
    const ids = all.map((one) => ('document' in one ? one.document.id : 'refused'));
    expect(new Set(ids).size).toBe(1);
    expect(all.filter((one) => 'existed' in one && !one.existed)).toHaveLength(1);
  });

  test('two at once of the same bytes to two cases store them once', async () => {
    const bytes = makePdf(['Two cases'], { padding: 300_000 });
    const other = await createCase('received', nurse);
    await Promise.all([upload(nurse, number, 'a.pdf', bytes), upload(nurse, other, 'b.pdf', bytes)]);
    expect(await asOwner('SELECT count(*)::int AS n FROM record_document WHERE sha256 = $1', [sha256(bytes)])).toEqual([{ n: 2 }]);
    expect(await asOwner('SELECT sum(octet_length(bytes))::int AS n FROM blob_chunk WHERE sha256 = $1', [sha256(bytes)])).toEqual([
      { n: bytes.length },
    ]);
  });

  test('the same last piece sent by two at once ends it once', async () => {
    const bytes = makePdf(['Raced']);
    const begun = await beginUpload(acting(nurse), number, { name: 'raced.pdf', size: bytes.length });
    const id = 'id' in begun ? begun.id : '';
    const send = () => appendUpload(acting(nurse), { number, id, offset: 0, bytes });
    const all = await Promise.allSettled([send(), send(), send()]);
    const ended = all.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
    expect(ended).toHaveLength(1);
    expect(all.filter((one) => one.status === 'rejected').every(({ reason }) => reason instanceof OffsetError)).toBe(true);
  });

  test('that was given up for a day is swept', async () => {
    const begun = await beginUpload(acting(nurse), number, { name: 'r.pdf', size: 100 });
    const id = 'id' in begun ? begun.id : '';
    await appendUpload(acting(nurse), { number, id, offset: 0, bytes: Buffer.alloc(50) });
    await asOwner(`UPDATE upload SET touched_at = now() - interval '25 hours' WHERE id = $1`, [id]);
    await beginUpload(acting(nurse), number, { name: 's.pdf', size: 100 });
    expect(await code(findUpload(nurse, number, id))).toBe('not-found');
    expect(await asOwner('SELECT count(*)::int AS n FROM upload_chunk WHERE upload_id = $1', [id])).toEqual([{ n: 0 }]);
  });

  test('so many are under way at once, and no more', async () => {
    const busy = await createUser('manager');
    const begin = () => beginUpload(acting(busy), number, { name: 'big.pdf', size: MOST_FILE_BYTES });
    for (let i = 0; i < 40; i += 1) await begin();
    expect(await code(begin())).toBe('conflict');
  });
});

describe('refused for what it is, with the rest of the batch kept', () => {
  const png = () =>
    sharp({ create: { width: 30, height: 20, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();

  test('files that lie, are broken, locked or swollen', async () => {
    const encrypted = assemble(
      [
        Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
        Buffer.from('<< /Type /Pages /Count 0 /Kids [] >>'),
        Buffer.from(`<< /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -44 >>`),
      ],
      `/Root 1 0 R /Encrypt 3 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
    );
    const wide = Buffer.from(await png());
    wide.writeUInt32BE(60_000, 16);
    wide.writeUInt32BE(60_000, 20);
    const damaged = Buffer.from(await png());
    damaged.fill(0x55, damaged.indexOf('IDAT') + 4, damaged.indexOf('IDAT') + 24);
    const whole = makePdf(['Whole'], { padding: 20_000 });
    const files: [string, Uint8Array, string][] = [
      ['a.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'not-a-record'],
      ['b.pdf', Buffer.from('Progress note. Pain 7/10.'), 'not-a-record'],
      ['c.pdf', encrypted, 'encrypted'],
      ['d.pdf', whole.subarray(0, 15_000), 'truncated'],
      [
        'e.pdf',
        Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), noise(4000), Buffer.from('\nstartxref\n9\n%%EOF\n')]),
        'broken',
      ],
      ['f.png', wide, 'too-many-pixels'],
      ['g.png', damaged, 'broken'],
      ['h.tif', makeTiff([{ width: 8, height: 8, gray: 9 }], { width: 4_000_000_000, height: 2 }), 'too-many-pixels'],
    ];
    for (const [name, bytes, expected] of files) expect([name, await refusedAs(name, bytes)]).toEqual([name, expected]);
    expect(await refusedAs('i.png', await png())).toBe('taken');
    // What a refused file was made of is gone, and what was said of it is said again.
    expect(
      await asOwner(`SELECT count(*)::int AS n FROM upload_chunk c JOIN upload u ON u.id = c.upload_id WHERE u.outcome IS NOT NULL`),
    ).toEqual([{ n: 0 }]);
  });

  test('a PDF that unpacks without end', async () => {
    const { deflateSync } = await import('node:zlib');
    const zeros = deflateSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 });
    const bomb = (stream: Buffer) =>
      assemble(
        [
          Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
          Buffer.from('<< /Type /Pages /Count 1 /Kids [3 0 R] >>'),
          Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>'),
          stream,
        ],
        '/Root 1 0 R',
      );
    const before = process.memoryUsage.rss();
    expect(await refusedAs('once.pdf', bomb(streamOf(zeros, '/Filter /FlateDecode')))).toBe('too-heavy');
    expect(await refusedAs('twice.pdf', bomb(streamOf(deflateSync(zeros), '/Filter [/FlateDecode /FlateDecode]')))).toBe('too-heavy');
    expect(process.memoryUsage.rss() - before).toBeLessThan(400 * 1024 * 1024);
  }, 30_000);

  test('sizes', async () => {
    expect(await refusedAs('empty.pdf', Buffer.alloc(0))).toBe('empty');
    expect(await beginUpload(acting(nurse), number, { name: 'x.pdf', size: MOST_FILE_BYTES + 1 })).toMatchObject({
      refused: { code: 'too-large' },
    });
  });
});

describe('the text of records', () => {
  let chart: RecordDocument;
  let scan: RecordDocument;
  beforeAll(async () => {
    chart = await addRecord(
      nurse,
      number,
      'chart.pdf',
      makePdf(['Average pain 7/10\nurine drug screen negative', 'Denies drug abuse. Jos\xe9 tolerated the trial']),
    );
    scan = await addRecord(
      nurse,
      number,
      'scan.tif',
      makeTiff([
        { width: 20, height: 10, gray: 10 },
        { width: 20, height: 10, gray: 250 },
      ]),
    );
    await readRecords();
  });

  test('is read, found, and marked where it stands', async () => {
    const { documents } = await loadRecords(nurse, number);
    expect(documents.find(({ id }) => id === chart.id)).toMatchObject({ textState: 'done', pages: 2 });
    expect(documents.find(({ id }) => id === scan.id)).toMatchObject({ textState: 'none', pages: 2 });
    const page = await loadPageText(nurse, number, chart.id, 1);
    expect(page.text).toContain('urine drug screen');
    expect(page.box).toEqual({ w: 612, h: 792 });
    expect(page.items.map(({ s, e }) => page.text.slice(s, e)).join('')).toBe(page.text.replaceAll('\n', ''));
    expect(await loadPageText(nurse, number, scan.id, 2)).toMatchObject({ text: '', items: [] });
    expect(await code(loadPageText(nurse, number, chart.id, 3))).toBe('not-found');

    const hits = (typed: string) => searchRecords(nurse, number, typed);
    expect((await hits('drug')).map(({ page: at }) => at)).toEqual([1, 2]);
    const [hit] = await hits('"drug screen"');
    expect(hit).toMatchObject({ documentId: chart.id, name: 'chart.pdf', page: 1 });
    expect(hit?.ranges.map(({ s, e }) => page.text.slice(s, e))).toEqual(['drug screen']);
    expect((await hits('jose')).map(({ page: at }) => at)).toEqual([2]);
    expect((await hits('tolera')).map(({ page: at }) => at)).toEqual([2]);
    expect(await hits('opioid')).toEqual([]);
    for (const odd of ["'", '\\', '&|!()<->:*', '""', 'a\0b', '%']) expect(Array.isArray(await hits(odd)), odd).toBe(true);
  });

  test('is read once more where it was cut off, and the same comes of it', async () => {
    const broken = await addRecord(nurse, number, 'again.pdf', makePdf(['First page again', 'Second page again']));
    await asOwner(`SELECT begin_reading($1), store_page_text($1, 1, 'half', '[]', '{"w":1,"h":1}', '''half'':1')`, [broken.sha256]);
    await Promise.all([readRecords(), readRecords()]);
    expect((await loadPageText(nurse, number, broken.id, 1)).text).toContain('First page again');
    expect(await searchRecords(nurse, number, 'half')).toEqual([]);
    // Read to its end it never changes.
    expect(
      await asOwner(`SELECT store_page_text($1, 1, 'other', '[]', '{"w":1,"h":1}', '''other'':1') AS stored`, [broken.sha256]),
    ).toEqual([{ stored: false }]);
  });

  test('that cannot be read is given up after three tries', async () => {
    const bad = await addRecord(nurse, number, 'bad.pdf', makePdf(['Bad']));
    for (let i = 0; i < 3; i += 1) await asOwner('SELECT begin_reading($1)', [bad.sha256]);
    await readRecords();
    expect((await loadDocument(nurse, number, bad.id)).textState).toBe('failed');
  });

  test('pages of pictures are drawn small and large', async () => {
    const sized = async (size: 'page' | 'thumbnail') => sharp(await loadPageImage(nurse, number, scan.id, 2, size)).metadata();
    expect(await sized('page')).toMatchObject({ format: 'png', width: 20, height: 10 });
    const { data } = await sharp(await loadPageImage(nurse, number, scan.id, 2, 'page'))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBe(250);
    expect(await code(loadPageImage(nurse, number, scan.id, 3, 'page'))).toBe('not-found');
    expect(await code(loadPageImage(nurse, number, chart.id, 1, 'page'))).toBe('not-found');
  });

  test('nobody of another plan reaches any of it', async () => {
    expect(await code(loadRecords(elsewhere, number))).toBe('not-found');
    expect(await code(loadDocument(elsewhere, number, chart.id))).toBe('not-found');
    expect(await code(loadPageText(elsewhere, number, chart.id, 1))).toBe('not-found');
    expect(await code(loadPageImage(elsewhere, number, scan.id, 1, 'thumbnail'))).toBe('not-found');
    expect(await code(searchRecords(elsewhere, number, 'drug'))).toBe('not-found');
    expect(await code(beginUpload(acting(elsewhere), number, { name: 'x.pdf', size: 10 }))).toBe('not-found');
    const theirs = await createCase('received', elsewhere, { planId: 'uhc-commercial', receivedTime: '09:00' });
    expect(await code(loadDocument(elsewhere, theirs, chart.id))).toBe('not-found');
    expect(await searchRecords(elsewhere, theirs, 'drug')).toEqual([]);
  });
});

describe('who keeps records', () => {
  const tries = (viewer: Viewer, at: string) => code(beginUpload(acting(viewer), at, { name: 'x.pdf', size: 10 }));

  test('in each state of the case', async () => {
    const colleague = await createUser('nurse');
    const received = await createCase('received', nurse);
    expect(await tries(colleague, received)).toBe('ok');
    await claimCase(acting(nurse), received);
    expect(await tries(colleague, received)).toBe('conflict');
    expect(await tries(nurse, received)).toBe('ok');
    const escalated = await createCase('escalated', nurse);
    const decided = await createCase('decided', nurse);
    for (const at of [received, escalated, decided]) {
      for (const viewer of [nurse, director, manager]) expect(await tries(viewer, at)).toBe('ok');
      expect(await tries(auditor, at)).toBe('forbidden');
    }
    for (const over of [await createCase('closed', nurse), await createCase('withdrawn', nurse)])
      expect(await tries(manager, over)).toBe('conflict');
  });

  test('an upload that began before the case went elsewhere ends as the case is then', async () => {
    const at = await createCase('received', nurse);
    const colleague = await createUser('nurse');
    const bytes = makePdf(['Late']);
    const begun = await beginUpload(acting(colleague), at, { name: 'late.pdf', size: bytes.length });
    await claimCase(acting(nurse), at);
    const ended = appendUpload(acting(colleague), { number: at, id: 'id' in begun ? begun.id : '', offset: 0, bytes });
    expect(await code(ended)).toBe('conflict');
  });
});

describe('a document that is taken out', () => {
  const cite = (at: string, documentId: string) =>
    citeEvidence(acting(nurse), {
      number: at,
      evidenceId: randomUUID(),
      fact: 'painSevere',
      document: 'chart.pdf',
      page: '1',
      noteDate: '',
      quotation: 'Pain 7/10',
      comment: '',
      documentId,
    });
  const remove = (at: string, documentId: string, citations: number) =>
    removeDocument(acting(nurse), { number: at, documentId, citations, reason: 'Another member’s' });

  test('leaves its citations in words, says so in the history, and is reached no more', async () => {
    const at = await createCase('claimed', nurse);
    const { id, sha256: hash } = await addRecord(nurse, at, 'chart.pdf', makePdf(['Taken out']));
    await cite(at, id);
    expect((await loadDocument(nurse, at, id)).citations).toBe(1);
    expect(await code(remove(at, id, 0))).toBe('conflict');
    const { version } = (await loadCase(nurse, at)).case;
    await remove(at, id, 1);
    const { case: c } = await loadCase(nurse, at);
    expect(c.version).toBe(version + 1);
    expect(c.evidence.at(-1)).toMatchObject({ document: 'chart.pdf', quotation: 'Pain 7/10' });
    expect(c.evidence.at(-1)).not.toHaveProperty('documentId');
    expect(await code(loadDocument(nurse, at, id))).toBe('not-found');
    expect(await loadRecords(nurse, at)).toMatchObject({ documents: [], removed: [{ id, reason: 'Another member’s' }] });
    expect(await asOwner('SELECT count(*)::int AS n FROM blob WHERE sha256 = $1', [hash])).toEqual([{ n: 1 }]);
    expect((await loadHistory(nurse, at)).entries.at(-1)?.event).toMatchObject({
      type: 'document-removed',
      payload: { document: id, reason: 'Another member’s' },
    });
    expect(await code(cite(at, id))).toBe('not-found');
    // It may come again, as another document.
    expect((await addRecord(nurse, at, 'chart.pdf', makePdf(['Taken out']))).id).not.toBe(id);
  });

  test('is none that a decision rests on; another of the same case is', async () => {
    const at = await createCase('answered', nurse);
    const cited = await addRecord(nurse, at, 'cited.pdf', makePdf(['Cited']));
    const spare = await addRecord(nurse, at, 'spare.pdf', makePdf(['Spare']));
    await cite(at, cited.id);
    await confirm(nurse, at);
    await approve(nurse, at);
    expect(await code(remove(at, cited.id, 1))).toBe('conflict');
    expect(await code(remove(at, spare.id, 0))).toBe('ok');
    await expect(asOwner('DELETE FROM record_document WHERE id = $1', [cited.id])).rejects.toThrow('never changed or deleted');
  });

  test('cannot be cited from another case', async () => {
    const at = await createCase('claimed', nurse);
    const { documents } = await loadRecords(nurse, number);
    expect(await code(cite(at, documents[0]?.id ?? ''))).toBe('not-found');
  });
});

test('a document is marked, and the history says as what', async () => {
  const at = await createCase('claimed', nurse);
  const { id } = await addRecord(nurse, at, 'chart.pdf', makePdf(['Marked']));
  const before = { sensitivity: 'none', kind: '' } as const;
  const after = { sensitivity: 'substance-use', kind: 'Clinic notes' } as const;
  await flagDocument(acting(director), { number: at, documentId: id, before, after });
  expect(await loadDocument(nurse, at, id)).toMatchObject(after);
  expect(await code(flagDocument(acting(nurse), { number: at, documentId: id, before, after }))).toBe('conflict');
  expect((await loadHistory(nurse, at)).entries.at(-1)?.event).toMatchObject({ type: 'document-flagged', payload: { before, after } });
  await escalate(nurse, at);
  expect(await code(flagDocument(acting(auditor), { number: at, documentId: id, before: after, after: before }))).toBe('forbidden');
});

test('a process that is killed while it sends loses nothing that was acknowledged; another goes on', async () => {
  const bytes = makePdf(['Killed'], { padding: 2_000_000 });
  const begun = await beginUpload(acting(nurse), number, { name: 'killed.pdf', size: bytes.length });
  const id = 'id' in begun ? begun.id : '';
  const folder = await mkdtemp(path.join(tmpdir(), 'criterion-upload-'));
  await writeFile(path.join(folder, 'file'), bytes);
  const script = `
    import { readFileSync, writeSync } from 'node:fs';
    import { appendUpload } from './lib/use-cases/upload-record.ts';
    const { acting, number, id, file } = JSON.parse(process.env.UPLOAD);
    const bytes = readFileSync(file);
    for (let offset = 0; ; ) {
      const { next } = await appendUpload(acting, { number, id, offset, bytes: bytes.subarray(offset, offset + 30_000) });
      offset = next;
      writeSync(1, offset + '\\n');
    }`;
  const env = {
    ...process.env,
    DATABASE_URL: addressOf('app', adminUrl),
    UPLOAD: JSON.stringify({ acting: acting(nurse), number, id, file: path.join(folder, 'file') }),
  };
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { cwd: path.join(import.meta.dirname, '../..'), env });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split('\n').length > 8) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  await rm(folder, { recursive: true });
  const acknowledged = Number(said.trim().split('\n').at(-1));
  // What its statement was doing when it was killed may end after it.
  await vi.waitFor(async () =>
    expect(
      await asOwner("SELECT pid FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND query LIKE '%append_upload%'"),
    ).toEqual([]),
  );
  const { offset } = await findUpload(nurse, number, id);
  expect(acknowledged).toBeGreaterThan(0);
  expect(offset).toBeGreaterThanOrEqual(acknowledged);
  expect(offset).toBeLessThan(bytes.length);
  const ended = await appendUpload(acting(nurse), { number, id, offset, bytes: bytes.subarray(offset) });
  expect(ended).toMatchObject({ document: { sha256: sha256(bytes) } });
}, 30_000);
