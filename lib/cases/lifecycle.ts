import type { ActingUser, Attempt, CaseView, Role, Status } from './case-view.ts';
import { GUARDS, type GuardId } from './guards.ts';
import { ACTIONS, type Action, TRANSITIONS, type Transition, type Who } from './transitions.ts';

/** What the transition table allows, and why not what it does not. */

export {
  type ActingUser,
  type Attempt,
  type CaseLine,
  type CaseView,
  type OwedLetter,
  type OwedNotice,
  ROLES,
  type Role,
  STATUSES,
  type Status,
} from './case-view.ts';
export { ACTIONS, type Action, TRANSITIONS, type Transition, type Who } from './transitions.ts';

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
  pended: 'The case waits for information',
  'director-review': 'The case is with a medical director',
  decided: 'The case is decided',
  closed: 'The case is closed',
  withdrawn: 'The case was withdrawn',
};

const WHO_WORDS: Readonly<Record<Who, string>> = {
  nurse: 'a nurse',
  'medical-director': 'a medical director',
  manager: 'a manager',
  assignee: 'the nurse who holds the case',
  director: 'the medical director who took the case',
  decider: 'who decided the case',
  system: 'the system',
  interface: 'a provider’s system',
};

function admits(who: Who, view: CaseView, user: ActingUser): boolean {
  // Holding and deciding count only while the role lasts: a nurse who has become a director holds nothing.
  if (who === 'assignee') return user.role === 'nurse' && view.assigneeId === user.id;
  if (who === 'director') return user.role === 'medical-director' && view.directorId === user.id;
  if (who === 'decider') return (user.role === 'nurse' || user.role === 'medical-director') && view.decidedById === user.id;
  return user.role === who;
}

const isMachine = (who: Who) => who === 'system' || who === 'interface';

function whyNotWho(row: Transition, view: CaseView, user: ActingUser): string | null {
  if (row.who.some((who) => admits(who, view, user))) return null;
  if (row.who.includes('assignee') && user.role === 'nurse' && view.assigneeName !== null) return `Held by ${shortName(view.assigneeName)}`;
  if (row.who.includes('director') && user.role === 'medical-director')
    return view.directorName === null ? 'Take the case first' : `Taken by ${shortName(view.directorName)}`;
  if (row.who.every(isMachine)) return 'The system does this by itself';
  const words = row.who.filter((who) => !isMachine(who)).map((who) => WHO_WORDS[who]);
  const last = words.pop();
  return `Only ${words.length > 0 ? `${words.join(', ')} or ${last}` : last} can do this`;
}

/** `Dana Whitfield` → `D. Whitfield`; a single name stays. */
export function shortName(name: string): string {
  const [first, ...rest] = name.trim().split(/\s+/);
  const initial = first === undefined ? undefined : [...first][0];
  return rest.length === 0 || initial === undefined ? name.trim() : `${initial}. ${rest.join(' ')}`;
}

/**
 * Why the row's action is not open to the user now, in words for the screen; null when it is. Without an attempt the question is whether it
 * could be open: what only the command tells is taken to be in order.
 */
export function refusalOf(row: Transition, view: CaseView, user: ActingUser, attempt: Attempt | null = null): string | null {
  if (row.from !== view.status) return STATUS_WORDS[view.status];
  return whyNotWho(row, view, user) ?? firstOf(row.guards, view, user, attempt);
}

function firstOf(guards: readonly GuardId[], view: CaseView, user: ActingUser, attempt: Attempt | null): string | null {
  for (const id of guards) {
    const refusal = GUARDS[id](view, user, attempt);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** Every action on an existing case, once, in the table's order, with whether the user may do it now, and why not. */
export function allowedActions(view: CaseView, user: ActingUser): readonly AllowedAction[] {
  return ACTIONS.flatMap((action) => {
    const rows = TRANSITIONS.filter((row) => row.action === action && row.from !== null);
    const row = rows.find(({ from }) => from === view.status) ?? rows[0];
    if (row === undefined) return [];
    const refusal = refusalOf(row, view, user);
    return { action, allowed: refusal === null, reason: refusal ?? '', effect: row.effect, applies: row.from === view.status };
  });
}

/** Whether the user may do the action on the case now, as far as can be said before it is tried. */
export function may(action: Action, view: CaseView, user: ActingUser): boolean {
  const row = transitionOf(action, view.status);
  return row !== undefined && refusalOf(row, view, user) === null;
}

/** Whether a user with this role in a plan may receive a request there. */
export function mayReceive(role: Role | null): boolean {
  return TRANSITIONS.some((row) => row.from === null && row.who.some((who) => who === role));
}

/** The row of an action in a status; undefined: the action does not exist there. */
export function transitionOf(action: Action, from: Status | null): Transition | undefined {
  return TRANSITIONS.find((row) => row.action === action && row.from === from);
}

/** The status after the action. `done`: the case with what the action did to it, in the status that it had. */
export function statusAfter(row: Transition, done: CaseView): Status {
  if (row.until === undefined) return row.to;
  const open = row.action === 'record-information' ? (done.information?.items ?? 0) : ungiven(done);
  return open === 0 ? row.to : row.until;
}

/** Letters that are owed and not given: what a decided case waits for to be closed. */
export function ungiven({ letters, notices }: Pick<CaseView, 'letters' | 'notices'>): number {
  const owed = [...letters, ...notices.flatMap((notice) => (notice.moot === null ? notice.letters : []))];
  return owed.filter(({ delivered }) => !delivered).length;
}
