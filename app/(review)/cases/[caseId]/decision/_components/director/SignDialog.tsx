'use client';

import { useRef, useState, useTransition } from 'react';
import { LOST_REPLY } from '@/components/case/case-text';
import { Definitions } from '@/components/case/Definitions';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { useNotice } from '@/components/ui/Notices';
import { PasswordInput } from '@/components/ui/PasswordInput';
import { usableCredential } from '@/lib/cases/credential.ts';
import type { SignedKind } from '@/lib/cases/signing.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { sign } from './actions';
import type { StoredDraft } from './desk-form';
import { useSignDesk } from './sign-context';
import { BASIS_WORDS, KIND_WORDS, licenseWords } from './signed-words';

export interface SignDialogProps {
  open: boolean;
  onClose: () => void;
  signing: StoredDraft & { kind: SignedKind };
}

type Problem = { message: string; password: string | undefined };

/** What will be signed, in words, and the password once more. A refusal keeps everything that was typed. */
export function SignDialog({ open, onClose, signing }: SignDialogProps) {
  const { number, version, meanings } = useSignDesk();
  const notice = useNotice();
  const field = useRef<HTMLInputElement>(null);
  const [busy, start] = useTransition();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const title = KIND_WORDS[signing.kind].act;

  function close() {
    setPassword('');
    setProblem(null);
    onClose();
  }

  function decide() {
    if (busy) return;
    start(async () => {
      const result = await sign({ number, version, signing, password }).catch(lost);
      if (!result.ok) {
        setProblem({ message: result.message, password: result.fields.password });
        if (result.fields.password !== undefined) field.current?.select();
        return;
      }
      const { authorizationNumber } = result.value;
      notice({ message: [KIND_WORDS[signing.kind].done, 'signed', authorizationNumber].filter(Boolean).join(', ') });
      close();
    });
  }

  const footer = (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button variant="primary" aria-disabled={busy} onClick={decide}>
        Sign: {title.toLowerCase()}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={close} title={`Sign: ${title.toLowerCase()} ${number}`} footer={footer} size="lg">
      <form
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          decide();
        }}
      >
        <blockquote className="rounded border border-line bg-sunken px-3 py-2">{meanings[signing.kind]}</blockquote>
        <Signed signing={signing} />
        <Field
          label="Your password"
          required
          error={problem?.password}
          hint="Asked again so that nobody signs at a desk you left."
          className="max-w-72"
        >
          {(control) => (
            <PasswordInput
              {...control}
              ref={openOnIt(field)}
              autoComplete="current-password"
              maxLength={200}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        {problem === null ? null : (
          <Callout tone="error" live title="Not signed">
            {problem.message} What you wrote is kept.
          </Callout>
        )}
      </form>
    </Dialog>
  );
}

/** The decision as it will stand. */
function Signed({ signing }: Pick<SignDialogProps, 'signing'>) {
  const desk = useSignDesk();
  const usable = usableCredential(desk.signer, signing.kind !== 'approved');
  const adverse = signing.kind !== 'approved';
  return (
    <Definitions
      items={[
        { term: 'Decision', detail: KIND_WORDS[signing.kind].done },
        {
          term: 'Lines',
          detail: desk.lines.map(({ number, code, description }) => `${lineWord(signing, number)}: ${code} ${description}`).join('\n'),
        },
        ...(signing.kind === 'denied' ? [] : [{ term: 'Valid', detail: desk.span }]),
        ...(adverse ? [{ term: 'Rests on', detail: basisWords(signing) }] : []),
        ...(adverse ? [{ term: 'Reason', detail: signing.reason }] : []),
        { term: 'Policy', detail: desk.policy },
        { term: 'License', detail: usable.ok ? licenseWords(usable.credential) : usable.reason },
        {
          term: 'Frozen record',
          detail:
            'Answers, evidence, findings, contacts and this decision are frozen as they stand; your signature binds their fingerprint. Nothing of it changes after.',
        },
      ]}
    />
  );
}

const lineWord = ({ lines }: StoredDraft, number: number) =>
  lines.find((line) => line.number === number)?.approved ? 'Approved' : 'Denied';

function basisWords({ basis, criteria, otherSource }: StoredDraft): string {
  if (basis === null) return '';
  if (basis === 'criteria') return `${BASIS_WORDS.criteria}: ${criteria.join(', ')}`;
  return basis === 'other-source' ? `${BASIS_WORDS[basis]}: ${otherSource?.name ?? ''}` : BASIS_WORDS[basis];
}

/** React's own autoFocus runs before the dialog is open; the attribute is what the browser looks for when it opens. */
const openOnIt = (field: { current: HTMLInputElement | null }) => (input: HTMLInputElement | null) => {
  input?.setAttribute('autofocus', '');
  field.current = input;
};

const lost = (): ActionResult<{ authorizationNumber: string | null }> => ({ ok: false, code: 'conflict', message: LOST_REPLY, fields: {} });
