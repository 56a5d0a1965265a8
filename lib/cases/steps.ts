import type { CaseView } from './case-view.ts';
import { ungiven } from './lifecycle.ts';

/** The steps of a case with their states, derived at each look and never stored. */

export const CASE_STEPS = ['overview', 'records', 'review', 'decision', 'letters', 'history'] as const;
export type CaseStepId = (typeof CASE_STEPS)[number];

export interface CaseStepState {
  readonly id: CaseStepId;
  readonly label: string;
  /** `waiting`: its turn has not come. `current`: here is the work. `done`. `reference`: to look things up at any time. */
  readonly state: 'waiting' | 'current' | 'done' | 'reference';
  /** What is left or what there is, in words: `3 open`, `18`; empty where there is nothing to say. */
  readonly detail: string;
  /** The result that the detail speaks of, for its shape and color. */
  readonly mark?: 'met' | 'not-met' | 'missing' | 'ambiguous';
}

/** Counts of the evaluation's leaves, how many events the case has, and what its records hold. */
export interface StepCounts {
  readonly notMet: number;
  readonly missing: number;
  readonly ambiguous: number;
  readonly events: number;
  /** What is in the case's records. */
  readonly documents: number;
  readonly pages: number;
}

type Derived = Omit<CaseStepState, 'id' | 'label'>;

function review(view: CaseView, counts: StepCounts): Derived {
  if (isOver(view)) return { state: 'done', detail: '' };
  const state = view.status === 'received' ? 'waiting' : view.readyVersion === view.version ? 'done' : 'current';
  if (counts.missing > 0) return { state, detail: `${counts.missing} open`, mark: 'missing' };
  if (counts.ambiguous > 0) return { state, detail: `${counts.ambiguous} unclear`, mark: 'ambiguous' };
  if (counts.notMet > 0) return { state, detail: `${counts.notMet} not met`, mark: 'not-met' };
  return { state, detail: '' };
}

const isOver = ({ status }: CaseView) => status === 'decided' || status === 'closed' || status === 'withdrawn';

const DECIDED: Readonly<Record<NonNullable<CaseView['decided']>, Derived>> = {
  approved: { state: 'done', detail: 'approved', mark: 'met' },
  'approved-in-part': { state: 'done', detail: 'approved in part', mark: 'ambiguous' },
  denied: { state: 'done', detail: 'denied', mark: 'not-met' },
  'no-review-required': { state: 'done', detail: 'no review' },
  'administrative-denial': { state: 'done', detail: 'administrative', mark: 'not-met' },
  'no-authorization-required': { state: 'done', detail: 'not required' },
  redirected: { state: 'done', detail: 'redirected' },
  dismissed: { state: 'done', detail: 'dismissed' },
};

function decision(view: CaseView): Derived {
  if (view.decided !== null) return DECIDED[view.decided];
  if (view.status === 'withdrawn') return { state: 'done', detail: 'withdrawn' };
  if (view.status === 'director-review') return { state: 'current', detail: 'with director' };
  return view.status === 'in-review' && view.readyVersion === view.version
    ? { state: 'current', detail: 'ready' }
    : { state: 'waiting', detail: '' };
}

/** A case may owe a notice before it is decided, and after it was withdrawn. */
function letters(view: CaseView): Derived {
  const owed = view.status === 'closed' ? 0 : ungiven(view);
  if (owed > 0) return { state: 'current', detail: `${owed} owed`, mark: 'missing' };
  const count = view.letters.length + view.notices.flatMap((notice) => notice.letters.filter(({ issued }) => issued)).length;
  return count === 0 ? { state: 'waiting', detail: '' } : { state: isOver(view) ? 'done' : 'waiting', detail: String(count) };
}

/** The six steps in their order. A released or a fresh case waits at review; an edit after confirming makes review current again. */
export function caseSteps(view: CaseView, counts: StepCounts): readonly CaseStepState[] {
  return [
    { id: 'overview', label: 'Overview', state: 'reference', detail: '' },
    { id: 'records', label: 'Records', state: 'reference', detail: counts.documents > 0 ? `${counts.documents} · ${counts.pages} p` : '' },
    { id: 'review', label: 'Review', ...review(view, counts) },
    { id: 'decision', label: 'Decision', ...decision(view) },
    { id: 'letters', label: 'Letters', ...letters(view) },
    { id: 'history', label: 'History', state: 'reference', detail: String(counts.events) },
  ];
}
