'use client';

import { useId, useState, useTransition } from 'react';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Field } from '@/components/ui/Field';
import { TextInput } from '@/components/ui/inputs';
import type { ActionResult } from '@/lib/errors.ts';
import type { ReplayReport, Verified } from '@/lib/use-cases/audit-case.ts';
import { replayNow, verifyNow } from '../actions';

type Said = { tone: 'success' | 'error'; title: string; lines: string[] };

/** Checks one case now, or makes its decision again, and says what was looked at. */
export function CheckCase({ mayReplay }: { mayReplay: boolean }) {
  const heading = useId();
  const [number, setNumber] = useState('');
  const [error, setError] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, start] = useTransition();

  function run<T>(action: (input: { number: string }) => Promise<ActionResult<T>>, words: (value: T, number: string) => Said) {
    start(async () => {
      const result = await action({ number });
      setError(result.ok ? '' : (result.fields.number ?? result.message));
      setSaid(result.ok ? words(result.value, number.trim().toUpperCase()) : null);
    });
  }

  return (
    <section aria-labelledby={heading} className="flex flex-col gap-3">
      <h2 id={heading} className="text-lg font-semibold">
        Check a case
      </h2>
      <form
        className="flex flex-wrap items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          run(verifyNow, verifiedWords);
        }}
      >
        <Field label="Case number" error={error || undefined} className="w-64">
          {(control) => (
            <TextInput {...control} value={number} onChange={(event) => setNumber(event.target.value)} placeholder="PA-26-000012" />
          )}
        </Field>
        <div className="flex gap-2 pt-6">
          <Button type="submit" disabled={busy}>
            Verify now
          </Button>
          {mayReplay ? (
            <Button disabled={busy} onClick={() => run(replayNow, replayedWords)}>
              Replay the decision
            </Button>
          ) : null}
        </div>
      </form>
      {said === null ? null : (
        <Callout tone={said.tone} title={said.title} live>
          {said.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Callout>
      )}
    </section>
  );
}

const amount = (n: number, one: string, more = `${one}s`) => `${n.toLocaleString('en-US')} ${n === 1 ? one : more}`;

function verifiedWords({ whole, checked, faults }: Verified, number: string): Said {
  const { events, snapshots, decisions, letters, checkpoints, retired } = checked;
  const looked = [
    amount(events, 'event'),
    amount(snapshots, 'snapshot'),
    amount(decisions, 'decision'),
    amount(letters, 'letter'),
    amount(checkpoints, 'signed checkpoint'),
  ].join(', ');
  const kept = retired > 0 ? 'The case was deleted after its retention; its tombstone fits the checkpoints.' : `Looked at: ${looked}.`;
  return { tone: whole ? 'success' : 'error', title: `${number} is ${whole ? 'whole' : 'broken'}`, lines: [...faults, kept] };
}

function replayedWords({ same, counts, differences }: ReplayReport, number: string): Said {
  const { findings, letters, specimens } = counts;
  const made = `Compared: ${amount(findings, 'finding')}; rendered again, byte for byte: ${amount(letters, 'letter')}.`;
  const apart = specimens > 0 ? [`${amount(specimens, 'letter')} of a load test left out.`] : [];
  const title = same ? `The decision of ${number} comes out the same` : `The decision of ${number} comes out otherwise`;
  return { tone: same ? 'success' : 'error', title, lines: [...differences, made, ...apart] };
}
