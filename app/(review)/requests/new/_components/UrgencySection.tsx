'use client';

import { useWatch } from 'react-hook-form';
import type { LineOfBusiness } from '@/lib/criteria/case-input.ts';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';
import { pumpAsksForFinding } from '@/lib/forms/pump-urgency.ts';
import { RadioField, Section, TextareaField, TextField, useFillIn } from './fields';
import { urgentMeans, YES_NO_UNKNOWN } from './words';

const ATTESTED_BY = [
  { value: 'practitioner', label: 'The practitioner', hint: 'An attestation that is never lowered.' },
  { value: 'member', label: 'The member', hint: 'A member’s own request.' },
  { value: 'reviewer', label: 'The reviewer', hint: 'Found at intake.' },
];

/** Standard or expedited, what urgent means here, and what is known of a pump in place. */
export function UrgencySection({ lineOfBusiness }: { lineOfBusiness: LineOfBusiness | null }) {
  const fillIn = useFillIn();
  const urgency = useWatch<IntakeInput, 'urgency'>({ name: 'urgency' });
  const expedited = urgency.requested === 'expedited';
  const asked = expedited || pumpAsksForFinding(urgency.pump);

  return (
    <Section title="Urgency">
      <div className="flex flex-col gap-3">
        <RadioField
          name="urgency.requested"
          legend="Asked for as"
          hint={urgentMeans(lineOfBusiness)}
          required
          choices={[
            { value: 'standard', label: 'Standard' },
            { value: 'expedited', label: 'Expedited' },
          ]}
          options={{
            onChange: (event: { target: { value: string } }) => {
              if (event.target.value === 'standard') fillIn('urgency.attestedBy', '');
            },
          }}
        />
        {expedited ? <RadioField name="urgency.attestedBy" legend="Who says that it is urgent" required choices={ATTESTED_BY} /> : null}
        <Pump />
        {asked || urgency.finding !== '' ? (
          <TextareaField
            name="urgency.finding"
            label="Urgency finding"
            hint="Why this is, or is not, urgent, by the definition above."
            required={asked}
            rows={2}
          />
        ) : null}
      </div>
    </Section>
  );
}

/** Asked of every request; what follows only where a pump is in place. A yes, or a refill date, asks for a finding. */
function Pump() {
  const fillIn = useFillIn();
  const implanted = useWatch<IntakeInput, 'urgency.pump.implanted'>({ name: 'urgency.pump.implanted' });

  function onImplanted(event: { target: { value: string } }) {
    if (event.target.value === 'yes') return;
    // What is no longer asked must not count either.
    for (const key of ['alarm', 'batteryLow', 'infection'] as const) fillIn(`urgency.pump.${key}`, 'unknown');
    fillIn('urgency.pump.refillDueOn', '');
  }

  return (
    <div className="grid grid-cols-2 gap-x-6 gap-y-2.5 border-t border-line pt-2.5">
      <RadioField
        name="urgency.pump.implanted"
        legend="A pump is implanted now"
        choices={YES_NO_UNKNOWN}
        options={{ onChange: onImplanted }}
      />
      {implanted === 'yes' ? (
        <>
          <RadioField name="urgency.pump.alarm" legend="Its alarm sounds" choices={YES_NO_UNKNOWN} />
          <RadioField name="urgency.pump.batteryLow" legend="Its battery is low or near its end" choices={YES_NO_UNKNOWN} />
          <RadioField name="urgency.pump.infection" legend="Infection at the pump or catheter" choices={YES_NO_UNKNOWN} />
          <TextField name="urgency.pump.refillDueOn" label="Next refill due" className="max-w-48" input={{ type: 'date' }} />
        </>
      ) : null}
    </div>
  );
}
