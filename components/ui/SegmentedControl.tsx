'use client';

import { type KeyboardEvent, useRef } from 'react';
import { cx } from './cx';

export type SegmentValue = string | boolean | number;

export interface SegmentedControlProps<T extends SegmentValue> {
  /** What is asked; or `labelledBy` with the id of the element that asks it. */
  label?: string;
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  options: readonly { value: T; label: string }[];
  /** null is "not documented" where `nullLabel` is given, otherwise "nothing chosen". */
  value: T | null;
  /** Adds a last option that stands for null: "Not documented". */
  nullLabel?: string;
  onChange: (value: T | null) => void;
  disabled?: boolean;
  invalid?: boolean;
  className?: string | undefined;
}

/**
 * One answer of a few, side by side. Left and right move within it, Space or Enter chooses, digits 1–9 choose at once.
 * Moving does not choose (unlike native radios): each choice is saved and becomes an event in the case's history.
 * Up and down are left alone: in review they move between questions.
 */
export function SegmentedControl<T extends SegmentValue>(props: SegmentedControlProps<T>) {
  const { label, labelledBy, describedBy, options, value, nullLabel, onChange, disabled = false, invalid = false, className } = props;
  const group = useRef<HTMLDivElement>(null);
  const all: { value: T | null; label: string }[] =
    nullLabel === undefined ? [...options] : [...options, { value: null, label: nullLabel }];
  const chosen = all.findIndex((option) => option.value === value);

  function choose(index: number) {
    const option = all[index];
    if (!option || disabled) return;
    radios(group.current)[index]?.focus();
    if (index !== chosen) onChange(option.value);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const items = radios(group.current);
    const at = items.indexOf(document.activeElement as HTMLButtonElement); // any element: -1 when it is none of ours
    const to = target(event.key, at, all.length);
    if (to === null) return;
    event.preventDefault();
    if (to.choose) choose(to.index);
    else items[to.index]?.focus();
  }

  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-disabled={disabled || undefined}
      onKeyDown={onKeyDown}
      className={cx(
        'inline-flex max-w-full flex-wrap gap-px self-start overflow-clip rounded border bg-line',
        invalid ? 'border-not-met' : 'border-line-strong',
        className,
      )}
    >
      {all.map((option, index) => (
        // biome-ignore lint/a11y/useSemanticElements: native radios choose as the arrows move, and take up and down
        <button
          key={String(option.value)}
          type="button"
          role="radio"
          aria-checked={index === chosen}
          tabIndex={index === Math.max(chosen, 0) ? 0 : -1}
          disabled={disabled}
          onClick={() => choose(index)}
          // The chosen option is heavier: its width is kept free from the start, so that nothing moves.
          data-label={option.label}
          className={SEGMENT}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}

const SEGMENT =
  'min-h-6 grow after:invisible after:block after:h-0 after:overflow-hidden after:font-medium after:content-[attr(data-label)] px-[11px] py-0.5 text-sm bg-panel text-muted hover:not-disabled:text-text focus-visible:-outline-offset-2 aria-checked:bg-text aria-checked:font-medium aria-checked:text-panel hover:aria-checked:text-panel aria-checked:focus-visible:outline-on-accent disabled:bg-sunken disabled:text-faint disabled:aria-checked:bg-faint disabled:aria-checked:text-panel forced-colors:aria-checked:forced-color-adjust-none forced-colors:aria-checked:bg-[Highlight] forced-colors:aria-checked:text-[HighlightText]';

function radios(group: HTMLDivElement | null): HTMLButtonElement[] {
  return group ? [...group.querySelectorAll<HTMLButtonElement>(':scope > [role=radio]')] : [];
}

/** Where a key leads from the option at `at`, or null when the key is none of the control's. */
export function target(key: string, at: number, count: number): { index: number; choose: boolean } | null {
  if (at < 0 || count === 0) return null;
  if (key === 'ArrowRight') return { index: (at + 1) % count, choose: false };
  if (key === 'ArrowLeft') return { index: (at - 1 + count) % count, choose: false };
  if (key === 'Home') return { index: 0, choose: false };
  if (key === 'End') return { index: count - 1, choose: false };
  if (key === ' ' || key === 'Enter') return { index: at, choose: true };
  if (/^[1-9]$/.test(key) && Number(key) <= count) return { index: Number(key) - 1, choose: true };
  return null;
}
