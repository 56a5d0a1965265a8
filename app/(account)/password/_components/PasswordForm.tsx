'use client';

import { useState, useTransition } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { Button, LinkButton } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Field } from '@/components/ui/Field';
import { PasswordInput as PasswordBox } from '@/components/ui/PasswordInput';
import { LEAST_PASSWORD, type PasswordInput, passwordSchema } from '@/lib/forms/password-schema.ts';
import { change } from '../actions';

const FIELDS = [
  { name: 'current', label: 'Current password', autoComplete: 'current-password' },
  {
    name: 'wanted',
    label: 'New password',
    autoComplete: 'new-password',
    hint: `At least ${LEAST_PASSWORD} characters. A few words are good.`,
  },
  { name: 'again', label: 'New password again', autoComplete: 'new-password' },
] as const;

export interface PasswordFormProps {
  /** A path of this application, to go on to. */
  next: string;
  /** For password managers: whose password it is. */
  email: string;
  /** Whether one may leave without changing it. */
  mayLeave: boolean;
}

/** The current password and the new one, twice. A refused attempt keeps what was typed. */
export function PasswordForm({ next, email, mayLeave }: PasswordFormProps) {
  const form = useForm<PasswordInput>({ defaultValues: { current: '', wanted: '', again: '' } });
  const { busy, problem, isDone, submit } = useChange(form);
  const { errors } = form.formState;
  if (isDone) return <Done next={next} />;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem ? (
        <Callout tone="error" live>
          {problem}
        </Callout>
      ) : null}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {FIELDS.map(({ name, label, autoComplete, ...rest }) => (
        <Field key={name} label={label} error={errors[name]?.message} {...rest}>
          {(control) => <PasswordBox {...control} {...form.register(name)} autoComplete={autoComplete} />}
        </Field>
      ))}
      <div className="flex gap-2">
        {mayLeave ? <LinkButton href={next}>Cancel</LinkButton> : null}
        <Button type="submit" variant="primary" aria-disabled={busy || undefined}>
          {busy ? 'Changing' : 'Change the password'}
        </Button>
      </div>
    </form>
  );
}

function useChange(form: UseFormReturn<PasswordInput>) {
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState('');
  const [isDone, setDone] = useState(false);

  /** @returns whether a field was told what is wrong; the first of them has the focus */
  function tell(fields: Readonly<Record<string, string | undefined>>): boolean {
    const wrong = FIELDS.filter(({ name }) => fields[name] !== undefined);
    for (const { name } of wrong) form.setError(name, { message: fields[name] ?? '' });
    if (wrong[0]) form.setFocus(wrong[0].name);
    return wrong.length > 0;
  }

  async function send(values: PasswordInput) {
    try {
      const result = await change(values);
      if (result.ok) setDone(true);
      else if (!tell(result.fields)) setProblem(result.message);
    } catch {
      setProblem('The server could not be reached. Try again.');
    }
  }

  const submit = form.handleSubmit((values) => {
    if (busy) return;
    setProblem('');
    const parsed = passwordSchema.safeParse(values);
    if (parsed.success) start(() => send(values));
    else tell(Object.fromEntries(parsed.error.issues.toReversed().map(({ path, message }) => [path.join('.'), message])));
  });
  return { busy, problem, isDone, submit };
}

/** In place of the form, and of the focus that was in it. */
function Done({ next }: { next: string }) {
  return (
    <div ref={(box) => box?.focus()} tabIndex={-1}>
      <Callout
        tone="success"
        title="Your password is changed"
        actions={
          <LinkButton href={next} variant="primary">
            Go on
          </LinkButton>
        }
      >
        Wherever else you were signed in, you are signed out.
      </Callout>
    </div>
  );
}
