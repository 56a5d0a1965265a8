import { type NextRequest, NextResponse } from 'next/server';

/** A letter's PDF is shown in a frame of its own page; nothing else may be framed. */
const FRAMED = /^\/cases\/[^/]+\/letters\/[^/]+\/pdf$/;

/**
 * The content security policy, with a nonce per request. Next finds the nonce in the request's header and puts it on its own scripts
 * and styles. Who is signed in is not looked at here: every use case checks that for itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce, FRAMED.test(request.nextUrl.pathname));
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
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
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${framed ? "'self'" : "'none'"}`,
  ].join('; ');
}

export const config = { matcher: ['/((?!_next/static|_next/image).*)'] };
