import { expect, it } from 'vitest';
import { toCookie } from './pane-layout';
import { LAST_RECORDS_STEP, recordsFromCookie, recordsStepAt, recordsWidth, recordsWidthClass } from './records-layout';

it('finds the nearest step, each as wide as its class says, and is the same after a visit', () => {
  expect([recordsStepAt(0), recordsStepAt(370), recordsStepAt(5000)]).toEqual([0, 1, LAST_RECORDS_STEP]);
  for (let step = 0; step <= LAST_RECORDS_STEP; step += 1) {
    expect(recordsStepAt(recordsWidth(step))).toBe(step);
    expect(recordsWidthClass({ step, isCollapsed: false })).toContain(`[${recordsWidth(step)}px]`);
    expect(recordsFromCookie(toCookie({ step, isCollapsed: true }))).toEqual({ step, isCollapsed: true });
  }
  for (const text of [undefined, '13', 'wide']) expect(recordsFromCookie(text)).toEqual({ step: null, isCollapsed: false });
});
