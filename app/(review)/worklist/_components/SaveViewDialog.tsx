'use client';

import { type FormEvent, useId, useState, useTransition } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Field } from '@/components/ui/Field';
import { TextInput } from '@/components/ui/inputs';
import type { Column } from '@/lib/cases/worklist.ts';
import { keepView } from '../actions';
import { type ListedQuery, paramsOf } from '../query';

type Props = {
  query: ListedQuery;
  columns: readonly Column[];
  /** The open view's, to save it anew. */
  name: string;
  taken: readonly string[];
  onClose: () => void;
  onSaved: (id: string, address: string) => void;
};

/** Keeps tab, filters, search, order and columns under a name, for this user on every device. */
export function SaveViewDialog({ query, columns, name: before, taken, onClose, onSaved }: Props) {
  const [name, setName] = useState(before);
  const [trouble, setTrouble] = useState('');
  const [busy, start] = useTransition();
  const form = useId();
  const replaces = taken.includes(name.trim());

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === '') {
      setTrouble('Give the view a name.');
      return event.currentTarget.querySelector('input')?.focus();
    }
    // Where in the list somebody stands is no part of a view.
    const address = paramsOf({ ...query, cursor: null }).toString();
    start(async () => {
      const result = await keepView({ name: name.trim(), address, columns: [...columns] });
      if (!result.ok) return setTrouble(result.message);
      onClose();
      onSaved(result.value, address);
    });
  }

  const footer = (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button type="submit" form={form} variant="primary" aria-disabled={busy || undefined}>
        {busy ? 'Saving…' : replaces ? 'Replace view' : 'Save view'}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title="Save view" footer={footer}>
      <form id={form} onSubmit={submit} className="flex flex-col gap-2">
        <Field
          label="Name"
          hint="Keeps the tab, filters, search, order and columns as they are now, for you alone."
          error={trouble || (replaces && name.trim() !== before ? 'You have a view of this name: it will be replaced.' : undefined)}
        >
          {(control) => (
            <TextInput
              {...control}
              ref={focusFirst}
              value={name}
              maxLength={60}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

/** What the browser gives the focus to when it opens the dialog around it; React's own autoFocus comes before that. */
const focusFirst = (input: HTMLInputElement | null) => input?.setAttribute('autofocus', '');
