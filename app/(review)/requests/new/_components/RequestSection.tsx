'use client';

import { useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/Button';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';
import { type Rules, useIntake } from './context';
import { RadioField, Section, SelectField, TextField, useFillIn } from './fields';
import type { PlanChoice } from './plans';

/** Which plan, how and when it came in. */
export function RequestSection({ plans }: { plans: readonly PlanChoice[] }) {
  const fillIn = useFillIn();
  const planId = useWatch<IntakeInput, 'planId'>({ name: 'planId' });
  const plan = plans.find(({ id }) => id === planId);
  const { choices, rules } = useIntake();

  function now(timeZone: string) {
    const parts = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).formatToParts(
      new Date(),
    );
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
    fillIn('receivedOn', `${part('year')}-${part('month')}-${part('day')}`);
    fillIn('receivedTime', `${part('hour')}:${part('minute')}`);
  }

  return (
    <Section title="Request">
      <div className="grid grid-cols-6 gap-x-3 gap-y-2.5">
        <SelectField
          name="planId"
          label="Plan"
          required
          placeholder="Choose the plan"
          choices={plans.map(({ id, name }) => ({ value: id, label: name }))}
          className="col-span-4"
        />
        <SelectField name="channel" label="Came in by" required placeholder="Choose" choices={choices.channels} className="col-span-2" />
        <TextField name="receivedOn" label="Received on" required className="col-span-2" input={{ type: 'date' }} />
        <TextField name="receivedTime" label="At" required className="col-span-2" input={{ type: 'time' }} />
        <div className="col-span-2 flex items-start pt-6">
          <Button className="h-8" disabled={!plan} onClick={() => plan && now(plan.timeZone)}>
            Now
          </Button>
        </div>
        <p className="col-span-full text-xs text-muted">
          When it reached the plan or its delegate, not when it is typed in.{' '}
          {plan ? `Clock of ${plan.zoneName} (${plan.timeZone}), the plan’s zone.` : 'Read in the plan’s time zone.'}
        </p>
        {plan && rules ? <Fold rules={rules} timeZone={plan.timeZone} /> : null}
      </div>
    </Section>
  );
}

/** Asked only for the one hour a year that a clock shows twice. */
function Fold({ rules, timeZone }: { rules: Rules; timeZone: string }) {
  const [receivedOn, receivedTime] = useWatch<IntakeInput, ['receivedOn', 'receivedTime']>({ name: ['receivedOn', 'receivedTime'] });
  const folds = rules.foldChoices({ receivedOn, receivedTime }, timeZone);
  if (folds.length === 0) return null;
  return (
    <div className="col-span-full">
      <RadioField
        name="receivedFold"
        legend={`The clocks went back on this day and showed ${receivedTime} twice. Which one?`}
        required
        choices={folds.map(({ value, offset }) => ({ value, label: `The ${value} (UTC${offset.replace('-', '−')})` }))}
      />
    </div>
  );
}
