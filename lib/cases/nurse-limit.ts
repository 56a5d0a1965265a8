import type { CaseView } from './case-view.ts';
import { GUARDS } from './guards.ts';

/**
 * Why no nurse can approve the case as it stands, in words for the screen; null where one can. What a nurse can still do on this screen
 * (confirming lines, confirming ready) is no such reason.
 */
export function nurseLimit(view: CaseView): string | null {
  return GUARDS['approvable-outcome'](view) ?? GUARDS['lines-listed'](view) ?? GUARDS['lines-of-stage'](view);
}
