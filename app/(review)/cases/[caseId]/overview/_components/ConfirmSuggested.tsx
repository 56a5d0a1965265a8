'use client';

import { useRun } from '@/components/case/use-run';
import { Button } from '@/components/ui/Button';
import type { CheckKind } from '@/lib/cases/checks.ts';
import { checkSuggested } from '../actions';
import { useOnward } from './use-onward';

/** One press for all that the plan's data speaks for; what speaks against the case, or is not known, is confirmed one by one. */
export function ConfirmSuggested({ number, kinds }: { number: string; kinds: readonly CheckKind[] }) {
  const { busy, run } = useRun();
  const onward = useOnward(kinds.length);
  if (kinds.length < 2) return null;
  function confirm() {
    onward();
    run(() => checkSuggested({ number, kinds: [...kinds] }), `${kinds.length} checks confirmed`);
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 text-sm">
      <p className="min-w-0 flex-1 text-muted">The plan’s data speaks for the case in {kinds.length} checks that nobody has confirmed.</p>
      <Button size="sm" aria-disabled={busy} onClick={confirm}>
        Confirm all {kinds.length} suggested
      </Button>
    </div>
  );
}
