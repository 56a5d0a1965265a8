import { expect, test } from 'vitest';
import { flattenErrors } from './errors';

test('nested errors become a flat list with paths', () => {
  const error = (message: string) => ({ type: 'custom', message, ref: { name: 'x' } });
  expect(
    flattenErrors({
      channel: error('Choose how the request came in'),
      member: { address: { city: error('Enter the city') } },
      lines: [undefined, { code: error('No code') }],
      diagnoses: { root: error('Add one'), type: undefined },
    }),
  ).toEqual([
    { path: 'channel', message: 'Choose how the request came in' },
    { path: 'member.address.city', message: 'Enter the city' },
    { path: 'lines.1.code', message: 'No code' },
    { path: 'diagnoses', message: 'Add one' },
  ]);
});
