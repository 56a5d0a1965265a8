'use client';

import { useFormContext } from 'react-hook-form';
import type { LineOfBusiness } from '@/lib/criteria/case-input.ts';
import { NumberField, TextareaField, TextField } from '../../_components/fields';
import { contactsOf } from './letters-form';
import type { PlanForm } from './plan-form';
import { Taglines, type TaglineTexts } from './Taglines';

export interface LettersProps {
  line: LineOfBusiness;
  taglines: TaglineTexts;
}

/** What the plan's letters say beyond its letterhead. What a letter then lacks is named by its lint. */
export function Letters({ line, taglines }: LettersProps) {
  return (
    <>
      <TextareaField
        name="settings.letters.signatureBlock"
        label="Signature block"
        aside="optional"
        rows={3}
        hint="Under the signer’s name, up to six lines: the unit, its address for mail."
      />
      <NumberField
        name="settings.letters.readingGrade"
        label="Reading grade of letters to members"
        required
        hint="Flesch–Kincaid. A letter above it is warned of, and the warning is kept with it."
        unit="or lower"
      />
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-1 text-sm font-medium">Where to write and call</legend>
        {contactsOf(line).map(({ name, label, hint }) => (
          <TextField key={name} name={`settings.letters.${name}`} label={label} hint={hint} input={{ maxLength: 500 }} />
        ))}
      </fieldset>
      {line === 'medicare-advantage' ? <IntegratedDenialNotice /> : null}
      <TextField
        name="settings.letters.translationsOwed"
        label="Translations owed"
        aside="optional"
        hint="Language tags, such as es zh-Hant. Who reads one of these is owed the letter in that language: without a translation arranged for, it is not issued."
      />
      <Taglines texts={taglines} />
    </>
  );
}

/** The form that the Centers for Medicare & Medicaid Services prescribe for denials. */
function IntegratedDenialNotice() {
  const { watch } = useFormContext<PlanForm>();
  const { ombNumber, expires } = watch('settings.letters.integratedDenialNotice');
  const isEmpty = `${ombNumber}${expires}`.trim() === '';
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">Integrated denial notice, CMS-10003</legend>
      <p role="status" className="text-xs text-muted">
        {isEmpty ? 'Not set up: no notice of denial can be issued for this plan.' : 'As printed on the form in force.'}
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField name="settings.letters.integratedDenialNotice.ombNumber" label="OMB number" />
        <TextField name="settings.letters.integratedDenialNotice.expires" label="Expires" />
      </div>
    </fieldset>
  );
}
