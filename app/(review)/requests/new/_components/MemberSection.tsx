'use client';

import { useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { ActsFor } from '@/components/form/parties/ActsFor';
import { PostalAddress } from '@/components/form/parties/fields';
import { reachInput, representativeInput } from '@/components/form/parties/party-inputs';
import { Reach } from '@/components/form/parties/Reach';
import { Checkbox } from '@/components/ui/inputs';
import { ageOn, isRealDate } from '@/lib/criteria/dates.ts';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';
import { lookUpMember } from '../actions';
import { useIntake } from './context';
import { emptyRepresentative } from './empty-intake';
import { Section, SelectField, TextField, useFillIn } from './fields';
import { KeptOffer, useLookUp } from './KeptOffer';
import { LANGUAGE_CHOICES } from './words';

/** The member, and who stands in for the member where someone does. */
export function MemberSection() {
  const { getValues, setFocus } = useFormContext<IntakeInput>();
  const { states } = useIntake().choices;
  const fillIn = useFillIn();
  const { found, find, forget } = useLookUp((memberId) => lookUpMember({ planId: getValues('planId'), memberId }));

  function fill() {
    if (!found) return;
    const { name, memberId, dateOfBirth } = found.member;
    fillIn('member', { name, memberId, dateOfBirth, ...reachInput(found.member) });
    if (found.representative) fillIn('representative', representativeInput(found.representative));
    forget();
    setFocus('member.name');
  }

  return (
    <Section title="Member">
      <div className="grid grid-cols-6 gap-x-3 gap-y-2.5">
        <TextField
          name="member.memberId"
          label="Member ID"
          required
          className="col-span-2"
          options={{ onBlur: () => find(getValues('planId') === '' ? '' : getValues('member.memberId').trim()) }}
        />
        <TextField name="member.name" label="Name" required className="col-span-4" />
        <KeptOffer onFill={fill} onDecline={forget}>
          {found && found.member.name !== getValues('member.name') ? (
            <>
              This plan keeps <b>{found.member.name}</b>, born {found.member.dateOfBirth}, under this ID.
            </>
          ) : null}
        </KeptOffer>
        <TextField
          name="member.dateOfBirth"
          label="Date of birth"
          required
          aside={<Age />}
          className="col-span-3"
          input={{ type: 'date' }}
        />
        <SelectField
          name="member.language"
          label="Language of letters and calls"
          required
          choices={LANGUAGE_CHOICES}
          className="col-span-3"
        />
        <PostalAddress name="member.address" states={states} />
        <Reach states={states} />
      </div>
      <Representative />
    </Section>
  );
}

/** Age on the first date of service: what the policies go by. */
function Age() {
  const [born, lines] = useWatch<IntakeInput, ['member.dateOfBirth', 'lines']>({ name: ['member.dateOfBirth', 'lines'] });
  const service = lines
    .map((line) => line.dateOfService)
    .filter(isRealDate)
    .sort()[0];
  if (!isRealDate(born) || service === undefined || service < born) return null;
  return <>{ageOn(born, service)} on the date of service</>;
}

function Representative() {
  const { getValues } = useFormContext<IntakeInput>();
  const { states } = useIntake().choices;
  const fillIn = useFillIn();
  const shown = useWatch<IntakeInput, 'representative'>({ name: 'representative' }) !== null;
  // Turned off by mistake and on again, what was typed comes back.
  const before = useRef<IntakeInput['representative']>(null);

  function toggle(on: boolean) {
    if (!on) before.current = getValues('representative');
    fillIn('representative', on ? (before.current ?? emptyRepresentative()) : null);
  }

  return (
    <div className="flex flex-col gap-2.5 border-t border-line pt-2.5">
      <Checkbox
        label="A representative or guardian acts for the member"
        hint="Or a parent, or who acts for the estate."
        checked={shown}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {shown ? (
        <fieldset className="grid grid-cols-6 gap-x-3 gap-y-2.5">
          <legend className="sr-only">Representative</legend>
          <TextField name="representative.name" label="Representative’s name" required className="col-span-4" />
          <TextField name="representative.relationship" label="Relationship" required className="col-span-2" />
          <ActsFor />
          <PostalAddress name="representative.address" states={states} />
        </fieldset>
      ) : null}
    </div>
  );
}
