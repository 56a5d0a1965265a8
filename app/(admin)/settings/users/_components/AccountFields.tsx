'use client';

import { useFormContext, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/Button';
import { FieldError } from '@/components/ui/Field';
import { RadioGroup, Select } from '@/components/ui/inputs';
import { ROLE_WORDS } from '@/lib/cases/words.ts';
import { PLAN_ROLES } from '@/lib/forms/user-schema.ts';
import { SelectField, TextField, useFieldError } from '../../_components/fields';
import type { AccountForm } from './account-form';

export interface AccountFieldsProps {
  plans: readonly { id: string; name: string }[];
  /** Whom the person may report to. */
  people: readonly { id: string; name: string }[];
  /** An account keeps its address. */
  mayChangeEmail: boolean;
}

const ROLES = [{ value: '', label: 'No role' }, ...PLAN_ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))];
const ORGANIZATION = [
  { value: '', label: 'None', hint: 'Works in plans, by the roles below.' },
  { value: 'admin', label: 'Administrator', hint: 'Users and plans; sees no case.' },
  { value: 'auditor', label: 'Compliance auditor', hint: 'Reads every case; changes none.' },
];

/** Who the person is and what they may do where. */
export function AccountFields({ plans, people, mayChangeEmail }: AccountFieldsProps) {
  const { register, control } = useFormContext<AccountForm>();
  const organizationRole = useWatch({ control, name: 'organizationRole' });
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-[1fr_8rem]">
        <TextField name="name" label="Name" required />
        <TextField name="title" label="Title" aside="RN, MD" input={{ maxLength: 40 }} />
      </div>
      {mayChangeEmail ? (
        <TextField name="email" label="E-mail" required hint="The person signs in with it." input={{ type: 'email', maxLength: 254 }} />
      ) : null}
      <SelectField
        name="reportsToId"
        label="Reports to"
        hint="An appeal is decided by no subordinate of who decided first."
        options={[{ value: '', label: 'Nobody' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <RadioGroup
        legend="Role in the organization"
        name="organizationRole"
        options={ORGANIZATION}
        inputProps={register('organizationRole')}
        error={useFieldError('organizationRole')}
      />
      {organizationRole === '' ? <PlanRoles plans={plans} /> : null}
    </>
  );
}

function PlanRoles({ plans }: Pick<AccountFieldsProps, 'plans'>) {
  const { register, setValue } = useFormContext<AccountForm>();
  const error = useFieldError('memberships');
  function everywhere(role: AccountForm['memberships'][string]) {
    for (const { id } of plans) setValue(`memberships.${id}`, role, { shouldDirty: true });
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">Roles in plans</legend>
      <p className="text-xs text-muted">One role a plan. Nobody is both nurse and medical director, in whatever plans.</p>
      <div className="flex flex-wrap items-center gap-2 text-xs text-muted">
        In every plan:
        {ROLES.map(({ value, label }) => (
          <Button key={value} size="sm" onClick={() => everywhere(PLAN_ROLES.find((role) => role === value) ?? '')}>
            {label}
          </Button>
        ))}
      </div>
      <ul className="rounded border border-line">
        {plans.map(({ id, name }) => (
          <li key={id} className="border-b border-line last:border-b-0">
            <label
              htmlFor={`role-${id}`}
              className="grid grid-cols-[minmax(0,1fr)_12rem] items-center gap-3 px-3 py-1.5 text-sm max-sm:grid-cols-1"
            >
              <span className="[overflow-wrap:anywhere]">{name}</span>
              <Select id={`role-${id}`} options={ROLES} {...register(`memberships.${id}`)} />
            </label>
          </li>
        ))}
      </ul>
      {error ? <FieldError>{error}</FieldError> : null}
    </fieldset>
  );
}
