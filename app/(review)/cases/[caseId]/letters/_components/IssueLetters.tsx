'use client';

import { useId, useState } from 'react';
import { useRun } from '@/components/case/use-run';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { TextInput } from '@/components/ui/inputs';
import type { AllowedAction } from '@/lib/cases/lifecycle.ts';
import type { NoticeKey } from '@/lib/cases/notice.ts';
import { issue } from '../actions';

export interface IssueLettersProps {
  number: string;
  notice: NoticeKey;
  /** As it is once what is owed beside the letters was arranged. */
  action: AllowedAction;
  /** A translation, or another format, is owed: the letters go out only with a word about who makes it. */
  asksArrangement: boolean;
  /** What the lint warns of, over all letters of the notice. */
  warnings: number;
}

/** All letters of a notice at once, or the reason why not yet. */
export function IssueLetters({ number, notice, action, asksArrangement, warnings }: IssueLettersProps) {
  const own = useId();
  const { busy, run } = useRun();
  const [arranged, setArranged] = useState('');
  const [missing, setMissing] = useState<string | undefined>();
  const off = !action.allowed;
  function act() {
    if (off || busy) return;
    if (asksArrangement && arranged.trim() === '') return setMissing('Say who makes it, and how it is found again');
    run(() => issue({ number, notice, arranged }), 'Letters issued');
  }
  return (
    <form
      noValidate
      aria-label="Issue the letters"
      className="flex flex-col gap-2 rounded border border-line px-3 py-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        act();
      }}
    >
      <p className="text-xs text-muted">{action.effect}.</p>
      {off ? (
        <p id={own} className="text-sm">
          {action.reason}.
        </p>
      ) : null}
      {asksArrangement && !off ? (
        <Field
          label="Translation or other format arranged"
          required
          error={missing}
          hint="Who makes it and how it is found again, such as the vendor and its order number. It is kept with the letters."
        >
          {(control) => (
            <TextInput
              {...control}
              autoComplete="off"
              maxLength={500}
              value={arranged}
              onChange={(event) => {
                setArranged(event.target.value);
                setMissing(undefined);
              }}
            />
          )}
        </Field>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button type="submit" variant="primary" aria-disabled={off || busy || undefined} aria-describedby={off ? own : undefined}>
          Issue all
        </Button>
        {off || warnings === 0 ? null : (
          <span className="text-xs text-muted">{warnings === 1 ? '1 warning is' : `${warnings} warnings are`} kept with them.</span>
        )}
      </div>
    </form>
  );
}
