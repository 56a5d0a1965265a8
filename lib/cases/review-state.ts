/**
 * One answer as a reviewer's screen holds it while it travels to the server and back. Pure: the caller owns network, timers and storage.
 *
 * At most one write per answer is on its way. A write names the version it replaces, so it happens once or not at all; where a reply is
 * lost nobody knows which, and `unconfirmed` keeps what was sent until the next reply tells. So the last thing typed wins, the versions
 * chain, and what another person wrote is never replaced unseen.
 */
import type { FactValue } from '../criteria/facts.ts';

/** What a person says of a fact; null: not documented. */
export type Answered = { readonly value: FactValue | null; readonly note: string };
/** As the server holds it. Version 0: nothing stored yet. `answeredAt` is an ISO 8601 instant. */
export type StoredAnswer = Answered & { readonly version: number; readonly answeredBy: string; readonly answeredAt: string };

export type Trouble =
  /** No reply: written or not, to be sent again. */
  | { readonly kind: 'lost' }
  /** The server said no, in words for the reviewer. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Somebody else changed this answer meanwhile; a person has to choose. */
  | { readonly kind: 'conflict'; readonly theirs: StoredAnswer };

/** Text that is no valid value: shown with its complaint, never sent, never scored. */
export type Draft = { readonly text: string; readonly message: string };

export type AnswerState = {
  /** What the screen shows and the score reads. */
  readonly mine: Answered;
  readonly stored: StoredAnswer;
  /** On its way. */
  readonly sent: Answered | null;
  /** Sent on top of `stored` without a reply; the server holds one of them or none. */
  readonly unconfirmed: readonly Answered[];
  readonly trouble: Trouble | null;
  readonly draft: Draft | null;
};

/** What has to outlive a reload: kept until the server has it. */
export type KeptAnswer = {
  readonly mine: Answered;
  /** The version it was typed on top of. */
  readonly version: number;
  readonly unconfirmed: readonly Answered[];
  readonly draft: Draft | null;
};

export type Write = Answered & { readonly expectedVersion: number };

const NOTHING_STORED: StoredAnswer = { value: null, note: '', version: 0, answeredBy: '', answeredAt: '' };

/** The answer as loaded; nothing typed yet. */
export function freshAnswer(stored: StoredAnswer = NOTHING_STORED): AnswerState {
  return { mine: { value: stored.value, note: stored.note }, stored, sent: null, unconfirmed: [], trouble: null, draft: null };
}

/** Whether two answers say the same; spaces around a note do not count (the server drops them). */
export function sameAnswer(a: Answered, b: Answered): boolean {
  return a.value === b.value && a.note.trim() === b.note.trim();
}

/** Whether the server may lack something that was typed. */
export function isUnsaved(state: AnswerState): boolean {
  return state.sent !== null || state.unconfirmed.length > 0 || !sameAnswer(state.mine, state.stored);
}

/** The reviewer changed value or note. A refusal is over: the change is a new attempt. */
export function typed(state: AnswerState, change: Partial<Answered>): AnswerState {
  const trouble = state.trouble?.kind === 'refused' ? null : state.trouble;
  return { ...state, mine: { ...state.mine, ...change }, trouble, draft: 'value' in change ? null : state.draft };
}

/** The reviewer typed on to something that is no value of the fact. A value met on the way there and not sent yet (the 1 of 11) is none. */
export function drafted(state: AnswerState, draft: Draft): AnswerState {
  if (state.trouble?.kind === 'conflict') return { ...state, draft };
  const { value } = state.sent ?? state.unconfirmed.at(-1) ?? state.stored;
  return { ...state, mine: { ...state.mine, value }, draft };
}

/** The next write and the state with it on its way; null where nothing is to be sent now. */
export function nextWrite(state: AnswerState): { readonly state: AnswerState; readonly write: Write } | null {
  if (state.sent !== null || state.trouble?.kind === 'conflict' || state.trouble?.kind === 'refused' || !isUnsaved(state)) return null;
  return { state: { ...state, sent: state.mine }, write: { ...state.mine, expectedVersion: state.stored.version } };
}

