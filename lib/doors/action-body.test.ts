import { expect, test } from 'vitest';
import { isReadableAction } from './action-body.ts';

const text = (body: string) => isReadableAction('text/plain;charset=UTF-8', Buffer.from(body), true);

test.each([
  '[]',
  '[{"number":"PA-26-000001"}]',
  '["$undefined",{"cost":"$$5","at":"$D2026-11-20T20:00:00.000Z","n":"$n12","x":"$NaN"}]',
  '[{"member":{"address":{"line1":"1"}},"representative":{"address":"$0:0:member:address"}}]',
])('%s is what a screen sends', async (body) => {
  expect(await text(body)).toBe(true);
});

test.each([
  '',
  '{',
  '{"0":1}',
  '"text"',
  'null',
  '["$1"]',
  '["$K1"]',
  '["$F1"]',
  '["$Q1"]',
  '["$@0"]'.replace('@0', '@7'),
  '["$0:constructor:constructor"]',
  '["$0:__proto__:then"]',
  '[{"__proto__":{}}]',
  '["$B1"]',
  '["$T"]',
  '[{"number":"$T"}]',
  '["$0:0"]',
  `${'['.repeat(100)}${']'.repeat(100)}`,
])('%s is refused', async (body) => {
  expect(await text(body)).toBe(false);
});

async function multipart(fields: Record<string, string>, hasHeader = true): Promise<boolean> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const sent = new Request('http://localhost', { method: 'POST', body: form });
  return isReadableAction(sent.headers.get('content-type') ?? '', Buffer.from(await sent.arrayBuffer()), hasHeader);
}

test('forms, with scripts and without', async () => {
  expect(await multipart({ _1_email: 'a@b.test', '0': '["$undefined","$K1"]' })).toBe(true);
  expect(
    await multipart(
      { $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"40ab","bound":"$@1"}', '$ACTION_1:1': '[{"email":""}]', email: 'a' },
      false,
    ),
  ).toBe(true);
  expect(await multipart({ $ACTION_ID_40ab: '' }, false)).toBe(true);
  expect(await multipart({ '0': '["$K1"]' })).toBe(false);
  expect(await multipart({ email: 'a' })).toBe(false);
  expect(await multipart({ '0': '[' })).toBe(false);
  expect(await isReadableAction('multipart/form-data; boundary=x', Buffer.from('not a form'), true)).toBe(false);
  expect(await isReadableAction('multipart/form-data; boundary=x', Buffer.from('not a form'), false)).toBe(false);
});
