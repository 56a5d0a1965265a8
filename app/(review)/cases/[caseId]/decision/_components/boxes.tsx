'use client';

import { Checkbox } from '@/components/ui/inputs';
import { type FactKey, factSpec } from '@/lib/criteria/facts.ts';
import { useDesk } from './Desk';

// `data-tick`: what the key that ticks the next box looks for, in the order of the page.

export function GapBox({ fact }: { fact: FactKey }) {
  const { accepted, accept } = useDesk();
  return (
    <Checkbox
      label="Accept without evidence"
      className="-my-0.5"
      data-tick=""
      aria-label={`Accept without evidence: ${factSpec(fact).question}`}
      checked={accepted.has(fact)}
      onChange={(event) => accept(fact, event.target.checked)}
    />
  );
}

export function LineBox({ number, code }: { number: number; code: string }) {
  const { confirmed, confirm } = useDesk();
  return (
    <Checkbox
      label="Confirm"
      className="-my-0.5"
      data-tick=""
      aria-label={`Confirm line ${number}, ${code}`}
      checked={confirmed.has(number)}
      onChange={(event) => confirm(number, event.target.checked)}
    />
  );
}
