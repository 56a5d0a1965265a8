import { Button, LinkButton } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { Select, TextInput } from '@/components/ui/inputs';
import { VIEW_KINDS } from '@/lib/use-cases/audit-views.ts';
import { type AuditParams, filterError, shown } from '../query';
import { VIEW_WORDS } from '../words';

/** A form of the address: it works without a script, and a filter can be kept as a bookmark. */
export function Filters({ params, people }: { params: AuditParams; people: readonly { id: string; name: string }[] }) {
  const errors = filterError(params);
  return (
    <search aria-label="Filter of views">
      <form action="/audit" className="flex flex-wrap items-start gap-3">
        <Field label="Person" className="w-52">
          {(control) => (
            <Select
              {...control}
              name="person"
              defaultValue={shown(params, 'person')}
              placeholder="Anybody"
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Field>
        <Field label="Case" error={errors.case} className="w-36">
          {(control) => <TextInput {...control} name="case" defaultValue={shown(params, 'case')} placeholder="PA-26-000012" />}
        </Field>
        <Field label="Kind" className="w-36">
          {(control) => (
            <Select
              {...control}
              name="kind"
              defaultValue={shown(params, 'kind')}
              placeholder="Any"
              options={VIEW_KINDS.map((kind) => ({ value: kind, label: VIEW_WORDS[kind] }))}
            />
          )}
        </Field>
        <Field label="From">{(control) => <TextInput {...control} type="date" name="from" defaultValue={shown(params, 'from')} />}</Field>
        <Field label="To" error={errors.to}>
          {(control) => <TextInput {...control} type="date" name="to" defaultValue={shown(params, 'to')} />}
        </Field>
        <div className="flex gap-2 pt-6">
          <Button type="submit">Show</Button>
          <LinkButton href="/audit">Clear</LinkButton>
        </div>
      </form>
    </search>
  );
}
