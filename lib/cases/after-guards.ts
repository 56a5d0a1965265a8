import type { ActingUser, CaseView } from './case-view.ts';
import { formatDate } from './date-words.ts';
import { isAdverse, isEnding } from './endings.ts';

/** Conditions of what comes after a decision; each answers null when it holds. */

export type AfterGuardId =
  | 'authorization-runs'
  | 'not-looked-at-again'
  | 'approval-by-director'
  | 'reconsiderable'
  | 'effect-due'
  | 'forwarding-due';

export const NOTHING_RUNS = 'No authorization runs';

type AfterGuard = (view: CaseView, user: ActingUser) => string | null;

export const AFTER_GUARDS: Readonly<Record<AfterGuardId, AfterGuard>> = {
  'authorization-runs': ({ after }) => (after?.runs ? null : NOTHING_RUNS),
  'not-looked-at-again': ({ after }) => (after?.lookedAtAgain ? `${after.lookedAtAgain} looks at this decision, and is not decided` : null),
  // What was not denied is taken up again by a physician only: it could turn out less.
  'approval-by-director': ({ decided }, { role }) =>
    isAdverse(decided) || role === 'medical-director'
      ? null
      : `Only a medical director reopens what ${decided !== null && isEnding(decided) ? 'ended without a decision on its merits' : 'was approved'}`,
  reconsiderable: ({ decided, after }) => {
    if (decided === 'administrative-denial')
      return 'It was not denied for a medical reason: it is changed on appeal, or when it is reopened';
    const window = after?.reconsiderable;
    if (!window) return 'Here a denial is changed on appeal, or when it is reopened, and not after a talk alone';
    return window.today <= window.endsOn ? null : `The time for it ended on ${formatDate(window.endsOn)}`;
  },
  'effect-due': ({ after }) => (after?.duties.includes('effectuation') ? null : 'Nothing is to be put into effect'),
  'forwarding-due': ({ after }) => (after?.duties.includes('forwarding') ? null : 'Nothing is to be forwarded'),
};
