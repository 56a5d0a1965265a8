'use client';

import { useId, useState } from 'react';
import { useRun } from '@/components/case/use-run';
import { Button } from '@/components/ui/Button';
import { Checkbox } from '@/components/ui/inputs';
import { approve } from './actions';

export interface ContinuityFormProps {
  number: string;
  version: number;
  conditions: readonly string[];
  lines: readonly { number: number; label: string }[];
  /** The sentence that whoever approves agrees to. */
  meaning: string;
}

/** Each condition and each line, confirmed one by one; with the last the button approves. */
export function ContinuityForm({ number, version, conditions, lines, meaning }: ContinuityFormProps) {
  const { busy, run } = useRun();
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const why = useId();
  const keys = [...conditions.map((_each, i) => `condition ${i}`), ...lines.map((line) => `line ${line.number}`)];
  const open = keys.filter((key) => !confirmed.has(key)).length;
  const tick = (key: string, on: boolean) =>
    setConfirmed((now) => new Set([...now].filter((each) => each !== key).concat(on ? [key] : [])));
  const send = () =>
    run(
      () => approve({ number, version, confirmedLines: lines.map((line) => line.number), conditions: [...conditions], rationale: '' }),
      'Approved for continuity of care. Its letters come next',
    );
  return (
    <div className="mt-2 flex flex-col gap-1">
      {conditions.map((condition, i) => (
        <Checkbox
          key={condition}
          label={condition}
          checked={confirmed.has(`condition ${i}`)}
          onChange={(event) => tick(`condition ${i}`, event.currentTarget.checked)}
        />
      ))}
      {lines.map((line) => (
        <Checkbox
          key={line.number}
          label={`Approve ${line.label}`}
          checked={confirmed.has(`line ${line.number}`)}
          onChange={(event) => tick(`line ${line.number}`, event.currentTarget.checked)}
        />
      ))}
      <p id={why} className="mt-1 text-xs text-muted">
        {open > 0 ? `${open} still to confirm. What the rule does not cover is reviewed as any request is; it never denies.` : meaning}
      </p>
      <Button
        variant="primary"
        className="self-start"
        aria-disabled={open > 0 || busy}
        aria-describedby={why}
        onClick={open > 0 || busy ? undefined : send}
      >
        Approve for continuity
      </Button>
    </div>
  );
}
