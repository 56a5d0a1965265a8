import { describe, expect, it } from 'vitest';
import { isolated } from './isolated';

describe('text of people within a line of ours', () => {
  it.each([
    ['Clinic notes', 'Clinic notes'],
    ['Nguyễn', 'Nguyễn'],
    ['\u202eClinic', 'Clinic'],
    ['a\u2066b\u2069c', 'abc'],
    ['ملاحظة', '\u2068ملاحظة\u2069'],
    ['note של', '\u2068note של\u2069'],
  ])('%j is shown as %j', (text, shown) => expect(isolated(text)).toBe(shown));
});
