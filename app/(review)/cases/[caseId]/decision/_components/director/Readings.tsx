'use client';

import { FieldGroup, Hint } from '@/components/ui/Field';
import { RadioGroup, Textarea } from '@/components/ui/inputs';
import { afterPress } from '@/components/ui/press';
import { leftUnread } from './desk-form';
import { Anchored } from './SignField';
import { useDeskForm, useDeskValues, useSignDesk } from './sign-context';

/** The director's own reading of each clause whose words do not decide. `onWritten` when the focus leaves one. */
export function Readings({ onWritten }: { onWritten: () => void }) {
  const { unclear } = useSignDesk();
  return unclear.map((leaf, i) => <OwnReading key={leaf} leaf={leaf} index={i} onWritten={onWritten} />);
}

function OwnReading({ leaf, index, onWritten }: { leaf: string; index: number; onWritten: () => void }) {
  const { register } = useDeskForm();
  const isLeftUnread = leftUnread(useDeskValues()).includes(leaf);
  const { name, ...inputProps } = register(`readings.${index}.result`);
  const why = `reading-hint-${index}`;
  return (
    <Anchored field={`readings.${leaf}`}>
      <FieldGroup
        legend={
          <>
            Your reading of {leaf} <span className="font-normal text-muted">(kept as precedent)</span>
          </>
        }
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) afterPress(onWritten);
        }}
      >
        <RadioGroup
          name={name}
          look="inline"
          legend={<span className="font-normal text-muted">On this record you read it as</span>}
          options={[
            { value: 'met', label: 'Met' },
            { value: 'not-met', label: 'Not met' },
          ]}
          inputProps={inputProps}
        />
        <Textarea
          rows={4}
          maxLength={20_000}
          aria-label={`Your reading of ${leaf}, in words`}
          aria-describedby={why}
          {...register(`readings.${index}.text`)}
        />
        <Hint id={why}>
          {isLeftUnread
            ? 'Not saved yet: choose Met or Not met first.'
            : 'Kept without member or case, so name neither; shown to directors after their own.'}
        </Hint>
      </FieldGroup>
    </Anchored>
  );
}
