'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '@/components/ui/Button';
import { Kbd } from '@/components/ui/Kbd';
import { useNotice } from '@/components/ui/Notices';
import { toRoute } from '@/components/ui/routes';
import type { ActionResult } from '@/lib/errors.ts';
import { useKeys } from './Keys';

export interface NextCaseProps {
  /** A server action that claims the case due first of those that nobody holds, and answers with its number; null: there is none. */
  take: () => Promise<ActionResult<string | null>>;
  /** Whether it answers to the key too: of several on a page one does. */
  withKey?: boolean;
}

/** Takes the next case and opens it. */
export function NextCase({ take, withKey = false }: NextCaseProps) {
  const router = useRouter();
  const notice = useNotice();
  const [busy, start] = useTransition();

  function next() {
    if (busy) return;
    start(async () => {
      const result = await take();
      if (!result.ok) return notice({ message: result.message, tone: 'error' });
      if (result.value === null) return notice({ message: 'No case waits to be claimed in your plans.' });
      notice({ message: `You hold ${result.value} now.` });
      router.push(toRoute(`/cases/${result.value}/review`));
    });
  }

  useKeys(withKey ? [{ key: 'Shift+N', label: 'Take the next case', group: 'Everywhere', run: next }] : NO_KEYS);
  return (
    <Button size={withKey ? 'sm' : 'md'} aria-disabled={busy} onClick={next}>
      Next case
      {withKey ? (
        <span aria-hidden="true" className="inline-flex gap-0.5">
          <Kbd>⇧N</Kbd>
        </span>
      ) : null}
    </Button>
  );
}

const NO_KEYS: readonly [] = [];
