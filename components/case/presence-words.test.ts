import { describe, expect, test } from 'vitest';
import { presenceChange, presenceWords } from './presence-words';

const at = (name: string, step = 'review') => ({ name, step });
const dana = at('Dana Whitfield');
const sam = at('Sam Park', 'overview');

describe('who is here', () => {
  test.each([
    [[], ''],
    [[dana], 'D. Whitfield is here, on Review'],
    [[at('Suharto', 'correct')], 'Suharto is here, on Correct the request'],
    [[dana, sam], 'D. Whitfield (Review) and S. Park (Overview) are here'],
    [[dana, sam, at('Ana Li')], 'D. Whitfield (Review), S. Park (Overview) and A. Li (Review) are here'],
    [[dana, sam, at('Ana Li'), at('Bo Yu')], 'D. Whitfield (Review), S. Park (Overview) and 2 others are here'],
    [[at('Dana Whitfield', 'something new')], 'D. Whitfield is here, on the case'],
  ])('%#', (others, words) => expect(presenceWords(others)).toBe(words));
});

describe('what a screen reader hears', () => {
  test.each([
    [[], [dana], 'D. Whitfield came to this case.'],
    [[dana], [], 'D. Whitfield left this case.'],
    [[dana], [sam], 'S. Park came to this case. D. Whitfield left this case.'],
    [[], [dana, sam], 'D. Whitfield and S. Park came to this case.'],
    [[], [dana, sam, at('Ana Li'), at('Bo Yu')], '4 people came to this case.'],
  ])('%#', (before, after, words) => expect(presenceChange(before, after)).toBe(words));

  test('nothing, where somebody only went to another step', () => {
    expect(presenceChange([dana, sam], [at('Dana Whitfield', 'letters'), sam])).toBe('');
  });
});
