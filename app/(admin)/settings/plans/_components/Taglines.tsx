'use client';

import { useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { lowered } from '@/components/case/case-text';
import { Button } from '@/components/ui/Button';
import { Select } from '@/components/ui/inputs';
import { StatusMark } from '@/components/ui/StatusMark';
import type { TaglineKey } from '@/lib/cases/plan-letters.ts';
import type { Tagline } from '@/lib/letters/taglines.ts';
import { ConfirmTagline } from './ConfirmTagline';
import { isSame } from './letters-form';
import type { PlanForm } from './plan-form';

/** What there is to choose from, and what was looked for in vain: from lib/letters/taglines.ts, by way of the server. */
export interface TaglineTexts {
  all: readonly Tagline[];
  missing: readonly { language: string; tag: string; note: string }[];
}

const LIST = 'settings.letters.taglines';
const CONFIRMED = 'settings.letters.confirmedTaglines';
const idOf = ({ tag, edition }: TaglineKey) => `${tag} ${edition}`;

/** The languages in which letters say that help is free, in their order on the page. */
export function Taglines({ texts }: { texts: TaglineTexts }) {
  const { control, setValue, getValues } = useFormContext<PlanForm>();
  const list = useWatch({ control, name: LIST });
  const confirmed = useWatch({ control, name: CONFIRMED });
  const [reading, setReading] = useState<Tagline | null>(null);
  const [said, setSaid] = useState('');
  const rows = useRef<HTMLOListElement>(null);
  const add = useRef<HTMLSelectElement>(null);
  const free = texts.all.filter((each) => !list.some((key) => isSame(key, each)));
  const change = (next: TaglineKey[]) => setValue(LIST, next, { shouldDirty: true });

  /** The button keeps the focus on its way, so that the same key goes on moving it. */
  function move(from: number, to: number, by: 'up' | 'down') {
    const next = [...getValues(LIST)];
    const [moved] = next.splice(from, 1);
    if (!moved) return;
    next.splice(to, 0, moved);
    change(next);
    setSaid(`${nameOf(texts, moved)} is number ${to + 1} of ${next.length}`);
    requestAnimationFrame(() => {
      const row = rows.current?.children[to];
      const button = row?.querySelector<HTMLButtonElement>(`[data-move=${by}]:not(:disabled)`) ?? row?.querySelector('button');
      button?.focus();
    });
  }

  function remove(key: TaglineKey) {
    change(list.filter((each) => !isSame(each, key)));
    setSaid(`${nameOf(texts, key)} is off the list`);
    add.current?.focus();
  }

  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">Language-assistance taglines</legend>
      <p className="text-xs text-muted">
        Printed in this order at the end of every letter, each in its own script. One whose wording is not confirmed is left out until you
        confirm it.
      </p>
      {list.length === 0 ? <p className="text-sm text-muted">None: letters carry the notice in English only.</p> : null}
      <ol ref={rows} className="flex flex-col rounded border border-line empty:hidden">
        {list.map((key, i) => {
          const tagline = texts.all.find((each) => isSame(each, key));
          const isOn = tagline !== undefined && (tagline.confirmed || confirmed.some((each) => isSame(each, key)));
          const name = nameOf(texts, key);
          return (
            <li
              key={idOf(key)}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1.5 text-sm last:border-b-0"
            >
              <span className="w-5 text-right text-muted tabular-nums">{i + 1}</span>
              <span className="min-w-40 flex-1">
                {name} <span className="text-xs text-muted">{key.edition} edition</span>
              </span>
              <span className="flex items-center gap-1.5 text-xs">
                <StatusMark kind={isOn ? 'met' : 'missing'} decorative />
                {statusWords(tagline, isOn)}
              </span>
              {tagline ? (
                <Button size="sm" variant="quiet" aria-label={`Read ${name}, ${key.edition} edition`} onClick={() => setReading(tagline)}>
                  {isOn ? 'Read' : 'Read and confirm'}
                </Button>
              ) : null}
              <Button
                size="sm"
                variant="quiet"
                data-move="up"
                aria-label={`Move ${name} up`}
                disabled={i === 0}
                onClick={() => move(i, i - 1, 'up')}
              >
                ↑
              </Button>
              <Button
                size="sm"
                variant="quiet"
                data-move="down"
                aria-label={`Move ${name} down`}
                disabled={i === list.length - 1}
                onClick={() => move(i, i + 1, 'down')}
              >
                ↓
              </Button>
              <Button size="sm" variant="quiet" aria-label={`Remove ${name}`} onClick={() => remove(key)}>
                Remove
              </Button>
            </li>
          );
        })}
      </ol>
      <AddTagline
        of={add}
        free={free}
        onAdd={(tagline) => {
          change([...list, { tag: tagline.tag, edition: tagline.edition }]);
          setSaid(`${tagline.language} is number ${list.length + 1} of ${list.length + 1}`);
        }}
      />
      <p role="status" className="sr-only">
        {said}
      </p>
      <Missing missing={texts.missing} />
      <ConfirmTagline
        tagline={reading}
        isConfirmed={reading !== null && confirmed.some((each) => isSame(each, reading))}
        onClose={() => setReading(null)}
        onConfirm={({ tag, edition }) => setValue(CONFIRMED, [...confirmed, { tag, edition }], { shouldDirty: true })}
      />
    </fieldset>
  );
}

const nameOf = ({ all }: TaglineTexts, key: TaglineKey) => all.find((each) => isSame(each, key))?.language ?? key.tag;

function statusWords(tagline: Tagline | undefined, isOn: boolean): string {
  if (tagline === undefined) return 'No text on file: left out';
  return isOn ? 'Wording confirmed' : 'Not confirmed: left out';
}

interface AddProps {
  of: { current: HTMLSelectElement | null };
  free: readonly Tagline[];
  onAdd: (tagline: Tagline) => void;
}

function AddTagline({ of, free, onAdd }: AddProps) {
  const [chosen, setChosen] = useState('');
  if (free.length === 0) return null;
  const options = free.map((each) => ({
    value: idOf(each),
    label: `${each.language}, ${each.edition}${each.confirmed ? '' : ', not confirmed'}`,
  }));
  function act() {
    const tagline = free.find((each) => idOf(each) === chosen);
    if (tagline) onAdd(tagline);
    setChosen('');
    of.current?.focus();
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        ref={of}
        aria-label="Language to add"
        placeholder="Choose a language"
        options={options}
        value={chosen}
        className="w-72"
        onChange={(event) => setChosen(event.target.value)}
      />
      <Button size="sm" aria-disabled={chosen === '' || undefined} onClick={() => (chosen === '' ? of.current?.focus() : act())}>
        Add the language
      </Button>
    </div>
  );
}

function Missing({ missing }: Pick<TaglineTexts, 'missing'>) {
  if (missing.length === 0) return null;
  return (
    <p className="text-xs text-muted">
      Missing, since no public source was found:{' '}
      {missing
        .map(({ language, tag, note }) => `${language} (${tag})${note === '' ? '' : `, ${lowered(note).replace(/\.$/, '')}`}`)
        .join('; ')}
      . A plan that needs one brings the wording itself.
    </p>
  );
}
