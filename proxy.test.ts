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
