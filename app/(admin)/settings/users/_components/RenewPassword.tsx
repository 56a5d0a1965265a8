'use client';

import { useState, useTransition } from 'react';
import { LOST_REPLY } from '@/components/case/case-text';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Problem } from '../../_components/Problem';
import { renew } from '../actions';
import { Password } from './Password';

/** Another password for who lost theirs. */
export function RenewPassword({ id, name }: { id: string; name: string }) {
  const [busy, start] = useTransition();
  const [asking, setAsking] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  function make() {
    if (busy) return;
    start(async () => {
      const result = await renew({ id }).catch(() => ({ ok: false as const, message: LOST_REPLY }));
      if (!result.ok) return setProblem(result.message);
      setAsking(false);
      setPassword(result.value.password);
    });
  }
  const footer = (
    <>
      <Button onClick={() => setAsking(false)}>Cancel</Button>
      <Button variant="primary" aria-disabled={busy || undefined} onClick={make}>
        Give a new password
      </Button>
    </>
  );
  return (
    <>
      <Button className="self-start" onClick={() => setAsking(true)}>
        New password…
      </Button>
      {password === null ? null : <Password key={password} of={name} password={password} />}
      <Dialog open={asking} onClose={() => setAsking(false)} title={`New password: ${name}`} footer={footer}>
        <p>The old one stops working, and {name} is signed out everywhere. The new one is shown once.</p>
        <Problem>{problem}</Problem>
      </Dialog>
    </>
  );
}
