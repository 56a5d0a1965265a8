import { type NextRequest, NextResponse } from 'next/server';
import { ACTIVITY_HEADER } from './lib/auth/idle.ts';

/** A letter's PDF is shown in a frame of its own page; nothing else may be framed. */
const FRAMED = /^\/cases\/[^/]+\/letters\/[^/]+\/pdf$/;

/**
 * What every answer of the app carries: the content security policy with a nonce per request, which Next finds in the request's header and
 * puts on its own scripts and styles, and the other headers that keep it to itself. Who is signed in is not looked at here: every use case
 * checks that for itself.
 */
export function proxy(request: NextRequest): NextResponse {
  if (comesFromElsewhere(request)) return new NextResponse('This request did not come from Criterion itself.', { status: 403 });
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const framed = FRAMED.test(request.nextUrl.pathname);
  const policy = contentSecurityPolicy(nonce, framed);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  // For the way back after signing in: a page cannot see its own address.
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set(ACTIVITY_HEADER, isActivity(request) ? '1' : '0');
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-frame-options', framed ? 'SAMEORIGIN' : 'DENY');
  if (isSecure()) response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  return response;
}

const isSecure = () => process.env.BASE_URL?.startsWith('https:') ?? false;

/** A person opens a page or sends something. What a screen fetches by itself, such as news of a case, is none. */
const isActivity = ({ method, headers }: NextRequest): boolean => method === 'POST' || headers.get('sec-fetch-mode') === 'navigate';

/**
 * Whether another site had a browser send this: its origin is not the host that was asked, or the browser says that it crosses sites. Next
 * refuses such a server action too, but as an error of the server's; here it is the caller's.
 */
function comesFromElsewhere({ method, headers }: NextRequest): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  if (!['same-origin', 'none', null].includes(headers.get('sec-fetch-site'))) return true;
  const origin = headers.get('origin');
  if (origin === null) return false;
  // Behind a proxy the host that the browser asked for is the forwarded one: the same that Next compares with.
  const host = headers.get('x-forwarded-host')?.split(',')[0]?.trim() || headers.get('host');
  return URL.parse(origin)?.host !== host;
}

function contentSecurityPolicy(nonce: string, framed: boolean): string {
  // React explains errors by eval, and reloads by inline styles, in development only
  const isDev = process.env.NODE_ENV === 'development';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    isDev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${framed ? "'self'" : "'none'"}`,
  ].join('; ');
}

export const config = { matcher: ['/((?!_next/static|_next/image).*)'] };
