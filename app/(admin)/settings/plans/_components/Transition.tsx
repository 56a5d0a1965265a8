'use client';

import { useFormContext, useWatch } from 'react-hook-form';
import { Checkbox } from '@/components/ui/inputs';
import { NumberField, TextareaField, TextField } from '../../_components/fields';
import type { PlanForm } from './plan-form';

/** The plan's rule for new members who come with an implanted pump. */
export function Transition() {
  const { control, register } = useFormContext<PlanForm>();
  const isOn = useWatch({ control, name: 'settings.transition.on' });
  return (
    <>
      <Checkbox
        label="Refills go on for new members with an implanted pump"
        hint="A nurse approves them in the grace period by this rule, once its conditions are confirmed. It never denies."
        {...register('settings.transition.on')}
      />
      {isOn ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <NumberField name="settings.transition.graceDays" label="Grace period" required unit="days of coverage" />
          <TextField name="settings.transition.citation" label="Source" required hint="Such as 42 CFR 422.112(b)(8), or 438.62(b)." />
          <TextareaField
            name="settings.transition.conditions"
            label="Conditions"
            required
            hint="One a line, as the nurse confirms them and the letter says them."
            rows={4}
          />
          <Checkbox
            label="Read in the source itself"
            hint="Without it the rule is marked †."
            {...register('settings.transition.verified')}
          />
        </div>
      ) : null}
    </>
  );
}
