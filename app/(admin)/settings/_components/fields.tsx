'use client';

import type { ComponentProps, ReactNode } from 'react';
import { type FieldValues, useFormContext } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { NumberInput, Select, type SelectProps, Textarea, TextInput } from '@/components/ui/inputs';

/** What is wrong with a field now, by its path: `settings.clocks.overlays.0.citation`. */
export function useFieldError(name: string): string | undefined {
  const { getFieldState, formState } = useFormContext<FieldValues>();
  return getFieldState(name, formState).error?.message;
}

interface Common {
  /** Where the value stands in the form and in the command: what the server complains about finds its field by it. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  aside?: ReactNode;
  className?: string;
}

export function TextField({ name, input, ...field }: Common & { input?: Omit<ComponentProps<'input'>, 'name' | 'ref'> }) {
  const { register } = useFormContext<FieldValues>();
  return (
    <Field {...field} error={useFieldError(name)}>
      {(control) => <TextInput autoComplete="off" maxLength={200} {...input} {...control} {...register(name)} />}
    </Field>
  );
}

export function NumberField({ name, unit, ...field }: Common & { unit: string }) {
  const { register } = useFormContext<FieldValues>();
  return (
    <Field {...field} error={useFieldError(name)}>
      {(control) => <NumberInput integer unit={unit} {...control} {...register(name)} />}
    </Field>
  );
}

export function TextareaField({ name, rows = 3, ...field }: Common & { rows?: number }) {
  const { register } = useFormContext<FieldValues>();
  return (
    <Field {...field} error={useFieldError(name)}>
      {(control) => <Textarea rows={rows} maxLength={4000} {...control} {...register(name)} />}
    </Field>
  );
}

export function SelectField({ name, options, placeholder, ...field }: Common & Pick<SelectProps, 'options' | 'placeholder'>) {
  const { register } = useFormContext<FieldValues>();
  return (
    <Field {...field} error={useFieldError(name)}>
      {(control) => <Select {...(placeholder === undefined ? {} : { placeholder })} options={options} {...control} {...register(name)} />}
    </Field>
  );
}
