'use client';

import { type FormEvent, useState, useTransition } from 'react';
import { LOST_REPLY } from '@/components/case/case-text';
import { Button, LinkButton } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Field } from '@/components/ui/Field';
import { TextInput } from '@/components/ui/inputs';
import { PasswordInput } from '@/components/ui/PasswordInput';
import type { ActionResult } from '@/lib/errors.ts';
import type { NewSecondFactor } from '@/lib/use-cases/second-factor.ts';
import { begin, confirm } from '../actions';
import { BackupCodes } from './BackupCodes';
import { QrCode } from './QrCode';

type Stage = { at: 'password' } | { at: 'code'; made: NewSecondFactor } | { at: 'kept'; made: NewSecondFactor };
type Problem = { message: string; field: string | undefined } | null;

export interface SetUpProps {
  next: string;
  /** Whether the role does without. */
  mayLeave: boolean;
  /** True also right after, when the backup codes still have to be seen. */
  isSetUp: boolean;
}

/** Password, then the picture and a code of the app, then the backup codes. */
export function SetUp({ next, mayLeave, isSetUp }: SetUpProps) {
  const [stage, setStage] = useState<Stage>({ at: 'password' });
  const [problem, setProblem] = useState<Problem>(null);
  const [busy, start] = useTransition();

  function run<T>(call: () => Promise<ActionResult<T>>, field: string, then: (value: T) => void) {
    if (busy) return;
    start(async () => {
      const result = await call().catch((): ActionResult<T> => ({ ok: false, code: 'conflict', message: LOST_REPLY, fields: {} }));
      setProblem(result.ok ? null : { message: result.message, field: result.fields[field] });
      if (result.ok) then(result.value);
    });
  }

  if (stage.at === 'kept') return <BackupCodes codes={stage.made.backupCodes} next={next} />;
  if (isSetUp) return <Done next={next} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('typed') ?? '');
    if (stage.at === 'password')
      run(
        () => begin({ password: typed }),
        'password',
        (made) => setStage({ at: 'code', made }),
      );
    else
      run(
        () => confirm({ code: typed }),
        'code',
        () => setStage({ at: 'kept', made: stage.made }),
      );
  };
  return (
    <form key={stage.at} noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem && !problem.field ? (
        <Callout tone="error" live>
          {problem.message}
        </Callout>
      ) : null}
      {stage.at === 'password' ? <Password error={problem?.field} /> : <App made={stage.made} error={problem?.field} />}
      <div className="flex gap-2">
        {mayLeave && stage.at === 'password' ? <LinkButton href={next}>Cancel</LinkButton> : null}
        <Button type="submit" variant="primary" aria-disabled={busy || undefined}>
          {stage.at === 'password' ? 'Begin' : 'Try the code'}
        </Button>
      </div>
    </form>
  );
}

function Done({ next }: { next: string }) {
  return (
    <Callout
      tone="success"
      title="It is set up"
      actions={
        <LinkButton href={next} variant="primary">
          Go on
        </LinkButton>
      }
    >
      Each sign-in asks for a code of your authenticator app. Was the device lost? An administrator can take the second factor away.
    </Callout>
  );
}

function Password({ error }: { error: string | undefined }) {
  return (
    <>
      <p className="text-sm">
        Medical directors and administrators prove who they are twice: by a password, and by a code that only their own device shows. You
        need an authenticator app, on a telephone or in a password manager.
      </p>
      <Field label="Your password" error={error}>
        {(control) => <PasswordInput {...control} name="typed" autoComplete="current-password" maxLength={200} autoFocus />}
      </Field>
    </>
  );
}

function App({ made, error }: { made: NewSecondFactor; error: string | undefined }) {
  return (
    <>
      <p className="text-sm">Let the app read this picture, or type the secret into it.</p>
      <QrCode picture={made.picture} />
      <p className="text-sm">
        Secret: <code className="font-mono break-words select-all">{made.secret}</code>
      </p>
      {made.demoCode === null ? null : (
        <p className="rounded border border-line bg-sunken px-3 py-2 text-xs">
          Demo only: the app would show <code className="font-mono">{made.demoCode}</code> now.
        </p>
      )}
      <Field label="Code that the app shows now" error={error}>
        {(control) => (
          <TextInput
            {...control}
            name="typed"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            autoFocus
            className="font-mono"
          />
        )}
      </Field>
    </>
  );
}
