'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { keepDraft } from './actions';
import { type DeskForm, draftOf } from './desk-form';

export type Kept = { kind: 'idle' | 'saving' | 'lost' } | { kind: 'saved'; at: string } | { kind: 'refused'; message: string };

/** After the last key. */
const REST_MS = 900;
/** Before trying again where no answer came. */
const AGAIN_MS = 4000;

type Queue = {
  /** The draft that the server has, as text. */
  stored: string;
  /** When it was stored; null: nothing was yet. */
  at: string | null;
  running: Promise<boolean> | null;
  timer: ReturnType<typeof setTimeout> | undefined;
};

/**
 * Stores the form as it is typed, one save at a time and the latest words last: what is typed during a save goes with the next one.
 * @returns the state, and a save at once that answers whether all is stored
 */
export function useAutosave(form: UseFormReturn<DeskForm>, number: string, savedAt: string | null) {
  const [kept, setKept] = useState<Kept>(restOf(savedAt));
  const queue = useRef<Queue>({ stored: '', at: savedAt, running: null, timer: undefined });
  const { getValues, subscribe } = form;

  /** Sends until nothing newer was typed meanwhile. */
  async function drain(): Promise<boolean> {
    const draft = draftOf(getValues());
    const text = JSON.stringify(draft);
    if (text === queue.current.stored) {
      setKept(restOf(queue.current.at));
      return true;
    }
    setKept({ kind: 'saving' });
    const result = await keepDraft({ number, draft }).catch(() => null);
    if (!result?.ok) {
      setKept(result === null ? { kind: 'lost' } : { kind: 'refused', message: result.message });
      if (result === null) later(AGAIN_MS);
      return false;
    }
    queue.current.stored = text;
    queue.current.at = result.value;
    return drain();
  }

  function saveNow(): Promise<boolean> {
    clearTimeout(queue.current.timer);
    queue.current.timer = undefined;
    queue.current.running ??= drain().finally(() => {
      queue.current.running = null;
    });
    return queue.current.running;
  }

  function later(ms: number) {
    clearTimeout(queue.current.timer);
    queue.current.timer = setTimeout(() => void saveNow(), ms);
  }

  const onTyped = useEffectEvent(() => {
    // From the first key on "Saved" would be untrue.
    setKept({ kind: 'saving' });
    later(REST_MS);
  });
  const onAway = useEffectEvent(() => {
    if (queue.current.timer !== undefined) void saveNow();
  });
  const begin = useEffectEvent(() => {
    queue.current.stored = JSON.stringify(draftOf(getValues()));
  });
  useEffect(() => begin(), []);
  useEffect(
    () => subscribe({ formState: { values: true }, callback: ({ name }) => (name === undefined ? undefined : onTyped()) }),
    [subscribe],
  );
  useEffect(() => {
    const away = () => onAway();
    document.addEventListener('visibilitychange', away);
    window.addEventListener('pagehide', away);
    return () => {
      document.removeEventListener('visibilitychange', away);
      window.removeEventListener('pagehide', away);
      away();
    };
  }, []);

  return { kept, saveNow };
}

const restOf = (at: string | null): Kept => (at === null ? { kind: 'idle' } : { kind: 'saved', at });
