'use client';

import { FormProvider, useForm } from 'react-hook-form';
import { Button } from '@/components/ui/Button';
import { FieldError } from '@/components/ui/Field';
import { Checkbox } from '@/components/ui/inputs';
import { useNotice } from '@/components/ui/Notices';
import { userChangeSchema } from '@/lib/forms/user-schema.ts';
import { useFieldError } from '../../_components/fields';
import { Problem } from '../../_components/Problem';
import { useSave } from '../../_components/use-save';
import { change } from '../actions';
import { AccountFields, type AccountFieldsProps } from './AccountFields';
import { type AccountForm, sharedOf } from './account-form';

export interface AccountEditorProps extends Omit<AccountFieldsProps, 'mayChangeEmail'> {
  id: string;
  /** As it was read: what the change is conditional on. */
  updatedAt: string;
  account: AccountForm;
  isOwn: boolean;
}

/** An account's name, roles and whether it is active. */
export function AccountEditor({ id, updatedAt, account, plans, people, isOwn }: AccountEditorProps) {
  const notice = useNotice();
  const form = useForm<AccountForm>({ defaultValues: account });
  const { busy, problem, submit } = useSave(form, {
    schema: userChangeSchema,
    command: (values) => ({ ...sharedOf(values), id, updatedAt, active: values.active }),
    send: change,
    onSaved: () => notice({ message: 'Account saved' }),
  });
  return (
    <FormProvider {...form}>
      <form
        noValidate
        aria-label="Account"
        onSubmit={submit}
        className="flex flex-col gap-3.5 rounded border border-line bg-panel px-4 py-3.5"
      >
        <AccountFields plans={plans} people={people} mayChangeEmail={false} />
        <Active isOwn={isOwn} register={form.register} />
        <Problem>{problem}</Problem>
        <Button type="submit" variant="primary" className="self-start" aria-disabled={busy || undefined}>
          Save the account
        </Button>
      </form>
    </FormProvider>
  );
}

function Active({ isOwn, register }: { isOwn: boolean; register: ReturnType<typeof useForm<AccountForm>>['register'] }) {
  const error = useFieldError('active');
  return (
    <div>
      <Checkbox
        label="Active"
        hint={
          isOwn
            ? 'Your own account: another administrator can deactivate it.'
            : 'Without it the person is signed out at once and signs in no more. What they did stays; a manager gives their cases to others.'
        }
        {...register('active')}
      />
      {error ? <FieldError>{error}</FieldError> : null}
    </div>
  );
}
