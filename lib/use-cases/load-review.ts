import { allowedActions, shortName } from '../cases/lifecycle.ts';
import type { CaseInput } from '../criteria/case-input.ts';
import type { Viewer } from '../data/access.ts';
import type { AnswerRecord, EvidenceRecord } from '../data/cases.ts';
import { actingUser, caseView } from './authorize.ts';
import type { LoadedCase } from './load-case.ts';

export type { AnswerRecord, EvidenceRecord } from '../data/cases.ts';

/** What the review screen gets: what the criteria read, the answers, and whether this viewer may change them. No party's name or address. */
export type LoadedReview = {
  number: string;
  /** The case without its answers. */
  base: Omit<CaseInput, 'facts'>;
  answers: AnswerRecord[];
  evidence: EvidenceRecord[];
  /** IANA zone of the plan, for times on screen. */
  timeZone: string;
  viewer: { id: string; name: string };
  access: ReviewAccess;
};

export type ReviewAccess =
  | { mayAnswer: true }
  /** `why` in words: "Held by D. Whitfield". */
  | { mayAnswer: false; why: string; mayClaim: boolean };

/** A case that was read for the viewer, as its review screen needs it. */
export function reviewOf(viewer: Viewer, loaded: LoadedCase): LoadedReview {
  const { facts: _answered, ...base } = loaded.input;
  const { answers, evidence, plan } = loaded.case;
  return {
    number: loaded.case.number,
    base,
    answers,
    evidence,
    timeZone: plan.timeZone,
    viewer: { id: viewer.id, name: viewer.name },
    access: accessOf(viewer, loaded),
  };
}

/** Why nobody answers now. */
const WHY_NOT = {
  pended: 'Waiting for information: answers go on once it is in',
  'director-review': 'With a medical director: answers stand until it is decided or comes back',
  withdrawn: 'Withdrawn: the answers stay as they were',
  decided: 'Decided: the answers are as the decision froze them',
  closed: 'Decided: the answers are as the decision froze them',
} as const;

function accessOf(viewer: Viewer, loaded: LoadedCase): ReviewAccess {
  const { status, assignee, plan } = loaded.case;
  const actions = allowedActions(caseView(loaded), actingUser(viewer, plan.id));
  const may = (wanted: string) => actions.some(({ action, allowed }) => action === wanted && allowed);
  if (may('answer')) return { mayAnswer: true };
  const mayClaim = may('claim');
  if (status === 'received')
    return { mayAnswer: false, mayClaim, why: mayClaim ? 'Received: claim it to answer' : 'Received: nobody holds it yet' };
  if (status === 'in-review')
    return { mayAnswer: false, mayClaim, why: `Held by ${assignee ? shortName(assignee.name) : 'somebody else'}` };
  return { mayAnswer: false, mayClaim, why: WHY_NOT[status] };
}
