'use client';

import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { cx } from '@/components/ui/cx';
import type { FieldControl } from '@/components/ui/Field';
import { TextInput } from '@/components/ui/inputs';

export interface ComboboxOption {
  value: string;
  label: string;
}

export interface ComboboxProps {
  control: FieldControl;
  value: string;
  onChange: (value: string) => void;
  onBlur: () => void;
  inputRef: (element: HTMLInputElement | null) => void;
  /** The options that a text may mean, best first; for an empty text those to choose from. */
  search: (text: string) => readonly ComboboxOption[];
  /** Name of the list for screen readers. */
  listLabel: string;
  maxLength?: number;
}

/**
 * A text field with a list of suggestions (ARIA combobox): type a code or words; ↓ ↑ move, Enter takes, Esc closes. What is typed
 * stands as it is, whether the list knows it or not.
 */
export function Combobox({ control, value, onChange, onBlur, inputRef, search, listLabel, maxLength }: ComboboxProps) {
  const list = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const found = open ? search(value) : [];
  const shown = found.length > 0;
  const current = found[active];

  useEffect(() => {
    if (active >= 0) document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, active]);

  function close() {
    setOpen(false);
    setActive(-1);
  }

  function take(option: ComboboxOption) {
    onChange(option.value);
    close();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (!shown) setOpen(true);
      setActive(shown ? (active + step + found.length) % found.length : step === 1 ? 0 : -1);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      take(current);
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      close();
    }
  }

  return (
    <div className="relative">
      <TextInput
        {...control}
        ref={inputRef}
        role="combobox"
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${list}-${active}` : undefined}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={maxLength}
        className="font-mono"
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setOpen(event.currentTarget.value.trim() !== '');
          setActive(-1);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close();
          onBlur();
        }}
      />
      <div
        id={list}
        role="listbox"
        aria-label={listLabel}
        className={cx(
          'absolute top-full left-0 z-30 mt-1 max-h-72 w-120 max-w-[80vw] overflow-y-auto rounded border border-line-strong bg-panel py-1',
          !shown && 'hidden',
        )}
      >
        {found.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
          <div
            key={option.value}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Before the blur: the input keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
            className="grid cursor-pointer grid-cols-[4rem_1fr] gap-2 px-2.5 py-1 text-sm hover:bg-sunken aria-selected:bg-accent-weak forced-colors:aria-selected:outline"
          >
            <span className="font-mono">{option.value}</span>
            <span>{option.label}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
