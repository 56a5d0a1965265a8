import { type ActingUser, type Action, type AllowedAction, type CaseView, refusalOf, transitionOf } from '@/lib/cases/lifecycle.ts';
import type { NoticeKey } from '@/lib/cases/notice.ts';

export interface NoticeActions {
  /** Each undefined where it does not exist in the case's status. */
  issue: AllowedAction | undefined;
  deliver: AllowedAction | undefined;
  takeBack: AllowedAction | undefined;
  tell: AllowedAction | undefined;
}

/** What the viewer may do with one notice now: the decision's are rows of their own in the transition table. */
export function noticeActions(view: CaseView, user: ActingUser, key: NoticeKey): NoticeActions {
  const isDecision = key === 'decision';
  const row = (action: Action) => allowed(action, view, user, key);
  return {
    issue: row(isDecision ? 'issue-letter' : 'issue-notice'),
    deliver: row(isDecision ? 'deliver' : 'deliver-notice'),
    takeBack: row(isDecision ? 'void-letter' : 'void-notice'),
    tell: row('record-oral-notice'),
  };
}

function allowed(action: Action, view: CaseView, user: ActingUser, notice: NoticeKey): AllowedAction | undefined {
  const row = transitionOf(action, view.status);
  if (row === undefined) return undefined;
  // The reason of a void is told with the command: here the question is whether it could be given at all.
  const refusal = refusalOf(row, view, user, { notice, reason: 'to be given' });
  return { action, allowed: refusal === null, reason: refusal ?? '', effect: row.effect, applies: true };
}
