'use client';

import { useController, useFormContext, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Select, TextInput } from '@/components/ui/inputs';
import { STAGE_WORDS } from '@/lib/cases/words.ts';
import { STAGES } from '@/lib/criteria/case-input.ts';
import { COMPARED_EXAMPLES } from '@/lib/criteria/compare-examples.ts';
import { FACTS } from '@/lib/criteria/facts.ts';
import { stageFromCodes } from '@/lib/criteria/stage.ts';
import { type CompareForm, codesComplaint, codesOf, exampleOf } from './form';

const EXAMPLES = COMPARED_EXAMPLES.map(({ id, title }) => ({ value: id, label: title }));
const INDICATIONS = FACTS.indication.options.map((value) => ({ value, label: FACTS.indication.optionLabels[value] }));
const KINDS = STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }));

/** Where to start from, and what chooses the pathway: indication, kind of request, dates, codes. */
export function Setup({ example, onStartFrom }: { example: string; onStartFrom: (id: string) => void }) {
  const { register, formState } = useFormContext<CompareForm>();
  const about = exampleOf(example)?.about ?? 'Nothing is documented yet.';
  const isChanged = formState.isDirty;
  return (
    <section aria-label="Example and request" className={SETUP}>
      <Field label="Start from" className="max-md:col-span-2">
        {(control) => (
          <Select
            {...control}
            placeholder="An empty chart"
            options={EXAMPLES}
            value={example}
            onChange={(event) => onStartFrom(event.target.value)}
          />
        )}
      </Field>
      <Indication />
      <Kind />
      <Field label="Date of birth">{(control) => <TextInput type="date" {...control} {...register('dateOfBirth')} />}</Field>
      <Field label="Date of service">{(control) => <TextInput type="date" {...control} {...register('dateOfService')} />}</Field>
      <Codes />
      <p className="col-span-full -mt-1 flex min-h-6 flex-wrap items-center gap-x-2 text-xs text-muted">
        {about}
        {isChanged ? (
          <>
            <span>You changed it.</span>
            <Button size="sm" variant="quiet" onClick={() => onStartFrom(example)}>
              Start over
            </Button>
          </>
        ) : null}
      </p>
    </section>
  );
}

const SETUP =
  'grid grid-cols-2 items-start gap-x-3 gap-y-2 md:grid-cols-3 xl:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)_minmax(0,1.1fr)_8.5rem_8.5rem_minmax(0,1.2fr)]';

/** The indication is a fact like the others; here it also chooses the questions. */
function Indication() {
  const { field } = useController<CompareForm, 'facts.indication'>({ name: 'facts.indication' });
  const { ref, onBlur, name, value, onChange } = field;
  return (
    <Field label="Indication">
      {(control) => (
        <Select
          {...control}
          ref={ref}
          name={name}
          onBlur={onBlur}
          placeholder="Not documented"
          options={INDICATIONS}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        />
      )}
    </Field>
  );
}

/** Chosen, or as the codes give it: "From the codes: permanent pump". */
function Kind() {
  const { register } = useFormContext<CompareForm>();
  const stage = stageFromCodes(codesOf(useWatch<CompareForm, 'codes'>({ name: 'codes' })));
  const derived = stage === null ? 'From the codes' : `From the codes: ${STAGE_WORDS[stage].toLowerCase()}`;
  return (
    <Field label="Kind of request">
      {(control) => <Select {...control} placeholder={derived} options={KINDS} {...register('stage')} />}
    </Field>
  );
}

function Codes() {
  const { register } = useFormContext<CompareForm>();
  const codes = useWatch<CompareForm, 'codes'>({ name: 'codes' });
  return (
    <Field label="Procedure codes" error={codesComplaint(codes)}>
      {(control) => (
        <TextInput {...control} autoComplete="off" spellCheck={false} maxLength={200} className="font-mono" {...register('codes')} />
      )}
    </Field>
  );
}
