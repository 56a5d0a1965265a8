'use client';

import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { Button, LinkButton } from '@/components/ui/Button';
import { inviteSchema } from '@/lib/forms/user-schema.ts';
import { Problem } from '../../_components/Problem';
import { useSave } from '../../_components/use-save';
import { invite } from '../actions';
import { AccountFields, type AccountFieldsProps } from './AccountFields';
import { type AccountForm, sharedOf } from './account-form';
import { Password } from './Password';

const blank = (plans: AccountFieldsProps['plans']): AccountForm => ({
  name: '',
  title: '',
  email: '',
  organizationRole: '',
  reportsToId: '',
  memberships: Object.fromEntries(plans.map(({ id }) => [id, ''])),
  active: true,
});

/** A new account, and its first password. */
export function InviteForm({ plans, people }: Omit<AccountFieldsProps, 'mayChangeEmail'>) {
  const [made, setMade] = useState<{ id: string; name: string; password: string } | null>(null);
  const form = useForm<AccountForm>({ defaultValues: blank(plans) });
  const { busy, problem, submit } = useSave(form, {
    schema: inviteSchema,
    command: (values) => ({ ...sharedOf(values), email: values.email }),
    send: invite,
    onSaved: ({ id, password }) => setMade({ id, password, name: form.getValues('name') }),
  });
  if (made !== null) {
    return (
      <div className="flex max-w-160 flex-col gap-3">
        <Password of={made.name} password={made.password} />
        <div className="flex gap-2">
          <LinkButton href={`/settings/users/${made.id}`}>Go to the account</LinkButton>
          <LinkButton href="/settings/users" variant="primary">
            Done
          </LinkButton>
        </div>
      </div>
    );
  }
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={submit} className="flex max-w-160 flex-col gap-3.5 rounded border border-line bg-panel px-4 py-3.5">
        <AccountFields plans={plans} people={people} mayChangeEmail />
        <Problem>{problem}</Problem>
        <div className="flex gap-2">
          <LinkButton href="/settings/users">Cancel</LinkButton>
          <Button type="submit" variant="primary" aria-disabled={busy || undefined}>
            Invite
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}
