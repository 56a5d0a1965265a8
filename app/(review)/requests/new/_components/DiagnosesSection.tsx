'use client';

import { useFieldArray, useFormContext } from 'react-hook-form';
import { Button, IconButton } from '@/components/ui/Button';
import { FieldError } from '@/components/ui/Field';
import { afterPress } from '@/components/ui/press';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';
import { emptyDiagnosis } from './empty-intake';
import { Cross, Section, TextField, useListError } from './fields';

/** ICD-10-CM codes as the request gives them. */
export function DiagnosesSection() {
  const { control, getValues, setFocus, trigger } = useFormContext<IntakeInput>();
  const { fields, append, remove } = useFieldArray<IntakeInput, 'diagnoses'>({ control, name: 'diagnoses' });
  const error = useListError('diagnoses');

  return (
    <Section
      title="Diagnoses"
      detail="ICD-10-CM, the main one first"
      actions={
        <Button size="sm" disabled={fields.length >= 12} onClick={() => append(emptyDiagnosis())}>
          Add a diagnosis
        </Button>
      }
    >
      <div id="diagnoses" tabIndex={-1} className="flex flex-col gap-2">
        {error ? <FieldError>{error}</FieldError> : null}
        {fields.map((field, i) => (
          <fieldset key={field.id} className="grid grid-cols-[8rem_minmax(0,1fr)_1.75rem] items-start gap-x-3">
            <legend className="sr-only">Diagnosis {i + 1}</legend>
            <TextField
              name={`diagnoses.${i}.code`}
              label="Code"
              required
              input={{ maxLength: 8, className: 'font-mono', autoCapitalize: 'characters', spellCheck: false }}
              options={{
                onBlur: () =>
                  // The press may have removed it.
                  afterPress(() => {
                    if ((getValues(`diagnoses.${i}.code`) ?? '').trim() !== '') void trigger(`diagnoses.${i}.code`);
                  }),
              }}
            />
            <TextField name={`diagnoses.${i}.description`} label="Description" />
            <IconButton
              label={`Remove diagnosis ${i + 1}`}
              className="mt-6.5"
              disabled={fields.length === 1}
              onClick={() => {
                remove(i);
                setFocus(`diagnoses.${Math.max(0, i - 1)}.code`);
              }}
            >
              <Cross />
            </IconButton>
          </fieldset>
        ))}
      </div>
    </Section>
  );
}

export function DrugSection() {
  return (
    <Section title="Drug and device">
      <div className="grid grid-cols-2 gap-x-3 gap-y-2.5">
        <TextField name="drug" label="Drug, dose and concentration" />
        <TextField name="device" label="Pump and catheter" />
      </div>
    </Section>
  );
}
