'use client';

import { useRun } from '@/components/case/use-run';
import { Button } from '@/components/ui/Button';
import { giveBack } from './actions';
import { SignText } from './SignField';
import { useDeskValues, useSignDesk } from './sign-context';

/** Giving the case back: what is wanted, and the button that does it. */
export function ReturnPart() {
  const { number } = useSignDesk();
  const { wanted } = useDeskValues();
  const { busy, run } = useRun();
  const isEmpty = wanted.trim() === '';
  return (
    <>
      <SignText
        name="wanted"
        label="What is wanted"
        rows={5}
        hint="The nurse reads it on the case, and answers again from there. What you wrote for a decision is discarded with the return."
      />
      <Button
        variant="primary"
        className="self-start"
        aria-disabled={isEmpty || busy}
        aria-describedby={isEmpty ? 'return-why' : undefined}
        onClick={() => (isEmpty ? undefined : run(() => giveBack({ number, wanted }), 'Returned to the nurse'))}
      >
        Return to the nurse
      </Button>
      {isEmpty ? (
        <p id="return-why" className="text-xs text-muted">
          Say what is wanted first.
        </p>
      ) : null}
    </>
  );
}
