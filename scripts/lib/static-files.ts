// The build's scripts and styles, packed once as small as they get, and served like that. Next alone packs them anew for every visitor,
// with gzip: a seventh more on the wire.
import fs from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { HEADERS } from '../../next.config.ts';
import { inRoot } from './root.ts';

const STATIC = inRoot('.next', 'static');
const PACKED = inRoot('.next', 'static-packed');

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
};

const pack = promisify(zlib.brotliCompress);

const filesUnder = (folder: string): string[] =>
  fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];

/** Packs what the build made; a second or two, once per build. */
export async function packStatic(from = STATIC, to = PACKED): Promise<void> {
  fs.rmSync(to, { recursive: true, force: true });
  const packOne = async (file: string): Promise<void> => {
    const target = path.join(to, `${file}.br`);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, await pack(fs.readFileSync(path.join(from, file))));
  };
  await Promise.all(
    filesUnder(from)
      .filter((file) => path.extname(file) in TYPES)
      .map(packOne),
  );
}

/** Answers a request and says true, or leaves it alone and says false. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Serves the packed files from memory, to who can read them. What is not there, and who cannot, is left to Next, so a build without packed
 * files works as well. Names hold a hash of the content: a browser that has one never asks again.
 */
export function staticFiles(from = PACKED): Answer {
  const files = new Map<string, { type: string; content: Buffer }>();
  for (const file of filesUnder(from).filter((name) => name.endsWith('.br'))) {
    const name = file.slice(0, -'.br'.length);
    const address = `/_next/static/${name.split(path.sep).join('/')}`;
    files.set(address, { type: TYPES[path.extname(name)] ?? '', content: fs.readFileSync(path.join(from, file)) });
  }
  return (request, response) => {
    const found = files.get(request.url ?? '');
    if (!found || !/^(GET|HEAD)$/.test(request.method ?? '') || !readsBrotli(request.headers['accept-encoding'])) return false;
    for (const { key, value } of HEADERS) response.setHeader(key, value);
    response.writeHead(200, {
      'content-type': found.type,
      'content-encoding': 'br',
      'content-length': found.content.length,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    response.end(request.method === 'HEAD' ? undefined : found.content);
    return true;
  };
}

/** Whether `Accept-Encoding` names Brotli, and not to refuse it (`br;q=0`). */
export function readsBrotli(accepted: string | string[] | undefined): boolean {
  const all = String(accepted ?? '').split(',');
  return all.some((one) => /^\s*br\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one));
}
