import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packStatic, readsBrotli, staticFiles } from './static-files.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'criterion-static-'));
const [made, packed] = [path.join(folder, 'static'), path.join(folder, 'packed')];
const SCRIPT = `console.log(${JSON.stringify('pump '.repeat(200))})`;
let server: http.Server;
let port = 0;

beforeAll(async () => {
  fs.mkdirSync(path.join(made, 'chunks'), { recursive: true });
  fs.writeFileSync(path.join(made, 'chunks', 'a1.js'), SCRIPT);
  fs.writeFileSync(path.join(made, 'font.woff2'), 'packed already');
  await packStatic(made, packed);
  const answer = staticFiles(packed);
  server = http.createServer((request, response) => {
    if (!answer(request, response)) response.writeHead(404).end('left to Next');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  fs.rmSync(folder, { recursive: true, force: true });
});

type Got = { status: number | undefined; headers: http.IncomingHttpHeaders; body: Buffer };

function get(address: string, encoding: string, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, path: address, method, headers: { 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    request.on('error', reject).end();
  });
}

test('a browser that reads Brotli gets the packed script, to keep', async () => {
  const { status, headers, body } = await get('/_next/static/chunks/a1.js', 'gzip, deflate, br, zstd');
  expect(status).toBe(200);
  expect(zlib.brotliDecompressSync(body).toString()).toBe(SCRIPT);
  expect(headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'application/javascript; charset=UTF-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    vary: 'Accept-Encoding',
  });
});

test('HEAD gets the same headers and no body', async () => {
  const { status, headers, body } = await get('/_next/static/chunks/a1.js', 'br', 'HEAD');
  expect([status, headers['content-encoding'], body.length]).toEqual([200, 'br', 0]);
});

test.each([
  ['/_next/static/chunks/a1.js', 'gzip', 'GET'],
  ['/_next/static/chunks/a1.js', 'br', 'POST'],
  ['/_next/static/font.woff2', 'br', 'GET'],
  ['/_next/static/chunks/../chunks/a1.js', 'br', 'GET'],
  ['/worklist', 'br', 'GET'],
])('%s for %s by %s is left to Next', async (address, encoding, method) => {
  expect((await get(address, encoding, method)).status).toBe(404);
});

test.each([
  ['br', true],
  ['gzip, deflate, br, zstd', true],
  ['gzip;q=0.8, BR;q=0.5', true],
  ['br;q=0', false],
  ['br;q=0.0, gzip', false],
  ['br;q=0.01', true],
  ['brotli', false],
  ['*', false],
  [undefined, false],
])('%s reads Brotli: %s', (accepted, reads) => {
  expect(readsBrotli(accepted)).toBe(reads);
});

test('a build without packed files is left to Next whole', () => {
  expect(() => staticFiles(path.join(folder, 'nowhere'))).not.toThrow();
});
