import { NextRequest } from 'next/server';
import { expect, test, vi } from 'vitest';
import { proxy } from './proxy.ts';

const policyAt = (path: string): string =>
  proxy(new NextRequest(`http://localhost:3000${path}`)).headers.get('content-security-policy') ?? '';

test('scripts and styles need the nonce, which is new at each request', () => {
  const first = policyAt('/worklist');
  const nonce = /'nonce-([\w+/=]{24})'/.exec(first)?.[1];
  expect(nonce).toBeDefined();
  expect(first).toContain(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic';`);
  expect(first).toContain(`style-src 'self' 'nonce-${nonce}';`);
  expect(first).not.toContain('unsafe');
  expect(policyAt('/worklist')).not.toContain(nonce);
});

test('only a letter’s PDF may be framed, and only by us', () => {
  expect(policyAt('/cases/PA-26-000001/letters/abc/pdf')).toMatch(/frame-ancestors 'self'$/);
  expect(policyAt('/cases/PA-26-000001/letters')).toMatch(/frame-ancestors 'none'$/);
  expect(policyAt('/sign-in')).toMatch(/frame-ancestors 'none'$/);
});

test.each([
  ['POST', 'http://localhost:3000', {}, 200],
  ['POST', null, {}, 200],
  ['GET', 'https://elsewhere.test', {}, 200],
  ['POST', 'https://elsewhere.test', {}, 403],
  ['POST', 'http://localhost:3000.elsewhere.test', {}, 403],
  ['POST', 'http://localhost', {}, 403],
  ['POST', 'null', {}, 403],
  ['POST', '', {}, 403],
  ['POST', 'https://um.plan.example', { 'x-forwarded-host': 'um.plan.example' }, 200],
  ['POST', 'https://elsewhere.test', { 'x-forwarded-host': 'um.plan.example' }, 403],
] as const)('%s from %s, forwarded as %o: %i', (method, origin, forwarded, status) => {
  const headers = { host: 'localhost:3000', ...forwarded, ...(origin === null ? {} : { origin }) };
  expect(proxy(new NextRequest('http://localhost:3000/worklist', { method, headers })).status).toBe(status);
});

test.each([
  ['POST', 'same-origin', 200],
  ['POST', 'none', 200],
  ['POST', 'same-site', 403],
  ['POST', 'cross-site', 403],
  ['GET', 'cross-site', 200],
] as const)('%s that the browser calls %s: %i', (method, site, status) => {
  expect(proxy(new NextRequest('http://localhost:3000/worklist', { method, headers: { 'sec-fetch-site': site } })).status).toBe(status);
});

test('whoever is reached by https stays with it', () => {
  const transport = () => proxy(new NextRequest('http://localhost:3000/sign-in')).headers.get('strict-transport-security');
  expect(transport()).toBeNull();
  vi.stubEnv('BASE_URL', 'https://um.plan.example');
  expect(transport()).toMatch(/^max-age=\d{8}/);
  vi.unstubAllEnvs();
});

test.each([
  ['POST', undefined, '1'],
  ['GET', 'navigate', '1'],
  ['GET', 'cors', '0'],
  ['GET', undefined, '0'],
] as const)('%s by %s counts as a person’s act: %s; whatever the client says of it', (method, mode, activity) => {
  const headers = { 'x-activity': '1', ...(mode === undefined ? {} : { 'sec-fetch-mode': mode }) };
  const answer = proxy(new NextRequest('http://localhost:3000/worklist', { method, headers }));
  expect(answer.headers.get('x-middleware-request-x-activity')).toBe(activity);
});
