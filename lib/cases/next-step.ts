import type { ActingUser, CaseView } from './case-view.ts';
import { type Action, allowedActions, shortName } from './lifecycle.ts';
import { nurseLimit } from './nurse-limit.ts';
import type { CaseStepId } from './steps.ts';

export interface NextStep {
  /** A sentence without its period. */
  readonly what: string;
  /** The step where it is done; null where this user does nothing now, or does it from the header. */
  readonly step: CaseStepId | null;
}

/** What happens next to the case, and where this user does it. `open`: criteria that are not documented. */
export function nextStep(view: CaseView, user: ActingUser, open: number): NextStep {
  const actions = allowedActions(view, user);
  const may = (action: Action) => actions.some((each) => each.action === action && each.allowed);
  switch (view.status) {
    case 'received':
      return { what: may('claim') ? 'Claim the case: it makes you its reviewer' : 'A nurse claims the case', step: null };
    case 'in-review':
      return may('answer') ? underReview(view, open) : { what: held(view), step: null };
    case 'decided':
      if (may('issue-letter') || may('issue-notice')) return { what: 'Look at the letters and issue them', step: 'letters' };
      if (may('deliver') || may('deliver-notice'))
        return { what: 'Record how each letter went out; the last one closes the case', step: 'letters' };
      return { what: awaited(view), step: null };
    case 'pended':
      return may('record-information')
        ? { what: 'Record what comes in; with the last item the case returns to review', step: 'overview' }
        : { what: 'The information that was asked for is awaited', step: null };
    case 'director-review':
      return withDirector(view, user, may);
    case 'closed':
      return { what: 'Nothing: the case is closed, and every notice owed was given', step: null };
    case 'withdrawn':
      if (may('issue-notice')) return { what: 'Look at the letters about the withdrawal and issue them', step: 'letters' };
      if (may('deliver-notice')) return { what: 'Record how each letter went out', step: 'letters' };
      return { what: 'Nothing: the requester withdrew the case', step: null };
  }
}

function withDirector(view: CaseView, user: ActingUser, may: (action: Action) => boolean): NextStep {
  if (may('take')) return { what: 'Take the case: it makes you the director who decides it', step: 'decision' };
  if (view.directorId === user.id) return { what: 'Decide the case, or return it to the nurse', step: 'decision' };
  return {
    what: view.directorName === null ? 'A medical director takes the case' : `${shortName(view.directorName)} decides the case`,
    step: null,
  };
}

const held = ({ assigneeName }: CaseView) =>
  assigneeName === null ? 'A nurse reviews the case' : `${shortName(assigneeName)} reviews the case`;

function underReview(view: CaseView, open: number): NextStep {
  if (open > 0 && view.readyVersion !== view.version) {
    return { what: `Answer what is open: ${open === 1 ? '1 criterion is' : `${open} criteria are`} not documented`, step: 'review' };
  }
  // Nothing open, and still not scored: the first answer, what the pump is for, decides which criteria there are.
  if (view.outcome === 'needs-information' && view.readyVersion !== view.version) {
    return { what: 'Answer the questions of the review: the criteria follow from the first', step: 'review' };
  }
  const limit = nurseLimit(view);
  if (limit !== null) return { what: `No nurse can approve it as it stands. ${limit}`, step: 'decision' };
  if (view.readyVersion !== view.version) return { what: 'Look at the gaps and confirm that the case is ready', step: 'decision' };
  return { what: 'Confirm each line and decide the case', step: 'decision' };
}

function awaited({ letters }: CaseView): string {
  return letters.some((letter) => !letter.issued)
    ? 'Who decided the case, or a manager, issues the letters'
    : 'A letter’s delivery is recorded';
}
