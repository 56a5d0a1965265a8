'use client';

import { useEffect, useId, useRef, useState, useTransition } from 'react';
import { Button } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Dialog } from '@/components/ui/Dialog';
import { TextInput } from '@/components/ui/inputs';
import type { AssignedCase } from '@/lib/use-cases/assign-case.ts';
import type { NurseRecord } from '@/lib/use-cases/list-nurses.ts';
import { assign, nursesOf } from '../actions';
import type { ShownRow } from './steady-rows';

type Props = { chosen: readonly ShownRow[]; onDone: (numbers: readonly string[]) => void; onClose: () => void };
const cases = (count: number) => `${count} ${count === 1 ? 'case' : 'cases'}`;

/** Chooses the nurse for the selected cases, by what each holds already; then says of each case what came of it. */
export function AssignDialog({ chosen, onDone, onClose }: Props) {
  // What was selected when the dialog opened: the list goes on changing behind it.
  const [wanted] = useState(chosen);
  const [nurses, setNurses] = useState<NurseRecord[] | null>(null);
  const [trouble, setTrouble] = useState('');
  const [nurseId, setNurseId] = useState('');
  const [results, setResults] = useState<AssignedCase[] | null>(null);
  const [busy, start] = useTransition();
  const planIds = [...new Set(wanted.map(({ planId }) => planId))];
  const asked = planIds.join(' ');

  useEffect(() => {
    let over = false;
    void nursesOf({ planIds: asked.split(' ') }).then((result) => {
      if (over) return;
      if (result.ok) setNurses(result.value);
      else setTrouble(result.message);
    });
    return () => {
      over = true;
    };
  }, [asked]);

  function submit() {
    start(async () => {
      const command = { nurseId, cases: wanted.map(({ number, assignee }) => ({ number, from: assignee?.id ?? null })) };
      const result = await assign(command);
      if (!result.ok) return setTrouble(result.message);
      setTrouble('');
      setResults(result.value);
      onDone(result.value.flatMap((one) => (one.ok ? [one.number] : [])));
    });
  }

  const name = nurses?.find(({ id }) => id === nurseId)?.name ?? '';
  const footer = results ? (
    <Button variant="primary" onClick={onClose}>
      Done
    </Button>
  ) : (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant="primary" disabled={nurseId === '' || busy} onClick={submit}>
        {busy ? 'Assigning…' : `Assign ${cases(wanted.length)}`}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={results ? 'Assigned' : `Assign ${cases(wanted.length)}`} footer={footer}>
      {trouble ? <Callout tone="error">{trouble}</Callout> : null}
      {results ? (
        <Results results={results} name={name} />
      ) : (
        <NurseChoice nurses={nurses} planCount={planIds.length} nurseId={nurseId} onChoose={setNurseId} />
      )}
    </Dialog>
  );
}

type ChoiceProps = { nurses: NurseRecord[] | null; planCount: number; nurseId: string; onChoose: (id: string) => void };

/** From so many on a list of names is searched rather than read. */
const MANY = 12;

function NurseChoice({ nurses, planCount, nurseId, onChoose }: ChoiceProps) {
  const [part, setPart] = useState('');
  const group = useId();
  const body = useRef<HTMLFieldSetElement>(null);
  const isThere = nurses !== null;

  // The list comes when the dialog is open already, with the focus on its cross.
  useEffect(() => {
    if (isThere) body.current?.querySelector('input')?.focus();
  }, [isThere]);

  if (nurses === null) return <p className="text-muted">Reading who can take them…</p>;
  if (nurses.length === 0) return <p>These plans have no nurse reviewer. An administrator adds one.</p>;
  const found = nurses.filter(({ id, name }) => id === nurseId || name.toLowerCase().includes(part.trim().toLowerCase()));
  return (
    <fieldset ref={body} className="flex flex-col gap-2">
      <legend className="mb-1 text-sm text-muted">To which nurse? Each with the open cases that she or he holds in these plans.</legend>
      {nurses.length > MANY ? (
        <TextInput aria-label="Find a nurse" placeholder="Find a nurse" value={part} onChange={(event) => setPart(event.target.value)} />
      ) : null}
      <div className="flex max-h-72 flex-col overflow-y-auto">
        {found.map(({ id, name, title, open, planIds }) => (
          <label
            key={id}
            className="grid grid-cols-[18px_1fr_auto] gap-x-2 rounded border border-transparent px-2 py-1 has-checked:border-accent has-checked:bg-accent-weak"
          >
            <input type="radio" name={group} className="mt-0.5 size-4" checked={id === nurseId} onChange={() => onChoose(id)} />
            <span>
              {title ? `${name}, ${title}` : name}
              {planIds.length < planCount ? (
                <span className="block text-xs text-missing">
                  Works for {planIds.length} of these {planCount} plans
                </span>
              ) : null}
            </span>
            <span className="text-muted">{open.toLocaleString('en-US')} open</span>
          </label>
        ))}
        {found.length === 0 ? <p className="px-2 py-1 text-muted">Nobody of that name.</p> : null}
      </div>
    </fieldset>
  );
}

function Results({ results, name }: { results: readonly AssignedCase[]; name: string }) {
  const failed = results.filter((one) => !one.ok);
  return (
    <div role="status" className="flex flex-col gap-2">
      <p>
        {results.length - failed.length} of {cases(results.length)} went to {name}.
        {failed.length > 0 ? ' The others are as they were, and still selected.' : ''}
      </p>
      {failed.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {failed.map((one) => (
            <li key={one.number} className="grid grid-cols-[auto_1fr] gap-x-2">
              <span className="font-mono text-[0.78125rem]">{one.number}</span>
              <span>{one.ok ? '' : one.message}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
