'use client';

import { useId, useState, useTransition } from 'react';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Field } from '@/components/ui/Field';
import { Checkbox, TextInput } from '@/components/ui/inputs';
import { useFirstInvalid } from '@/components/ui/use-first-invalid';
import type { ActionResult } from '@/lib/errors.ts';
import type { HoldRecord, WatchRecord } from '@/lib/use-cases/audit-views.ts';
import { hold, unwatch, watch } from '../actions';
import { Standing } from './Standing';

const EMPTY = { number: '', reason: '', wholeMember: true };

/** What stands at a field is not said a second time. */
const refusalOf = ({ message, fields }: Extract<ActionResult<null>, { ok: false }>) =>
  ({ tone: 'error', text: Object.keys(fields).length > 0 ? 'Nothing was recorded: see what is marked above.' : message }) as const;

/** Cases and members whose views are listed as unusual, and cases under legal hold: both by case number and reason, and those that stand. */
export function WatchList({ watches, holds }: { watches: readonly WatchRecord[]; holds: readonly HoldRecord[] }) {
  const heading = useId();
  const [form, setForm] = useState(EMPTY);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState<{ tone: 'success' | 'error'; text: string } | null>(null);
  const [busy, start] = useTransition();
  const fields = useFirstInvalid(errors);

  function run(action: () => Promise<ActionResult<null>>, done: string, fills = EMPTY) {
    if (busy) return;
    start(async () => {
      const result = await action();
      setErrors(result.ok ? {} : result.fields);
      setSaid(result.ok ? { tone: 'success', text: done } : refusalOf(result));
      if (result.ok) setForm(fills);
    });
  }
  const { number, reason, wholeMember } = form;

  return (
    <section aria-labelledby={heading} className="flex flex-col gap-3">
      <h2 id={heading} className="text-lg font-semibold">
        Watch and hold
      </h2>
      <form
        ref={fields}
        noValidate
        className="flex flex-wrap items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          run(() => watch({ number, reason, wholeMember }), 'Who opens it is listed from now on.');
        }}
      >
        <Field label="Case to watch or hold" error={errors.number} className="w-52">
          {(control) => <TextInput {...control} value={number} onChange={(event) => setForm({ ...form, number: event.target.value })} />}
        </Field>
        <Field label="Reason" error={errors.reason} className="w-72">
          {(control) => <TextInput {...control} value={reason} onChange={(event) => setForm({ ...form, reason: event.target.value })} />}
        </Field>
        <Checkbox
          label="All cases of its member"
          className="pt-7.5"
          checked={wholeMember}
          onChange={(event) => setForm({ ...form, wholeMember: event.target.checked })}
        />
        <div className="flex gap-2 pt-6">
          <Button type="submit" aria-disabled={busy || undefined}>
            Watch
          </Button>
          <Button
            aria-disabled={busy || undefined}
            onClick={() => run(() => hold({ number, reason }), 'The case is under legal hold: retention leaves it.')}
          >
            Set legal hold
          </Button>
        </div>
      </form>
      {said === null ? null : (
        <Callout tone={said.tone} live>
          {said.text}
        </Callout>
      )}
      <div className="grid items-start gap-x-6 gap-y-3 roomy:grid-cols-2">
        <Standing
          label="Watched"
          items={watches.map((each) => ({ ...each, detail: each.wholeMember ? 'and all cases of its member: ' : '' }))}
          act={{ label: 'End', of: 'the watch on' }}
          busy={busy}
          onEnd={({ id }) => run(() => unwatch({ id }), 'The watch is ended.', form)}
        />
        <Standing
          label="Under legal hold"
          items={holds.map((each) => ({ ...each, detail: '' }))}
          act={{ label: 'Lift', of: 'the legal hold on' }}
          busy={busy}
          onEnd={({ caseNumber }) => run(() => hold({ number: caseNumber, reason: null }), 'The legal hold is lifted.', form)}
        />
      </div>
    </section>
  );
}
