'use client';

import { Button } from '@/components/ui/Button';
import { SaveNote, type SaveState } from '@/components/ui/SaveNote';
import { focusQuestion } from './question-moves';
import type { SaveSummary } from './review-snapshot';
import type { ReviewStore } from './review-store';
import { useFrame, useReview } from './use-review';

/** What is saved and what is not, in the pane's bar. */
export function SaveLine() {
  const { store, review } = useFrame();
  const save = useReview((snapshot) => snapshot.save);
  return (
    <span className="ml-auto flex flex-none items-center gap-2">
      <SaveNote state={stateOf(save, review.timeZone)} />
      {save.refused + save.conflicts > 0 ? (
        <Button size="sm" onClick={() => showStuck(store)}>
          Show
        </Button>
      ) : null}
      {save.lost > 0 ? (
        <Button size="sm" onClick={() => store.retry()}>
          Send now
        </Button>
      ) : null}
    </span>
  );
}

/** To the first answer that a person has to see to, in the order of the questions. */
function showStuck(store: ReviewStore) {
  const { answers, scored } = store.get();
  const first = scored.questions.find(({ fact }) => {
    const trouble = answers[fact]?.trouble;
    return trouble && trouble.kind !== 'lost';
  });
  // An answer that is no longer asked stands at the top.
  if (first) focusQuestion(first.fact);
  else document.querySelector('[data-scrolls]')?.scrollTo({ top: 0 });
}

function stateOf(save: SaveSummary, timeZone: string): SaveState {
  const stuck = save.refused + save.conflicts;
  if (stuck > 0) return { kind: 'failed', message: `${stuck} ${stuck === 1 ? 'answer' : 'answers'} not saved` };
  // Some of them may be on another attempt just now.
  if (save.lost > 0) return { kind: 'queued', count: save.lost + save.waiting };
  if (save.waiting > 0) return { kind: 'saving' };
  return save.savedAt === null ? { kind: 'idle' } : { kind: 'saved', time: timeIn(save.savedAt, timeZone) };
}

/** "10:42" in the plan's zone. By the browser's own calendar: lib/cases/words.ts would bring Temporal along, which weighs as much as this page. */
export function timeIn(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant));
}

/** "Nov 20, 10:42" in the plan's zone. */
export function momentIn(instant: string, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone }).format(new Date(instant));
  return `${day}, ${timeIn(instant, timeZone)}`;
}
