import * as answers from '@/lib/cases/review-state.ts';
import type { FactKey, FactValue } from '@/lib/criteria/facts.ts';
import type { ActionResult } from '@/lib/errors.ts';
import type { AnswerRecord, EvidenceRecord } from '@/lib/use-cases/load-review.ts';
import type { SavedAnswer } from '@/lib/use-cases/save-answer.ts';
import { pathwayChange } from './pathway-change';
import {
  type Answers,
  type Begun,
  type BegunCitation,
  byFact,
  FRESH,
  factsIn,
  initial,
  type Kept,
  NOTHING_TO_SAVE,
  type OpenReview,
  type Panel,
  type Snapshot,
  summary,
  unsavedIn,
} from './review-snapshot';
import { type Scored, score } from './scored';

/** How long typing rests before it is sent. */
const PAUSE_MS = 400;
/** Waits before a lost save is sent again, the last one repeated. */
const RETRY_MS = [1000, 2000, 5000, 10_000, 20_000] as const;

type Send = (write: answers.Write & { number: string; fact: FactKey }) => Promise<ActionResult<SavedAnswer>>;

export type StoreParts = {
  send: Send;
  /** What outlives a reload; throws where the browser refuses it. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
};

/** What moved on the case, as the poll brings it; null where nothing did. */
export type News = { version: number; answers: readonly AnswerRecord[] | null; evidence: readonly EvidenceRecord[] | null };

type TakenIn = {
  version: number;
  answers: readonly AnswerRecord[];
  evidence: readonly EvidenceRecord[];
  bring: (state: answers.AnswerState, stored: answers.StoredAnswer, me: string) => answers.AnswerState;
  isCorrected?: boolean;
};

export type ReviewStore = ReturnType<typeof createReviewStore>;

/**
 * The answers of one case in this browser: shows a change at once, sends it, keeps it until the server has it, hears what others answer.
 * Lives as long as the tab, so that leaving the page neither drops what is on its way nor forgets versions.
 */
export function createReviewStore(review: OpenReview, { send, storage }: StoreParts) {
  const key = `criterion.review.${review.viewer.id}.${review.number}`;
  const begunKey = `${key}.citations`;
  const me = review.viewer.name;
  const listeners = new Set<() => void>();
  const timers = new Map<FactKey, ReturnType<typeof setTimeout>>();
  // Citations changed in this visit: a page read from the browser's own cache, or news read a moment ago, may not know of them.
  const cited = new Set<string>();
  const removed = new Set<string>();
  // In the order of the last typing: so they are sent again, and so the history tells them.
  const typed = new Set<FactKey>();
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isKeptRead = false;
  /** The request, which a correction changes. */
  let base = review.base;
  /** Of the case, as last read. */
  let version = review.version;
  let state = initial(review);

  function publish(change: Partial<Snapshot>) {
    state = { ...state, ...change };
    tell();
  }

  function tell() {
    for (const listener of listeners) listener();
  }

  function put(fact: FactKey, answer: answers.AnswerState) {
    const before = state.answers[fact] ?? FRESH;
    if (before === answer) return;
    const all = { ...state.answers, [fact]: answer };
    const isSaved = before.stored.answeredAt !== answer.stored.answeredAt && answer.stored.answeredBy === me;
    publish({
      answers: all,
      ...(before.mine.value === answer.mine.value ? {} : rescored(all)),
      save: summary(all, isSaved ? answer.stored.answeredAt : state.save.savedAt),
    });
    keep();
  }

  /** The score of these answers, and what became of the questions. */
  function rescored(all: Answers, isCorrected = false): Pick<Snapshot, 'scored' | 'changed'> {
    const scored = score(base, all);
    const [before, now] = [factsAsked(state.scored), factsAsked(scored)];
    return { scored, changed: pathwayChange(state.changed, before, now, isCorrected) };
  }

  function keep() {
    const all = { ...state.neverSaved, ...unsavedIn(state.answers) };
    store(key, Object.keys(all).length > 0 ? all : null);
  }

  function store(name: string, what: object | null) {
    try {
      if (what === null) storage.removeItem(name);
      else storage.setItem(name, JSON.stringify(what));
    } catch {
      // Storage refused: what is unsaved lives as long as the page, and the browser asks before it is closed.
    }
  }

  function answer(fact: FactKey): answers.AnswerState {
    return state.answers[fact] ?? FRESH;
  }

  /** The reviewer changed an answer here. */
  function change(fact: FactKey, to: Partial<answers.Answered>) {
    typed.delete(fact);
    typed.add(fact);
    if (state.news.has(fact)) publish({ news: new Set([...state.news].filter((other) => other !== fact)) });
    put(fact, answers.typed(answer(fact), to));
  }

  function unsaved(): FactKey[] {
    const all = factsIn(state.answers).filter((fact) => answers.isUnsaved(answer(fact)));
    const inOrder = [...typed].filter((fact) => all.includes(fact));
    return [...all.filter((fact) => !typed.has(fact)), ...inOrder];
  }

  async function sendNow(fact: FactKey): Promise<void> {
    clearTimeout(timers.get(fact));
    timers.delete(fact);
    const next = answers.nextWrite(answer(fact));
    if (!next) return;
    put(fact, next.state);
    // Undefined where the action redirected: the session ended, and what was typed waits for the next one.
    let reply: ActionResult<SavedAnswer> | null | undefined = null;
    try {
      reply = await send({ ...next.write, number: review.number, fact });
    } catch {
      // No reply, or none that says what happened: sent again later.
    }
    settle(fact, reply);
  }

  function settle(fact: FactKey, reply: ActionResult<SavedAnswer> | null | undefined) {
    const now = answer(fact);
    if (!reply) {
      put(fact, answers.lost(now));
      if (retryTimer !== undefined) return;
      // Counted once per attempt, not per answer that was in it: many answers in a row must not make the wait the longest at once.
      retryTimer = setTimeout(retry, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
      failures += 1;
      return;
    }
    failures = 0;
    if (!reply.ok) put(fact, answers.refused(now, reply.message));
    else if (reply.value.saved) put(fact, answers.acknowledged(now, reply.value.answer));
    else put(fact, answers.overtaken(now, reply.value.current, me));
    // What was typed meanwhile, and what waits since the connection was lost.
    if (!timers.has(fact)) void sendNow(fact);
    if (state.save.lost > 0) retry();
  }

  /** Sends again whatever got no reply. */
  function retry() {
    clearTimeout(retryTimer);
    retryTimer = undefined;
    for (const fact of unsaved()) if (answer(fact).trouble?.kind === 'lost') void sendNow(fact);
  }

  /** Sends what still waits for typing to rest. */
  function flush() {
    for (const fact of [...timers.keys()]) void sendNow(fact);
  }

  /** Citations begun before a reload; the form that was open is open again. */
  function takeUpCitations(mayAnswer: boolean) {
    const { begun, open } = keptIn<{ begun: Begun; open: FactKey | null }>(storage, begunKey, { begun: {}, open: null });
    publish({ begun, panel: mayAnswer && open !== null ? { fact: open, kind: 'cite' } : null });
  }

  function keepCitations() {
    const open = state.panel?.kind === 'cite' ? state.panel.fact : null;
    store(begunKey, Object.keys(state.begun).length > 0 ? { begun: state.begun, open } : null);
  }

  /** What an earlier visit or an earlier hold could not send goes on where it was. */
  function takeUp(waiting: Kept) {
    publish({ neverSaved: {} });
    for (const fact of factsIn(waiting)) {
      const { stored } = answer(fact);
      const from = waiting[fact];
      if (from) put(fact, answers.restored(stored.version === 0 ? undefined : stored, from, me));
    }
    for (const fact of unsaved()) void sendNow(fact);
  }

  /** The case as it is stored; what is unsaved is set aside, in sight. */
  function setAside(waiting: Kept) {
    const all = { ...state.answers };
    for (const fact of factsIn(waiting)) all[fact] = answers.freshAnswer(answer(fact).stored);
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    publish({ answers: all, ...rescored(all), save: NOTHING_TO_SAVE, neverSaved: waiting });
    keep();
  }

  /** Citations as stored at a version, with those of this visit that the list may not know of yet; an older list says nothing. */
  function merged(stored: readonly EvidenceRecord[], at: number): Snapshot['evidence'] {
    if (at < version) return state.evidence;
    const known = new Set(stored.map(({ id }) => id));
    for (const id of known) cited.delete(id);
    const own = state.evidence.all.filter(({ id }) => cited.has(id) && !known.has(id));
    const all = [...stored, ...own].filter(({ id }) => !removed.has(id));
    return sameRecords(all, state.evidence.all) ? state.evidence : byFact(all);
  }

  /** What is stored now. What did not change keeps its identity, so that nothing is drawn again for it. */
  function takeIn(now: TakenIn) {
    const all: Partial<Record<FactKey, answers.AnswerState>> = { ...state.answers };
    const news = new Set(state.news);
    let isMoved = false;
    for (const { fact, ...stored } of now.answers) {
      const before = answer(fact);
      const after = now.bring(before, stored, me);
      if (after === before) continue;
      isMoved = true;
      all[fact] = after;
      if (stored.answeredBy !== me && before.mine.value !== after.mine.value) news.add(fact);
    }
    const evidence = merged(now.evidence, now.version);
    version = Math.max(version, now.version);
    if (isMoved || now.isCorrected) {
      publish({ answers: all, news, evidence, ...rescored(all, now.isCorrected), save: summary(all, state.save.savedAt) });
      keep();
    } else if (evidence !== state.evidence) publish({ evidence });
    else tell();
  }

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    get: () => state,
    answer,
    flush,
    retry,
    /** After the first drawing, and when the right to answer came or went. */
    resume(mayAnswer: boolean) {
      const earlier = isKeptRead ? {} : keptIn<Kept>(storage, key, {});
      if (!isKeptRead) takeUpCitations(mayAnswer);
      isKeptRead = true;
      const waiting: Kept = { ...earlier, ...state.neverSaved, ...unsavedIn(state.answers) };
      if (mayAnswer) takeUp({ ...earlier, ...state.neverSaved });
      else if (Object.keys(waiting).length > 0) setAside(waiting);
    },
    /** The version of the case that is on screen. */
    version: () => version,
    /** The page was read again, perhaps with a request that was corrected. */
    reread(next: OpenReview) {
      const isCorrected = next.version >= version && JSON.stringify(next.base) !== JSON.stringify(base);
      if (isCorrected) base = next.base;
      takeIn({ ...next, bring: answers.reread, isCorrected });
    },
    /** What others answered and cited meanwhile. */
    receive(live: News) {
      if (live.answers && live.evidence) takeIn({ ...live, answers: live.answers, evidence: live.evidence, bring: answers.heard });
    },
    /** A choice: sent at once. */
    choose(fact: FactKey, value: FactValue | null) {
      change(fact, { value });
      void sendNow(fact);
    },
    /** Typing: sent when it rests, or when the field is left (`flush`). */
    type(fact: FactKey, to: Partial<answers.Answered>) {
      change(fact, to);
      clearTimeout(timers.get(fact));
      timers.set(
        fact,
        setTimeout(() => void sendNow(fact), PAUSE_MS),
      );
    },
    draft(fact: FactKey, draft: answers.Draft) {
      put(fact, answers.drafted(answer(fact), draft));
      if (answers.isUnsaved(answer(fact))) return;
      clearTimeout(timers.get(fact));
      timers.delete(fact);
    },
    dropDraft(fact: FactKey) {
      put(fact, { ...answer(fact), draft: null });
    },
    sendAgain(fact: FactKey) {
      put(fact, answers.retried(answer(fact)));
      void sendNow(fact);
    },
    keepMine(fact: FactKey) {
      put(fact, answers.keptMine(answer(fact)));
      void sendNow(fact);
    },
    takeTheirs(fact: FactKey) {
      put(fact, answers.tookTheirs(answer(fact)));
    },
    /** Gives up what was typed here and never saved. */
    discard(fact: FactKey) {
      const { [fact]: _given, ...neverSaved } = state.neverSaved;
      publish({ neverSaved });
      put(fact, answers.freshAnswer(answer(fact).stored));
      keep();
    },
    cited(record: EvidenceRecord) {
      cited.add(record.id);
      publish({ evidence: byFact([...state.evidence.all.filter(({ id }) => id !== record.id), record]) });
    },
    uncited(id: string) {
      removed.add(id);
      publish({ evidence: byFact(state.evidence.all.filter((record) => record.id !== id)) });
    },
    open(panel: Panel | null) {
      publish({ panel });
      keepCitations();
    },
    /** What stands in the form of a citation; null where it was added or given up. */
    begin(fact: FactKey, citation: BegunCitation | null) {
      const { [fact]: _before, ...others } = state.begun;
      publish({ begun: citation === null ? others : { ...others, [fact]: citation } });
      keepCitations();
    },
    dismissChange() {
      publish({ changed: null });
    },
  };
}

function factsAsked({ questions }: Scored): FactKey[] {
  return questions.map(({ fact }) => fact);
}

function sameRecords(a: readonly EvidenceRecord[], b: readonly EvidenceRecord[]): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id);
}

/** What an earlier visit kept; anything unreadable is none. */
function keptIn<T>(storage: StoreParts['storage'], key: string, none: T): T {
  try {
    const text = storage.getItem(key);
    // Written by this store, in this tab, under this key.
    return text === null ? none : (JSON.parse(text) as T);
  } catch {
    return none;
  }
}
