import type { CaseView } from './case-view.ts';
import { noOtherEnding } from './ending-guards.ts';
import { approvableOutcome, linesListed, linesOfStage } from './guards.ts';

/**
 * Why no nurse can approve the case as it stands, in words for the screen; null where one can. What a nurse can still do on this screen
 * (confirming lines, confirming ready) is no such reason.
 */
export function nurseLimit(view: CaseView): string | null {
  return noOtherEnding(view) ?? approvableOutcome(view) ?? linesListed(view) ?? linesOfStage(view);
}
