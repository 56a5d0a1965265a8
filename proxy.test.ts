import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
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
