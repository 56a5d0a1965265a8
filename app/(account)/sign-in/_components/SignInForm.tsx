'use client';

import { useActionState, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Field } from '@/components/ui/Field';
import { TextInput } from '@/components/ui/inputs';
import { PasswordInput } from '@/components/ui/PasswordInput';
import { type SignInState, signIn } from '../actions';

export interface DemoAccount {
  email: string;
  name: string;
  /** "RN", "MD", or empty. */
  title: string;
}

export interface SignInFormProps {
  /** Where to go afterwards; the action checks it. */
  next: string;
  email: string;
  /** Whether a session has just ended because nobody used it. */
  wasIdle: boolean;
  /** Demo only: each fills in its e-mail. */
  demoAccounts: readonly DemoAccount[] | null;
}

/** Works without scripts too: the action answers with the page, and a demo account is a link with its e-mail. */
export function SignInForm({ next, email, wasIdle, demoAccounts }: SignInFormProps) {
  const [state, action, pending] = useActionState<SignInState, FormData>(signIn, { email, message: null });
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (state.message) passwordInput.current?.focus();
  }, [state]);

  function fill(account: DemoAccount) {
    if (emailInput.current) emailInput.current.value = account.email;
    passwordInput.current?.focus();
  }

  return (
    <>
      <form action={action} className="flex flex-col gap-4">
        <input type="hidden" name="next" value={next} />
        {wasIdle && !state.message ? (
          <Callout>
            You were signed out because nobody was active for 15 minutes. Sign in to go on where you were: what you typed is kept in this
            tab.
          </Callout>
        ) : null}
        {state.message ? (
          <Callout tone="error" live>
            {state.message}
          </Callout>
        ) : null}
        <Field label="E-mail">
          {(control) => (
            <TextInput
              {...control}
              ref={emailInput}
              type="email"
              name="email"
              autoComplete="username"
              required
              maxLength={254}
              defaultValue={state.email}
              // A sign-in page has one purpose: typing can begin at once.
              autoFocus={state.email === ''}
            />
          )}
        </Field>
        <Field label="Password">
          {(control) => (
            <PasswordInput
              {...control}
              ref={passwordInput}
              name="password"
              autoComplete="current-password"
              required
              maxLength={200}
              autoFocus={state.email !== ''}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          {pending ? 'Signing in' : 'Sign in'}
        </Button>
      </form>
      {demoAccounts ? <DemoAccounts accounts={demoAccounts} next={next} onPick={fill} /> : null}
    </>
  );
}

function DemoAccounts({
  accounts,
  next,
  onPick,
}: {
  accounts: readonly DemoAccount[];
  next: string;
  onPick: (account: DemoAccount) => void;
}) {
  return (
    <form method="get" className="mt-5 border-t border-line pt-4">
      <h2 className="text-sm font-semibold">Demo accounts</h2>
      <p className="mt-0.5 text-xs text-muted">
        Choose one to fill in its e-mail. The password was printed when the demo started. Directors and the administrator are asked for a
        code besides, which the demo shows.
      </p>
      <input type="hidden" name="next" value={next} />
      <ul className="mt-2 flex flex-col gap-1">
        {accounts.map((account) => (
          <li key={account.email}>
            <button
              type="submit"
              name="email"
              value={account.email}
              onClick={(event) => {
                event.preventDefault();
                onPick(account);
              }}
              className="flex w-full items-baseline justify-between gap-3 rounded border border-line px-2.5 py-1 text-left text-sm hover:border-control"
            >
              <span>
                <span className="font-medium">{account.name}</span>
                {account.title ? <span className="text-muted">, {account.title}</span> : null}
              </span>
              <span className="truncate text-xs text-muted">{account.email}</span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
