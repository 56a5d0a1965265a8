import type { ActingUser, CaseView, Role, Status } from './case-view.ts';
import type { EventType } from './events.ts';
import { GUARDS, type GuardId } from './guards.ts';

/** The case's life as one table: lifecycle.md section 2, the rows that exist so far. Anything that is not here is refused. */

export { type ActingUser, type CaseLine, type CaseView, type OwedLetter, ROLES, type Role, STATUSES, type Status } from './case-view.ts';

/** Who a row admits: a role in the case's plan, or the nurse who holds the case, or who decided it. */
export type Who = 'nurse' | 'medical-director' | 'manager' | 'assignee' | 'decider';

export const ACTIONS = [
  'receive',
  'claim',
  'release',
  'answer',
  'cite',
  'note',
  'correct-request',
  'confirm-ready',
  'approve',
  'issue-letter',
  'deliver',
] as const;
export type Action = (typeof ACTIONS)[number];

export interface Transition {
  readonly action: Action;
  /** Null: there is no case yet. */
  readonly from: Status | null;
  readonly who: readonly Who[];
  readonly guards: readonly GuardId[];
  readonly to: Status;
  /** The status where `to` is reached only with the last of several (notices). */
  readonly until?: Status;
  readonly event: EventType;
  /** What the action will do, as the screen says it. */
  readonly effect: string;
}

export const TRANSITIONS: readonly Transition[] = [
  {
    action: 'receive',
    from: null,
    who: ['nurse', 'manager'],
    guards: [],
    to: 'received',
    event: 'request-received',
    effect: 'Opens the case and starts its clock at the time of receipt',
  },
  {
    action: 'claim',
    from: 'received',
    who: ['nurse'],
    guards: ['nobody-holds'],
    to: 'in-review',
    event: 'case-claimed',
    effect: 'Makes you its reviewer',
  },
  {
    action: 'release',
    from: 'in-review',
    who: ['assignee'],
    guards: [],
    to: 'received',
    event: 'case-released',
    effect: 'Gives the case back; answers and evidence stay',
  },
  ...(
    [
      ['answer', 'answer-saved', 'Saves the answer and scores the case again'],
      ['cite', 'evidence-cited', 'Adds where the answer was found'],
      ['note', 'answer-saved', 'Saves the note with the answer'],
    ] as const
  ).map(([action, event, effect]) => ({
    action,
    from: 'in-review' as const,
    who: ['assignee'] as const,
    // That nobody changed the answer meanwhile is checked against its row version by the write itself.
    guards: [],
    to: 'in-review' as const,
    event,
    effect,
  })),
  {
    action: 'correct-request',
    from: 'in-review',
    who: ['assignee'],
    guards: [],
    to: 'in-review',
    event: 'request-corrected',
    effect: 'Corrects the plan or the kind of request and scores the case again; answers and evidence stay',
  },
  {
    action: 'confirm-ready',
    from: 'in-review',
    who: ['assignee'],
    guards: ['not-ready-yet'],
    to: 'in-review',
    event: 'ready-confirmed',
    effect: 'Records that the review is complete and its gaps are accepted; a later edit voids it',
  },
  {
    action: 'approve',
    from: 'in-review',
    who: ['assignee'],
    guards: ['approvable-outcome', 'lines-listed', 'lines-of-stage', 'lines-confirmed', 'ready'],
    to: 'decided',
    event: 'case-approved',
    effect: 'Decides the case: freezes the record and gives an authorization number',
  },
  {
    action: 'issue-letter',
    from: 'decided',
    who: ['decider', 'manager'],
    guards: ['letter-to-issue', 'letters-clean'],
    to: 'decided',
    event: 'letter-issued',
    effect: 'Makes the letters final and stores them with their fingerprint',
  },
  {
    action: 'deliver',
    from: 'decided',
    who: ['nurse', 'medical-director', 'manager'],
    guards: ['letter-to-deliver'],
    to: 'closed',
    until: 'decided',
    event: 'letter-delivered',
    effect: 'Records that notice was given; the last notice closes the case',
  },
];

export interface AllowedAction {
  readonly action: Action;
  readonly allowed: boolean;
  /** Why not, in words for the screen; empty when allowed. */
  readonly reason: string;
  readonly effect: string;
  /** The status fits: an action whose time has not come or is over need not be shown. */
  readonly applies: boolean;
}

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  received: 'The case has not been claimed',
  'in-review': 'The case is in review',
  decided: 'The case is decided',
  closed: 'The case is closed',
};

const WHO_WORDS: Readonly<Record<Who, string>> = {
  nurse: 'a nurse',
  'medical-director': 'a medical director',
  manager: 'a manager',
  assignee: 'the nurse who holds the case',
  decider: 'who decided the case',
};

function admits(who: Who, view: CaseView, user: ActingUser): boolean {
  // Holding and deciding count only while the role lasts: a nurse who has become a director holds nothing.
  if (who === 'assignee') return user.role === 'nurse' && view.assigneeId === user.id;
  if (who === 'decider') return user.role === 'nurse' && view.decidedById === user.id;
  return user.role === who;
}

function whyNotWho(row: Transition, view: CaseView, user: ActingUser): string | null {
  if (row.who.some((who) => admits(who, view, user))) return null;
  if (row.who.includes('assignee') && user.role === 'nurse' && view.assigneeName !== null) return `Held by ${shortName(view.assigneeName)}`;
  const words = row.who.map((who) => WHO_WORDS[who]);
  const last = words.pop();
  return `Only ${words.length > 0 ? `${words.join(', ')} or ${last}` : last} can do this`;
}

/** `Dana Whitfield` → `D. Whitfield`; a single name stays. */
export function shortName(name: string): string {
  const [first, ...rest] = name.trim().split(/\s+/);
  const initial = first === undefined ? undefined : [...first][0];
  return rest.length === 0 || initial === undefined ? name.trim() : `${initial}. ${rest.join(' ')}`;
}

/** Why the row's action is not open to the user now, in words for the screen; null when it is. */
export function refusalOf(row: Transition, view: CaseView, user: ActingUser): string | null {
  if (row.from !== view.status) return STATUS_WORDS[view.status];
  return whyNotWho(row, view, user) ?? firstOf(row.guards, view);
}

function firstOf(guards: readonly GuardId[], view: CaseView): string | null {
  for (const id of guards) {
    const refusal = GUARDS[id](view);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** Every action on an existing case, in the table's order, with whether the user may do it now, and why not. */
export function allowedActions(view: CaseView, user: ActingUser): readonly AllowedAction[] {
  return TRANSITIONS.filter((row) => row.from !== null).map((row) => {
    const refusal = refusalOf(row, view, user);
    return { action: row.action, allowed: refusal === null, reason: refusal ?? '', effect: row.effect, applies: row.from === view.status };
  });
}

/** Whether a user with this role in a plan may receive a request there. */
export function mayReceive(role: Role | null): boolean {
  return TRANSITIONS.some((row) => row.from === null && row.who.some((who) => who === role));
}

/** The row of an action in a status; undefined: the action does not exist there. */
export function transitionOf(action: Action, from: Status | null): Transition | undefined {
  return TRANSITIONS.find((row) => row.action === action && row.from === from);
}

/** The status after the action. For `deliver` the view is the one before; `delivering` says how many letters are given now. */
export function statusAfter(row: Transition, view: CaseView, delivering = 1): Status {
  if (row.until === undefined) return row.to;
  const owed = view.letters.filter((letter) => !letter.delivered).length;
  return owed <= delivering ? row.to : row.until;
}
