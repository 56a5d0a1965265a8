'use client';

import type { ReactNode } from 'react';
import type { FieldPath } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { Textarea, TextInput } from '@/components/ui/inputs';
import type { DeskForm } from './desk-form';
import { fieldAnchor } from './desk-form';
import { useDeskForm } from './sign-context';

/** What a line of the list of missing things leads to: the first control in it. */
export function Anchored({ field, className, children }: { field: string; className?: string; children: ReactNode }) {
  return (
    <div id={fieldAnchor(field)} data-sign-field={field} className={className}>
      {children}
    </div>
  );
}

/** Focuses the control that a refusal is about; the page scrolls to it. */
export function focusField(field: string): void {
  const at = [...document.querySelectorAll<HTMLElement>('[data-sign-field]')].find((each) => each.dataset.signField === field);
  const control =
    at?.querySelector<HTMLElement>('input:checked') ?? at?.querySelector<HTMLElement>('input:not(:disabled), textarea, select, button');
  control?.focus();
}

/** Focuses a text and marks a part of it. */
export function selectIn(field: string, from: number, to: number): void {
  focusField(field);
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement) activeElement.setSelectionRange(from, to);
}

type TextPath = Extract<
  FieldPath<DeskForm>,
  | 'wanted'
  | 'rationale'
  | 'reason'
  | 'epsdt'
  | 'localDeterminations'
  | `otherSource.${string}`
  | `externalCriteria.${string}`
  | `readings.${number}.text`
>;

export interface SignTextProps {
  name: TextPath;
  label: ReactNode;
  hint?: ReactNode;
  aside?: ReactNode;
  /** Lines of a text; left out: one line. */
  rows?: number;
  type?: 'text' | 'date';
  error?: string | undefined;
}

/** Text as the form keeps it. */
export function SignText({ name, label, hint, aside, rows, type = 'text', error }: SignTextProps) {
  const { register } = useDeskForm();
  return (
    <Field label={label} hint={hint} aside={aside} error={error}>
      {(control) =>
        rows === undefined ? (
          <TextInput type={type} autoComplete="off" maxLength={500} {...control} {...register(name)} />
        ) : (
          <Textarea rows={rows} maxLength={20_000} {...control} {...register(name)} />
        )
      }
    </Field>
  );
}
