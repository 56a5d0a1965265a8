'use client';

import { useRun } from '@/components/case/use-run';
import { useKeys } from '@/components/shell/Keys';
import { Button, LinkButton } from '@/components/ui/Button';
import { Kbd } from '@/components/ui/Kbd';
import { claim, release } from '../actions';

export interface HoldActionsProps {
  number: string;
  mayClaim: boolean;
  mayRelease: boolean;
  mayCorrect: boolean;
}

/** Taking the case, giving it back and putting its request right: in the header, since they are of use on every page of it. */
export function HoldActions({ number, mayClaim, mayRelease, mayCorrect }: HoldActionsProps) {
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
  return (
    <>
      {mayCorrect ? (
        <LinkButton size="sm" href={`/cases/${number}/correct`}>
          Correct request
        </LinkButton>
      ) : null}
      {mayRelease ? (
        <Button
          size="sm"
          aria-disabled={busy}
          title="Gives the case back; answers and evidence stay"
          onClick={() => run(() => release({ number }), 'Case released')}
        >
          Release
        </Button>
      ) : null}
    </>
  );
}
