import { expect, it } from 'vitest';
import { boxesOf, passageIn } from './passage';

it('quotes the sentence that holds what was found', () => {
  const snippet = '…of pain. Usual pain 8/10 on most days. Sleeps badly…';
  const s = snippet.indexOf('8/10');
  expect(passageIn(snippet, { s, e: s + 4 })).toBe('Usual pain 8/10 on most days.');
  expect(passageIn('…no end here…', { s: 4, e: 7 })).toBe('no end here');
  const named = 'Seen today. Evaluated by L. Brandt, licensed psychologist, for Dr. Wu. Returns in May.';
  const at = named.indexOf('psychologist');
  expect(passageIn(named, { s: at, e: at + 12 })).toBe('Evaluated by L. Brandt, licensed psychologist, for Dr. Wu.');
  expect(passageIn(snippet, null)).toBe('');
});

it('draws over what a range covers, also on a page that was turned', () => {
  const items = [{ s: 0, e: 10, x: 100, y: 50, w: 100, h: 10 }];
  const at = (turn: number) => boxesOf([{ s: 5, e: 20 }], items, { w: 200, h: 100 }, turn);
  expect(at(0)).toEqual([{ left: 75, top: 50, width: 25, height: 10 }]);
  expect(at(90)).toEqual([{ left: 40, top: 75, width: 10, height: 25 }]);
  expect(at(180)).toEqual([{ left: 0, top: 40, width: 25, height: 10 }]);
  expect(at(270)).toEqual([{ left: 50, top: 0, width: 10, height: 25 }]);
  expect(boxesOf([{ s: 10, e: 12 }], items, { w: 200, h: 100 }, 0)).toEqual([]);
  expect(boxesOf([{ s: 0, e: 5 }], items, { w: 0, h: 0 }, 0)).toEqual([]);
});
