import { describe, expect, it } from 'vitest';
import type { CaseView } from './case-view.ts';
import { CASE_STEPS, caseSteps, type StepCounts } from './steps.ts';
import { aView } from './testing.ts';

const base = aView({ outcome: 'needs-information', lines: [] });
const none: StepCounts = { notMet: 0, missing: 0, ambiguous: 0, events: 4, documents: 0, pages: 0 };
const letter = { recipient: 'member', issued: true, delivered: false, lint: [] };
const APPROVED = { decided: 'approved' } as const;
const steps = (view: Partial<CaseView>, counts: Partial<StepCounts> = {}) =>
  caseSteps({ ...base, ...view }, { ...none, ...counts })
    .slice(2, 5)
    .map((step) => [step.state, step.detail, step.mark ?? ''].join(' ').trim());

describe('the steps of a case', () => {
  it.each<[string, Partial<CaseView>, Partial<StepCounts>, string[]]>([
    ['received', { status: 'received' }, { missing: 12 }, ['waiting 12 open missing', 'waiting', 'waiting']],
    ['in review', {}, { missing: 3, ambiguous: 1 }, ['current 3 open missing', 'waiting', 'waiting']],
    ['only unclear', {}, { ambiguous: 1, notMet: 2 }, ['current 1 unclear ambiguous', 'waiting', 'waiting']],
    ['only not met', {}, { notMet: 2 }, ['current 2 not met not-met', 'waiting', 'waiting']],
    ['ready', { readyVersion: 3 }, {}, ['done', 'current ready', 'waiting']],
    ['edited after that', { readyVersion: 2 }, {}, ['current', 'waiting', 'waiting']],
    ['decided', { status: 'decided', ...APPROVED, letters: [letter, letter] }, {}, ['done', 'done approved met', 'current 2 owed missing']],
    [
      'one delivered',
      { status: 'decided', ...APPROVED, letters: [letter, { ...letter, delivered: true }] },
      {},
      ['done', 'done approved met', 'current 1 owed missing'],
    ],
    [
      'no review asked',
      { status: 'decided', decided: 'no-review-required', letters: [letter] },
      {},
      ['done', 'done no review', 'current 1 owed missing'],
    ],
    ['closed', { status: 'closed', ...APPROVED, letters: [letter, letter] }, {}, ['done', 'done approved met', 'done 2']],
    ['pended', { status: 'pended' }, { missing: 2 }, ['current 2 open missing', 'waiting', 'waiting']],
    ['with a director', { status: 'director-review' }, { notMet: 2 }, ['current 2 not met not-met', 'current with director', 'waiting']],
    ['denied', { status: 'decided', decided: 'denied', letters: [letter] }, {}, ['done', 'done denied not-met', 'current 1 owed missing']],
    [
      'approved in part',
      { status: 'decided', decided: 'approved-in-part', letters: [letter] },
      {},
      ['done', 'done approved in part ambiguous', 'current 1 owed missing'],
    ],
    ['withdrawn', { status: 'withdrawn' }, { missing: 3 }, ['done', 'done withdrawn', 'waiting']],
  ])('%s', (_name, view, counts, expected) => {
    expect(steps(view, counts)).toEqual(expected);
  });

  it('come in their order, history with the number of events', () => {
    const all = caseSteps(base, none);
    expect(all.map((step) => step.id)).toEqual([...CASE_STEPS]);
    expect(all.at(-1)?.detail).toBe('4');
  });
});
