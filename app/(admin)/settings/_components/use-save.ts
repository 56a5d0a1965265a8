'use client';

import { useState, useTransition } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { LOST_REPLY } from '@/components/case/case-text';
import type { ActionResult } from '@/lib/errors.ts';

export interface Save<F, C, T> {
  /** Checks the command before it is sent; null where only the server can. */
  schema: z.ZodType | null;
  /** What the form holds, as the server takes it. */
  command: (values: F) => C;
  send: (command: C) => Promise<ActionResult<T>>;
  onSaved: (value: T) => void;
}

/** The first complaint of each path, in the order of the schema. */
function firstOfEach(issues: readonly z.core.$ZodIssue[]): Readonly<Record<string, string>> {
  const fields = new Map<string, string>();
  for (const { path, message } of issues) if (!fields.has(path.join('.'))) fields.set(path.join('.'), message);
  return Object.fromEntries(fields);
}

/** Sends a form of the settings. What is refused stands at its field and above the button, the focus goes to the first, and what was typed stays. */
export function useSave<F extends FieldValues, C, T>(form: UseFormReturn<F>, { schema, command, send, onSaved }: Save<F, C, T>) {
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);

  function show(fields: Readonly<Record<string, string>>) {
    // The schema's paths are the form's.
    for (const [i, [path, message]] of Object.entries(fields).entries()) {
      form.setError(path as Path<F>, { type: 'server', message }, { shouldFocus: i === 0 });
    }
  }

  const check = form.handleSubmit(() => {
    if (busy) return;
    const sent = command(form.getValues());
    const parsed = schema?.safeParse(sent);
    if (parsed?.error) {
      show(firstOfEach(parsed.error.issues));
      return setProblem('Nothing was saved: see what is marked above.');
    }
    start(async () => {
      setProblem(null);
      const lost: ActionResult<T> = { ok: false, code: 'conflict', message: LOST_REPLY, fields: {} };
      const result = await send(sent).catch(() => lost);
      if (result.ok) return onSaved(result.value);
      show(result.fields);
      setProblem(Object.keys(result.fields).length > 0 ? 'Nothing was saved: see what is marked above.' : result.message);
    });
  });
  function submit(event: { preventDefault: () => void }) {
    event.preventDefault();
    // What the server complained of at no single input would stop the form for good.
    form.clearErrors();
    check();
  }
  return { busy, problem, submit };
}
