'use client';

import { useRun } from '@/components/case/use-run';
import { useKeys } from '@/components/shell/Keys';
import { Button } from '@/components/ui/Button';
import { Kbd } from '@/components/ui/Kbd';
import { claim, release } from '../actions';

export interface HoldActionsProps {
  number: string;
  mayClaim: boolean;
  mayRelease: boolean;
}

/** Taking the case and giving it back: in the header, since they are of use on every page of it. */
export function HoldActions({ number, mayClaim, mayRelease }: HoldActionsProps) {
  const { busy, run } = useRun();
  const take = () => run(() => claim({ number }), 'Case claimed');
  useKeys(mayClaim ? [{ key: 'c', label: 'Claim the case', group: 'Case', run: take }] : []);
  if (mayClaim) {
    return (
      <Button variant="primary" size="sm" aria-disabled={busy} onClick={take}>
        Claim <Kbd>c</Kbd>
      </Button>
    );
  }
  if (!mayRelease) return null;
  return (
    <Button
      size="sm"
      aria-disabled={busy}
      title="Gives the case back; answers and evidence stay"
      onClick={() => run(() => release({ number }), 'Case released')}
    >
      Release
    </Button>
  );
}
