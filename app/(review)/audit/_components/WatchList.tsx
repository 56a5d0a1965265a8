'use client';

import { useId, useState, useTransition } from 'react';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Field } from '@/components/ui/Field';
import { Checkbox, TextInput } from '@/components/ui/inputs';
import type { ActionResult } from '@/lib/errors.ts';
import type { WatchRecord } from '@/lib/use-cases/audit-views.ts';
import { hold, unwatch, watch } from '../actions';

const EMPTY = { number: '', reason: '', wholeMember: true };

/** Cases and members whose views are listed as unusual, and the legal hold of a case: both by case number and reason. */
export function WatchList({ watches }: { watches: readonly WatchRecord[] }) {
  const heading = useId();
  const [form, setForm] = useState(EMPTY);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [said, setSaid] = useState<{ tone: 'success' | 'error'; text: string } | null>(null);
  const [busy, start] = useTransition();

  function run(action: () => Promise<ActionResult<null>>, done: string) {
    start(async () => {
      const result = await action();
      setErrors(result.ok ? {} : result.fields);
      setSaid(result.ok ? { tone: 'success', text: done } : { tone: 'error', text: result.message });
      if (result.ok) setForm(EMPTY);
    });
  }
  const { number, reason, wholeMember } = form;

  return (
    <section aria-labelledby={heading} className="flex flex-col gap-3">
      <h2 id={heading} className="text-lg font-semibold">
        Watch and hold
      </h2>
      <form
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
          className="pt-7"
          checked={wholeMember}
          onChange={(event) => setForm({ ...form, wholeMember: event.target.checked })}
        />
        <div className="flex gap-2 pt-6">
          <Button type="submit" disabled={busy}>
            Watch
          </Button>
          <Button disabled={busy} onClick={() => run(() => hold({ number, reason }), 'The case is under legal hold: retention leaves it.')}>
            Set legal hold
          </Button>
          <Button disabled={busy} onClick={() => run(() => hold({ number, reason: null }), 'The legal hold is lifted.')}>
            Lift legal hold
          </Button>
        </div>
      </form>
      {said === null ? null : (
        <Callout tone={said.tone} live>
          {said.text}
        </Callout>
      )}
      {watches.length === 0 ? null : (
        <ul className="max-w-200 rounded border border-line bg-panel">
          {watches.map((each) => (
            <li key={each.id} className="flex items-center gap-3 border-b border-line px-3 py-1.5 text-sm last:border-b-0">
              <span className="font-mono">{each.caseNumber}</span>
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                {each.wholeMember ? 'and all cases of its member: ' : ''}
                {each.reason} <span className="text-muted">by {each.setBy}</span>
              </span>
              <Button size="sm" disabled={busy} onClick={() => run(() => unwatch({ id: each.id }), 'The watch is ended.')}>
                End <span className="sr-only">the watch on {each.caseNumber}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
