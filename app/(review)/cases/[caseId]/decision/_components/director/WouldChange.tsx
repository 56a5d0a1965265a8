'use client';

import { FieldGroup } from '@/components/ui/Field';
import { Checkbox } from '@/components/ui/inputs';
import { Anchored } from './SignField';
import { useDeskForm, useDeskValues, useSignDesk } from './sign-context';
import type { SignDesk } from './sign-desk';

/** What the member may still show: chosen by the director from the facts of the criteria relied on, never for her. */
export function WouldChange() {
  const { changes } = useSignDesk();
  const { setValue } = useDeskForm();
  const { wouldChange, basis, criteria } = useDeskValues();
  const reliedOn = basis === 'criteria' ? criteria : [];
  const choices = choicesFor(changes, reliedOn);
  const stale = changes.filter((change) => wouldChange.includes(change.fact) && !choices.includes(change));
  const turn = (fact: string, on: boolean) =>
    setValue('wouldChange', on ? [...wouldChange, fact] : wouldChange.filter((each) => each !== fact), { shouldDirty: true });
  return (
    <Anchored field="wouldChange">
      <FieldGroup legend="What would change the decision" hint={hintOf(choices.length)}>
        {choices.map(({ fact, label }) => (
          <Checkbox key={fact} label={label} checked={wouldChange.includes(fact)} onChange={(event) => turn(fact, event.target.checked)} />
        ))}
        {stale.map(({ fact, label }) => (
          <Checkbox
            key={fact}
            label={label}
            hint="It speaks to no criterion that you rely on now: take it out."
            checked
            onChange={() => turn(fact, false)}
          />
        ))}
      </FieldGroup>
    </Anchored>
  );
}

const hintOf = (count: number): string =>
  count === 0
    ? 'Nothing that a record could show speaks to these criteria: the letter names the doctor as who knows more.'
    : 'Chosen ones stand in the letters. Age, diagnosis, prognosis, mental health and substance use are never named there.';

/** Facts of the criteria relied on; before any is chosen, those of every criterion that is not met or open. */
function choicesFor(changes: SignDesk['changes'], reliedOn: readonly string[]): SignDesk['changes'] {
  return reliedOn.length === 0 ? changes : changes.filter(({ clauses }) => clauses.some((id) => reliedOn.includes(id)));
}
