'use client';

import { useFormContext } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { Checkbox, Textarea } from '@/components/ui/inputs';
import type { PlanForm } from './plan-form';

const LISTS = [
  { name: 'exclusions', label: 'Excluded services', hint: 'One rule a line: codes, a colon, where the plan says so.' },
  { name: 'noAuthorization', label: 'Services that need no authorization', hint: 'As above.' },
  { name: 'delegates', label: 'Delegated services', hint: 'Codes, a colon, the delegate, a semicolon, how it is reached.' },
  { name: 'networkFacilities', label: 'Facilities of the network', hint: 'National provider identifiers (NPI).' },
] as const;

const ROLES = [
  { value: 'nurse', label: 'Nurse reviewers' },
  { value: 'medical-director', label: 'Medical directors' },
  { value: 'manager', label: 'UM managers' },
] as const;

/** What the checks before review are suggested from, and who denies for eligibility or benefit. */
export function Before() {
  const { register, getFieldState, formState } = useFormContext<PlanForm>();
  return (
    <>
      {LISTS.map(({ name, label, hint }) => {
        const path = `settings.beforeReview.${name}` as const;
        return (
          <Field key={name} label={label} hint={hint} aside="optional" error={firstMessage(getFieldState(path, formState).error)}>
            {(control) => <Textarea rows={3} maxLength={60_000} {...control} {...register(path)} />}
          </Field>
        );
      })}
      <fieldset>
        <legend className="text-sm font-medium">Who denies administratively</legend>
        <p className="text-xs text-muted">For eligibility or benefit alone, never on a clinical basis.</p>
        {ROLES.map(({ value, label }) => (
          <Checkbox key={value} label={label} value={value} {...register('settings.beforeReview.administrativeDenialBy')} />
        ))}
      </fieldset>
    </>
  );
}

/** The server names the part of a rule that is wrong; the box that holds all of them says it. */
function firstMessage(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('message' in error && typeof error.message === 'string') return error.message;
  for (const part of Object.values(error)) {
    const message = firstMessage(part);
    if (message !== undefined) return message;
  }
  return undefined;
}
