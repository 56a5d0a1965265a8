'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Field } from '@/components/ui/Field';
import { Textarea, TextInput } from '@/components/ui/inputs';
import { newId } from '../../../review/_components/new-id';
import { ActDialog, LetterFollows, useSend } from '../life/form';
import { correctSpelling } from './actions';
import type { AfterDialogProps } from './after-dialog';
import { type CorrectForm, FILLED } from './schemas';

const NO_ADDRESS = { line1: '', line2: '', city: '', state: '', postalCode: '' };
const NOTHING = { memberName: '', memberAddress: NO_ADDRESS, representativeName: '', practitionerName: '', facilityName: '' };

/** A name or an address as the letters should have had it; what was decided is the same. */
export function CorrectDialog({ open, onClose, after }: AfterDialogProps) {
  const { number, spelling, hasRepresentative, changed, whereChanged, isConfidential } = after;
  const [id, setId] = useState(newId);
  const values = { number, correctionId: id, reason: '', spelling: spelling ?? NOTHING };
  const form = useForm<CorrectForm>({ resolver: zodResolver(FILLED.correct), values, resetOptions: { keepDirtyValues: true } });
  const { register, formState } = form;
  const { errors } = formState;
  const wrong = errors.spelling;
  const sent = useSend(form, {
    send: async (command) => {
      const result = await correctSpelling({ ...command, number, correctionId: id });
      if (result.ok) setId(newId());
      return result;
    },
    done: 'Corrected; the decision’s letters are to be issued anew',
    onClose,
    toState: true,
  });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`Correct the letters: ${number}`} label="Take back and correct">
      <p className="text-sm text-muted">
        How people and places are written is all that this changes. The decision’s letters that are out are taken back, and new ones say
        what was corrected.
      </p>
      <Field label="Member’s name" required error={wrong?.memberName?.message}>
        {(field) => <TextInput {...field} {...register('spelling.memberName')} maxLength={200} autoComplete="off" />}
      </Field>
      {changed.address === null ? (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label="Street" error={wrong?.memberAddress?.line1?.message}>
              {(field) => <TextInput {...field} {...register('spelling.memberAddress.line1')} maxLength={200} autoComplete="off" />}
            </Field>
            <Field label="Second line" aside="optional" error={wrong?.memberAddress?.line2?.message}>
              {(field) => <TextInput {...field} {...register('spelling.memberAddress.line2')} maxLength={200} autoComplete="off" />}
            </Field>
          </div>
          <div className="grid gap-3 sm:grid-cols-[1fr_4rem_7rem]">
            <Field label="City" error={wrong?.memberAddress?.city?.message}>
              {(field) => <TextInput {...field} {...register('spelling.memberAddress.city')} maxLength={100} autoComplete="off" />}
            </Field>
            <Field label="State" error={wrong?.memberAddress?.state?.message}>
              {(field) => <TextInput {...field} {...register('spelling.memberAddress.state')} maxLength={2} autoComplete="off" />}
            </Field>
            <Field label="ZIP code" error={wrong?.memberAddress?.postalCode?.message}>
              {(field) => <TextInput {...field} {...register('spelling.memberAddress.postalCode')} maxLength={10} autoComplete="off" />}
            </Field>
          </div>
          {isConfidential ? (
            <p className="text-xs text-muted">The member’s letters go to a confidential address instead. {whereChanged}.</p>
          ) : null}
        </>
      ) : (
        <ChangedSince what="Member’s address" now={changed.address} where={whereChanged} />
      )}
      {changed.representative !== null ? (
        <ChangedSince what="Who acts for the member" now={changed.representative} where={whereChanged} />
      ) : null}
      {hasRepresentative && changed.representative === null ? (
        <Field label="Representative’s name" error={wrong?.representativeName?.message}>
          {(field) => <TextInput {...field} {...register('spelling.representativeName')} maxLength={200} autoComplete="off" />}
        </Field>
      ) : null}
      <Field label="Practitioner’s name" required error={wrong?.practitionerName?.message}>
        {(field) => <TextInput {...field} {...register('spelling.practitionerName')} maxLength={200} autoComplete="off" />}
      </Field>
      <Field label="Place of care" required error={wrong?.facilityName?.message}>
        {(field) => <TextInput {...field} {...register('spelling.facilityName')} maxLength={200} autoComplete="off" />}
      </Field>
      <Field label="What went wrong" required hint="It stands in the corrected letter." error={errors.reason?.message}>
        {(field) => <Textarea {...field} {...register('reason')} rows={2} maxLength={2000} />}
      </Field>
      <LetterFollows>Every letter of the decision is owed again.</LetterFollows>
    </ActDialog>
  );
}

/** What no correction of the decision reaches, since letters follow what it is now. */
function ChangedSince({ what, now, where }: { what: string; now: string; where: string }) {
  return (
    <div>
      <p className="text-sm font-medium">{what}</p>
      <p className="text-sm">{now}</p>
      <p className="text-xs text-muted">Changed since the decision: letters follow it. {where}.</p>
    </div>
  );
}
