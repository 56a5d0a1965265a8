'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { Checkbox, RadioGroup, Textarea } from '@/components/ui/inputs';
import { fetchPacket } from './fetch-packet';

type Choices = { pages: 'cited' | 'all'; with: boolean; notes: boolean; reason: string };

/** What goes into the case packet. The file is made on the server, shown to be under way, and opens in a new tab. */
export function PacketDialog({ number }: { number: string }) {
  const [open, setOpen] = useState(false);
  const [choices, setChoices] = useState<Choices>({ pages: 'cited', with: true, notes: false, reason: '' });
  const { busy, problem, made, make, clear } = usePacket(number);
  const close = () => {
    clear();
    setOpen(false);
  };
  const choose = (part: Partial<Choices>) => {
    clear();
    setChoices((before) => ({ ...before, ...part }));
  };
  const lacksReason = choices.with && choices.notes && choices.reason.trim() === '';
  return (
    <>
      <Button onClick={() => setOpen(true)}>Case packet</Button>
      <Dialog
        open={open}
        onClose={close}
        title={`Case packet: ${number}`}
        footer={
          <>
            <Button onClick={close}>Close</Button>
            {made === null ? (
              <Button variant="primary" aria-disabled={busy || lacksReason} onClick={() => (lacksReason ? undefined : make(choices))}>
                Make the packet
              </Button>
            ) : (
              <a href={made} target="_blank" rel="noopener" className="text-sm font-medium text-accent underline">
                Open the packet <span className="sr-only">in a new tab</span>
              </a>
            )}
          </>
        }
      >
        <div className="flex flex-col gap-4">
          <RadioGroup
            legend="Pages of the records"
            name="packet-pages"
            value={choices.pages}
            onValueChange={(pages) => choose({ pages: pages === 'all' ? 'all' : 'cited' })}
            options={[
              { value: 'cited', label: 'Those that answers cite' },
              { value: 'all', label: 'All pages' },
            ]}
          />
          <Checkbox
            label="With protected records that I may read"
            hint="Substance use disorder records go with the notice of 42 CFR 2.32."
            checked={choices.with}
            onChange={(event) => choose({ with: event.target.checked })}
          />
          {choices.with ? <Notes choices={choices} choose={choose} /> : null}
          <Progress busy={busy} made={made !== null} problem={problem} />
        </div>
      </Dialog>
    </>
  );
}

function Notes({ choices, choose }: { choices: Choices; choose: (part: Partial<Choices>) => void }) {
  return (
    <>
      <Checkbox
        label="With psychotherapy notes"
        hint="These go nowhere without the member’s authorization, with few exceptions (45 CFR 164.508(a)(2))."
        checked={choices.notes}
        onChange={(event) => choose({ notes: event.target.checked })}
      />
      {choices.notes ? (
        <Field label="Why the notes go in" required hint="Kept in the history of the case.">
          {(field) => (
            <Textarea {...field} rows={2} maxLength={2000} value={choices.reason} onChange={(e) => choose({ reason: e.target.value })} />
          )}
        </Field>
      ) : null}
    </>
  );
}

function Progress({ busy, made, problem }: { busy: boolean; made: boolean; problem: string | null }) {
  if (problem !== null) {
    return (
      <Callout tone="error" live>
        {problem}
      </Callout>
    );
  }
  return (
    <div role="status" className="min-h-5 text-sm">
      {busy ? (
        <span className="flex items-center gap-3">
          <progress aria-label="Making the packet" /> Making the packet. Long records take up to a minute.
        </span>
      ) : null}
      {made ? 'The packet is made.' : null}
    </div>
  );
}

function usePacket(number: string) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const clear = () => {
    running.current?.abort();
    running.current = null;
    if (made !== null) URL.revokeObjectURL(made);
    setMade(null);
    setProblem(null);
    setBusy(false);
  };
  useEffect(() => () => running.current?.abort(), []);
  const make = async (choices: Choices) => {
    if (busy) return;
    clear();
    const own = new AbortController();
    running.current = own;
    setBusy(true);
    const result = await fetchPacket(number, choices, own.signal);
    if (own.signal.aborted) return;
    setBusy(false);
    if ('file' in result) setMade(URL.createObjectURL(result.file));
    else setProblem(result.problem);
  };
  return { busy, problem, made, make, clear };
}
