'use client';

import { ActionCard } from '@/components/case/ActionCard';
import { useRun } from '@/components/case/use-run';
import { useKeys } from '@/components/shell/Keys';
import type { AllowedAction } from '@/lib/cases/lifecycle.ts';
import { take } from './actions';

/** Taking an escalated case: what it does, or why it is too late. */
export function TakePanel({ number, action }: { number: string; action: AllowedAction }) {
  const { busy, run } = useRun();
  const act = () => run(() => take({ number }), 'You took the case');
  useKeys(action.allowed ? [{ key: 'c', label: 'Take the case', group: 'Decision', run: act }] : []);
  return <ActionCard action={action} title="Take the case" label="Take the case" keyCap="c" primary busy={busy} onAct={act} />;
}
