import { expect, it } from 'vitest';
import { fromCookie, gridOf, LAST_STEP, stepAt, toCookie, widthOf } from './pane-layout';

it('is the same after a visit, and unchanged where the cookie is anything else', () => {
  for (const isCollapsed of [true, false]) {
    for (const step of [null, 0, 7, LAST_STEP]) expect(fromCookie(toCookie({ step, isCollapsed }))).toEqual({ step, isCollapsed });
  }
  for (const text of [undefined, 'wide', '99', '-1', '7;']) expect(fromCookie(text)).toEqual({ step: null, isCollapsed: false });
});

it('finds the nearest step, each as wide as its class says', () => {
  expect([stepAt(0), stepAt(300), stepAt(5000)]).toEqual([0, 1, LAST_STEP]);
  for (let step = 0; step <= LAST_STEP; step += 1) {
    expect(stepAt(widthOf(step))).toBe(step);
    expect(gridOf({ step, isCollapsed: false })).toContain(`${widthOf(step)}px`);
  }
});
