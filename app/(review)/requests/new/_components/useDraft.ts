'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';
import { draftStore, readDraft, removeDraft, saveDraft } from './draft';
import { emptyIntake } from './empty-intake';

export type IntakeFormApi = UseFormReturn<IntakeInput>;

/**
 * `none`: nothing typed yet. `kept`: this tab holds what is typed. `refused`: the browser keeps nothing. `discarded`: emptied, and can
 * be taken back until something is typed again.
 */
export type DraftState =
  | { kind: 'none' }
  | { kind: 'restored'; at: string }
  | { kind: 'kept' }
  | { kind: 'refused' }
  | { kind: 'discarded'; values: IntakeInput };

/** Keeps what is typed in this tab as it is typed, and brings it back after a reload. */
export function useDraft(form: IntakeFormApi, userId: string, planId: string, onRestored: () => void) {
  const [state, setState] = useState<DraftState>({ kind: 'none' });
  // Rises when the form is filled or emptied as a whole: its fields are then made anew, and show it.
  const [generation, setGeneration] = useState(0);
  // What changes between receipt and the case's page is no draft: an answer of the server may still come in.
  const isReceived = useRef(false);
  const { getValues, subscribe } = form;

  function fill(values: IntakeInput) {
    form.reset(values);
    setGeneration((n) => n + 1);
  }

  // Read after hydration: the server knows nothing of it.
  const restoreDraft = useEffectEvent(() => {
    const store = draftStore();
    const draft = store && readDraft(store, userId);
    if (!draft) return;
    fill(draft.values);
    setState({ kind: 'restored', at: draft.savedAt });
    onRestored();
  });
  useEffect(() => restoreDraft(), []);

  useEffect(() => {
    return subscribe({
      formState: { values: true },
      callback: ({ values, name }) => {
        if (name === undefined || isReceived.current) return; // a reset, not typing
        const store = draftStore();
        const at = new Date().toISOString();
        setState(store && saveDraft(store, userId, values, at) ? { kind: 'kept' } : { kind: 'refused' });
      },
    });
  }, [subscribe, userId]);

  function forget() {
    const store = draftStore();
    if (store) removeDraft(store, userId);
    setState({ kind: 'none' });
  }

  return {
    state,
    generation,
    /** The request is received: nothing of it is kept any more. */
    received() {
      isReceived.current = true;
      forget();
    },
    /** Empties the form: a new request, with a submission of its own. */
    discard() {
      const values = getValues();
      forget();
      fill(emptyIntake(planId));
      setState({ kind: 'discarded', values });
    },
    undo() {
      if (state.kind !== 'discarded') return;
      const store = draftStore();
      fill(state.values);
      setState(store && saveDraft(store, userId, state.values, new Date().toISOString()) ? { kind: 'kept' } : { kind: 'refused' });
    },
  };
}
