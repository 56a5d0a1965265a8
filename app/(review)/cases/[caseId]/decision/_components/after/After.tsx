import { NOTHING_RUNS } from '@/lib/cases/after-guards.ts';
import { BODY_OF } from '@/lib/cases/after-rules.ts';
import { AFTER_ACTIONS } from '@/lib/cases/after-transitions.ts';
import { NOTHING_DENIED } from '@/lib/cases/guards.ts';
import { type AllowedAction, allowedActions } from '@/lib/cases/lifecycle.ts';
import { actingUser, caseView } from '@/lib/use-cases/authorize.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';
import type { Viewer } from '@/lib/use-cases/permissions.ts';
import { AfterActions } from './AfterActions';
import { afterCase } from './after-case';

const AFTER: readonly string[] = AFTER_ACTIONS;

/** What this person can do about the decision now. Of what belongs to another role nothing is shown. */
export async function After({ loaded, viewer }: { loaded: LoadedCase; viewer: Viewer }) {
  const user = actingUser(viewer, loaded.case.plan.id);
  const after = await afterCase(loaded, user.role);
  if (after === null) return null;
  // One body decides a line of business's appeals from outside, and does so once.
  const isTold = loaded.case.externalReviews.some(({ body }) => body === BODY_OF[loaded.case.lineOfBusiness]);
  const actions = allowedActions(caseView(loaded), user).filter(
    ({ action, applies, ...rest }) =>
      applies && AFTER.includes(action) && isTheirs(rest) && !(isTold && action === 'record-external-review'),
  );
  return <AfterActions after={after} actions={actions} />;
}

/** A refusal for the role's sake, or since nothing was denied or runs, is nothing to look at on every closed case. */
const isTheirs = ({ allowed, reason }: Pick<AllowedAction, 'allowed' | 'reason'>): boolean =>
  allowed || !(reason.startsWith('Only ') || NEVER_HERE.includes(reason));

const NEVER_HERE: readonly string[] = [NOTHING_DENIED, NOTHING_RUNS];
