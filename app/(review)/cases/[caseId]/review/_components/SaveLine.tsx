'use client';

import { Button } from '@/components/ui/Button';
import { SaveNote, type SaveState } from '@/components/ui/SaveNote';
import type { SaveSummary } from './review-snapshot';
import { useFrame, useReview } from './use-review';

/** What is saved and what is not, in the pane's bar. */
export function SaveLine() {
  const { store, review } = useFrame();
  const save = useReview((snapshot) => snapshot.save);
  return (
    <span className="ml-auto flex items-center gap-2">
      <SaveNote state={stateOf(save, review.timeZone)} />
      {save.lost > 0 ? (
        <Button size="sm" onClick={() => store.retry()}>
          Send now
        </Button>
      ) : null}
    </span>
  );
}

function stateOf(save: SaveSummary, timeZone: string): SaveState {
  const stuck = save.refused + save.conflicts;
  if (stuck > 0) return { kind: 'failed', message: `${stuck} ${stuck === 1 ? 'answer' : 'answers'} not saved: see below` };
  if (save.lost > 0) return { kind: 'queued', count: save.lost };
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
