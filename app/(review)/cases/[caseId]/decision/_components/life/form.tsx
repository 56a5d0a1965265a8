'use client';

import { type ReactNode, useEffect, useId, useRef, useState, useTransition } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { LOST_REPLY } from '@/components/case/case-text';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { cx } from '@/components/ui/cx';
import { Dialog } from '@/components/ui/Dialog';
import { focusFirstInvalid } from '@/components/ui/focus';
import { useNotice } from '@/components/ui/Notices';
import type { ActionResult } from '@/lib/errors.ts';
import { expectState, focusStateShown, takeExpected } from '../own-act';
import { previewChange } from './actions';
import type { ClockLines } from './clock-lines';
import type { PreviewInput } from './schemas';

/** What every dialog of a case's life takes. It stays mounted while closed, so that what was typed is there when it opens again. */
export interface LifeDialogProps {
  open: boolean;
  onClose: () => void;
}

const lost = (): ActionResult<never> => ({ ok: false, code: 'conflict', message: LOST_REPLY, fields: {} });

/** A new one each time, also with the same words: it is shown anew. */
type Refusal = Pick<Extract<ActionResult<never>, { ok: false }>, 'message' | 'fields'>;

export interface Sending<F> {
  send: (values: F) => Promise<ActionResult<unknown>>;
  /** Said when it is done. */
  done: string;
  onClose: () => void;
  /** It moves the case to another state, to whose heading the focus goes. */
  toState?: boolean;
}

/** Sends a form; what is refused is shown at its field and above the buttons, and everything typed stays. */
export function useSend<F extends FieldValues, O>(
  form: UseFormReturn<F, unknown, O>,
  { send, done, onClose, toState = false }: Sending<F>,
) {
  const notice = useNotice();
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<Refusal | null>(null);
  const submit = form.handleSubmit(() => {
    if (busy) return;
    start(async () => {
      setProblem(null);
      if (toState) expectState();
      const result = await send(form.getValues()).catch(lost);
      if (!result.ok) {
        takeExpected();
        // The server's paths are the form's: both come from one schema.
        for (const [path, message] of Object.entries(result.fields)) form.setError(path as Path<F>, { type: 'server', message });
        return setProblem(result);
      }
      notice({ message: done });
      form.reset();
      onClose();
      if (toState) focusStateShown();
    });
  });
  return { busy, problem, submit };
}

export interface ActDialogProps extends LifeDialogProps {
  title: string;
  /** On the button that acts. */
  label: string;
  busy: boolean;
  problem: Refusal | null;
  submit: () => Promise<void>;
  /** It cannot be done as filled in; the form says why. */
  off?: boolean;
  danger?: boolean;
  size?: 'md' | 'lg';
  children: ReactNode;
}

/** A dialog around one form, with its button at the foot. */
export function ActDialog({
  open,
  onClose,
  title,
  label,
  busy,
  problem,
  submit,
  off = false,
  danger = false,
  size = 'lg',
  children,
}: ActDialogProps) {
  const form = useId();
  const fields = useRef<HTMLFormElement>(null);
  const said = useRef<HTMLDivElement>(null);
  // What was refused before it was closed may hold no more when it opens again; what was typed is still there.
  const [past, setPast] = useState<Refusal | null>(null);
  const refused = problem === past ? null : problem;
  function close() {
    setPast(problem);
    onClose();
  }
  // The dialog has opened by now, on its cross: the work begins at the first field.
  useEffect(() => {
    if (open) fields.current?.querySelector<HTMLElement>(':is(input, select, textarea):not(:disabled)')?.focus();
  }, [open]);
  // Below a long form it would stand out of view. Where it names a field, that is where the work goes on.
  useEffect(() => {
    if (refused === null) return;
    said.current?.scrollIntoView({ block: 'nearest' });
    if (Object.keys(refused.fields).length > 0) focusFirstInvalid(fields.current);
  }, [refused]);
  async function send() {
    if (off) return;
    await submit();
    // The form library looks for the first error in the order in which the fields came to be, and does so twice: after it, in the page's.
    setTimeout(() => focusFirstInvalid(fields.current));
  }
  const footer = (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button type="submit" form={form} variant={danger ? 'danger' : 'primary'} aria-disabled={busy || off || undefined}>
        {label}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={close} title={title} size={size} footer={footer}>
      <form
        ref={fields}
        id={form}
        noValidate
        className={FORM}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {children}
        {refused === null ? null : (
          <div ref={said}>
            <Callout tone="error" live title="Not done">
              {refused.message} What you typed is still here.
            </Callout>
          </div>
        )}
      </form>
    </Dialog>
  );
}

// What the form does to the clock stays in view at its foot: a focused control scrolls clear of it.
const FORM =
  'flex flex-col gap-3.5 roomy:[&_button]:scroll-mb-24 roomy:[&_input]:scroll-mb-24 roomy:[&_select]:scroll-mb-24 roomy:[&_textarea]:scroll-mb-24';

/** A notice that the law asks for: said where it comes to be owed. */
export function LetterFollows({ children }: { children: ReactNode }) {
  return <p className="text-xs text-muted">{children} It is issued and given from Letters.</p>;
}

export type Previewed = { state: 'asking' } | ({ state: 'known' } & ClockLines) | { state: 'refused'; message: string };

const PAUSE_MS = 250;

/** What the change would do to the clock as the form is filled in now; asked anew whenever it changes while the dialog is open. */
export function usePreview(input: PreviewInput, open: boolean): Previewed {
  const asked = JSON.stringify(input);
  const [answer, setAnswer] = useState<{ asked: string; previewed: Previewed } | null>(null);
  useEffect(() => {
    if (!open) return;
    let over = false;
    const timer = setTimeout(async () => {
      const result = await previewChange(JSON.parse(asked)).catch(lost);
      if (over) return;
      const previewed: Previewed = result.ok ? { state: 'known', ...result.value } : { state: 'refused', message: result.message };
      setAnswer({ asked, previewed });
    }, PAUSE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked, open]);
  return answer === null ? { state: 'asking' } : answer.previewed;
}

/** The preview beside the button that would make it true: heard when it changes. */
export function ClockPreviewBox({ previewed }: { previewed: Previewed }) {
  const off = previewed.state === 'refused' || (previewed.state === 'known' && previewed.isOff);
  return (
    <section
      aria-label="What it does to the clock"
      className={cx(
        'roomy:sticky roomy:-bottom-3 rounded border px-3 py-2',
        off ? 'border-missing/40 bg-missing-weak' : 'border-line bg-sunken',
      )}
    >
      <div role="status" className="flex min-h-10 flex-col justify-center text-sm">
        {previewed.state === 'asking' ? <p className="text-muted">Working out the due times…</p> : null}
        {previewed.state === 'refused' ? <p>{previewed.message}</p> : null}
        {previewed.state === 'known' ? previewed.lines.map((line) => <p key={line}>{line}</p>) : null}
      </div>
    </section>
  );
}

/** What cannot be taken back is not done before its effect is shown. */
export const isOff = (previewed: Previewed): boolean => previewed.state !== 'known' || previewed.isOff;
