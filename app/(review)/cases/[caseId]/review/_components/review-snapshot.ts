import * as answers from '@/lib/cases/review-state.ts';
import type { FactKey } from '@/lib/criteria/facts.ts';
import type { EvidenceRecord, LoadedReview } from '@/lib/use-cases/load-review.ts';
import type { CaseSuggestion } from '@/lib/use-cases/suggest.ts';
import type { Citation } from '../citation-schema';
import type { PathwayChange } from './pathway-change';
import { type Scored, score } from './scored';

/** The review as the page opened it, with the version of the case that it was read at. */
export type OpenReview = LoadedReview & { version: number; suggestions?: readonly CaseSuggestion[] };

export type Answers = Readonly<Partial<Record<FactKey, answers.AnswerState>>>;

/** Everything that the screen shows. Parts that did not change keep their identity, so only what changed is drawn again. */
export type Snapshot = {
  answers: Answers;
  evidence: Evidence;
  scored: Scored;
  save: SaveSummary;
  /** Typed in this tab and never saved, while the viewer may not answer: shown beside the case, not as the case. */
  neverSaved: Kept;
  /** The form that is open under a question. */
  panel: Panel | null;
  /** Answers that another person gave while this screen was open, until they are changed here. */
  news: ReadonlySet<FactKey>;
  changed: PathwayChange | null;
  /** Citations begun in this tab and not added. */
  begun: Begun;
};

/** `evidenceId` goes along: what was sent without a reply is then sent again as the same citation. */
export type BegunCitation = { evidenceId: string; citation: Citation };
export type Begun = Readonly<Partial<Record<FactKey, BegunCitation>>>;

export type Evidence = {
  readonly all: readonly EvidenceRecord[];
  readonly of: Readonly<Partial<Record<FactKey, readonly EvidenceRecord[]>>>;
};
export type Kept = Readonly<Partial<Record<FactKey, answers.KeptAnswer>>>;
export type Panel = { fact: FactKey; kind: 'cite' | 'note' };

export type SaveSummary = {
  waiting: number;
  lost: number;
  refused: number;
  conflicts: number;
  /** Instant of the last save in this visit, as the server gave it. */
  savedAt: string | null;
};

export const FRESH = answers.freshAnswer();
export const NOTHING_TO_SAVE: SaveSummary = { waiting: 0, lost: 0, refused: 0, conflicts: 0, savedAt: null };

export function initial(review: LoadedReview): Snapshot {
  const all: Partial<Record<FactKey, answers.AnswerState>> = {};
  for (const { fact, ...stored } of review.answers) all[fact] = answers.freshAnswer(stored);
  return {
    answers: all,
    evidence: byFact(review.evidence),
    scored: score(review.base, all),
    save: NOTHING_TO_SAVE,
    neverSaved: {},
    panel: null,
    news: new Set(),
    changed: null,
    begun: {},
  };
}

export function byFact(all: readonly EvidenceRecord[]): Evidence {
  const of: Partial<Record<FactKey, EvidenceRecord[]>> = {};
  for (const record of all) of[record.fact] = [...(of[record.fact] ?? []), record];
  return { all, of };
}

/** The facts that have an answer state. Object.keys forgets the key type; only fact keys are ever put in. */
export function factsIn(all: Answers | Kept): FactKey[] {
  return Object.keys(all) as FactKey[];
}

/** @param savedAt instant of the last save in this visit */
export function summary(all: Answers, savedAt: string | null): SaveSummary {
  const next = { waiting: 0, lost: 0, refused: 0, conflicts: 0, savedAt };
  for (const answer of Object.values(all)) {
    if (answer.trouble?.kind === 'conflict') next.conflicts += 1;
    else if (answer.trouble?.kind === 'refused') next.refused += 1;
    else if (answer.trouble?.kind === 'lost') next.lost += 1;
    else if (answers.isUnsaved(answer)) next.waiting += 1;
  }
  return next;
}

/** What of the answers the server may lack. */
export function unsavedIn(all: Answers): Kept {
  const kept: Partial<Record<FactKey, answers.KeptAnswer>> = {};
  for (const fact of factsIn(all)) {
    const one = all[fact] && answers.kept(all[fact]);
    if (one) kept[fact] = one;
  }
  return kept;
}
