import { describe, expect, it } from 'vitest';
import type { CaseView } from './case-view.ts';
import { nextStep } from './next-step.ts';
import { aView } from './testing.ts';

const base = aView();
const dana = { id: 'dana', role: 'nurse' as const };
const director = { id: 'abena', role: 'medical-director' as const };
const letter = { recipient: 'member', issued: false, delivered: false, lint: [] };

const asked = { items: 2, dueAt: '2026-11-23T00:00:00Z' };

describe('what happens next', () => {
  it.each<[string, Partial<CaseView>, number, string, string | null]>([
    ['an open criterion is answered first', { outcome: 'needs-information' }, 2, '2 criteria are not documented', 'review'],
    ['a case just claimed is reviewed, before it has criteria', { outcome: 'needs-information' }, 0, 'questions of the review', 'review'],
    ['then the case is confirmed ready', {}, 0, 'confirm that the case is ready', 'decision'],
    ['then it is decided', { readyVersion: 3 }, 0, 'decide the case', 'decision'],
    ['a nurse hears what she cannot approve', { outcome: 'does-not-meet' }, 0, 'No nurse can approve it', 'decision'],
    ['also after confirming it ready', { outcome: 'needs-information', readyVersion: 3 }, 1, 'No nurse can approve it', 'decision'],
    ['letters are issued', { status: 'decided', decidedById: 'dana', letters: [letter] }, 0, 'issue them', 'letters'],
    ['then delivered', { status: 'decided', letters: [{ ...letter, issued: true }] }, 0, 'went out', 'letters'],
    ['nothing after closing', { status: 'closed' }, 0, 'Nothing', null],
    ['what was asked for is recorded', { status: 'pended', information: asked }, 2, 'Record what comes in', 'overview'],
    ['another nurse waits for it', { status: 'pended', assigneeId: 'sam', information: asked }, 2, 'is awaited', null],
    ['a director takes it', { status: 'director-review' }, 0, 'A medical director takes the case', null],
    ['or has taken it', { status: 'director-review', directorId: 'x', directorName: 'Abena Osei' }, 0, 'A. Osei decides the case', null],
    ['nothing after a withdrawal', { status: 'withdrawn' }, 3, 'withdrew', null],
  ])('%s', (_name, change, open, words, step) => {
    const next = nextStep({ ...base, ...change }, dana, open);
    expect(next.what).toContain(words);
    expect(next.step).toBe(step);
  });

  it('tells others who has the case, and sends them nowhere', () => {
    expect(nextStep(base, director, 2)).toEqual({ what: 'D. Whitfield reviews the case', step: null });
    expect(nextStep({ ...base, status: 'received', assigneeId: null }, director, 2).what).toBe('A nurse claims the case');
  });

  it('leads a medical director to the decision', () => {
    const escalated = { ...base, status: 'director-review' as const };
    expect(nextStep(escalated, director, 0)).toEqual({ what: 'Take the case: it makes you the director who decides it', step: 'decision' });
    const taken = { ...escalated, directorId: director.id, directorName: 'Abena Osei' };
    expect(nextStep(taken, director, 0)).toEqual({ what: 'Decide the case, or return it to the nurse', step: 'decision' });
    expect(nextStep({ ...taken, directorId: 'x' }, director, 0).step).toBeNull();
  });
});
