import { expect, test } from 'vitest';
import { isReadable } from './serve.ts';

test.each([
  ['/cases/PA-26-000001/overview', true],
  ['/cases/%E6%BC%A2%00/overview', true],
  ['/worklist?q=%ff', true],
  [undefined, true],
  ['/cases/%ff/overview', false],
  ['/cases/%E0%A4%A/overview', false],
  ['/%', false],
])('%s can be read: %s', (url, readable) => {
  expect(isReadable(url)).toBe(readable);
});
