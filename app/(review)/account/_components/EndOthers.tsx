'use client';

import { useRun } from '@/components/case/use-run';
import { Button } from '@/components/ui/Button';
import { endOthers } from '../actions';

/** For who left a session open somewhere, or sees one that is not theirs. */
export function EndOthers() {
  const { busy, run } = useRun();
  return (
    <div className="border-t border-line px-4 py-3">
      <Button aria-disabled={busy || undefined} onClick={() => run(endOthers, 'Signed out everywhere else.')}>
        Sign out everywhere else
      </Button>
    </div>
  );
}
