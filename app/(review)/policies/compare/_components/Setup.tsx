'use client';

import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Select, TextInput } from '@/components/ui/inputs';
import { STAGE_WORDS } from '@/lib/cases/words.ts';
import { STAGES } from '@/lib/criteria/case-input.ts';
import { COMPARED_EXAMPLES } from '@/lib/criteria/compare-examples.ts';
import { FACTS, type FactKey, type FactValue } from '@/lib/criteria/facts.ts';
import { stageFromCodes } from '@/lib/criteria/stage.ts';
import { type CompareForm, codesComplaint, codesOf, exampleOf, stageOfText } from './form';

const EXAMPLES = COMPARED_EXAMPLES.map(({ id, title }) => ({ value: id, label: title }));
const INDICATIONS = FACTS.indication.options.map((value) => ({ value, label: FACTS.indication.optionLabels[value] }));
const KINDS = STAGES.map((value) => ({ value, label: STAGE_WORDS[value] }));

export interface SetupProps {
  example: string;
  values: CompareForm;
  isChanged: boolean;
  onChange: (change: Partial<CompareForm>) => void;
  onFact: (fact: FactKey, value: FactValue | null) => void;
  onStartFrom: (id: string) => void;
}

/** Where to start from, and what chooses the pathway: indication, kind of request, dates, codes. */
export function Setup({ example, values, isChanged, onChange, onFact, onStartFrom }: SetupProps) {
  const derived = stageFromCodes(codesOf(values.codes));
  return (
    <section aria-label="Example and request" className={SETUP}>
      <Field label="Start from" className="max-md:col-span-2">
        {(control) => (
          <Select
            {...control}
            placeholder="An empty chart"
            options={EXAMPLES}
            value={example}
            onChange={({ target }) => onStartFrom(target.value)}
          />
        )}
      </Field>
      <Field label="Indication">
        {(control) => (
          <Select
            {...control}
            placeholder="Not documented"
            options={INDICATIONS}
            value={values.facts.indication ?? ''}
            onChange={({ target }) => onFact('indication', target.value === '' ? null : target.value)}
          />
        )}
      </Field>
      <Field label="Kind of request">
        {(control) => (
          <Select
            {...control}
            placeholder={derived === null ? 'From the codes' : `From the codes: ${STAGE_WORDS[derived].toLowerCase()}`}
            options={KINDS}
            value={values.stage}
            onChange={({ target }) => onChange({ stage: stageOfText(target.value) ?? '' })}
          />
        )}
      </Field>
      <Day label="Date of birth" value={values.dateOfBirth} onChange={(dateOfBirth) => onChange({ dateOfBirth })} />
      <Day label="Date of service" value={values.dateOfService} onChange={(dateOfService) => onChange({ dateOfService })} />
      <Field label="Procedure codes" error={codesComplaint(values.codes)}>
        {(control) => (
          <TextInput
            {...control}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            className="font-mono"
            value={values.codes}
            onChange={({ target }) => onChange({ codes: target.value })}
          />
        )}
      </Field>
      <p className="col-span-full -mt-1 flex min-h-6 flex-wrap items-center gap-x-2 text-xs text-muted">
        {exampleOf(example)?.about ?? 'Nothing is documented yet.'}
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

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <Field label={label}>
      {(control) => <TextInput type="date" {...control} value={value} onChange={({ target }) => onChange(target.value)} />}
    </Field>
  );
}
