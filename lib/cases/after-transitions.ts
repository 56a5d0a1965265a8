/** What comes after a decision, in the transition table, which types them. Where letters are owed for it, a closed case is decided again until they are given. */

export const AFTER_ACTIONS = [
  'amend-authorization',
  'end-authorization',
  'correct-letters',
  'reopen',
  'reconsider',
  'record-external-review',
  'effectuate',
  'forward-appeal',
] as const;

const AFTER = ['decided', 'closed'] as const;

const OUTCOME = {
  who: ['nurse', 'medical-director', 'manager'],
  guards: ['adverse'],
  event: 'external-outcome-recorded',
  effect: 'Records what another body decided: it binds the plan, and what it overturned is approved as it says',
} as const;

export const AFTER_ROWS = {
  'amend-authorization': {
    from: AFTER,
    who: ['nurse', 'medical-director'],
    guards: ['authorization-runs', 'reason-given'],
    to: 'decided',
    event: 'authorization-amended',
    effect: 'Makes a new version of the authorization with a letter; what needs a review anew is a new request',
  },
  'end-authorization': {
    from: AFTER,
    who: ['medical-director'],
    guards: ['authorization-runs', 'not-preparer', 'reason-given'],
    to: 'decided',
    event: 'authorization-ended',
    effect: 'Ends what was authorized before its last day, with notice ahead: adverse, under your signature',
  },
  'correct-letters': {
    from: AFTER,
    who: ['medical-director', 'manager'],
    guards: ['reason-given'],
    to: 'decided',
    event: 'error-corrected',
    effect: 'Puts a name or an address right: the decision’s letters are taken back and issued anew, the decision is the same',
  },
  reopen: {
    from: AFTER,
    who: ['medical-director', 'manager'],
    guards: ['not-looked-at-again', 'approval-by-director', 'reason-given'],
    event: 'case-reopened',
    effect: 'Opens a linked case to look at this decision again, by the rule and for the cause that you name',
  },
  reconsider: {
    from: AFTER,
    who: ['medical-director'],
    guards: ['adverse', 'reconsiderable', 'not-preparer', 'not-looked-at-again', 'reason-given'],
    event: 'case-reconsidered',
    effect: 'Lays what was denied before you again after a talk with the physician; it can only get better for the member, or stay',
  },
  'record-external-review': [
    { ...OUTCOME, from: ['decided'] },
    // What it overturned owes letters; one that upheld leaves a closed case closed.
    { ...OUTCOME, from: ['closed'], to: 'decided', until: 'closed' },
  ],
  effectuate: {
    from: AFTER,
    who: ['nurse', 'medical-director', 'manager'],
    guards: ['effect-due'],
    event: 'decision-effectuated',
    effect: 'Records that what was overturned is in effect',
  },
  'forward-appeal': {
    from: AFTER,
    who: ['nurse', 'medical-director', 'manager'],
    guards: ['forwarding-due'],
    to: 'decided',
    event: 'appeal-forwarded',
    effect: 'Records that the case file went to the independent entity; the member is owed a letter that says so',
  },
} as const;
