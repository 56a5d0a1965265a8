'use client';

import { useState } from 'react';
import { useRun } from '@/components/case/use-run';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Select, TextInput } from '@/components/ui/inputs';
import { draw } from '../actions';

export interface DrawSampleProps {
  plans: readonly { value: string; label: string }[];
  month: string;
  planId: string | null;
}

/** Draws a month's sample; the seed comes from the newest checkpoint. */
export function DrawSample({ plans, month: begin, planId: chosen }: DrawSampleProps) {
  const [planId, setPlanId] = useState(plans.find(({ value }) => value === chosen)?.value ?? plans[0]?.value ?? '');
  const [month, setMonth] = useState(begin);
  const { busy, run } = useRun();
  return (
    <section aria-label="Draw a sample" className="flex flex-wrap items-end gap-3 rounded border border-line bg-panel px-4 py-3">
      <Field label="Plan of the sample" className="w-72">
        {(control) => <Select {...control} value={planId} onChange={(event) => setPlanId(event.target.value)} options={plans} />}
      </Field>
      <Field label="Month" className="w-36">
        {(control) => <TextInput {...control} type="month" value={month} onChange={(event) => setMonth(event.target.value)} />}
      </Field>
      <Button aria-disabled={busy || undefined} onClick={() => run(() => draw({ planId, month }), 'Sample drawn')}>
        Draw a sample
      </Button>
      <p className="min-w-60 flex-1 text-xs text-muted">
        Of the cases that were decided in the month and are closed: the plan’s share of each payer, outcome and first reviewer, at least one
        each. Nobody chooses which.
      </p>
    </section>
  );
}
