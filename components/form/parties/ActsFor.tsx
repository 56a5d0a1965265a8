'use client';

import { type FieldValues, useWatch } from 'react-hook-form';
import { APPOINTMENT_WORDS, REPRESENTATIVE_WORDS } from '@/components/case/party-change-words';
import { APPOINTMENTS, REPRESENTATIVE_KINDS } from '@/lib/cases/party.ts';
import { PartySelect, PartyText } from './fields';

const KINDS = REPRESENTATIVE_KINDS.map((value) => ({ value, label: REPRESENTATIVE_WORDS[value] }));
const DOCUMENTS = APPOINTMENTS.map((value) => ({ value, label: APPOINTMENT_WORDS[value] }));

const EFFECT: Readonly<Record<string, string>> = {
  authorized: 'Letters go to the member and to this person.',
  guardian: 'Letters go to the guardian in the member’s place.',
  parent: 'Letters go to the parent in the member’s place.',
  estate: 'Letters go to this person for the estate.',
};

/** How somebody acts for the member, and the document that says so. */
export function ActsFor() {
  const [kind, document] = useWatch<FieldValues>({ name: ['representative.kind', 'representative.appointment.kind'] });
  return (
    <>
      <PartySelect
        name="representative.kind"
        label="Acts as"
        required
        placeholder="Choose"
        hint={EFFECT[String(kind)] ?? 'Says who gets the letters.'}
        options={KINDS}
        className="col-span-3"
      />
      <PartySelect
        name="representative.appointment.kind"
        label="Document"
        hint={kind === 'parent' ? 'A parent needs none.' : 'Without it the letters to this person cannot go out.'}
        options={[{ value: '', label: 'Not seen yet' }, ...DOCUMENTS]}
        className="col-span-3"
      />
      {document ? (
        <>
          <PartyText
            name="representative.appointment.validFrom"
            label="Valid from"
            required
            className="col-span-2"
            input={{ type: 'date' }}
          />
          <PartyText
            name="representative.appointment.validUntil"
            label="Valid until"
            aside="if it ends"
            className="col-span-2"
            input={{ type: 'date' }}
          />
          <PartyText
            name="representative.appointment.source"
            label="Where it is kept"
            required
            className="col-span-2"
            input={{ placeholder: 'Fax of Nov 20, page 3' }}
          />
        </>
      ) : null}
    </>
  );
}
