'use client';

import { type KeyboardEvent, useId, useState, useTransition } from 'react';
import { LOST_REPLY } from '@/components/case/case-text';
import { Definitions } from '@/components/case/Definitions';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { Textarea } from '@/components/ui/inputs';
import { useNotice } from '@/components/ui/Notices';
import { describeCode } from '@/lib/cases/codes.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { approve } from '../actions';
import type { DeskCase } from './desk-case';

export interface ApproveDialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  deskCase: DeskCase;
}

/** What is decided, the sentence that is agreed to, and a reason where one is worth keeping. */
export function ApproveDialog({ open, onClose, title, deskCase }: ApproveDialogProps) {
  const notice = useNotice();
  const [busy, start] = useTransition();
  const [rationale, setRationale] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const meaning = useId();
  function decide() {
    if (busy) return;
    start(async () => {
      const { number, version, lines } = deskCase;
      const result = await approve({ number, version, confirmedLines: lines.map((line) => line.number), rationale }).catch(lost);
      if (!result.ok) return setProblem(result.message);
      notice({ message: `${deskCase.kind === 'approved' ? 'Approved' : 'No review required'}: ${result.value}. Its letters come next` });
      onClose();
    });
  }
  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      {/* Enter decides: the sentence agreed to is read with the button that the dialog opens on. */}
      <Button ref={autofocus} variant="primary" aria-disabled={busy} aria-describedby={meaning} onClick={decide}>
        {title}
      </Button>
    </>
  );
  return (
    <Dialog open={open} onClose={onClose} title={`${title}: ${deskCase.number}`} footer={footer}>
      <div className="flex flex-col gap-3">
        <blockquote id={meaning} className="rounded border border-line bg-sunken px-3 py-2">
          {deskCase.meaning}
        </blockquote>
        <Definitions
          items={[
            { term: 'Valid', detail: `${deskCase.span}, both days included` },
            { term: 'Lines', detail: deskCase.lines.map(({ code }) => `${code} ${describeCode(code)}`).join('\n') },
          ]}
        />
        <Field label="Rationale" aside="optional" hint="Kept with the decision. It is not printed in the letters. Ctrl Enter decides.">
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={4000}
              value={rationale}
              onChange={(event) => setRationale(event.target.value)}
              onKeyDown={(event) => {
                if (isSend(event)) decide();
              }}
            />
          )}
        </Field>
        {problem === null ? null : (
          <Callout tone="error" live title="Not decided">
            {problem}
          </Callout>
        )}
        <p className="text-xs text-muted">
          Your name and the time go with it. The record is frozen as it stands, and the decision does not change after.
        </p>
      </div>
    </Dialog>
  );
}

/** React's own autoFocus runs before the dialog is open; the attribute is what the browser looks for when it opens. */
const autofocus = (button: HTMLButtonElement | null) => button?.setAttribute('autofocus', '');
const isSend = ({ key, ctrlKey, metaKey }: KeyboardEvent) => key === 'Enter' && (ctrlKey || metaKey);
const lost = (): ActionResult<string> => ({ ok: false, code: 'conflict', message: LOST_REPLY, fields: {} });
