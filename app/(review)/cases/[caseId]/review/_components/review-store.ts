import * as answers from '@/lib/cases/review-state.ts';
import type { FactKey, FactValue } from '@/lib/criteria/facts.ts';
import type { ActionResult } from '@/lib/errors.ts';
import type { EvidenceRecord, LoadedReview } from '@/lib/use-cases/load-review.ts';
import type { SavedAnswer } from '@/lib/use-cases/save-answer.ts';
import { type Scored, score } from './scored';

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

type Answers = Readonly<Partial<Record<FactKey, answers.AnswerState>>>;

/** Everything that the screen shows. Parts that did not change keep their identity, so only what changed is drawn again. */
export type Snapshot = {
  answers: Answers;
  evidence: Evidence;
  scored: Scored;
  save: SaveSummary;
  /** The form that is open under a question. */
  panel: Panel | null;
};

export type Evidence = {
  readonly all: readonly EvidenceRecord[];
  readonly of: Readonly<Partial<Record<FactKey, readonly EvidenceRecord[]>>>;
};
export type Panel = { fact: FactKey; kind: 'cite' | 'note' };

export type SaveSummary = {
  waiting: number;
  lost: number;
  refused: number;
  conflicts: number;
  /** Instant of the last save in this visit, as the server gave it. */
  savedAt: string | null;
};

const FRESH = answers.freshAnswer();

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
    const entries = Object.entries(state.answers).flatMap(([fact, answer]) => {
      const one = answers.kept(answer);
      return one ? [[fact, one] as const] : [];
    });
    try {
      if (entries.length > 0) storage.setItem(key, JSON.stringify(Object.fromEntries(entries)));
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
      retryTimer ??= setTimeout(retry, RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
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

  function readKept() {
    if (isKeptRead) return;
    isKeptRead = true;
    for (const [fact, from] of keptIn(storage, key)) {
      const stored = answer(fact).stored;
      put(fact, answers.restored(stored.version === 0 ? undefined : stored, from, review.viewer.name));
    }
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
    /** After the first drawing: what an earlier visit could not send, sent now where the viewer may answer. */
    resume(mayAnswer: boolean) {
      readKept();
      if (mayAnswer) for (const fact of unsaved()) void sendNow(fact);
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
      put(fact, answers.freshAnswer(answer(fact).stored));
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

function initial(review: LoadedReview): Snapshot {
  const all: Partial<Record<FactKey, answers.AnswerState>> = {};
  for (const { fact, ...stored } of review.answers) all[fact] = answers.freshAnswer(stored);
  return {
    answers: all,
    evidence: byFact(review.evidence),
    scored: score(review.base, all),
    save: { waiting: 0, lost: 0, refused: 0, conflicts: 0, savedAt: null },
    panel: null,
  };
}

function byFact(all: readonly EvidenceRecord[]): Evidence {
  const of: Partial<Record<FactKey, EvidenceRecord[]>> = {};
  for (const record of all) of[record.fact] = [...(of[record.fact] ?? []), record];
  return { all, of };
}

/** The facts that have an answer state. Object.keys forgets the key type; only fact keys are ever put in. */
export function factsIn(all: Answers): FactKey[] {
  return Object.keys(all) as FactKey[];
}

function summary(all: Answers, at: string, before: answers.AnswerState, last: SaveSummary): SaveSummary {
  const next = { waiting: 0, lost: 0, refused: 0, conflicts: 0, savedAt: before.stored.answeredAt === at ? last.savedAt : at };
  for (const answer of Object.values(all)) {
    if (answer.trouble?.kind === 'conflict') next.conflicts += 1;
    else if (answer.trouble?.kind === 'refused') next.refused += 1;
    else if (answer.trouble?.kind === 'lost') next.lost += 1;
    else if (answers.isUnsaved(answer)) next.waiting += 1;
  }
  return next;
}

/** What an earlier visit kept; anything unreadable is none. */
function keptIn(storage: StoreParts['storage'], key: string): [FactKey, answers.KeptAnswer][] {
  try {
    const text = storage.getItem(key);
    // Written by `keep` above, in this tab, under this key.
    return text === null ? [] : (Object.entries(JSON.parse(text)) as [FactKey, answers.KeptAnswer][]);
  } catch {
    return [];
  }
}