/** The server has the answer. What was typed since is still to be sent. */
export function acknowledged(state: AnswerState, stored: StoredAnswer): AnswerState {
  return { ...state, stored, sent: null, unconfirmed: [], trouble: null };
}

/**
 * The server holds another version than the write named. It is our own where it is the next one and says what we sent without hearing
 * back; then the work goes on from there. Otherwise it is somebody else's, and a person has to choose.
 */
export function overtaken(state: AnswerState, current: StoredAnswer, me: string): AnswerState {
  const isOurs =
    current.version === state.stored.version + 1 &&
    current.answeredBy === me &&
    state.unconfirmed.some((answer) => sameAnswer(answer, current));
  if (isOurs || sameAnswer(current, state.mine)) return acknowledged(state, current);
  return { ...state, sent: null, trouble: { kind: 'conflict', theirs: current } };
}

/** No reply came: the write happened or not. */
export function lost(state: AnswerState): AnswerState {
  const unconfirmed = state.sent === null ? state.unconfirmed : [...state.unconfirmed, state.sent];
  return { ...state, sent: null, unconfirmed, trouble: { kind: 'lost' } };
}

/** The server refused, in words; nothing was written. What was typed stays. */
export function refused(state: AnswerState, message: string): AnswerState {
  return { ...state, sent: null, trouble: { kind: 'refused', message } };
}

/** Another attempt after a refusal or a lost reply. */
export function retried(state: AnswerState): AnswerState {
  return state.trouble === null || state.trouble.kind === 'conflict' ? state : { ...state, trouble: null };
}

/** In a conflict: ours replaces theirs, which was seen. */
export function keptMine(state: AnswerState): AnswerState {
  return state.trouble?.kind === 'conflict' ? { ...state, stored: state.trouble.theirs, unconfirmed: [], trouble: null } : state;
}

/** In a conflict: theirs stands. */
export function tookTheirs(state: AnswerState): AnswerState {
  return state.trouble?.kind === 'conflict' ? freshAnswer(state.trouble.theirs) : state;
}

/** What to keep across a reload; null where the server has everything. */
export function kept(state: AnswerState): KeptAnswer | null {
  if (!isUnsaved(state) && state.draft === null) return null;
  const { mine, stored, sent, unconfirmed, draft } = state;
  return { mine, version: stored.version, unconfirmed: sent === null ? unconfirmed : [...unconfirmed, sent], draft };
}

/** What was kept, on top of what the server holds now. */
export function restored(stored: StoredAnswer | undefined, from: KeptAnswer, me: string): AnswerState {
  const now = freshAnswer(stored);
  const before: AnswerState = {
    ...now,
    mine: from.mine,
    stored: { ...now.stored, version: from.version },
    unconfirmed: from.unconfirmed,
    draft: from.draft,
  };
  return now.stored.version === from.version ? before : overtaken(before, now.stored, me);
}

/** The page was read again: newer answers come in, what is unsaved stays (its write will tell of a conflict). */
export function reread(state: AnswerState, stored: StoredAnswer): AnswerState {
  if (stored.version <= state.stored.version || isUnsaved(state)) return state;
  return { ...freshAnswer(stored), draft: state.draft };
}

/**
 * What the server holds now, heard without asking. Older news change nothing. Where nothing of ours is unsaved it simply comes in (text that
 * is no value stays with who types it); else the rule of `overtaken` holds. While a write is on its way its own reply tells.
 */
export function heard(state: AnswerState, current: StoredAnswer, me: string): AnswerState {
  const seen = state.trouble?.kind === 'conflict' ? state.trouble.theirs.version : state.stored.version;
  if (current.version <= seen || state.sent !== null) return state;
  return isUnsaved(state) ? overtaken(state, current, me) : { ...freshAnswer(current), draft: state.draft };
}
