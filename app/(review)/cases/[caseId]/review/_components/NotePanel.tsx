'use client';

import { type KeyboardEvent, useId } from 'react';
import { Textarea } from '@/components/ui/inputs';
import { afterPress } from '@/components/ui/press';
import type { FactKey } from '@/lib/criteria/facts.ts';
import { focusQuestion } from './question-moves';
import { useFrame } from './use-review';

/** A note with the answer; saved as it is typed, like the answer. */
export function NotePanel({ fact, note }: { fact: FactKey; note: string }) {
  const { store } = useFrame();
  const id = useId();

  function onBlur() {
    store.flush();
    afterPress(() => {
      const { panel } = store.get();
      // The press may have opened another.
      if (panel?.kind === 'note' && panel.fact === fact) store.open(null);
    });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    store.flush();
    store.open(null);
    focusQuestion(fact);
  }

  return (
    <div className="mt-2">
      <label htmlFor={id} className="text-xs text-muted">
        Note (saved as you type; Esc closes)
      </label>
      <Textarea
        id={id}
        autoFocus
        rows={2}
        className="field-sizing-content max-h-60"
        maxLength={4000}
        value={note}
        onChange={(event) => store.type(fact, { note: event.target.value })}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
