'use client';

import { useState } from 'react';
import { useRun } from '@/components/case/use-run';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Checkbox, RadioGroup, Textarea } from '@/components/ui/inputs';
import { settle } from '../../actions';

const ANSWERS = [
  { value: 'first', label: 'The first answer stands' },
  { value: 'second', label: 'The second answer stands' },
];

/** Which answer stands, and why. Nothing is preselected. */
export function Settle({ id, leaf }: { id: string; leaf: string }) {
  const [stands, setStands] = useState<'first' | 'second' | null>(null);
  const [reason, setReason] = useState('');
  const [suggestsReopening, setSuggests] = useState(false);
  const { busy, run } = useRun();
  const why = stands === null ? 'Say which answer stands.' : reason.trim() === '' ? 'Say why.' : '';
  const go = () => {
    if (stands !== null && why === '') run(() => settle({ id, leaf, stands, reason, suggestsReopening }), 'Settled');
  };
  return (
    <div className="flex max-w-prose flex-col gap-2">
      <RadioGroup
        legend="Which stands"
        name={`stands-${leaf}`}
        look="inline"
        options={ANSWERS}
        value={stands}
        onValueChange={(value) => setStands(value === 'second' ? 'second' : 'first')}
      />
      <Field label="Reason" required>
        {(control) => <Textarea {...control} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Checkbox
        label="Suggest opening the case again"
        checked={suggestsReopening}
        onChange={(event) => setSuggests(event.target.checked)}
      />
      <div className="flex items-center gap-3">
        <Button
          variant="primary"
          aria-disabled={busy || why !== '' || undefined}
          aria-describedby={why ? `why-${leaf}` : undefined}
          onClick={go}
        >
          Settle
        </Button>
        {why ? (
          <span id={`why-${leaf}`} className="text-xs text-muted">
            {why}
          </span>
        ) : null}
      </div>
    </div>
  );
}
