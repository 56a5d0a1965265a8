'use client';

import type { ComponentProps, ReactNode } from 'react';
import { type FieldPath, type FieldPathValue, type RegisterOptions, useFormContext, useFormState } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { RadioGroup, type RadioGroupProps, Select, type SelectProps, Textarea, TextInput } from '@/components/ui/inputs';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';

export type IntakePath = FieldPath<IntakeInput>;
type Options = RegisterOptions<IntakeInput, IntakePath>;

/** The message that a field shows now: from the schema, or from the server. */
export function useFieldError(name: IntakePath): string | undefined {
  const { getFieldState } = useFormContext<IntakeInput>();
  const state = useFormState<IntakeInput>({ name });
  return getFieldState(name, state).error?.message;
}

/** Sets a value as if it were typed: after a failed submit its complaint goes, as it does while typing. */
export function useFillIn() {
  const { setValue } = useFormContext<IntakeInput>();
  const { isSubmitted } = useFormState<IntakeInput>();
  return <P extends IntakePath>(name: P, value: FieldPathValue<IntakeInput, P>) =>
    setValue(name, value, { shouldDirty: true, shouldValidate: isSubmitted });
}

/** What is wrong with a list as a whole, such as having no item. */
export function useListError(name: 'lines' | 'diagnoses'): string | undefined {
  const { errors } = useFormState<IntakeInput>({ name });
  return errors[name]?.root?.message ?? errors[name]?.message;
}

interface Common {
  /** Where the value stands in the form; it is also the control's id, for the error summary's links. */
  name: IntakePath;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  className?: string;
  options?: Options;
}

export type TextFieldProps = Common & { aside?: ReactNode; input?: Omit<ComponentProps<'input'>, 'name' | 'ref'> };

export function TextField({ name, label, hint, required = false, className, aside, options, input }: TextFieldProps) {
  const { register } = useFormContext<IntakeInput>();
  const error = useFieldError(name);
  return (
    <Field id={name} label={label} hint={hint} aside={aside} required={required} error={error} className={className}>
      {(control) => <TextInput autoComplete="off" maxLength={200} {...input} {...control} {...register(name, options)} />}
    </Field>
  );
}

export type SelectFieldProps = Common & Pick<SelectProps, 'placeholder'> & { choices: SelectProps['options'] };

export function SelectField({ name, label, hint, required = false, className, options, placeholder, choices }: SelectFieldProps) {
  const { register } = useFormContext<IntakeInput>();
  const error = useFieldError(name);
  return (
    <Field id={name} label={label} hint={hint} required={required} error={error} className={className}>
      {(control) => (
        <Select {...(placeholder === undefined ? {} : { placeholder })} options={choices} {...control} {...register(name, options)} />
      )}
    </Field>
  );
}

export function TextareaField({ name, label, hint, required = false, className, options, rows = 3 }: Common & { rows?: number }) {
  const { register } = useFormContext<IntakeInput>();
  const error = useFieldError(name);
  return (
    <Field id={name} label={label} hint={hint} required={required} error={error} className={className}>
      {(control) => <Textarea rows={rows} maxLength={2000} {...control} {...register(name, options)} />}
    </Field>
  );
}

export type RadioFieldProps = Omit<Common, 'label'> &
  Pick<RadioGroupProps, 'look'> & { legend: ReactNode; choices: RadioGroupProps['options'] };

export function RadioField({ name, legend, hint, required = false, className, options, look = 'inline', choices }: RadioFieldProps) {
  const { register } = useFormContext<IntakeInput>();
  const error = useFieldError(name);
  const { name: own, ...inputProps } = register(name, options);
  return (
    // The id is on the wrapper: the summary's link finds the group there, and focus goes to the chosen radio or the first.
    <div id={name}>
      <RadioGroup
        name={own}
        legend={legend}
        hint={hint}
        required={required}
        className={className}
        error={error}
        look={look}
        options={choices}
        inputProps={inputProps}
      />
    </div>
  );
}

/** A titled card of the form. */
export function Section({
  title,
  detail,
  actions,
  children,
}: {
  title: string;
  detail?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="flex flex-col gap-3 rounded border border-line bg-panel px-4 pt-3 pb-4">
      <div className="flex min-h-6 flex-wrap items-center gap-x-2">
        <h2 className="text-base font-semibold">{title}</h2>
        {detail ? <span className="text-sm text-muted">{detail}</span> : null}
        {actions ? <div className="ml-auto flex gap-2">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}

/** The picture of a button that takes something away. */
export function Cross() {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
