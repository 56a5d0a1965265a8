'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { dayWords } from '@/components/form/fact-words';
import { Field } from '@/components/ui/Field';
import { Select, Textarea, TextInput } from '@/components/ui/inputs';
import { ActDialog, LetterFollows, useSend } from '../life/form';
import { amend } from './actions';
import type { AfterCase } from './after-case';
import type { AfterDialogProps } from './after-dialog';
import { type AmendForm, FILLED } from './schemas';

const valuesOf = (number: string, a: AfterCase['authorizations'][number] | undefined): AmendForm => ({
  number,
  authorization: a?.number ?? '',
  version: a?.version ?? 1,
  validFrom: a?.validFrom ?? '',
  validTo: a?.validTo ?? '',
  lines: [...(a?.lines ?? [])],
  practitioner: { name: a?.practitioner.name ?? '', npi: a?.practitioner.npi ?? '' },
  facility: { name: a?.facility.name ?? '', npi: a?.facility.npi ?? '' },
  reason: '',
});

/** Another setting, provider, place or day of what is authorized; what needs a review anew is refused, and named. */
export function AmendDialog({ open, onClose, after }: AfterDialogProps) {
  const { number, authorizations } = after;
  const form = useForm<AmendForm>({
    resolver: zodResolver(FILLED.amend),
    values: valuesOf(number, authorizations[0]),
    resetOptions: { keepDirtyValues: true },
  });
  const { control, register, formState, reset } = form;
  const { errors } = formState;
  const [authorization, lines] = useWatch({ control, name: ['authorization', 'lines'] });
  const shown = authorizations.find((each) => each.number === authorization);
  const sent = useSend(form, { send: amend, done: 'The authorization is amended; its letters are to be issued', onClose });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`Amend ${authorization}`} label="Amend the authorization">
      {authorizations.length > 1 ? (
        <Field label="Authorization" required>
          {(field) => (
            <Select
              {...field}
              value={authorization}
              onChange={(event) =>
                reset(
                  valuesOf(
                    number,
                    authorizations.find((each) => each.number === event.target.value),
                  ),
                )
              }
              options={authorizations.map((each) => ({ value: each.number, label: each.number }))}
            />
          )}
        </Field>
      ) : null}
      <p className="text-sm text-muted">
        {shown ? `Version ${shown.version} is valid from ${dayWords(shown.validFrom)} through ${dayWords(shown.validTo)}. ` : ''}Setting,
        provider, place and days within it can change, and units can become fewer. More units, a later last day or a code of another kind
        need a new request.
      </p>
      {lines.map((line, i) => (
        <fieldset key={line.number} className="grid gap-3 sm:grid-cols-[8rem_8rem_1fr_9.5rem]">
          <legend className="mb-1 text-sm font-medium">Line {line.number}</legend>
          <Field label="Code" error={errors.lines?.[i]?.code?.message}>
            {(field) => <TextInput {...field} {...register(`lines.${i}.code`)} maxLength={5} autoComplete="off" />}
          </Field>
          <Field label="Units" error={errors.lines?.[i]?.units?.message}>
            {(field) => <TextInput {...field} {...register(`lines.${i}.units`, { valueAsNumber: true })} inputMode="numeric" />}
          </Field>
          <Field label="Setting" error={errors.lines?.[i]?.site?.message}>
            {(field) => <TextInput {...field} {...register(`lines.${i}.site`)} maxLength={200} />}
          </Field>
          <Field label="Day of care" error={errors.lines?.[i]?.dateOfService?.message}>
            {(field) => <TextInput {...field} {...register(`lines.${i}.dateOfService`)} type="date" />}
          </Field>
        </fieldset>
      ))}
      <div className="grid gap-3 sm:grid-cols-[1fr_9rem]">
        <Field label="Provider" required error={errors.practitioner?.name?.message}>
          {(field) => <TextInput {...field} {...register('practitioner.name')} maxLength={200} autoComplete="off" />}
        </Field>
        <Field label="Its NPI" error={errors.practitioner?.npi?.message}>
          {(field) => <TextInput {...field} {...register('practitioner.npi')} maxLength={10} autoComplete="off" />}
        </Field>
        <Field label="Place of care" required error={errors.facility?.name?.message}>
          {(field) => <TextInput {...field} {...register('facility.name')} maxLength={200} autoComplete="off" />}
        </Field>
        <Field label="Its NPI" error={errors.facility?.npi?.message}>
          {(field) => <TextInput {...field} {...register('facility.npi')} maxLength={10} autoComplete="off" />}
        </Field>
        <Field label="Last valid day" required error={errors.validTo?.message ?? errors.validFrom?.message}>
          {(field) => <TextInput {...field} {...register('validTo')} type="date" className="max-w-40" />}
        </Field>
      </div>
      <Field label="Why" required hint="In words for the member: it stands in the letter." error={errors.reason?.message}>
        {(field) => <Textarea {...field} {...register('reason')} rows={2} maxLength={2000} />}
      </Field>
      <LetterFollows>The member and the practitioner are owed a letter that says what changed.</LetterFollows>
    </ActDialog>
  );
}
