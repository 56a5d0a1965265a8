// What every request passes before Next sees it: its id, its size, how much its sender asks, and whether it can be read.
import fs from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { ADDRESS_HEADER, AHEAD_HEADER, DIRECT_HEADER } from '../../lib/auth/address.ts';
import { admit } from '../../lib/data/doors.ts';
import { isReadableAction } from '../../lib/doors/action-body.ts';
import { clientAddress, type RouteOf, requestId, routePatterns, sessionToken } from '../../lib/doors/request.ts';
import { log, logError } from '../../lib/log.ts';
import { metrics } from '../../lib/metrics.ts';
import { MOST_PIECE_BYTES } from '../../lib/records/upload.ts';
import { inRequest, type RequestContext } from '../../lib/request-context.ts';
import { inRoot } from './root.ts';

/** A body larger than this is not read: forms and commands are text. */
const MOST_BYTES = 1_000_000;
/** A piece of a file that is uploaded may be larger: 1 MiB. */
const PIECES = /^\/cases\/[^/]+\/records\/uploads\/[^/]+$/;
const mostBytes = (request: IncomingMessage): number =>
  request.method === 'PATCH' && PIECES.test(pathOf(request)) ? MOST_PIECE_BYTES : MOST_BYTES;
/**
 * Generous: a nurse who answers by keys asks some ten times a second for a while, her screens one or two times all day; an office of fifty
 * reviewers stands behind one address.
 */
const BY_USER = { perSecond: 50, burst: 500 };
const BY_ADDRESS = { perSecond: 300, burst: 3000 };
/** Who watches the process is answered whatever the database says. */
const WATCHERS = new Set(['/api/health', '/api/ready', '/api/metrics']);

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** @param proxies how many stand in front and append to `X-Forwarded-For` */
export function frontDoor(handle: Handler, proxies: number): Handler {
  const routeOf = routePatterns(JSON.parse(fs.readFileSync(inRoot('.next', 'routes-manifest.json'), 'utf8')));
  return (request, response) => {
    const context: RequestContext = { id: requestId(request), address: clientAddress(request, proxies), userId: null };
    request.headers[ADDRESS_HEADER] = context.address;
    // Next writes one of its own into requests that have none.
    request.headers[DIRECT_HEADER] = request.headers['x-forwarded-for'] === undefined ? '1' : '0';
    // Next takes its own header for this away before a page is asked.
    request.headers[AHEAD_HEADER] = request.headers['next-router-prefetch'] === undefined ? '0' : '1';
    request.headers['x-request-id'] = context.id;
    response.setHeader('x-request-id', context.id);
    return inRequest(context, async () => {
      tellWhenDone(request, response, routeOf);
      const readable = await pass(request, response, context);
      if (readable) await handle(readable, response);
    });
  };
}

/** One line and one figure per request: the pattern of its route, never the address with what is in it. */
function tellWhenDone(request: IncomingMessage, response: ServerResponse, routeOf: RouteOf): void {
  const began = performance.now();
  const route = routeOf(pathOf(request));
  const method = request.method ?? '';
  response.once('close', () => {
    const ms = performance.now() - began;
    metrics().http.observe({ method, route, status: response.statusCode }, ms / 1000);
    log().info({ from: 'http', method, route, status: response.statusCode, ms: Math.round(ms) });
  });
}

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? '/';

/** @returns the request for Next to answer; null where it is answered already */
async function pass(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<IncomingMessage | null> {
  if (!WATCHERS.has(pathOf(request))) {
    const waitMs = await wait(request, context);
    if (waitMs > 0) {
      response.setHeader('retry-after', String(Math.ceil(waitMs / 1000)));
      return refuse(response, 429, 'rate', 'Too much was asked for at once. Nothing was changed: try again in a moment.');
    }
  }
  if (request.method === 'GET' || request.method === 'HEAD') return request;
  if (Number(request.headers['content-length'] ?? 0) > mostBytes(request)) return tooLarge(request, response);
  const body = await bodyOf(request);
  if (body === null) return tooLarge(request, response);
  const hasActionHeader = request.headers['next-action'] !== undefined;
  if (!(await isReadableAction(request.headers['content-type'] ?? '', body, hasActionHeader)))
    return refuse(response, 400, 'unreadable', 'This request cannot be read. Nothing was changed.');
  return again(request, body);
}

/** Milliseconds until the sender may ask again. Where the database does not answer the page will say so. */
async function wait(request: IncomingMessage, context: RequestContext): Promise<number> {
  try {
    const admission = await admit(context.address, sessionToken(request), BY_ADDRESS, BY_USER);
    context.userId = admission.userId;
    return admission.waitMs;
  } catch (error) {
    logError('admission', error);
    return 0;
  }
}

function tooLarge(request: IncomingMessage, response: ServerResponse): null {
  // What is still on its way is thrown away, so that the sender comes to read the answer; then the connection ends.
  response.setHeader('connection', 'close');
  request.resume();
  return refuse(
    response,
    413,
    'size',
    `What was sent is larger than ${Math.floor(mostBytes(request) / 1_000_000)} MB. Nothing was changed: send less at once.`,
  );
}

function refuse(response: ServerResponse, status: number, why: string, words: string): null {
  metrics().refused.inc({ why });
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(words);
  return null;
}

/** The whole body; null where it grows too large on the way. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  const most = mostBytes(request);
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > most) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The request with its body still to be read. */
function again(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  const copy = Object.assign(new http.IncomingMessage(request.socket), {
    method,
    url,
    rawHeaders,
    httpVersion,
    httpVersionMajor,
    httpVersionMinor,
    complete: true,
  });
  Object.assign(copy.headers, headers);
  copy.push(body);
  copy.push(null);
  return copy;
}
