import { expect, test } from 'vitest';
import { clientAddress, routePatterns, sessionToken } from './request.ts';

const from = (remoteAddress: string, forwarded: string | undefined, proxies: number) =>
  clientAddress(Object.assign(Object.create(null), { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress } }), proxies);

test.each([
  ['::ffff:10.0.0.9', undefined, 0, '10.0.0.9'],
  ['10.0.0.9', '203.0.113.7', 0, '10.0.0.9'],
  ['10.0.0.9', '198.51.100.1, 203.0.113.7', 1, '203.0.113.7'],
  ['10.0.0.9', 'forged, 203.0.113.7, 10.0.0.8', 2, '203.0.113.7'],
  ['10.0.0.9', '203.0.113.7', 2, '10.0.0.9'],
  ['10.0.0.9', 'a name', 1, '10.0.0.9'],
  ['10.0.0.9', '2001:db8::1', 1, '2001:db8::1'],
] as const)('from %s, forwarded for %s, behind %i: %s', (remote, forwarded, proxies, address) => {
  expect(from(remote, forwarded, proxies)).toBe(address);
});

test('the session’s token is read from its cookie, without its signature', () => {
  const of = (cookie: string) => sessionToken({ headers: { cookie } });
  expect(of('a=b; better-auth.session_token=abcDEF123.sig%3D')).toBe('abcDEF123');
  expect(of('__Secure-better-auth.session_token=abc.sig')).toBe('abc');
  expect(of('xbetter-auth.session_token=abc.sig')).toBeNull();
  expect(of('')).toBeNull();
});

test('a path is counted under the pattern of its route', () => {
  const routeOf = routePatterns({
    staticRoutes: [{ page: '/worklist' }],
    dynamicRoutes: [
      { page: '/cases/[caseId]', regex: '^/cases/([^/]+?)(?:/)?$' },
      { page: '/cases/[caseId]/review', regex: '^/cases/([^/]+?)/review(?:/)?$' },
    ],
  });
  expect(['/worklist', '/cases/PA-26-000001', '/cases/PA-26-000001/review', '/wp-login.php'].map(routeOf)).toEqual([
    '/worklist',
    '/cases/[caseId]',
    '/cases/[caseId]/review',
    'other',
  ]);
});
