'use client';

import { Button } from '@/components/ui/Button';
import type { DraftState } from './useDraft';

const TIME = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' });

/** "10:42", with the day where it was another; the reader's own clock. */
function timeOf(at: string): string {
  const then = new Date(at);
  return DAY.format(then) === DAY.format(new Date()) ? TIME.format(then) : `${DAY.format(then)}, ${TIME.format(then)}`;
}

/** Beside the page's name, quiet: what the browser holds of the form. Rendered empty by the server. */
export function DraftNote({ state, onDiscard, onUndo }: { state: DraftState; onDiscard: () => void; onUndo: () => void }) {
  return (
    <span className="inline-flex items-center gap-x-1.5 text-sm text-muted">
      <span role="status">{saying(state)}</span>
      {/* Not a status: it changes with every key, and a screen reader would say so. */}
      {state.kind === 'kept' ? <span>Draft kept in this tab until it is received</span> : null}
      {state.kind === 'refused' ? (
        <span className="text-missing">This browser keeps no draft: a reload would lose what is typed</span>
      ) : null}
      {state.kind === 'none' ? null : (
        <>
          <span aria-hidden="true">·</span>
          {state.kind === 'discarded' ? (
            <Button variant="quiet" size="sm" onClick={onUndo}>
              Undo
            </Button>
          ) : (
            <Button variant="quiet" size="sm" onClick={onDiscard}>
              Discard
            </Button>
          )}
        </>
      )}
    </span>
  );
}

function saying(state: DraftState): string {
  if (state.kind === 'restored') return `Draft of ${timeOf(state.at)} restored`;
  return state.kind === 'discarded' ? 'Draft discarded' : '';
}
