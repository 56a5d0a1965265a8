'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { type ReactNode, useRef, useState, useTransition } from 'react';
import { type FieldPath, FormProvider, type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import { LOST_REPLY } from '@/components/case/case-text';
import { ActsFor } from '@/components/form/parties/ActsFor';
import { PartySelect, PartyText, PostalAddress } from '@/components/form/parties/fields';
import { LANGUAGE_CHOICES } from '@/components/form/parties/languages';
import { emptyRepresentative } from '@/components/form/parties/party-inputs';
import { Reach } from '@/components/form/parties/Reach';
import { Button, LinkButton } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { focusFirstInvalid } from '@/components/ui/focus';
import { Checkbox, type SelectProps } from '@/components/ui/inputs';
import { useNotice } from '@/components/ui/Notices';
import { toRoute } from '@/components/ui/routes';
import type { ActionResult } from '@/lib/errors.ts';
import { changeSchema, type PartiesForm as Form } from '@/lib/forms/parties-schema.ts';
import { change } from '../actions';

export interface PartiesFormProps {
  number: string;
  /** Events of the case as the page was read. */
  seen: number;
  parties: Omit<Form, 'reason'>;
  states: SelectProps['options'];
}

/** The parties as they are, to be put as they should be, with the reason. */
export function PartiesForm({ number, seen, parties, states }: PartiesFormProps) {
  const form = useForm<Form>({
    defaultValues: { ...parties, reason: '' },
    resolver: zodResolver(changeSchema, undefined, { raw: true }),
    shouldFocusError: false,
  });
  const fields = useRef<HTMLFormElement>(null);
  const { busy, problem, save } = useChange(form, number, seen);
  // A representative's fields come after the reason for the form library, and before it on the page.
  const toFirst = () => void setTimeout(() => focusFirstInvalid(fields.current));
  return (
    <FormProvider {...form}>
      <form
        ref={fields}
        noValidate
        aria-labelledby="parties-title"
        className="flex max-w-200 flex-col gap-4"
        onSubmit={form.handleSubmit(save, toFirst)}
      >
        <div>
          <h2 id="parties-title" className="text-lg font-semibold">
            Change the parties
          </h2>
          <p className="text-sm text-muted">
            Letters that are not issued yet follow, the decision’s too. Letters that are out stay as they are: take one back to send it
            anew.
          </p>
        </div>
        <Part title="The member’s letters">
          <div className="grid grid-cols-6 gap-x-3 gap-y-2.5">
            <PartySelect
              name="member.language"
              label="Language of letters and calls"
              required
              options={LANGUAGE_CHOICES}
              className="col-span-6"
            />
            <PostalAddress name="member.address" states={states} />
            <Reach states={states} />
          </div>
        </Part>
        <Representative form={form} states={states} />
        <PartyText
          name="reason"
          label="Reason"
          hint="Kept in the history of the case: who told it, and how."
          required
          input={{ maxLength: 2000 }}
        />
        {problem === null ? null : (
          <Callout tone="error" live title="Not changed">
            {problem}
          </Callout>
        )}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" aria-disabled={busy || undefined}>
            Change the parties
          </Button>
          <LinkButton href={`/cases/${number}/overview`}>Cancel</LinkButton>
        </div>
      </form>
    </FormProvider>
  );
}

function Representative({ form, states }: { form: UseFormReturn<Form>; states: SelectProps['options'] }) {
  const isShown = useWatch({ control: form.control, name: 'representative' }) !== null;
  const before = useRef<Form['representative']>(null);
  function toggle(on: boolean) {
    if (!on) before.current = form.getValues('representative');
    form.setValue('representative', on ? (before.current ?? emptyRepresentative()) : null, { shouldDirty: true });
  }
  return (
    <Part title="Who acts for the member">
      <Checkbox
        label="A representative or guardian acts for the member"
        hint="Or a parent, or who acts for the estate."
        checked={isShown}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {isShown ? (
        <fieldset className="grid grid-cols-6 gap-x-3 gap-y-2.5">
          <legend className="sr-only">Representative</legend>
          <PartyText name="representative.name" label="Representative’s name" required className="col-span-4" />
          <PartyText name="representative.relationship" label="Relationship" required className="col-span-2" />
          <ActsFor />
          <PostalAddress name="representative.address" states={states} />
        </fieldset>
      ) : null}
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-3 rounded border border-line bg-panel px-4 pt-3 pb-4">
      <h3 className="text-base font-semibold">{title}</h3>
      {children}
    </section>
  );
}

const lost = (): ActionResult<null> => ({ ok: false, code: 'conflict', message: LOST_REPLY, fields: {} });

function useChange(form: UseFormReturn<Form>, number: string, seen: number) {
  const router = useRouter();
  const notice = useNotice();
  const [busy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  function save(values: Form) {
    if (busy) return;
    start(async () => {
      const result = await change({ ...values, number, seen }).catch(lost);
      if (result.ok) {
        notice({ message: 'Parties changed' });
        router.push(toRoute(`/cases/${number}/overview`));
        return;
      }
      // The server names the form's own fields.
      for (const [i, [field, message]] of Object.entries(result.fields).entries()) {
        form.setError(field as FieldPath<Form>, { message }, { shouldFocus: i === 0 });
      }
      setProblem(result.message);
    });
  }
  return { busy, problem, save };
}
