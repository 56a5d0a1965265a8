'use client';

import { FieldGroup } from '@/components/ui/Field';
import { RadioGroup, type RadioOption } from '@/components/ui/inputs';
import { Anchored } from './SignField';
import { useDeskForm, useSignDesk } from './sign-context';
import type { SignDesk } from './sign-desk';

/** What can be decided, each with what it does; nothing is chosen for the director. */
export function Choice() {
  const desk = useSignDesk();
  const { register } = useDeskForm();
  const { name, ...inputProps } = register('choice');
  return (
    <Anchored field="kind">
      <RadioGroup
        name={name}
        look="cards"
        legend={<span className="sr-only">What you decide</span>}
        options={optionsOf(desk)}
        inputProps={inputProps}
        className="[&_legend]:mb-0"
      />
    </Anchored>
  );
}

const MET = {
  meets: 'The case meets the criteria: it is not denied for medical necessity. What is wrong with the facts goes back to the nurse',
  'no-review-required': 'The policy asks no review of this service: it is not denied for medical necessity',
} as const;

function optionsOf({ lines, span, signingCase: { evaluation } }: SignDesk): RadioOption[] {
  const { outcome } = evaluation;
  const stop = outcome === 'meets' || outcome === 'no-review-required' ? MET[outcome] : null;
  const one = lines.length === 1 ? 'The request has one line only' : null;
  const named = (label: string) => <span className="font-medium">{label}</span>;
  return [
    { value: 'approved', label: named('Approve'), hint: `${lines.map(({ code }) => code).join(' and ')}, ${span}` },
    {
      value: 'approved-in-part',
      label: named('Approve in part'),
      hint: stop ?? one ?? 'choose lines; the rest is adverse',
      disabled: (stop ?? one) !== null,
    },
    {
      value: 'denied',
      label: named('Deny'),
      hint: stop ?? 'needs what it rests on, and a reason in plain words',
      disabled: stop !== null,
    },
    { value: 'return', label: named('Return to the nurse'), hint: 'say what is wanted' },
  ];
}

/** Line by line, with the choice *in part*. */
export function ChooseLines() {
  const { lines } = useSignDesk();
  const { register } = useDeskForm();
  return (
    <Anchored field="lines">
      <FieldGroup legend="Lines">
        {lines.map(({ number, code, description }, i) => {
          const { name, ...inputProps } = register(`lines.${i}.result`);
          return (
            <RadioGroup
              key={number}
              name={name}
              look="inline"
              legend={
                <span className="font-normal">
                  {number}. {description} <span className="font-mono text-[0.78125rem]">{code}</span>
                </span>
              }
              options={[
                { value: 'approve', label: 'Approve' },
                { value: 'deny', label: 'Deny' },
              ]}
              inputProps={inputProps}
            />
          );
        })}
      </FieldGroup>
    </Anchored>
  );
}
