'use client';

import { useState } from 'react';
import { type ShownSignIn, SignInList } from '@/components/case/SignInList';
import { useRun } from '@/components/case/use-run';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { endSignIns, resetFactor } from '../actions';

export interface DoorsProps {
  userId: string;
  signIns: readonly ShownSignIn[];
}

/** Where somebody is signed in, and the ways to end it. */
export function SignIns({ userId, signIns }: DoorsProps) {
  const { busy, run } = useRun();
  if (signIns.length === 0) return <p className="px-4 py-3 text-sm text-muted">Signed in nowhere.</p>;
  return (
    <>
      <SignInList signIns={signIns} end={({ id }) => endSignIns({ userId, id })} />
      <div className="border-t border-line px-4 py-3">
        <Button aria-disabled={busy || undefined} onClick={() => run(() => endSignIns({ userId, id: null }), 'Signed out everywhere.')}>
          Sign out everywhere
        </Button>
      </div>
    </>
  );
}

/** For who lost the device and the backup codes. */
export function ResetFactor({ userId, name }: { userId: string; name: string }) {
  const { busy, run } = useRun();
  const [asking, setAsking] = useState(false);
  const footer = (
    <>
      <Button onClick={() => setAsking(false)}>Cancel</Button>
      <Button
        variant="primary"
        aria-disabled={busy || undefined}
        onClick={() => {
          setAsking(false);
          run(() => resetFactor({ id: userId }), 'The second factor is taken away.');
        }}
      >
        Take it away
      </Button>
    </>
  );
  return (
    <>
      <Button className="self-start" onClick={() => setAsking(true)}>
        Take away the second factor…
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={`Second factor: ${name}`} footer={footer}>
        <p>
          Be sure that it is {name} who asks. App and backup codes stop working, {name} is signed out everywhere, and sets up another device
          at the next sign-in.
        </p>
      </Dialog>
    </>
  );
}
