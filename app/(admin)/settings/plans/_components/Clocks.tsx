'use client';

import { useRef } from 'react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { UNVERIFIED_MARK, UNVERIFIED_WORDS } from '@/components/case/clock-words';
import { Button } from '@/components/ui/Button';
import { Checkbox } from '@/components/ui/inputs';
import { OVERLAYS, type Overlay } from '@/lib/cases/overlays.ts';
import { REVIEWER_PARTS } from '@/lib/letters/content/overlay.ts';
import { NumberField, SelectField, TextareaField, TextField } from '../../_components/fields';
import type { OverlayForm, PlanForm, ShorterForm } from './plan-form';

const URGENCIES = [
  { value: 'standard', label: 'Standard' },
  { value: 'expedited', label: 'Expedited' },
];
const UNITS = [
  { value: 'calendar-days', label: 'Calendar days' },
  { value: 'hours', label: 'Hours' },
];
const OVERLAY_UNITS = [...UNITS, { value: 'business-days', label: 'Business days' }];
const STARTS = [
  { value: 'received', label: 'Receipt' },
  { value: 'information-complete', label: 'The complete information' },
];
const CALENDARS = [
  { value: 'us-federal', label: 'Federal holidays' },
  { value: 'us-ar', label: 'Arkansas holidays' },
];
const MISSED = [
  { value: 'overdue', label: 'Overdue' },
  { value: 'deemed-denied', label: 'Counts as a denial' },
  { value: 'deemed-approved', label: 'Deemed approved' },
];

const SHORTER: ShorterForm = { urgency: 'standard', unit: 'calendar-days', length: '', effectiveFrom: '', citation: '', verified: false };
/** An overlay of the program's own data as the form holds it. */
const known = (overlay: Overlay): OverlayForm => ({
  ...overlay,
  length: { standard: String(overlay.length.standard), expedited: String(overlay.length.expedited) },
  signerLicensedIn: overlay.signerLicensedIn ?? '',
  letterContent: overlay.letterContent.join('\n'),
});

const OVERLAY: OverlayForm = {
  id: '',
  title: '',
  starts: 'received',
  unit: 'business-days',
  length: { standard: '', expedited: '' },
  calendar: 'us-federal',
  signerLicensedIn: '',
  letterContent: '',
  missed: 'overdue',
  citation: '',
  verified: false,
};

/** How the plan's clocks differ from the regulation's; each with its source. */
export function Clocks({ isMedicaid, states }: { isMedicaid: boolean; states: readonly string[] }) {
  const { register } = useFormContext<PlanForm>();
  return (
    <>
      {isMedicaid ? (
        <TextField
          name="settings.clocks.ratingPeriodStart"
          label="First rating period in 2026"
          hint="Its start: from then on 7 days instead of 14. January 1 where left empty."
          input={{ type: 'date' }}
        />
      ) : null}
      <Checkbox
        label="Accredited by NCQA"
        hint="7 calendar days for a standard request, from July 1, 2026 †."
        {...register('settings.clocks.accreditation')}
      />
      <NumberField
        name="settings.clocks.informationMarginHours"
        label="Margin for information"
        hint="Hours that must lie between the last time to send information and the decision’s due time, where asking stops no clock. 24 where left empty."
        unit="hours"
      />
      <Shorter />
      <Overlays states={states} />
    </>
  );
}

function Shorter() {
  const { control, register } = useFormContext<PlanForm>();
  const rows = useFieldArray({ control, name: 'settings.clocks.shorterClocks' });
  const add = useRef<HTMLButtonElement>(null);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">Shorter clocks</legend>
      <p className="text-xs text-muted">By contract, accreditation or a state’s law. The earliest due time rules.</p>
      {rows.fields.map((row, i) => {
        const at = `settings.clocks.shorterClocks.${i}` as const;
        return (
          <fieldset
            key={row.id}
            aria-label={`Shorter clock ${i + 1}`}
            className="grid gap-3 rounded border border-line px-3 py-2.5 sm:grid-cols-2"
          >
            <SelectField name={`${at}.urgency`} label="For requests" options={URGENCIES} />
            <SelectField name={`${at}.unit`} label="Unit" options={UNITS} />
            <NumberField name={`${at}.length`} label="Length" required unit="of the unit" />
            <TextField name={`${at}.effectiveFrom`} label="From receipt on" aside="optional" input={{ type: 'date' }} />
            <TextField
              name={`${at}.citation`}
              label="Source"
              required
              hint="As it is shown beside every due time that it sets."
              className="sm:col-span-2"
            />
            <Checkbox label="Read in the source itself" hint="Without it the due times are marked †." {...register(`${at}.verified`)} />
            <Remove
              label={`Remove shorter clock ${i + 1}`}
              onRemove={() => {
                rows.remove(i);
                add.current?.focus();
              }}
            />
          </fieldset>
        );
      })}
      <Button ref={add} size="sm" className="self-start" onClick={() => rows.append(SHORTER)}>
        Add a shorter clock
      </Button>
    </fieldset>
  );
}

