'use client';

import { FieldGroup } from '@/components/ui/Field';
import { Checkbox, RadioGroup } from '@/components/ui/inputs';
import { MARK_WORDS } from '@/components/ui/StatusMark';
import type { DeskForm } from './desk-form';
import { ReadingHelp } from './ReadingHelp';
import { RecordContact } from './RecordContact';
import { Anchored, SignText, selectIn } from './SignField';
import { useDeskForm, useDeskValues, useSignDesk } from './sign-context';
import type { SignDesk } from './sign-desk';
import { WouldChange } from './WouldChange';

/** What a denial needs, whole or in part: what it rests on, the reason in plain words, and the findings that the line of business asks. */
export function Adverse({ values }: { values: DeskForm }) {
  const { signingCase: c } = useSignDesk();
  return (
    <>
      <BasisChoice />
      {values.basis === 'criteria' ? <CriteriaChoice /> : null}
      {values.basis === 'information' ? <Attempts /> : null}
      {values.basis === 'other-source' ? <Source /> : null}
      <Anchored field="reason">
        <SignText
          name="reason"
          label="Reason, in plain words"
          rows={4}
          hint="For the member: what was found, for this person, without terms that need explaining."
        />
        <ReadingHelp text={values.reason} onShow={({ from, to }) => selectIn('reason', from, to)} />
      </Anchored>
      <WouldChange />
      {c.lineOfBusiness === 'medicaid' && c.age < 21 ? (
        <Anchored field="epsdt">
          <SignText
            name="epsdt"
            label="EPSDT finding"
            rows={3}
            hint={`The member is ${c.age}, under 21: would the service correct or ameliorate the condition (early and periodic screening, diagnostic and treatment)?`}
          />
        </Anchored>
      ) : null}
      {c.lineOfBusiness === 'medicare-advantage' ? (
        <Anchored field="localDeterminations">
          <SignText
            name="localDeterminations"
            label="Local coverage determinations"
            rows={2}
            hint="Which you looked for, and what they say: 42 CFR 422.101(b)."
          />
        </Anchored>
      ) : null}
    </>
  );
}

function BasisChoice() {
  const desk = useSignDesk();
  const { register } = useDeskForm();
  const { name, ...inputProps } = register('basis');
  const notCriteria = whyNotCriteria(desk);
  return (
    <Anchored field="basis">
      <RadioGroup
        name={name}
        legend="What it rests on"
        options={[
          {
            value: 'criteria',
            label: 'Criteria not met',
            hint: notCriteria ?? desk.policy,
            disabled: notCriteria !== null,
          },
          {
            value: 'information',
            label: 'Insufficient information',
            hint: desk.lapsed ?? 'No request for information has passed its due time unanswered',
            disabled: desk.lapsed === null,
          },
          { value: 'other-source', label: 'Another named source', hint: 'attached, and applied to this member' },
        ]}
        inputProps={inputProps}
      />
    </Anchored>
  );
}

function whyNotCriteria({ signingCase, clauses }: SignDesk): string | null {
  if (signingCase.evaluation.version === null) return 'No version of the policy is in force';
  return clauses.length === 0 ? 'No criterion is unmet or unclear' : null;
}

/** Insufficient information rests on attempts that are on record. */
function Attempts() {
  const { signingCase, contact } = useSignDesk();
  const { attempts } = signingCase;
  return (
    <Anchored field="attempts" className="text-sm">
      <span className="font-medium">Attempts to get it:</span>{' '}
      <span className="text-muted">{attempts === 0 ? 'none on record' : attempts === 1 ? '1 contact' : `${attempts} contacts`} ·</span>{' '}
      <RecordContact desk={contact} kind="contact" look="link">
        record an attempt
      </RecordContact>
    </Anchored>
  );
}

function CriteriaChoice() {
  const { clauses } = useSignDesk();
  const { setValue } = useDeskForm();
  const { criteria, readings } = useDeskValues();
  const turn = (id: string, on: boolean) =>
    setValue('criteria', on ? [...criteria, id] : criteria.filter((each) => each !== id), { shouldDirty: true });
  return (
    <Anchored field="criteria">
      <FieldGroup legend="Criteria relied on" hint={clauses.length === 0 ? 'No criterion is unmet or unclear in this case.' : undefined}>
        {clauses.map((clause) => {
          const stop = whyNot(clause, readings);
          return (
            <Checkbox
              key={clause.id}
              label={
                <>
                  <span className="font-mono text-[0.78125rem]">{clause.id}</span> {clause.title}
                </>
              }
              hint={stop ?? MARK_WORDS[clause.kind]}
              checked={criteria.includes(clause.id)}
              disabled={stop !== null && !criteria.includes(clause.id)}
              onChange={(event) => turn(clause.id, event.target.checked)}
            />
          );
        })}
      </FieldGroup>
    </Anchored>
  );
}

function whyNot({ id, kind }: SignDesk['clauses'][number], readings: DeskForm['readings']): string | null {
  if (kind === 'not-met') return null;
  const own = readings.find(({ leaf }) => leaf === id);
  if (own?.result === 'not-met' && own.text.trim() !== '') return null;
  return own?.result === 'met' ? 'Policy unclear; you read it as met' : 'Policy unclear: rely on it with your own reading of it as not met';
}

function Source() {
  return (
    <Anchored field="otherSource">
      <FieldGroup legend="The source">
        <div className="flex flex-col gap-2">
          <SignText name="otherSource.name" label="Name and edition" />
          <SignText name="otherSource.reference" label="Where it is attached" />
          <SignText name="otherSource.applied" label="How it applies to this member" rows={3} />
        </div>
      </FieldGroup>
    </Anchored>
  );
}

/** The nurse answered with criteria outside the policy: they count only with all that identifies them. */
export function External() {
  const { signingCase: c } = useSignDesk();
  if (c.externalCriteria === null) return null;
  const isMet = c.externalCriteria === 'met';
  return (
    <Anchored field="externalCriteria">
      <FieldGroup legend="Proprietary criteria" hint={`Answered as ${isMet ? 'met' : 'not met'}. It counts only with all of these.`}>
        <div className="grid grid-cols-2 gap-2">
          <SignText name="externalCriteria.product" label="Product" />
          <SignText name="externalCriteria.subset" label="Subset" />
          <SignText name="externalCriteria.version" label="Version" />
          <SignText name="externalCriteria.date" label="Date" type="date" />
        </div>
        {isMet ? null : <SignText name="externalCriteria.pointsNotMet" label="Points not met" rows={2} />}
        <SignText name="externalCriteria.reference" label="Copy on file, or where to find it" />
      </FieldGroup>
    </Anchored>
  );
}

/** What is attested for this case. */
export function Attestations() {
  const { records } = useSignDesk();
  const { register } = useDeskForm();
  return (
    <FieldGroup legend="I attest">
      <Anchored field="attested.specialtyFits">
        <Checkbox label="My specialty fits the service" {...register('attested.specialtyFits')} />
      </Anchored>
      <Anchored field="attested.noConflict">
        <Checkbox label="I have no conflict of interest in this case" {...register('attested.noConflict')} />
      </Anchored>
      <Anchored field="attested.recordsReviewed">
        <Checkbox label="I reviewed the records shown" hint={records} {...register('attested.recordsReviewed')} />
      </Anchored>
    </FieldGroup>
  );
}
