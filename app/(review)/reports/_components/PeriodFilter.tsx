import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Select, TextInput } from '@/components/ui/inputs';
import type { ReportFilter } from '@/lib/use-cases/load-reports.ts';
import type { ReportPlan } from '@/lib/use-cases/report-plans.ts';

/** A form of the address: it works without a script, and a report can be kept as a bookmark. */
export function PeriodFilter({ action, filter, plans }: { action: string; filter: ReportFilter; plans: readonly ReportPlan[] }) {
  return (
    <search aria-label="Period and plan">
      <form action={action} className="flex flex-wrap items-end gap-3">
        <Field label="From">{(control) => <TextInput {...control} type="date" name="from" defaultValue={filter.from} />}</Field>
        <Field label="To">{(control) => <TextInput {...control} type="date" name="to" defaultValue={filter.to} />}</Field>
        <Field label="Plan" className="w-72">
          {(control) => (
            <Select
              {...control}
              name="plan"
              defaultValue={filter.planId ?? ''}
              placeholder="All plans"
              options={plans.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Button type="submit">Show</Button>
      </form>
    </search>
  );
}
