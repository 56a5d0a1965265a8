import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Acting } from '../data/access.ts';
import { conflict, invalid } from '../errors.ts';
import { perform } from './action.ts';

const who: Acting = {
  viewer: { id: 'u', name: 'Dana Whitfield', title: 'RN', email: 'u@example.test', organizationRole: null, memberships: [] },
  at: '2026-11-20T20:00:00.000Z',
};
let signedIn = true;
vi.mock('./session.ts', () => ({
  acting: async () => {
    if (!signedIn) throw Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/sign-in;307;' });
    return who;
  },
}));

beforeEach(() => {
  signedIn = true;
});

const schema = z.strictObject({
  number: z.string().max(20, 'At most 20 characters'),
  lines: z.array(z.object({ note: z.string() })).optional(),
});
const useCase = vi.fn(async (_: Acting, { number }: { number: string }) => number.length);

test('the use case is called as the viewer, with what the schema let through', async () => {
  expect(await perform(schema, { number: 'PA' }, useCase)).toEqual({ ok: true, value: 2 });
  expect(useCase).toHaveBeenLastCalledWith(who, { number: 'PA' });
});

test('what does not fit the schema is named by its field, and reaches no use case', async () => {
  useCase.mockClear();
  for (const input of [null, undefined, 'PA', [], { number: 7 }, { number: 'PA', more: 1 }, { number: 'x'.repeat(21) }]) {
    expect(await perform(schema, input, useCase)).toMatchObject({ ok: false, code: 'invalid' });
  }
  expect(await perform(schema, { number: 'x'.repeat(21) }, useCase)).toEqual({
    ok: false,
    code: 'invalid',
    message: 'At most 20 characters.',
    fields: { number: 'At most 20 characters' },
  });
  expect(useCase).not.toHaveBeenCalled();
});

test('text that no database stores is refused by its field', async () => {
  useCase.mockClear();
  for (const note of ['a\0b', '\ud800']) {
    const refused = await perform(schema, { number: 'PA', lines: [{ note: 'fine' }, { note }] }, useCase);
    expect(refused).toMatchObject({ ok: false, code: 'invalid', fields: { 'lines.1.note': expect.stringContaining('cannot be stored') } });
  }
  expect(useCase).not.toHaveBeenCalled();
});

test('an error for people is told; any other is thrown on, and so is the way to the sign-in page', async () => {
  const fail = (error: Error) => perform(schema, { number: 'PA' }, () => Promise.reject(error));
  expect(await fail(conflict('Someone was faster.'))).toEqual({ ok: false, code: 'conflict', message: 'Someone was faster.', fields: {} });
  expect(await fail(invalid('No.', { number: 'No.' }))).toMatchObject({ code: 'invalid', fields: { number: 'No.' } });
  await expect(fail(new Error('connection refused'))).rejects.toThrow('connection refused');
  signedIn = false;
  useCase.mockClear();
  await expect(perform(schema, { number: 'PA' }, useCase)).rejects.toThrow('NEXT_REDIRECT');
  expect(useCase).not.toHaveBeenCalled();
});

test('a full disk is said as such, to whoever typed and to the operator, and that nothing was saved', async () => {
  const wrote = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const full = Object.assign(new Error('Raw query failed'), { code: 'P2010', meta: { code: '53100', message: 'could not extend file' } });
  expect(await perform(schema, { number: 'PA' }, () => Promise.reject(full))).toMatchObject({
    ok: false,
    message: expect.stringContaining('Nothing was saved'),
  });
  expect(wrote.mock.calls.flat()).toEqual([expect.stringContaining('"disk":"full"')]);
  wrote.mockRestore();
});
