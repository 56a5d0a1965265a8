import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import net from 'node:net';

/** The request's id as a proxy in front gave it, if it is one that a log can hold; else a new one. */
export function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

/**
 * The client's address: the connection's own, or behind `proxies` proxies, each of which appends who asked it, the one that the outermost of
 * them saw. What stands further left anybody may have written.
 */
export function clientAddress({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>, proxies: number): string {
  const own = plain(socket.remoteAddress ?? '');
  if (proxies === 0) return own;
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => plain(one.trim()));
  const seen = forwarded.at(-proxies) ?? '';
  return net.isIP(seen) === 0 ? own : seen;
}

/** `::ffff:10.0.0.1` → `10.0.0.1`. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** The session's token as its cookie has it, without the signature; null where there is none. Good for counting, not for believing. */
export function sessionToken({ headers }: Pick<IncomingMessage, 'headers'>): string | null {
  const found = /(?:^|;\s*)(?:__Secure-)?better-auth\.session_token=([\w-]+)/.exec(headers.cookie ?? '');
  return found?.[1] ?? null;
}

/** The pattern of the route that answers a path: `/cases/[caseId]/review`; `other` where none does. */
export type RouteOf = (path: string) => string;

type Manifest = { staticRoutes: { page: string }[]; dynamicRoutes: { page: string; regex: string }[] };

/** From what the build wrote about its routes (`.next/routes-manifest.json`). */
export function routePatterns({ staticRoutes, dynamicRoutes }: Manifest): RouteOf {
  const fixed = new Set(staticRoutes.map(({ page }) => page));
  const dynamic = dynamicRoutes.map(({ page, regex }) => ({ page, pattern: new RegExp(regex) }));
  return (path) => (fixed.has(path) ? path : (dynamic.find(({ pattern }) => pattern.test(path))?.page ?? 'other'));
}
