import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { seal, unseal } from './seal.ts';

beforeEach(() => vi.stubEnv('AUTH_SECRET', 'tests only: thirty-two characters or more'));
afterEach(() => vi.unstubAllEnvs());

test('what one user looked for is opened by that user alone, and shows nothing', () => {
  const sealed = seal('dana', 'Nguyễn Thị Mỹ Dung');
  expect(unseal('dana', sealed)).toBe('Nguyễn Thị Mỹ Dung');
  expect(unseal('sam', sealed)).toBeNull();
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('Dung');
  expect(sealed).toMatch(/^[\w-]+$/);
});

test('the same words make the same address, others another; lengths are filled up', () => {
  expect(seal('dana', 'Park')).toBe(seal('dana', 'Park'));
  expect(seal('dana', 'Park')).not.toBe(seal('dana', 'Parker'));
  expect(seal('dana', 'Park')).toHaveLength(seal('dana', 'Parkerson').length);
});

test('what was changed, or sealed with another secret, is nothing', () => {
  const sealed = seal('dana', 'Park');
  for (const not of ['', 'Park', sealed.slice(1), `${sealed.slice(0, -2)}AA`, 'A'.repeat(60)]) expect(unseal('dana', not)).toBeNull();
  vi.stubEnv('AUTH_SECRET', 'another secret of thirty-two characters or more');
  expect(unseal('dana', sealed)).toBeNull();
});
