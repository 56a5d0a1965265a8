'use client';

import { ActionCard } from '@/components/case/ActionCard';
import { useRun } from '@/components/case/use-run';
import type { AllowedAction } from '@/lib/cases/lifecycle.ts';
import { issue } from '../actions';

/** All letters at once, or the reason why not yet; nothing once they are issued. */
export function IssueLetters({ number, action, isDone }: { number: string; action: AllowedAction | undefined; isDone: boolean }) {
  const { busy, run } = useRun();
  if (isDone) return null;
  return (
    <ActionCard
      action={action}
      title="Issue all letters"
      label="Issue all"
      primary
      busy={busy}
      onAct={() => run(() => issue({ number }), 'Letters issued')}
    />
  );
}
