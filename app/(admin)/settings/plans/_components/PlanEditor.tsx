'use client';

import type { ReactNode } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/Button';
import { RadioGroup } from '@/components/ui/inputs';
import { useNotice } from '@/components/ui/Notices';
import type { KeptPlan } from '@/lib/use-cases/list-users.ts';
import { NumberField, SelectField, TextareaField, TextField } from '../../_components/fields';
import { Problem } from '../../_components/Problem';
import { useSave } from '../../_components/use-save';
import { save } from '../actions';
import { After } from './After';
import { Before } from './Before';
import { Clocks } from './Clocks';
import { Effect } from './Effect';
import { Letters } from './Letters';
import { commandOf, type PlanForm } from './plan-form';
import type { TaglineTexts } from './Taglines';
import { Transition } from './Transition';

export interface PlanEditorProps {
  plan: Pick<KeptPlan, 'id' | 'updatedAt' | 'lineOfBusiness'>;
  form: PlanForm;
  states: readonly string[];
  zones: readonly string[];
  taglines: TaglineTexts;
}

const SIGNERS = [
  { value: 'plan-state', label: 'The plan’s state' },
  { value: 'any', label: 'Any state' },
  { value: 'listed', label: 'One of these states' },
];

/** Everything of a plan that an administrator changes, with what it does to due times. */
export function PlanEditor({ plan, form: begin, states, zones, taglines }: PlanEditorProps) {
  const notice = useNotice();
  const form = useForm<PlanForm>({ defaultValues: begin });
  const { control, register } = form;
  const signer = useWatch({ control, name: 'signer' });
  const { busy, problem, submit } = useSave(form, {
    schema: null,
    command: (values) => commandOf(plan, values),
    send: save,
    onSaved: () => notice({ message: 'Plan saved' }),
  });
  const codes = states.map((value) => ({ value, label: value }));
  return (
    <FormProvider {...form}>
      <form noValidate aria-label="Plan" onSubmit={submit} className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Part title="Plan">
            <TextField name="name" label="Name" required />
            <div className="grid gap-3 sm:grid-cols-2">
              <SelectField name="state" label="State" options={[{ value: '', label: 'None' }, ...codes]} />
              <SelectField name="timeZone" label="Time zone" options={zones.map((value) => ({ value, label: value }))} />
            </div>
          </Part>
          <Part title="Clocks">
            <Clocks isMedicaid={plan.lineOfBusiness === 'medicaid'} states={states} />
          </Part>
          <Part title="Transition of care">
            <Transition />
          </Part>
          <Part title="Who signs">
            <RadioGroup legend="Licensed in" name="signer" look="inline" options={SIGNERS} inputProps={register('signer')} />
            {signer === 'listed' ? <TextField name="signerStates" label="States" hint="Codes, such as OH KY IN." required /> : null}
            <NumberField
              name="settings.authorizationDays"
              label="An authorization is valid for"
              required
              unit="days from the date of service"
            />
          </Part>
          <Part title="Before review">
            <Before />
          </Part>
          <Part title="After the decision">
            <After />
          </Part>
          <Part title="Second review">
            <NumberField
              name="settings.secondReview.percent"
              label="Closed cases reviewed a second time"
              hint="Of each payer, outcome and reviewer. 5 where left empty."
              unit="percent"
            />
          </Part>
          <Part title="Letterhead and contact">
            <TextField name="settings.letterhead.line1" label="Street" required />
            <TextField name="settings.letterhead.line2" label="Second line" aside="optional" />
            <div className="grid gap-3 sm:grid-cols-[1fr_6rem_8rem]">
              <TextField name="settings.letterhead.city" label="City" required />
              <SelectField name="settings.letterhead.state" label="State" options={codes} />
              <TextField name="settings.letterhead.postalCode" label="ZIP code" required />
            </div>
            <TextField name="settings.contactName" label="Contact named in letters" required />
            <div className="grid gap-3 sm:grid-cols-2">
              <TextField name="settings.phone" label="Telephone" required />
              <TextField name="settings.tty" label="TTY" required />
              <TextField name="settings.hours" label="Hours" aside="optional" />
              <TextField name="settings.website" label="Website" aside="optional" />
            </div>
          </Part>
          <Part title="Notices in every letter">
            <TextareaField name="settings.nondiscrimination" label="Nondiscrimination" required rows={4} />
            <TextareaField name="settings.languageAssistance" label="Language assistance" required rows={4} />
          </Part>
          <Part title="Letters">
            <Letters line={plan.lineOfBusiness} taglines={taglines} />
          </Part>
        </div>
        <div className="flex min-w-0 flex-col gap-3 roomy:sticky roomy:top-15">
          <Effect plan={plan} control={control} />
          <Problem>{problem}</Problem>
          <Button type="submit" variant="primary" className="self-start" aria-disabled={busy || undefined}>
            Save the plan
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3 rounded border border-line bg-panel px-4 py-3.5">
      <h2 className="text-sm font-semibold">{title}</h2>
      {children}
    </section>
  );
}
