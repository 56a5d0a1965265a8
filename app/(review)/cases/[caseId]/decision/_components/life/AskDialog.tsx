'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRef } from 'react';
import { useFieldArray, useForm, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/Button';
import { Field, FieldError, FieldGroup } from '@/components/ui/Field';
import { Checkbox, NumberInput, Select, Textarea } from '@/components/ui/inputs';
import { ask } from './actions';
import { ActDialog, ClockPreviewBox, isOff, LetterFollows, type LifeDialogProps, usePreview, useSend } from './form';
import type { Item, LifeCase } from './life-case';
import { ASK, type AskForm } from './schemas';

const keyOf = ({ leaf, fact }: Pick<Item, 'leaf' | 'fact'>) => `${fact} ${leaf}`;
const asked = ({ leaf, fact, what }: Item): AskForm['items'][number] => ({ leaf, fact, what });

/** What the practitioner is asked for, each item with the criterion it serves; and what the asking does to the clock. */
export function AskDialog({ open, onClose, life }: LifeDialogProps & { life: LifeCase }) {
  const { number, choices, missing } = life;
  const form = useForm<AskForm>({
    resolver: zodResolver(ASK),
    defaultValues: { number, items: missing.map(asked), note: '', extendClock: false, answerDays: '', answerHours: '' },
  });
  const { control, register, formState } = form;
  const { errors } = formState;
  const items = useFieldArray({ control, name: 'items' });
  const list = useRef<HTMLFieldSetElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  const [extendClock, answerDays, answerHours, typed] = useWatch({ control, name: ['extendClock', 'answerDays', 'answerHours', 'items'] });
  const previewed = usePreview({ number, change: { action: 'request-information', extendClock, answerDays, answerHours } }, open);
  const sent = useSend(form, {
    send: (values) => ask({ ...values, number }),
    done: 'Information requested; the case waits for it',
    onClose,
    toState: true,
  });

  function choose(index: number, key: string) {
    const choice = choices.find((each) => keyOf(each) === key);
    const now = form.getValues(`items.${index}`);
    if (!choice) return;
    // Words that nobody changed follow the choice.
    const untouched = choices.some(({ what }) => what === now.what);
    items.update(index, untouched || now.what.trim() === '' ? asked(choice) : { ...asked(choice), what: now.what });
  }
  function addItem() {
    const used = new Set(form.getValues('items').map(keyOf));
    const choice = choices.find((each) => !used.has(keyOf(each))) ?? choices[0];
    if (choice) items.append({ ...asked(choice), what: '' }, { focusName: `items.${items.fields.length}.what` });
  }
  function remove(index: number) {
    items.remove(index);
    // The row is gone: the focus stays near it.
    requestAnimationFrame(() => {
      const rows = list.current?.querySelectorAll<HTMLButtonElement>('[data-remove]');
      (rows?.[Math.min(index, rows.length - 1)] ?? add.current)?.focus();
    });
  }
  const listError = errors.items?.root?.message ?? errors.items?.message;
  return (
    <ActDialog
      {...sent}
      open={open}
      onClose={onClose}
      title={`Request information: ${number}`}
      label="Send the request"
      off={isOff(previewed)}
    >
      <FieldGroup
        ref={list}
        legend="Items"
        hint="Each serves a criterion. Say which document is wanted, in words that the practitioner’s office understands."
        error={listError}
      >
        <ol className="flex flex-col rounded border border-line">
          {items.fields.map((item, index) => (
            <li key={item.id} className="grid gap-x-3 gap-y-1.5 border-b border-line px-3 py-2 last:border-b-0 sm:grid-cols-[1fr_auto]">
              <Field label={`Item ${index + 1}`} error={errors.items?.[index]?.what?.message}>
                {(field) => <Textarea {...field} {...register(`items.${index}.what`)} rows={2} maxLength={1000} className="min-h-14" />}
              </Field>
              <Button
                variant="quiet"
                size="sm"
                data-remove=""
                className="self-start"
                aria-label={`Remove item ${index + 1}`}
                onClick={() => remove(index)}
              >
                Remove
              </Button>
              <div className="min-w-0">
                <Select
                  aria-label={`What item ${index + 1} serves`}
                  options={choices.map((choice) => ({ value: keyOf(choice), label: choice.label }))}
                  value={keyOf(typed[index] ?? item)}
                  onChange={(event) => choose(index, event.target.value)}
                />
                {errors.items?.[index]?.fact?.message ? <FieldError>{errors.items[index].fact.message}</FieldError> : null}
              </div>
            </li>
          ))}
          {items.fields.length === 0 ? <li className="px-3 py-2 text-sm text-muted">Nothing is asked for yet.</li> : null}
        </ol>
        <Button ref={add} size="sm" className="mt-1 self-start" onClick={addItem}>
          Add an item
        </Button>
      </FieldGroup>
      <Field label="Note to the practitioner" aside="optional" error={errors.note?.message}>
        {(field) => <Textarea {...field} {...register('note')} rows={2} maxLength={4000} />}
      </Field>
      <Times life={life} form={form} extendClock={extendClock} />
      <LetterFollows>
        The practitioner and the member are owed a letter that names the items, the time to send them, and what follows without.
      </LetterFollows>
      <ClockPreviewBox previewed={previewed} />
    </ActDialog>
  );
}

type Times = { life: LifeCase; form: ReturnType<typeof useForm<AskForm>>; extendClock: boolean };

/** How long there is to answer. Only where the line of business allows it: that the clock is extended and stands still meanwhile. */
function Times({ life: { asking, extension }, form: { register, formState }, extendClock }: Times) {
  const { errors } = formState;
  const atLeast = asking.answerHoursAtLeast;
  return (
    <div className="flex flex-col gap-2">
      {asking.mayExtend ? (
        <Checkbox
          label="Extend the time for this information"
          hint={`One extension is allowed, ${extension.citation}. The clock stands still until the answer is complete; there are at least ${asking.answerDaysAtLeast} days to send it.`}
          {...register('extendClock')}
        />
      ) : null}
      {extendClock ? (
        <Field
          label="Days to answer"
          aside="optional"
          hint={`${asking.answerDaysAtLeast} where left empty.`}
          error={errors.answerDays?.message}
        >
          {(field) => <NumberInput {...field} {...register('answerDays')} integer unit="days" />}
        </Field>
      ) : (
        <Field
          label="Hours to answer"
          aside="optional"
          hint={
            atLeast === null ? 'Left empty: as long as the decision’s due time leaves.' : `At least ${atLeast}; that many where left empty.`
          }
          error={errors.answerHours?.message}
        >
          {(field) => <NumberInput {...field} {...register('answerHours')} integer unit="hours" />}
        </Field>
      )}
    </div>
  );
}
