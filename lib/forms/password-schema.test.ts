import { expect, test } from 'vitest';
import { passwordSchema, passwordWeakness } from './password-schema.ts';

test.each([
  ['passwordpassword', 'common'],
  ['QWERTY123456789', 'common'],
  ['aaaaaaaaaaaaaaaaaaaa', 'repeats'],
  ['abcabcabcabcabcabc', 'repeats'],
  ['my secret my secret ', 'repeats'],
  ['abcdefghijklmnop', 'follows'],
  ['zyxwvutsrqponmlk', 'follows'],
  ['1234567890123456', 'common|follows|repeats'],
  ['asdfghjkl;qwertyuiop', 'follows'],
  ['criterion-criterion-1', 'repeats|little more'],
  ['dana.whitfield2026', 'little more'],
  ['Dana Whitfield!!', 'little more'],
])('%s is refused', (password, why) => {
  expect(passwordWeakness(password, ['Dana Whitfield', 'dana@plan.example'])).toMatch(new RegExp(why));
});

test.each([
  'correct horse battery staple',
  'criterion-demo-2026',
  'danas dog likes rainwater',
  'Kx9#mQ2!vB7$wZ4',
  'một hai ba bốn năm sáu',
  '🐢 slow and steady wins',
])('%s is good, whatever its letters and signs', (password) => {
  expect(passwordWeakness(password, ['Dana Whitfield', 'dana@plan.example'])).toBeNull();
});

test('fifteen characters, and no rule of composition', () => {
  const choose = (wanted: string) => passwordSchema.safeParse({ current: 'x', wanted, again: wanted }).error?.issues[0]?.message;
  expect(choose('fourteen chars')).toBe('At least 15 characters');
  expect(choose('fifteen letters')).toBeUndefined();
  expect(choose('lowercase words only')).toBeUndefined();
});
