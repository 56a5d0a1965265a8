'use client';

import { useRef } from 'react';
import { type FieldValues, useFormContext, useWatch } from 'react-hook-form';
import { FORMAT_WORDS } from '@/components/case/party-change-words';
import { Checkbox, type SelectProps } from '@/components/ui/inputs';
import { LETTER_FORMATS } from '@/lib/cases/party.ts';
import { PartySelect, PartyText, PostalAddress } from './fields';
import { emptyAddress } from './party-inputs';

const FORMATS = LETTER_FORMATS.map((value) => ({ value, label: FORMAT_WORDS[value] }));

/** How letters reach the member beside the address: the format, a confidential address, and what changes who reads them. */
export function Reach({ states }: { states: SelectProps['options'] }) {
  return (
    <>
      <PartySelect name="member.format" label="Format of letters" options={FORMATS} className="col-span-2" />
      <PartyText name="member.coverageFrom" label="Covered from" aside="optional" className="col-span-2" input={{ type: 'date' }} />
      <PartyText name="member.dateOfDeath" label="Date of death" aside="optional" className="col-span-2" input={{ type: 'date' }} />
      <p className="col-span-6 text-xs text-muted">
        Braille and audio are arranged for, as a translation is. A new member who comes with a pump may be in transition of care. After a
        death letters go to the estate.
      </p>
      <Confidential states={states} />
    </>
  );
}

function Confidential({ states }: { states: SelectProps['options'] }) {
  const { getValues, setValue } = useFormContext<FieldValues>();
  const isShown = Boolean(useWatch<FieldValues>({ name: 'member.confidentialAddress' }));
  // Turned off by mistake and on again, what was typed comes back.
  const before = useRef<unknown>(null);

  function toggle(on: boolean) {
    if (!on) before.current = getValues('member.confidentialAddress');
    setValue('member.confidentialAddress', on ? (before.current ?? emptyAddress()) : null, { shouldDirty: true });
  }

  return (
    <div className="col-span-6 flex flex-col gap-2.5">
      <Checkbox
        label="The member asks for confidential communications"
        hint="Letters go to this address and nowhere else, and the household’s address stands in none of them (45 CFR 164.522(b))."
        checked={isShown}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {isShown ? (
        <fieldset className="grid grid-cols-6 gap-x-3 gap-y-2.5">
          <legend className="sr-only">Confidential address</legend>
          <PostalAddress name="member.confidentialAddress" states={states} />
        </fieldset>
      ) : null}
    </div>
  );
}
