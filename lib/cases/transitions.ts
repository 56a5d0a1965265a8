import { AFTER_ACTIONS, AFTER_ROWS } from './after-transitions.ts';
import type { Status } from './case-view.ts';
import type { EventType } from './events.ts';
import type { GuardId } from './guards.ts';

/** The case's life as one table: lifecycle.md section 2. Anything that is not here is refused. */

/**
 * Who a row admits: a role in the case's plan; the nurse who holds the case; the medical director who took it; who decided it; or, besides
 * people, the jobs that watch the clocks (`system`) and providers' systems (`interface`).
 */
export type Who = 'nurse' | 'medical-director' | 'manager' | 'assignee' | 'director' | 'decider' | 'system' | 'interface';

export const ACTIONS = [
  'receive',
  'claim',
  'assign',
  'reassign',
  'release',
  'answer',
  'cite',
  'note',
  'correct-request',
  'confirm-ready',
  'approve',
  'request-information',
  'record-information',
  'lapse-information',
  'escalate',
  'take',
  'record-peer-to-peer',
  'record-contact',
  'record-note',
  'return',
  'sign-approve',
  'sign-approve-in-part',
  'sign-deny',
  'change-urgency',
  'extend',
  'withdraw',
  'flag-overdue',
  'issue-letter',
  'deliver',
  'void-letter',
  'issue-notice',
  'deliver-notice',
  'void-notice',
  'record-oral-notice',
  'add-document',
  'remove-document',
  'flag-document',
  'appeal',
  'confirm-check',
  'deny-administratively',
  'end-not-required',
  'redirect',
  'dismiss',
  'change-parties',
  'approve-continuity',
  ...AFTER_ACTIONS,
] as const;
export type Action = (typeof ACTIONS)[number];

export interface Transition {
  readonly action: Action;
  /** Null: there is no case yet. */
  readonly from: Status | null;
  readonly who: readonly Who[];
  readonly guards: readonly GuardId[];
  readonly to: Status;
  /** The status where `to` is reached only with the last of several (notices, items of information), or by one that overturned. */
  readonly until?: Status;
  readonly event: EventType;
  /** What the action will do, as the screen says it. */
  readonly effect: string;
}

type Row = Omit<Transition, 'action' | 'from' | 'to'> & {
  readonly from: readonly (Status | null)[];
  /** Left out: the status stays. */
  readonly to?: Status;
};

const OPEN = ['received', 'in-review', 'pended', 'director-review'] as const satisfies readonly Status[];

/** In these a notice besides the decision's may still be to give. */
const UNCLOSED = [...OPEN, 'decided', 'withdrawn'] as const satisfies readonly Status[];

const DELIVER_NOTICE = {
  who: ['nurse', 'medical-director', 'manager'],
  guards: ['notice-to-deliver'],
  event: 'letter-delivered',
  effect: 'Records that notice was given; the last notice of a decided case closes it',
} as const satisfies Partial<Row>;

/** Records come in until the case is over; the nurse who holds it files them, and any nurse while nobody does. */
const keepsRecords = (row: Pick<Row, 'guards' | 'event' | 'effect'>): readonly Row[] => [
  { ...row, from: ['received'], who: ['nurse', 'medical-director', 'manager'] },
  { ...row, from: ['in-review', 'pended', 'director-review', 'decided'], who: ['assignee', 'medical-director', 'manager'] },
];

const CHANGE_PARTIES = {
  who: ['nurse', 'manager'],
  guards: ['reason-given'],
  event: 'parties-changed',
  effect: 'Changes who acts for the member and where letters go; letters not yet issued follow',
} as const satisfies Partial<Row>;

