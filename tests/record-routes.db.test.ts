// The addresses of records, asked as a browser asks them, but for the session.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { GET as getFile } from '@/app/(review)/cases/[caseId]/records/[documentId]/file/route';
import { GET as getImage } from '@/app/(review)/cases/[caseId]/records/[documentId]/pages/[page]/image/route';
import { GET as getText } from '@/app/(review)/cases/[caseId]/records/[documentId]/pages/[page]/text/route';
import { HEAD, PATCH } from '@/app/(review)/cases/[caseId]/records/uploads/[uploadId]/route';
import { POST } from '@/app/(review)/cases/[caseId]/records/uploads/route';
import type { Viewer } from '@/lib/data/access.ts';
import { disconnect } from '@/lib/data/db.ts';
import { createCase } from './cases.ts';
import { createPlan, createUser } from './factories.ts';
import { addRecord, makePdf, makeTiff } from './records.ts';

const session = vi.hoisted((): { viewer: Viewer | null } => ({ viewer: null }));
vi.mock('@/lib/auth/session.ts', () => ({ currentViewer: async () => session.viewer }));

let nurse: Viewer;
let elsewhere: Viewer;
let caseId: string;

beforeAll(async () => {
  await createPlan();
  await createPlan('uhc-commercial');
  nurse = await createUser('nurse');
  elsewhere = await createUser('nurse', ['uhc-commercial']);
  caseId = await createCase('claimed', nurse);
});
afterAll(disconnect);

const as = <T>(viewer: Viewer | null, ask: () => Promise<T>): Promise<T> => {
  session.viewer = viewer;
  return ask();
};
const params = <P extends object>(more: P) => ({ params: Promise.resolve({ caseId, ...more }) });
const begin = (body: unknown) => POST(new Request('http://x/', { method: 'POST', body: JSON.stringify(body) }), params({}));
const patch = (uploadId: string, offset: string, body: Uint8Array<ArrayBuffer>) =>
  PATCH(new Request('http://x/', { method: 'PATCH', headers: { 'upload-offset': offset }, body }), params({ uploadId }));

describe('uploads', () => {
  test('begin, tell how far they are, go on, and end with a document', async () => {
    const bytes = Uint8Array.from(makePdf(['One'], { padding: 400_000 }));
    const begun = await as(nurse, () => begin({ name: 'chart.pdf', size: bytes.length }));
    expect(begun.status).toBe(201);
    const { id, offset } = await begun.json();
    expect(offset).toBe(0);
    const first = await patch(id, '0', bytes.subarray(0, 300_000));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '300000']);
    const head = await HEAD(new Request('http://x/'), params({ uploadId: id }));
    expect([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([
      200,
      '300000',
      String(bytes.length),
    ]);
    const wrong = await patch(id, '5', bytes.subarray(5, 10));
    expect([wrong.status, wrong.headers.get('upload-offset')]).toEqual([409, '300000']);
    for (const odd of ['', '-1', '1e3', 'x', '99999999999']) expect((await patch(id, odd, bytes.subarray(0, 1))).status).toBe(400);
    const ended = await patch(id, '300000', bytes.subarray(300_000));
    expect(ended.status).toBe(200);
    expect(await ended.json()).toMatchObject({ existed: false, document: { name: 'chart.pdf', fileKind: 'pdf', pages: 1 } });
  });

  test('are refused with a reason, and what is no upload as such', async () => {
    session.viewer = nurse;
    const lie = Uint8Array.from(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    const { id } = await (await begin({ name: 'x.png', size: lie.length })).json();
    const refused = await patch(id, '0', lie);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toEqual({ code: 'not-a-record', message: expect.stringContaining('no PDF, PNG, JPEG or TIFF') });
    expect((await begin({ name: 'x.pdf', size: 0 })).status).toBe(422);
    expect((await begin({ name: 'x.pdf', size: 60_000_000 })).status).toBe(422);
    for (const odd of [
      null,
      {},
      { name: '', size: 1 },
      { name: 'x', size: -1 },
      { name: 'x', size: 1.5 },
      { name: 'x', size: 1, more: 1 },
    ]) {
      expect((await begin(odd)).status).toBe(400);
    }
    expect((await patch(id, '0', new Uint8Array(1024 * 1024 + 1))).status).toBe(413);
  });

  test('are for who is signed in and may see the case', async () => {
    expect((await as(null, () => begin({ name: 'x.pdf', size: 1 }))).status).toBe(401);
    expect((await as(elsewhere, () => begin({ name: 'x.pdf', size: 1 }))).status).toBe(404);
    expect((await as(elsewhere, () => patch('00000000-0000-4000-8000-000000000000', '0', new Uint8Array(1)))).status).toBe(404);
  });
});

describe('a document', () => {
  let pdf: { id: string };
  let tiff: { id: string };
  const bytes = makePdf(['Chart'], { padding: 600_000 });
  beforeAll(async () => {
    pdf = await addRecord(nurse, caseId, 'Maria’s chart.pdf', bytes);
    tiff = await addRecord(nurse, caseId, 'scan.tif', makeTiff([{ width: 900, height: 600, gray: 40 }]));
  });
  const file = (range?: string) =>
    getFile(new Request('http://x/', { headers: range === undefined ? {} : { range } }), params({ documentId: pdf.id }));
  const image = (page: string, query = '') => getImage(new Request(`http://x/${query}`), params({ documentId: tiff.id, page }));
  const text = (page: string) => getText(new Request('http://x/'), params({ documentId: pdf.id, page }));

  test('goes out whole or in part, as what it is, and runs nowhere', async () => {
    session.viewer = nurse;
    const whole = await file();
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': expect.stringMatching(/^inline; filename="record-[0-9a-f]{8}\.pdf"$/),
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
    });
    expect(Buffer.compare(Buffer.from(await whole.arrayBuffer()), bytes)).toBe(0);
    const part = await file('bytes=262100-262200');
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 262100-262200/${bytes.length}`]);
    expect(Buffer.compare(Buffer.from(await part.arrayBuffer()), bytes.subarray(262_100, 262_201))).toBe(0);
    expect((await file(`bytes=${bytes.length}-`)).status).toBe(416);
  });

  test('that somebody stops reading is read no further', async () => {
    session.viewer = nurse;
    const reader = (await file()).body?.getReader();
    expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
    await reader?.cancel();
    expect((await reader?.read())?.done).toBe(true);
  });

  test('that is a picture is drawn by page; a page has its text', async () => {
    session.viewer = nurse;
    const page = await image('1');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'image/png']);
    const small = await (await image('1', '?size=thumbnail')).arrayBuffer();
    expect(Buffer.from(small).readUInt32BE(16)).toBe(240);
    expect(await (await text('1')).json()).toMatchObject({ page: 1 });
    for (const odd of ['0', '2', '-1', '1.5', 'x', '100000', '']) {
      expect((await image(odd)).status).toBe(404);
      expect((await text(odd)).status).toBe(404);
    }
  });

  test('is nobody’s of another plan, by any address', async () => {
    for (const [who, status] of [
      [elsewhere, 404],
      [null, 401],
    ] as const) {
      session.viewer = who;
      const answers = [await file(), await file('bytes=0-1'), await image('1'), await image('1', '?size=thumbnail'), await text('1')];
      expect(answers.map((one) => one.status)).toEqual(answers.map(() => status));
    }
  });
});
