'use client';

import { useIntake } from './context';
import { SelectField, TextField } from './fields';

export type AddressPath = 'member.address' | 'representative.address' | 'practitioner.address' | 'facility.address';

/** A postal address in the United States. */
export function AddressFields({ name }: { name: AddressPath }) {
  const { states } = useIntake().choices;
  return (
    <>
      <TextField name={`${name}.line1`} label="Street or P.O. box" required className="col-span-4" />
      <TextField name={`${name}.line2`} label="Apartment, suite" className="col-span-2" />
      <TextField name={`${name}.city`} label="City" required className="col-span-3" />
      <SelectField name={`${name}.state`} label="State" required placeholder="–" choices={states} className="col-span-1" />
      <TextField
        name={`${name}.postalCode`}
        label="ZIP code"
        required
        className="col-span-2"
        input={{ inputMode: 'numeric', maxLength: 10 }}
      />
    </>
  );
}
