'use client';

import { useFormContext } from 'react-hook-form';
import { PostalAddress } from '@/components/form/parties/fields';
import { isNpi } from '@/lib/cases/identifiers.ts';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';
import { lookUpFacility, lookUpPractitioner } from '../actions';
import { useIntake } from './context';
import { Section, TextField, useFillIn } from './fields';
import { KeptOffer, useLookUp } from './KeptOffer';

const NPI_INPUT = { inputMode: 'numeric', maxLength: 10 } as const;

/** Who asks for the service. */
export function PractitionerSection() {
  const { getValues, setFocus, trigger } = useFormContext<IntakeInput>();
  const { states } = useIntake().choices;
  const fillIn = useFillIn();
  const { found, find, forget } = useLookUp((npi) => lookUpPractitioner({ planId: getValues('planId'), npi }));

  function onNpi() {
    const npi = getValues('practitioner.npi').trim();
    // A mistyped digit is told at once; an empty field waits for the submit.
    if (npi !== '') void trigger('practitioner.npi');
    void find(isNpi(npi) && getValues('planId') !== '' ? npi : '');
  }

  function fill() {
    if (!found) return;
    fillIn('practitioner', found);
    forget();
    setFocus('practitioner.name');
  }

  return (
    <Section title="Requesting practitioner">
      <div className="grid grid-cols-6 gap-x-3 gap-y-2.5">
        <TextField name="practitioner.npi" label="NPI" required className="col-span-2" input={NPI_INPUT} options={{ onBlur: onNpi }} />
        <TextField name="practitioner.name" label="Name and degree" required className="col-span-4" />
        <KeptOffer onFill={fill} onDecline={forget}>
          {found && found.name !== getValues('practitioner.name') ? (
            <>
              This plan keeps <b>{found.name}</b>, {found.address.city}, under this NPI.
            </>
          ) : null}
        </KeptOffer>
        <TextField name="practitioner.specialty" label="Specialty" className="col-span-2" />
        <TextField name="practitioner.phone" label="Telephone" required className="col-span-2" input={{ type: 'tel' }} />
        <TextField name="practitioner.fax" label="Fax" className="col-span-2" input={{ type: 'tel' }} />
        <PostalAddress name="practitioner.address" states={states} />
      </div>
    </Section>
  );
}

/** Where the service is to be given. */
export function FacilitySection() {
  const { getValues, setFocus, trigger } = useFormContext<IntakeInput>();
  const { states } = useIntake().choices;
  const fillIn = useFillIn();
  const { found, find, forget } = useLookUp((npi) => lookUpFacility({ planId: getValues('planId'), npi }));

  function onNpi() {
    const npi = getValues('facility.npi').trim();
    if (npi !== '') void trigger('facility.npi');
    void find(isNpi(npi) && getValues('planId') !== '' ? npi : '');
  }

  function fill() {
    if (!found) return;
    fillIn('facility', found);
    forget();
    setFocus('facility.name');
  }

  return (
    <Section title="Facility">
      <div className="grid grid-cols-6 gap-x-3 gap-y-2.5">
        <TextField name="facility.npi" label="NPI" className="col-span-2" input={NPI_INPUT} options={{ onBlur: onNpi }} />
        <TextField name="facility.name" label="Name" required className="col-span-4" />
        <KeptOffer onFill={fill} onDecline={forget}>
          {found && found.name !== getValues('facility.name') ? (
            <>
              This plan keeps <b>{found.name}</b>, {found.address.city}, under this NPI.
            </>
          ) : null}
        </KeptOffer>
        <PostalAddress name="facility.address" states={states} />
      </div>
    </Section>
  );
}
