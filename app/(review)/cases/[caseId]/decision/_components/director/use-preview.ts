'use client';

import { useEffect, useState } from 'react';
import type { SignedKind } from '@/lib/cases/signing.ts';
import type { DecisionLetter } from '@/lib/use-cases/preview-decision.ts';
import type { StoredDraft } from './desk-form';

/** The letters as the decision would send them now. */
export interface DecisionPreview {
  /** Null until the first came; later the last that came, also while a newer one is asked for or was refused. */
  letters: readonly DecisionLetter[] | null;
  /** Why what is shown is not of what is typed; null: it is, or soon will be. */
  problem: string | null;
}

/** After the last key. */
const REST_MS = 100;
/** Before trying again where no answer came. */
const AGAIN_MS = 4000;
const LOST = 'No answer came from the server. Trying again';

/**
 * Follows what is typed: asks once the keys rest, gives an older question up for a newer one, and asks again where no answer came.
 * @param signing null: nothing is decided yet, and nothing is asked
 */
export function usePreview(number: string, signing: (StoredDraft & { kind: SignedKind }) | null): DecisionPreview {
  const [preview, setPreview] = useState<DecisionPreview>({ letters: null, problem: null });
  const asked = signing === null ? null : JSON.stringify({ signing });
  useEffect(() => {
    if (asked === null) return;
    const given = new AbortController();
    let timer = setTimeout(ask, REST_MS);
    async function ask() {
      const answer = await fetchPreview(number, asked ?? '', given.signal);
      if (given.signal.aborted) return;
      if ('letters' in answer) return setPreview({ letters: answer.letters, problem: null });
      setPreview((before) => ({ ...before, problem: answer.problem }));
      if (answer.problem === LOST) timer = setTimeout(ask, AGAIN_MS);
    }
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [number, asked]);
  return preview;
}

type Answer = { letters: DecisionLetter[] } | { problem: string };

async function fetchPreview(number: string, body: string, signal: AbortSignal): Promise<Answer> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`/cases/${number}/decision/preview`, { method: 'POST', headers, body, signal });
    const answer: { letters: DecisionLetter[] } | { message: string } = await response.json();
    return 'letters' in answer ? answer : { problem: answer.message };
  } catch {
    return { problem: LOST };
  }
}
