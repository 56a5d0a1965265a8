'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { counted } from '@/components/case/case-text';
import { Field } from '@/components/ui/Field';
import { Select } from '@/components/ui/inputs';
import { assign } from './actions';
import { ActDialog, type LifeDialogProps, useSend } from './form';
import type { LifeCase } from './life-case';
import { ASSIGN, type AssignForm } from './schemas';

/** The manager's choice among the nurses of the plan, each with what she holds already. */
export function AssignDialog({ open, onClose, life }: LifeDialogProps & { life: LifeCase }) {
  const { number, assignee, nurses } = life;
  const from = assignee?.id ?? null;
  const form = useForm<AssignForm>({ resolver: zodResolver(ASSIGN), defaultValues: { number, nurseId: '', from } });
  const sent = useSend(form, { send: (values) => assign({ ...values, number, from }), done: 'Case assigned', onClose });
  const options = nurses.map(({ id, name, title, open: held }) => ({
    value: id,
    label: `${title === '' ? name : `${name}, ${title}`}: ${counted(held, 'open case')}${id === from ? ', holds this one' : ''}`,
    disabled: id === from,
  }));
  return (
    <ActDialog
      {...sent}
      open={open}
      onClose={onClose}
      title={`${from === null ? 'Assign' : 'Reassign'}: ${number}`}
      label="Assign"
      size="md"
    >
      <p className="text-sm text-muted">
        {assignee === null ? 'Nobody holds the case.' : `${assignee.name} holds the case now.`} Answers, evidence and what was asked for
        stay.
      </p>
      <Field label="Nurse" required error={form.formState.errors.nurseId?.message}>
        {(field) => <Select {...field} {...form.register('nurseId')} placeholder="Choose a nurse of the plan" options={options} />}
      </Field>
    </ActDialog>
  );
}