function Overlays({ states }: { states: readonly string[] }) {
  const { control, register } = useFormContext<PlanForm>();
  const rows = useFieldArray({ control, name: 'settings.clocks.overlays', keyName: 'key' });
  const add = useRef<HTMLButtonElement>(null);
  const signer = [{ value: '', label: 'No rule' }, ...states.map((value) => ({ value, label: value }))];
  const chosen = useWatch({ control, name: 'settings.clocks.overlays' });
  const open = OVERLAYS.filter(({ id }) => !chosen.some((overlay) => overlay.id === id));
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">Overlays</legend>
      <p className="text-xs text-muted">A state’s or a contract’s own clock beside the law’s, with who signs and what a miss is.</p>
      {rows.fields.map((row, i) => {
        const at = `settings.clocks.overlays.${i}` as const;
        return (
          <fieldset
            key={row.key}
            aria-label={`Overlay ${i + 1}`}
            className="grid gap-3 rounded border border-line px-3 py-2.5 sm:grid-cols-2"
          >
            <TextField name={`${at}.title`} label="Title" required />
            <TextField name={`${at}.id`} label="Short name" required hint="Lower-case letters and hyphens." />
            <SelectField name={`${at}.starts`} label="Starts with" options={STARTS} />
            <SelectField name={`${at}.unit`} label="Unit" options={OVERLAY_UNITS} />
            <NumberField name={`${at}.length.standard`} label="Standard" required unit="of the unit" />
            <NumberField name={`${at}.length.expedited`} label="Expedited" required unit="of the unit" />
            <SelectField name={`${at}.calendar`} label="Holidays" options={CALENDARS} />
            <SelectField name={`${at}.missed`} label="A missed due time" options={MISSED} />
            <SelectField name={`${at}.signerLicensedIn`} label="Who denies is licensed in" options={signer} />
            <TextareaField
              name={`${at}.letterContent`}
              label="Letters add"
              aside="optional"
              hint={`One a line. ${REVIEWER_PARTS.join(', ')}: filled in where anything is denied. Any other line is printed as it stands.`}
              rows={3}
            />
            <TextField name={`${at}.citation`} label="Source" required className="sm:col-span-2" />
            <Checkbox label="Read in the source itself" hint="Without it the due times are marked †." {...register(`${at}.verified`)} />
            <Remove
              label={`Remove overlay ${i + 1}`}
              onRemove={() => {
                rows.remove(i);
                add.current?.focus();
              }}
            />
          </fieldset>
        );
      })}
      <div className="flex flex-wrap gap-2">
        {open.map((overlay) => (
          <Button key={overlay.id} size="sm" onClick={() => rows.append(known(overlay))}>
            Add: {overlay.title}
            {overlay.verified ? '' : ` ${UNVERIFIED_MARK}`}
          </Button>
        ))}
        <Button ref={add} size="sm" onClick={() => rows.append(OVERLAY)}>
          Add an overlay
        </Button>
      </div>
      {open.some(({ verified }) => !verified) || chosen.some(({ verified }) => !verified) ? (
        <p className="text-xs text-muted">{UNVERIFIED_WORDS}</p>
      ) : null}
    </fieldset>
  );
}

function Remove({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <Button variant="quiet" size="sm" className="justify-self-end" aria-label={label} onClick={onRemove}>
      Remove
    </Button>
  );
}
