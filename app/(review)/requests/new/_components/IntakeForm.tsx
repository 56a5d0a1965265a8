'use client';

import { unstable_rethrow, useRouter } from 'next/navigation';
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { PageHeader } from '@/components/shell/PageHeader';
import { useNotice } from '@/components/ui/Notices';
import { toRoute } from '@/components/ui/routes';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';
import { submitRequest } from '../actions';
import type { IntakeChoices } from './choices';
import { checkWhenLoaded, IntakeProvider, useRulesWhenNeeded } from './context';
import { DiagnosesSection, DrugSection } from './DiagnosesSection';
import { DraftNote } from './DraftNote';
import { Duplicates } from './Duplicates';
import { ErrorSummary } from './ErrorSummary';
import { emptyIntake } from './empty-intake';
import { flattenErrors } from './errors';
import type { IntakePath } from './fields';
import { LinesSection } from './LinesSection';
import { MemberSection } from './MemberSection';
import { FacilitySection, PractitionerSection } from './PractitionerSection';
import type { PlanChoice } from './plans';
import { RequestSection } from './RequestSection';
import { SubmitBar } from './SubmitBar';
import { UrgencySection } from './UrgencySection';
import { type IntakeFormApi, useDraft } from './useDraft';

const NO_ANSWER =
  'The server did not answer, so it is not known whether the request arrived. Send it again when the connection is back: the same request is received only once.';

export interface IntakeFormProps {
  plans: readonly PlanChoice[];
  choices: IntakeChoices;
  /** Whose draft this is. */
  userId: string;
}

/** A request, typed in on one page. Left what came on the form's head, right what is asked for. */
export function IntakeForm({ plans, choices, userId }: IntakeFormProps) {
  const onlyPlan = plans.length === 1 ? (plans[0]?.id ?? '') : '';
  const [empty] = useState(() => emptyIntake(onlyPlan));
  const form = useForm<IntakeInput>({
    resolver: checkWhenLoaded,
    defaultValues: empty,
    shouldFocusError: false,
  });
  const [rules, needRules] = useRulesWhenNeeded();
  const draft = useDraft(form, userId, onlyPlan, needRules);
  const { send, message, summary } = useSend(form, draft.received);
  const { errors, isSubmitting, submitCount } = form.formState;
  const planId = useWatch({ control: form.control, name: 'planId' });
  const plan = plans.find(({ id }) => id === planId) ?? null;

  return (
    <FormProvider {...form}>
      <IntakeProvider choices={choices} rules={rules}>
        <form
          onFocus={needRules}
          noValidate
          onSubmit={isSubmitting || send.leaving ? ignore : form.handleSubmit(send.valid, send.invalid)}
          onKeyDown={noImplicitSubmit}
          className={LAYOUT}
        >
          <div className={WIDTH}>
            <PageHeader title="New request" detail={<DraftNote state={draft.state} onDiscard={draft.discard} onUndo={draft.undo} />} />
            <ErrorSummary ref={summary} message={message} problems={submitCount === 0 ? [] : flattenErrors(errors)} />
            <Duplicates key={`duplicates-${draft.generation}`} />
            <div key={draft.generation} className="grid items-start gap-3.5 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
              <div className="flex flex-col gap-3.5">
                <RequestSection plans={plans} />
                <MemberSection />
                <PractitionerSection />
                <FacilitySection />
              </div>
              <div className="flex flex-col gap-3.5">
                <LinesSection />
                <DiagnosesSection />
                <DrugSection />
                <UrgencySection lineOfBusiness={plan?.lineOfBusiness ?? null} />
              </div>
            </div>
          </div>
          <SubmitBar plan={plan} pending={isSubmitting || send.leaving} />
        </form>
      </IntakeProvider>
    </FormProvider>
  );
}

// The bar at the foot is sticky: a focused control scrolls clear of it.
const LAYOUT = 'flex flex-1 flex-col [&_button]:scroll-mb-20 [&_input]:scroll-mb-20 [&_select]:scroll-mb-20 [&_textarea]:scroll-mb-20';

/** Lines do not grow beyond what the eye takes in; the bar at the foot keeps the same edges. */
const WIDTH = 'mx-auto flex w-full max-w-[110rem] flex-col gap-3.5 px-6 pt-4.5 pb-6';

/** Enter in a field must not send a half-typed request: the button does, and only the button. */
function noImplicitSubmit(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** The second click of a double click: the first one is on its way. */
function ignore(event: SyntheticEvent) {
  event.preventDefault();
}

/** Sends the request, shows what stands in its way, goes to its case. */
function useSend({ setError, formState: { isSubmitting } }: IntakeFormApi, onReceived: () => void) {
  const [message, setMessage] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const summary = useRef<HTMLElement>(null);
  const toSummary = useRef(false);
  const router = useRouter();
  const notice = useNotice();

  // Each failure, also the same one again, brings the reader to the summary, once it is on the page: the form shows its errors only
  // after the submit is over.
  useEffect(() => {
    if (!toSummary.current || isSubmitting) return;
    toSummary.current = false;
    summary.current?.focus();
  });

  function fail(text: string | null) {
    setMessage(text);
    toSummary.current = true;
  }

  async function valid(command: IntakeInput) {
    setMessage(null);
    const result = await submitRequest(command).catch(unanswered);
    if (result === null) return fail(NO_ANSWER);
    if (!result.ok) {
      const fields = Object.entries(result.fields);
      // The server's paths are the form's: both come from one schema.
      for (const [path, text] of fields) setError(path as IntakePath, { type: 'server', message: text });
      return fail(fields.length === 0 ? result.message : null);
    }
    const { numbers, alreadyReceived } = result.value;
    onReceived();
    setLeaving(true);
    notice({ message: received(numbers, alreadyReceived) });
    router.push(toRoute(`/cases/${numbers[0]}/overview`));
  }

  return { summary, message, send: { valid, invalid: () => fail(null), leaving } };
}

/** A redirect, such as to the sign-in page, goes on; anything else that is thrown means that no answer came. */
function unanswered(error: unknown): null {
  unstable_rethrow(error);
  return null;
}

function received(numbers: readonly string[], alreadyReceived: boolean): string {
  const cases = numbers.length === 1 ? `case ${numbers[0]}` : `linked cases ${numbers.join(' and ')}`;
  return alreadyReceived
    ? `This request had been received already, as ${cases}. Later changes to the form were not added.`
    : `Received as ${cases}`;
}
