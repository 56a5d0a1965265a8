'use client';

import type { ComponentProps, ReactNode } from 'react';
import { type FieldValues, useFormContext, useFormState } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { Select, type SelectProps, TextInput } from '@/components/ui/inputs';

// Fields of whichever form has parties. The name is the value's place in the form, and the control's id, which an error summary links to.

interface Common {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  aside?: ReactNode;
  className?: string;
}

function useComplaint(name: string): string | undefined {
  const { getFieldState } = useFormContext<FieldValues>();
  return getFieldState(name, useFormState<FieldValues>({ name })).error?.message;
}

export function PartyText({ name, input, ...field }: Common & { input?: Omit<ComponentProps<'input'>, 'name' | 'ref'> }) {
  const { register } = useFormContext<FieldValues>();
  return (
    <Field {...field} id={name} error={useComplaint(name)}>
      {(control) => <TextInput autoComplete="off" maxLength={200} {...input} {...control} {...register(name)} />}
    </Field>
  );
}

export function PartySelect({ name, options, placeholder, ...field }: Common & Pick<SelectProps, 'options' | 'placeholder'>) {
  const { register } = useFormContext<FieldValues>();
  return (
    <Field {...field} id={name} error={useComplaint(name)}>
      {(control) => <Select {...(placeholder === undefined ? {} : { placeholder })} options={options} {...control} {...register(name)} />}
    </Field>
  );
}

/** A postal address in the United States, in the six columns of a form. */
export function PostalAddress({ name, states }: { name: string; states: SelectProps['options'] }) {
  return (
    <>
      <PartyText name={`${name}.line1`} label="Street or P.O. box" required className="col-span-4" />
      <PartyText name={`${name}.line2`} label="Apartment, suite" className="col-span-2" />
      <PartyText name={`${name}.city`} label="City" required className="col-span-3" />
      <PartySelect name={`${name}.state`} label="State" required placeholder="–" options={states} className="col-span-1" />
      <PartyText
        name={`${name}.postalCode`}
        label="ZIP code"
        required
        className="col-span-2"
        input={{ inputMode: 'numeric', maxLength: 10 }}
      />
    </>
  );
}
