const HERE = 'http://localhost';

/**
 * Where to go after signing in: a path of this application, with its query. Anything that could lead to another origin,
 * or back to the sign-in page, becomes the worklist.
 */
export function safeNextPath(wanted: unknown): string {
  const fallback = '/worklist';
  // Browsers read "/\" and "//" as the start of a host name, and drop tabs and line ends before they look.
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(wanted)) return fallback;
  const url = URL.parse(wanted, HERE);
  if (url?.origin !== HERE) return fallback;
  if (url.pathname === '/' || url.pathname === '/sign-in' || url.pathname.startsWith('/sign-in/') || url.pathname.startsWith('/api/'))
    return fallback;
  // Normalizing can uncover a second slash: "/.//elsewhere".
  return url.pathname.startsWith('//') ? fallback : url.pathname + url.search;
}
