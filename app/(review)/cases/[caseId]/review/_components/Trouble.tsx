'use client';

import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import type { Answered, AnswerState, StoredAnswer } from '@/lib/cases/review-state.ts';
import type { FactKey } from '@/lib/criteria/facts.ts';
import { momentIn } from './SaveLine';
import { saidWords } from './said-words';
import { useFrame } from './use-review';

/** Why this answer is not saved, and what to do about it. What was typed stays as it is. */
export function Trouble({ fact, answer }: { fact: FactKey; answer: AnswerState }) {
  const { store } = useFrame();
  switch (answer.trouble?.kind) {
    case undefined:
    // In the row's own line, so that the rows below stay under the pointer; the pane's bar says the rest, once.
    case 'lost':
      return null;
    case 'refused':
      return (
        <Callout
          tone="error"
          live
          className="mt-2"
          title={`Not saved: ${saidWords(fact, answer.mine)}`}
          actions={
            <>
              <Button size="sm" onClick={() => store.sendAgain(fact)}>
                Send again
              </Button>
              <Button size="sm" variant="quiet" onClick={() => store.discard(fact)}>
                Discard
              </Button>
            </>
          }
        >
          {answer.trouble.message}
        </Callout>
      );
    case 'conflict':
      return <Conflict fact={fact} mine={answer.mine} theirs={answer.trouble.theirs} />;
  }
}

function Conflict({ fact, mine, theirs }: { fact: FactKey; mine: Answered; theirs: StoredAnswer }) {
  const { store, review } = useFrame();
  // A note that both have says nothing about the choice.
  const isNoteShared = mine.note.trim() === theirs.note.trim();
  const words = (answer: Answered) => saidWords(fact, isNoteShared ? { ...answer, note: '' } : answer);
  return (
    <Callout
      tone="warn"
      live
      className="mt-2"
      title={`${theirs.answeredBy} answered this on ${momentIn(theirs.answeredAt, review.timeZone)}, after you had opened it`}
      actions={
        <>
          <Button size="sm" onClick={() => store.keepMine(fact)}>
            Keep mine: {words(mine)}
          </Button>
          <Button size="sm" onClick={() => store.takeTheirs(fact)}>
            Take theirs: {words(theirs)}
          </Button>
        </>
      }
    >
      Theirs is saved: {words(theirs)}. Yours is not: {words(mine)}.
    </Callout>
  );
}