/** An action whose end differs by where it begins has several rows. */
const ROWS: Readonly<Record<Action, Row | readonly Row[]>> = {
  receive: {
    from: [null],
    who: ['nurse', 'manager', 'interface'],
    guards: [],
    to: 'received',
    event: 'request-received',
    effect: 'Opens the case and starts its clock at the time of receipt',
  },
  claim: {
    from: ['received'],
    who: ['nurse'],
    guards: ['nobody-holds'],
    to: 'in-review',
    event: 'case-claimed',
    effect: 'Makes you its reviewer',
  },
  assign: {
    from: ['received'],
    who: ['manager'],
    guards: ['target-is-nurse'],
    to: 'in-review',
    event: 'case-assigned',
    effect: 'Makes the nurse you choose its reviewer',
  },
  reassign: {
    from: ['in-review', 'pended'],
    who: ['manager'],
    guards: ['target-is-nurse', 'target-is-new'],
    event: 'case-assigned',
    effect: 'Gives the case to another nurse; answers and evidence stay',
  },
  release: {
    from: ['in-review'],
    who: ['assignee'],
    guards: [],
    to: 'received',
    event: 'case-released',
    effect: 'Gives the case back; answers and evidence stay',
  },
  answer: {
    from: ['in-review'],
    who: ['assignee'],
    // That nobody changed the answer meanwhile is checked against its row version by the write itself; so for the next two.
    guards: [],
    event: 'answer-saved',
    effect: 'Saves the answer and scores the case again',
  },
  cite: { from: ['in-review'], who: ['assignee'], guards: [], event: 'evidence-cited', effect: 'Adds where the answer was found' },
  note: { from: ['in-review'], who: ['assignee'], guards: [], event: 'answer-saved', effect: 'Saves the note with the answer' },
  'correct-request': {
    from: ['in-review'],
    who: ['assignee'],
    guards: [],
    event: 'request-corrected',
    effect: 'Corrects the plan or the kind of request and scores the case again; answers and evidence stay',
  },
  'confirm-ready': {
    from: ['in-review'],
    who: ['assignee'],
    guards: ['not-ready-yet'],
    event: 'ready-confirmed',
    effect: 'Records that the review is complete and its gaps are accepted; a later edit voids it',
  },
  approve: {
    from: ['in-review'],
    who: ['assignee'],
    guards: ['no-other-ending', 'approvable-outcome', 'lines-listed', 'lines-of-stage', 'lines-confirmed', 'ready', 'not-first-decider'],
    to: 'decided',
    event: 'case-approved',
    effect: 'Decides the case: freezes the record and gives an authorization number',
  },
  'request-information': {
    from: ['in-review'],
    who: ['assignee'],
    guards: ['items-asked'],
    to: 'pended',
    event: 'information-requested',
    effect: 'Asks the practitioner for named items, with a time to send them; the case waits',
  },
  'record-information': {
    from: ['pended'],
    who: ['assignee', 'manager', 'interface'],
    guards: ['items-open'],
    to: 'in-review',
    until: 'pended',
    event: 'information-recorded',
    effect: 'Records what came in; with the last item the case returns to review',
  },
  'lapse-information': {
    from: ['pended'],
    who: ['system'],
    guards: ['information-due-passed'],
    to: 'in-review',
    event: 'information-lapsed',
    effect: 'Returns the case to review: the time to send the information is over',
  },
  escalate: {
    from: ['in-review', 'pended'],
    who: ['assignee'],
    guards: ['question-asked'],
    to: 'director-review',
    event: 'case-escalated',
    effect: 'Sends the case to a medical director with your question; you answer nothing more',
  },
  take: {
    from: ['director-review'],
    who: ['medical-director'],
    guards: ['nobody-took'],
    event: 'case-taken',
    effect: 'Makes you the director who decides or returns it',
  },
  'record-peer-to-peer': {
    from: ['director-review'],
    who: ['medical-director', 'manager'],
    guards: [],
    event: 'peer-to-peer-recorded',
    effect: 'Records an offer, an attempt or a talk with the treating physician',
  },
  'record-contact': {
    from: ['director-review'],
    who: ['medical-director', 'manager'],
    guards: [],
    event: 'contact-recorded',
    effect: 'Records a contact with the practitioner, the member or the representative',
  },
  'record-note': {
    from: ['director-review'],
    who: ['medical-director', 'manager'],
    guards: [],
    event: 'note-recorded',
    effect: 'Adds a note to the case',
  },
  return: {
    from: ['director-review'],
    who: ['director'],
    guards: ['wanted-said'],
    to: 'in-review',
    event: 'case-returned',
    effect: 'Gives the case back to its nurse and says what is wanted',
  },
  'sign-approve': {
    from: ['director-review'],
    who: ['director'],
    guards: ['no-other-ending', 'not-preparer', 'not-first-decider'],
    to: 'decided',
    event: 'decision-signed',
    effect: 'Approves every line under your signature and gives an authorization number',
  },
  'sign-approve-in-part': {
    from: ['director-review'],
    who: ['director'],
    guards: ['no-other-ending', 'not-preparer', 'not-first-decider'],
    to: 'decided',
    event: 'decision-signed',
    effect: 'Approves the lines you choose under your signature; the rest is adverse',
  },
  'sign-deny': {
    from: ['director-review'],
    who: ['director'],
    guards: ['no-other-ending', 'not-preparer', 'not-first-decider'],
    to: 'decided',
    event: 'decision-signed',
    effect: 'Denies every line under your signature; needs what it rests on and a reason in plain words',
  },
  'change-urgency': {
    from: OPEN,
    who: ['nurse', 'medical-director', 'manager'],
    guards: ['not-retrospective', 'urgency-changes', 'urgency-not-lowered', 'reason-given'],
    event: 'urgency-changed',
    effect: 'Changes the urgency; the due time is worked out anew',
  },
  extend: {
    from: OPEN,
    who: ['nurse', 'medical-director', 'manager'],
    guards: ['not-extended', 'extendable', 'before-due', 'reason-given'],
    event: 'clock-extended',
    effect: 'Extends the time to decide, once; the member and the practitioner are told why',
  },
  withdraw: {
    from: OPEN,
    who: ['nurse', 'manager'],
    guards: ['requester-withdraws'],
    to: 'withdrawn',
    event: 'case-withdrawn',
    effect: 'Ends the case at the requester’s wish; never instead of a denial',
  },
  'flag-overdue': {
    from: OPEN,
    who: ['system'],
    guards: ['due-passed', 'not-flagged'],
    event: 'overdue-flagged',
    effect: 'Records that the due time has passed, and what the plan’s rule makes of it',
  },
  'issue-letter': {
    from: ['decided'],
    who: ['decider', 'manager'],
    guards: ['letter-to-issue', 'letters-clean'],
    event: 'letter-issued',
    effect: 'Makes the letters final and stores them with their fingerprint',
  },
  deliver: {
    from: ['decided'],
    who: ['nurse', 'medical-director', 'manager'],
    guards: ['letter-to-deliver'],
    to: 'closed',
    until: 'decided',
    event: 'letter-delivered',
    effect: 'Records that notice was given; the last notice closes the case',
  },
  'void-letter': {
    from: ['decided', 'closed'],
    who: ['medical-director', 'manager'],
    guards: ['letter-to-void', 'reason-given'],
    to: 'decided',
    event: 'letter-voided',
    effect: 'Takes a letter back with a reason; a new one is issued in its place',
  },
  'issue-notice': {
    from: UNCLOSED,
    who: ['nurse', 'medical-director', 'manager'],
    guards: ['notice-to-issue', 'notice-clean'],
    event: 'letter-issued',
    effect: 'Makes the notice’s letters final and stores them with what they were made from',
  },
  'deliver-notice': [
    { ...DELIVER_NOTICE, from: [...OPEN, 'withdrawn'] },
    { ...DELIVER_NOTICE, from: ['decided'], to: 'closed', until: 'decided' },
  ],
  'void-notice': {
    from: UNCLOSED,
    who: ['medical-director', 'manager'],
    guards: ['notice-to-void', 'reason-given'],
    event: 'letter-voided',
    effect: 'Takes a notice’s letter back with a reason; a new one is issued in its place',
  },
  'record-oral-notice': {
    from: UNCLOSED,
    who: ['nurse', 'medical-director', 'manager'],
    guards: ['notice-to-tell'],
    event: 'oral-notice-recorded',
    effect: 'Records that a notice was told by word of mouth; its letter is owed all the same',
  },
  'add-document': keepsRecords({ guards: [], event: 'document-added', effect: 'Adds a document to the records of the case' }),
  // That no decision rests on it is checked by the write itself.
  'remove-document': keepsRecords({
    guards: ['reason-given'],
    event: 'document-removed',
    effect: 'Takes a document out of the records; what was cited of it stays, in words',
  }),
  'flag-document': keepsRecords({
    guards: [],
    event: 'document-flagged',
    effect: 'Says what a document is, and whether the law protects it further',
  }),
  appeal: {
    from: ['decided', 'closed'],
    who: ['nurse', 'manager'],
    guards: ['adverse-or-ended', 'appealable'],
    event: 'appeal-filed',
    effect: 'Opens a linked case with a clock of its own, for people who took no part in this one',
  },
  'confirm-check': {
    from: OPEN,
    who: ['nurse', 'medical-director', 'manager'],
    guards: [],
    event: 'check-confirmed',
    effect: 'Records what you found before review; one that speaks against it leads to the ending that fits',
  },
  'deny-administratively': {
    from: OPEN,
    who: ['nurse', 'medical-director', 'manager'],
    guards: ['administrative-authority', 'administrative-grounds', 'not-first-decider', 'reason-given'],
    to: 'decided',
    event: 'case-ended',
    effect: 'Denies for eligibility or benefit alone, with its letter and rights; it rests on no clinical criterion and counts as none',
  },
  'end-not-required': {
    from: OPEN,
    who: ['nurse', 'manager'],
    guards: ['not-required-grounds', 'not-first-decider', 'reason-given'],
    to: 'decided',
    event: 'case-ended',
    effect: 'Ends the case: the plan asks for no authorization of this service, and the letter says so',
  },
  redirect: {
    from: OPEN,
    who: ['nurse', 'manager'],
    guards: ['redirect-grounds', 'not-first-decider', 'reason-given'],
    to: 'decided',
    event: 'case-ended',
    effect: 'Ends the case here: it was sent on to who decides it, and the letter says to whom and when',
  },
  dismiss: {
    from: OPEN,
    who: ['nurse', 'manager'],
    guards: ['not-first-decider', 'reason-given'],
    to: 'decided',
    event: 'case-ended',
    effect: 'Ends the case without a decision: no proper party, no valid request, or the member died; its notice tells the rights',
  },
  'change-parties': [
    { ...CHANGE_PARTIES, from: [...OPEN, 'withdrawn'] },
    // Where the only letter still to give was owed to somebody to whom none is owed any more.
    { ...CHANGE_PARTIES, from: ['decided'], to: 'closed', until: 'decided' },
  ],
  'approve-continuity': {
    from: ['in-review'],
    who: ['assignee'],
    guards: ['no-other-ending', 'in-transition', 'not-appeal', 'lines-confirmed', 'not-first-decider'],
    to: 'decided',
    event: 'case-approved',
    effect: 'Approves the refill under the plan’s rule for new members, without the policy’s criteria; it never denies',
  },
  ...AFTER_ROWS,
};

export const TRANSITIONS: readonly Transition[] = ACTIONS.flatMap((action) => {
  const rows: readonly Row[] = [ROWS[action]].flat();
  return rows.flatMap(({ from, to, ...row }) =>
    from.map((status) => {
      const target = to ?? status;
      if (target === null) throw new TypeError(`${action} leads nowhere`);
      return { action, from: status, to: target, ...row };
    }),
  );
});
