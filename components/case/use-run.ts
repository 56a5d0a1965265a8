'use client';

import { useTransition } from 'react';
import { useNotice } from '@/components/ui/Notices';
import { LOST_REPLY } from './case-text';

type Result = { ok: true } | { ok: false; message: string };

/** Runs one server action at a time and says at the foot of the screen how it went. A refused one says why and stays until closed. */
export function useRun(): { busy: boolean; run: (action: () => Promise<Result>, done: string) => void } {
  const notice = useNotice();
  const [busy, start] = useTransition();
  function run(action: () => Promise<Result>, done: string) {
    if (busy) return;
    start(async () => {
      const result = await action().catch((): Result => ({ ok: false, message: LOST_REPLY }));
      notice(result.ok ? { message: done } : { message: result.message, tone: 'error' });
    });
  }
  return { busy, run };
}
