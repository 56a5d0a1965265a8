'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { IntakeCommand, IntakeInput } from '@/lib/forms/intake-schema.ts';
import { draftStore, readDraft, removeDraft, saveDraft } from './draft';
import { emptyIntake } from './empty-intake';

export type IntakeFormApi = UseFormReturn<IntakeInput, unknown, IntakeCommand>;

/** `none`: nothing typed yet. `kept`: this tab holds what is typed. `refused`: the browser keeps nothing. */
export type DraftState = { kind: 'none' } | { kind: 'restored'; at: string } | { kind: 'kept'; at: string } | { kind: 'refused' };

/** Keeps what is typed in this tab as it is typed, and brings it back after a reload. */
export function useDraft(form: IntakeFormApi, userId: string, planId: string) {
  const [state, setState] = useState<DraftState>({ kind: 'none' });
  const { reset, subscribe } = form;

  // Read after hydration: the server knows nothing of it.
  const restoreDraft = useEffectEvent(() => {
    const store = draftStore();
    const draft = store && readDraft(store, userId);
    if (!draft) return;
    reset(draft.values);
    setState({ kind: 'restored', at: draft.savedAt });
  });
  useEffect(() => restoreDraft(), []);

  useEffect(() => {
    return subscribe({
      formState: { values: true },
      callback: ({ values, name }) => {
        if (name === undefined) return; // a reset, not typing
        const store = draftStore();
        const at = new Date().toISOString();
        setState(store && saveDraft(store, userId, values, at) ? { kind: 'kept', at } : { kind: 'refused' });
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
    /** Once it is received, or thrown away. */
    forget,
    /** Empties the form: a new request, with a submission of its own. */
    discard() {
      forget();
      reset(emptyIntake(planId));
    },
  };
}
