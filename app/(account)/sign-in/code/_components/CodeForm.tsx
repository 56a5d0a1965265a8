'use client';

import { useActionState, useEffect, useRef } from 'react';
import { Button, LinkButton } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Field } from '@/components/ui/Field';
import { TextInput } from '@/components/ui/inputs';
import { enterCode } from '../actions';

/** Works without scripts too. `demoCode`: demo only, what an authenticator app would show now. */
export function CodeForm({ next, demoCode }: { next: string; demoCode: string | null }) {
  const [message, action, pending] = useActionState(enterCode, null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (message) field.current?.select();
  }, [message]);
  return (
    <form action={action} className="flex flex-col gap-4">
      <input type="hidden" name="next" value={next} />
      {message ? (
        <Callout tone="error" live>
          {message}
        </Callout>
      ) : null}
      <Field label="Code">
        {(control) => (
          <TextInput
            {...control}
            ref={field}
            name="code"
            autoComplete="one-time-code"
            required
            maxLength={20}
            autoFocus
            className="font-mono tracking-widest"
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          {pending ? 'Signing in' : 'Sign in'}
        </Button>
        <LinkButton href="/sign-in">Begin anew</LinkButton>
      </div>
      {demoCode === null ? null : <DemoCode code={demoCode} onFill={(code) => field.current && fill(field.current, code)} />}
    </form>
  );
}

function fill(field: HTMLInputElement, code: string) {
  field.value = code;
  field.focus();
}

/** Good for half a minute: read anew where it has run out. */
function DemoCode({ code, onFill }: { code: string; onFill: (code: string) => void }) {
  return (
    <section className="border-t border-line pt-4 text-sm">
      <h2 className="font-semibold">Demo only</h2>
      <p className="mt-0.5 text-xs text-muted">
        Outside of the demo only the person’s own app knows this code. Here an app would show now, for all demo accounts alike:
      </p>
      <p className="mt-2 flex items-center gap-3">
        <code className="rounded border border-line bg-sunken px-2 py-1 font-mono tracking-widest">{code}</code>
        <Button size="sm" onClick={() => onFill(code)}>
          Fill it in
        </Button>
      </p>
    </section>
  );
}
