'use client';

import { useId, useRef, useState, useTransition } from 'react';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { TextInput } from '@/components/ui/inputs';
import type { ActionResult } from '@/lib/errors.ts';
import { replayNow, verifyNow } from '../actions';
import { replayedWords, type Said, verifiedWords } from '../check-words';
import { SaidCallout } from './SaidCallout';

/** Checks one case now, or makes its decision again, and says what was looked at. */
export function CheckCase({ mayReplay }: { mayReplay: boolean }) {
  const heading = useId();
  const [number, setNumber] = useState('');
  const [error, setError] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, start] = useTransition();
  const field = useRef<HTMLInputElement>(null);

  function run<T>(action: (input: { number: string }) => Promise<ActionResult<T>>, words: (value: T, number: string) => Said) {
    if (busy) return;
    start(async () => {
      const result = await action({ number });
      if (!result.ok) field.current?.focus();
      setError(result.ok ? '' : (result.fields.number ?? result.message));
      setSaid(result.ok ? words(result.value, number.trim().toUpperCase()) : null);
    });
  }

  return (
    <section aria-labelledby={heading} className="flex flex-col gap-3">
      <h2 id={heading} className="text-lg font-semibold">
        Check a case
      </h2>
      <form
        className="flex flex-wrap items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          run(verifyNow, verifiedWords);
        }}
      >
        <Field label="Case number" error={error || undefined} className="w-64">
          {(control) => (
            <TextInput
              {...control}
              ref={field}
              value={number}
              onChange={(event) => setNumber(event.target.value)}
              placeholder="PA-26-000012"
            />
          )}
        </Field>
        <div className="flex gap-2 pt-6">
          <Button type="submit" aria-disabled={busy || undefined}>
            Verify now
          </Button>
          {mayReplay ? (
            <Button aria-disabled={busy || undefined} onClick={() => run(replayNow, replayedWords)}>
              Replay the decision
            </Button>
          ) : null}
        </div>
      </form>
      {said === null ? null : <SaidCallout said={said} />}
    </section>
  );
}
