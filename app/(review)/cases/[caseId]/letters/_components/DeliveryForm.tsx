'use client';

import { useState } from 'react';
import { capitalized } from '@/components/case/case-text';
import { METHOD_WORDS } from '@/components/case/letter-words';
import { useRun } from '@/components/case/use-run';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { RadioGroup, TextInput } from '@/components/ui/inputs';
import type { AllowedAction } from '@/lib/cases/lifecycle.ts';
import type { DeliveryMethod } from '@/lib/use-cases/deliver-letter.ts';
import { deliver } from '../actions';

// The map has every method as a key and no other, in the order in which they are used.
const METHODS = Object.keys(METHOD_WORDS) as DeliveryMethod[];
const OPTIONS = METHODS.map((value) => ({ value, label: capitalized(METHOD_WORDS[value]) }));

export interface DeliveryFormProps {
  number: string;
  letterId: string;
  action: AllowedAction;
  /** Whether this is the last notice owed. */
  isLast: boolean;
}

/** How the letter went out. Notice counts when it is given, so this is what the clock waits for. */
export function DeliveryForm({ number, letterId, action, isLast }: DeliveryFormProps) {
  const { busy, run } = useRun();
  const [method, setMethod] = useState<DeliveryMethod | null>(null);
  const [detail, setDetail] = useState('');
  const [error, setError] = useState<string | undefined>();
  if (!action.allowed) return <p className="rounded border border-line bg-sunken px-3 py-2 text-sm">{action.reason}.</p>;
  function record(form: HTMLFormElement) {
    if (method === null) {
      setError('Choose how the letter went out');
      return form.querySelector('input')?.focus();
    }
    run(() => deliver({ number, letterId, method, detail }), isLast ? 'Delivery recorded; the case is closed' : 'Delivery recorded');
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-3 rounded border border-line px-3 py-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        record(event.currentTarget);
      }}
    >
      <RadioGroup
        legend="How did it go out?"
        name={`method-${letterId}`}
        options={OPTIONS}
        look="inline"
        value={method}
        error={error}
        onValueChange={(value) => {
          setMethod(METHODS.find((each) => each === value) ?? null);
          setError(undefined);
        }}
      />
      <Field label="Detail" aside="optional" hint="A tracking number, a fax number, who took it.">
        {(control) => <TextInput {...control} maxLength={500} value={detail} onChange={(event) => setDetail(event.target.value)} />}
      </Field>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button type="submit" variant="primary" aria-disabled={busy}>
          Record delivery
        </Button>
        {isLast ? <span className="text-xs text-muted">The last notice owed: it closes the case.</span> : null}
      </div>
    </form>
  );
}
