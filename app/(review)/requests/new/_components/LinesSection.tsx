'use client';

import { useController, useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Button, IconButton } from '@/components/ui/Button';
import { Field, FieldError } from '@/components/ui/Field';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';
import { Combobox } from './Combobox';
import { useIntake } from './context';
import { emptyLine } from './empty-intake';
import { Cross, Section, SelectField, TextField, useListError } from './fields';
import { SITE_CHOICES } from './words';

const MOST = 20;

/** What is asked for, line by line. Lines of different kinds become linked cases. */
export function LinesSection() {
  const { control, getValues, setFocus } = useFormContext<IntakeInput>();
  const { fields, append, remove } = useFieldArray<IntakeInput, 'lines'>({ control, name: 'lines' });
  const error = useListError('lines');

  function add() {
    // The next line is most often at the same place on the same day.
    const last = getValues('lines').at(-1);
    append(
      { ...emptyLine(), site: last?.site ?? '', dateOfService: last?.dateOfService ?? '' },
      { focusName: `lines.${fields.length}.code` },
    );
  }

  return (
    <Section
      title="Service lines"
      detail="A code from the list, or any other"
      actions={
        <Button size="sm" disabled={fields.length >= MOST} onClick={add}>
          Add a line
        </Button>
      }
    >
      <div id="lines" tabIndex={-1} className="flex flex-col gap-3">
        {error ? <FieldError>{error}</FieldError> : null}
        {fields.map((field, i) => (
          <Line
            key={field.id}
            index={i}
            onRemove={
              fields.length === 1
                ? null
                : () => {
                    remove(i);
                    setFocus(`lines.${Math.max(0, i - 1)}.code`);
                  }
            }
          />
        ))}
      </div>
    </Section>
  );
}

function Line({ index, onRemove }: { index: number; onRemove: (() => void) | null }) {
  return (
    <fieldset className="border-t border-line pt-2.5 first:border-t-0 first:pt-0">
      <legend className="sr-only">Service line {index + 1}</legend>
      <div className="grid grid-cols-[7rem_4rem_9rem_minmax(0,1fr)_1.75rem] items-start gap-x-3 gap-y-1.5 max-md:grid-cols-2">
        <Code index={index} />
        <TextField
          name={`lines.${index}.units`}
          label="Units"
          required
          input={{ inputMode: 'numeric', maxLength: 3, className: 'text-right' }}
        />
        <TextField name={`lines.${index}.dateOfService`} label="Date of service" required input={{ type: 'date' }} />
        <SelectField name={`lines.${index}.site`} label="Place of service" required placeholder="Choose" choices={SITE_CHOICES} />
        <IconButton
          label={`Remove service line ${index + 1}`}
          className="mt-6.5"
          disabled={onRemove === null}
          onClick={onRemove ?? undefined}
        >
          <Cross />
        </IconButton>
        <CodeWords index={index} />
        <Kind index={index} />
      </div>
    </fieldset>
  );
}

const noCodes = () => [];

function Code({ index }: { index: number }) {
  const { rules } = useIntake();
  const { field, fieldState } = useController<IntakeInput, `lines.${number}.code`>({ name: `lines.${index}.code` });
  return (
    <Field id={field.name} label="Code" required error={fieldState.error?.message}>
      {(control) => (
        <Combobox
          control={control}
          value={field.value}
          onChange={field.onChange}
          onBlur={field.onBlur}
          inputRef={field.ref}
          search={rules ? rules.findCodes : noCodes}
          listLabel="Procedure codes"
          // Room for words to search by; what is left in the field must be a code.
          maxLength={40}
        />
      )}
    </Field>
  );
}

/** The kind of request: from the codes, unless said otherwise here. */
function Kind({ index }: { index: number }) {
  const lines = useWatch<IntakeInput, 'lines'>({ name: 'lines' });
  const { choices, rules } = useIntake();
  const derived = rules?.derivedKind(lines, index) ?? { open: false, words: 'From the code' };
  return (
    <SelectField
      name={`lines.${index}.stage`}
      label="Kind of request"
      className="col-span-2"
      required={derived.open}
      placeholder={derived.words}
      choices={choices.kinds}
    />
  );
}

/** What the code stands for, in the project's own words, under the line. */
function CodeWords({ index }: { index: number }) {
  const code = useWatch<IntakeInput, `lines.${number}.code`>({ name: `lines.${index}.code` });
  const words = useIntake().rules?.codeWords(code) ?? '';
  return <p className="col-span-2 pt-0.5 text-xs text-muted max-md:col-span-2">{words}</p>;
}
