'use client';

import { lazy, Suspense, useState } from 'react';
import { useRun } from '@/components/case/use-run';
import { Button } from '@/components/ui/Button';
import { CHECK_WORDS } from '@/lib/cases/check-words.ts';
import { check } from '../actions';
import type { ConfirmCheckProps } from './confirming';
import { useOnward } from './use-onward';

// Fetched with the first use, like the dialogs of the decision.
const CheckDialog = lazy(() => import('./CheckDialog').then((all) => ({ default: all.CheckDialog })));

/** What speaks for the review is confirmed with one press, where the plan's data says so too; all else is said in words. */
export function ConfirmCheck(props: ConfirmCheckProps) {
  const { number, kind, suggested, confirmed } = props;
  const { busy, run } = useRun();
  const onward = useOnward(confirmed);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const { title } = CHECK_WORDS[kind];
  const isPlain = suggested === 'favorable' && confirmed === null;
  function confirm() {
    onward();
    run(() => check({ number, kind, result: 'favorable', note: '', original: '' }), `${title} confirmed`);
  }
  function begin() {
    setUsed(true);
    setOpen(true);
  }
  return (
    <div className="flex flex-none gap-2">
      {isPlain ? (
        <Button size="sm" aria-disabled={busy} onClick={confirm}>
          Confirm<span className="sr-only"> {title.toLowerCase()}</span>
        </Button>
      ) : null}
      <Button size="sm" variant={isPlain ? 'quiet' : 'secondary'} onClick={begin}>
        {isPlain ? 'Otherwise…' : confirmed === null ? 'Confirm…' : 'Change…'}
        <span className="sr-only"> {title.toLowerCase()}</span>
      </Button>
      {used ? (
        <Suspense fallback={null}>
          <CheckDialog {...props} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
