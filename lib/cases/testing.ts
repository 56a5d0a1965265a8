import type { CaseView } from './case-view.ts';

/** A case in review by Dana Whitfield for tests, with nothing decided, asked or owed. */
export function aView(over: Partial<CaseView> = {}): CaseView {
  return {
    status: 'in-review',
    version: 3,
    readyVersion: null,
    assigneeId: 'dana',
    assigneeName: 'Dana Whitfield',
    directorId: null,
    directorName: null,
    outcome: 'meets',
    lines: [{ code: '62362', confirmed: false, listed: true, stageMatches: true }],
    decidedById: null,
    decided: null,
    letters: [],
    notices: [],
    lineOfBusiness: 'medicaid',
    urgency: 'standard',
    attestedBy: '',
    appeal: false,
    extended: false,
    information: null,
    dueAt: '2026-11-24T23:59:59Z',
    at: '2026-11-20T15:00:00Z',
    overdue: false,
    preparedBy: [],
    firstDecisionBy: [],
    checks: [],
    administrativeDenialBy: ['manager'],
    retrospective: false,
    ...over,
  };
}
