import * as answers from '@/lib/cases/review-state.ts';
import type { FactKey, FactValue } from '@/lib/criteria/facts.ts';
import type { ActionResult } from '@/lib/errors.ts';
import type { EvidenceRecord, LoadedReview } from '@/lib/use-cases/load-review.ts';
import type { SavedAnswer } from '@/lib/use-cases/save-answer.ts';
import {
  byFact,
  FRESH,
  factsIn,
  initial,
  type Kept,
  NOTHING_TO_SAVE,
  type Panel,
  type Snapshot,
  summary,
  unsavedIn,
} from './review-snapshot';
import { score } from './scored';

/** How long typing rests before it is sent. */
const PAUSE_MS = 400;
/** Waits before a lost save is sent again, the last one repeated. */
const RETRY_MS = [1000, 2000, 5000, 10_000, 20_000] as const;

type Send = (write: answers.Write & { number: string; fact: FactKey; refreshPage: boolean }) => Promise<ActionResult<SavedAnswer>>;

export type StoreParts = {
  send: Send;
  /** What outlives a reload; throws where the browser refuses it. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
};

export type ReviewStore = ReturnType<typeof createReviewStore>;

/**
 * The answers of one case in this browser: shows a change at once, sends it, keeps it until the server has it.
 * Lives as long as the tab, so that leaving the page neither drops what is on its way nor forgets versions.
 */
export function createReviewStore(review: LoadedReview, { send, storage }: StoreParts) {
  const key = `criterion.review.${review.viewer.id}.${review.number}`;
  const listeners = new Set<() => void>();
  const timers = new Map<FactKey, ReturnType<typeof setTimeout>>();
  // Citations changed in this visit: a page read from the browser's own cache may not know of them.
  const cited = new Set<string>();
  const removed = new Set<string>();
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isKeptRead = false;
  let state = initial(review);

  function publish(next: Snapshot) {
    state = next;
    for (const listener of listeners) listener();
  }

  function put(fact: FactKey, answer: answers.AnswerState) {
    const before = state.answers[fact] ?? FRESH;
    if (before === answer) return;
    const all = { ...state.answers, [fact]: answer };
    const scored = before.mine.value === answer.mine.value ? state.scored : score(review.base, all);
    publish({ ...state, answers: all, scored, save: summary(all, answer.stored.answeredAt, before, state.save) });
    keep();
  }

  function keep() {
    const all = { ...state.neverSaved, ...unsavedIn(state.answers) };
    try {
      if (Object.keys(all).length > 0) storage.setItem(key, JSON.stringify(all));
      else storage.removeItem(key);
    } catch {
      // Storage refused: what is unsaved lives as long as the page, and the browser asks before it is closed.
    }
  }

  function answer(fact: FactKey): answers.AnswerState {
    return state.answers[fact] ?? FRESH;
  }

  function unsaved(): FactKey[] {
    return factsIn(state.answers).filter((fact) => answers.isUnsaved(answer(fact)));
  }

  async function sendNow(fact: FactKey): Promise<void> {
    clearTimeout(timers.get(fact));
    timers.delete(fact);
    const next = answers.nextWrite(answer(fact));
    if (!next) return;
    put(fact, next.state);
    // Whoever is sent after this one brings the header along.
    const refreshPage = !unsaved().some((other) => answers.nextWrite(answer(other)) !== null);
    // Undefined where the action redirected: the session ended, and what was typed waits for the next one.
    let reply: ActionResult<SavedAnswer> | null | undefined = null;
    try {
      reply = await send({ ...next.write, number: review.number, fact, refreshPage });
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
    else put(fact, answers.overtaken(now, reply.value.current, review.viewer.name));
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

  /** What an earlier visit or an earlier hold could not send goes on where it was. */
  function takeUp(waiting: Kept) {
    publish({ ...state, neverSaved: {} });
    for (const fact of factsIn(waiting)) {
      const { stored } = answer(fact);
      const from = waiting[fact];
      if (from) put(fact, answers.restored(stored.version === 0 ? undefined : stored, from, review.viewer.name));
    }
    for (const fact of unsaved()) void sendNow(fact);
  }

  /** The case as it is stored; what is unsaved is set aside, in sight. */
  function setAside(waiting: Kept) {
    const all = { ...state.answers };
    for (const fact of factsIn(waiting)) all[fact] = answers.freshAnswer(answer(fact).stored);
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    publish({ ...state, answers: all, scored: score(review.base, all), save: NOTHING_TO_SAVE, neverSaved: waiting });
    keep();
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
      const earlier = isKeptRead ? {} : keptIn(storage, key);
      isKeptRead = true;
      const waiting: Kept = { ...earlier, ...state.neverSaved, ...unsavedIn(state.answers) };
      if (mayAnswer) takeUp({ ...earlier, ...state.neverSaved });
      else if (Object.keys(waiting).length > 0) setAside(waiting);
    },
    /** The page was read again. */
    reread(next: LoadedReview) {
      const all: Partial<Record<FactKey, answers.AnswerState>> = { ...state.answers };
      for (const { fact, ...stored } of next.answers) all[fact] = answers.reread(all[fact] ?? FRESH, stored);
      const known = new Set(next.evidence.map(({ id }) => id));
      const own = state.evidence.all.filter(({ id }) => cited.has(id) && !known.has(id));
      const evidence = byFact([...next.evidence, ...own].filter(({ id }) => !removed.has(id)));
      publish({ ...state, answers: all, evidence, scored: score(review.base, all) });
    },
    /** A choice: sent at once. */
    choose(fact: FactKey, value: FactValue | null) {
      put(fact, answers.typed(answer(fact), { value }));
      void sendNow(fact);
    },
    /** Typing: sent when it rests, or when the field is left (`flush`). */
    type(fact: FactKey, change: Partial<answers.Answered>) {
      put(fact, answers.typed(answer(fact), change));
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
      publish({ ...state, neverSaved });
      put(fact, answers.freshAnswer(answer(fact).stored));
      keep();
    },
    cited(record: EvidenceRecord) {
      cited.add(record.id);
      publish({ ...state, evidence: byFact([...state.evidence.all.filter(({ id }) => id !== record.id), record]) });
    },
    uncited(id: string) {
      removed.add(id);
      publish({ ...state, evidence: byFact(state.evidence.all.filter((record) => record.id !== id)) });
    },
    open(panel: Panel | null) {
      publish({ ...state, panel });
    },
  };
}

/** What an earlier visit kept; anything unreadable is none. */
function keptIn(storage: StoreParts['storage'], key: string): Kept {
  try {
    // Written by `keep` above, in this tab, under this key.
    return JSON.parse(storage.getItem(key) ?? '{}') as Kept;
  } catch {
    return {};
  }
}
