import { expect, it } from 'vitest';
import { MOST_PIECE_BYTES } from '@/lib/records/upload.ts';
import { type SendParts, sendFile } from './send-file';

const BYTES = new Blob([new Uint8Array(MOST_PIECE_BYTES * 2 + 5)]);
const FILE = { name: 'chart.pdf', size: BYTES.size, slice: BYTES.slice.bind(BYTES) };
const lost = () => Promise.reject(new TypeError('fetch failed'));
const at = (offset: number, status = 204) => new Response(null, { status, headers: { 'upload-offset': String(offset) } });

/** A server that stores what it is sent; `faults` answer in its stead, by the number of the call. */
function server(faults: Readonly<Record<number, (store: () => Promise<Response>) => Promise<Response>>> = {}) {
  let stored = 0;
  const calls: string[] = [];
  const progress: [number, boolean][] = [];
  async function take({ method, body }: RequestInit): Promise<Response> {
    if (method === 'POST') return Response.json({ id: 'u1', offset: 0 }, { status: 201 });
    if (method === 'HEAD') return at(stored, 200);
    stored += body instanceof Blob ? body.size : 0;
    return stored < FILE.size ? at(stored) : Response.json({ document: { id: 'd1' }, existed: false });
  }
  const parts: SendParts = {
    address: '/up',
    fetch: (address, init) => {
      calls.push(`${init.method} ${address}`);
      const fault = faults[calls.length];
      return fault ? fault(() => take(init)) : take(init);
    },
    wait: async () => {},
    onProgress: (...told) => progress.push(told),
    signal: new AbortController().signal,
  };
  return { parts, calls, progress, stored: () => stored };
}

it('sends a file in pieces and says how far it is', async () => {
  const { parts, calls, progress } = server();
  expect(await sendFile(FILE, parts)).toMatchObject({ kind: 'added', document: { id: 'd1' } });
  expect(calls).toEqual(['POST /up', 'PATCH /up/u1', 'PATCH /up/u1', 'PATCH /up/u1']);
  expect(progress.map(([sent]) => sent)).toEqual([MOST_PIECE_BYTES, 2 * MOST_PIECE_BYTES]);
});

it('goes on where the server stands after a lost connection, whether the piece had arrived or not', async () => {
  const arrived = server({
    3: async (store) => {
      await store();
      return lost();
    },
    4: lost,
  });
  expect(await sendFile(FILE, arrived.parts)).toMatchObject({ kind: 'added' });
  expect(arrived.stored()).toBe(FILE.size);
  expect(arrived.progress).toContainEqual([MOST_PIECE_BYTES, true]);
  const never = server({ 1: lost, 3: lost, 4: async () => new Response(null, { status: 503 }) });
  expect(await sendFile(FILE, never.parts)).toMatchObject({ kind: 'added' });
  expect(never.stored()).toBe(FILE.size);
});

it('tells a refusal in the server’s words, and stops when it is told to', async () => {
  const refused = server({ 1: async () => Response.json({ code: 'too-large', message: 'Too large.' }, { status: 422 }) });
  expect(await sendFile(FILE, refused.parts)).toEqual({ kind: 'refused', message: 'Too large.' });
  const { parts, calls } = server();
  expect(await sendFile(FILE, { ...parts, signal: AbortSignal.abort() })).toEqual({ kind: 'stopped' });
  expect(calls).toEqual([]);
});
