'use client';

import { useRef, useState, useTransition } from 'react';
import { LOST_REPLY } from '@/components/case/case-text';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { Textarea } from '@/components/ui/inputs';
import { useNotice } from '@/components/ui/Notices';
import type { AllowedAction } from '@/lib/cases/lifecycle.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { takeBack } from '../actions';

export interface VoidLetterProps {
  number: string;
  letterId: string;
  /** `the member` */
  recipient: string;
  action: AllowedAction;
}

const lost = (): ActionResult<null> => ({ ok: false, code: 'conflict', message: LOST_REPLY, fields: {} });

/** Taking an issued letter back, with why: it stays on file as it was, and a new one is issued in its place. */
export function VoidLetter({ number, letterId, recipient, action }: VoidLetterProps) {
  const notice = useNotice();
  const [busy, start] = useTransition();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [missing, setMissing] = useState<string | undefined>();
  const field = useRef<HTMLTextAreaElement>(null);
  function act() {
    if (busy) return;
    if (reason.trim() === '') {
      setMissing('Give the reason');
      return field.current?.focus();
    }
    start(async () => {
      setProblem(null);
      const result = await takeBack({ number, letterId, reason }).catch(lost);
      if (!result.ok) return setProblem(result.message);
      notice({ message: 'Letter voided; a new one is owed' });
      setOpen(false);
      setReason('');
    });
  }
  const footer = (
    <>
      <Button onClick={() => setOpen(false)}>Cancel</Button>
      <Button variant="danger" aria-disabled={busy || undefined} onClick={act}>
        Void the letter
      </Button>
    </>
  );
  return (
    <div className="flex flex-col gap-1">
      <Button
        size="sm"
        className="self-start"
        aria-disabled={!action.allowed || undefined}
        onClick={action.allowed ? () => setOpen(true) : undefined}
      >
        Void and reissue…
      </Button>
      <p className="text-xs text-muted">{action.allowed ? action.effect : action.reason}.</p>
      <Dialog open={open} onClose={() => setOpen(false)} title={`Void the letter to ${recipient}`} footer={footer}>
        <div className="flex flex-col gap-3">
          <p>
            The letter stays on file with its fingerprint, marked as void. Issue and deliver the new one after; the case is open until then.
          </p>
          <Field label="Reason" required error={missing}>
            {(control) => (
              <Textarea
                {...control}
                ref={field}
                rows={3}
                maxLength={2000}
                value={reason}
                onChange={(event) => {
                  setReason(event.target.value);
                  setMissing(undefined);
                }}
              />
            )}
          </Field>
          {problem === null ? null : (
            <Callout tone="error" live title="Not voided">
              {problem} What you typed is still here.
            </Callout>
          )}
        </div>
      </Dialog>
    </div>
  );
}
