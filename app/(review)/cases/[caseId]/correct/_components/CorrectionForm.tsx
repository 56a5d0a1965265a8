'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useOptimistic, useRef, useState, useTransition } from 'react';
import { LOST_REPLY } from '@/components/case/case-text';
import { Button, LinkButton } from '@/components/ui/Button';
import { Callout } from '@/components/ui/Callout';
import { Field } from '@/components/ui/Field';
import { Select, Textarea } from '@/components/ui/inputs';
import { useNotice } from '@/components/ui/Notices';
import { toRoute } from '@/components/ui/routes';
import { STAGES } from '@/lib/criteria/case-input.ts';
import type { ActionResult } from '@/lib/errors.ts';
import { correct } from '../actions';

type Option = { value: string; label: string };
/** `stage` empty: as the codes tell. */
type Chosen = { planId: string; stage: string };

export interface CorrectionFormProps {
  number: string;
  version: number;
  /** As the page's address has it. */
  chosen: Chosen;
  isDifferent: boolean;
  plans: readonly Option[];
  kinds: readonly Option[];
}

/** Plan, kind and reason. A choice asks the server what would follow; nothing is saved before the button says so. */
export function CorrectionForm({ number, version, chosen, isDifferent, plans, kinds }: CorrectionFormProps) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const [shown, show] = useOptimistic(chosen);
  const { reason, setReason, problem, reasonProblem, reasonBox, busy, save } = useCorrection({ number, version, chosen, isDifferent });
  function choose(next: Chosen) {
    start(() => {
      show(next);
      router.replace(toRoute(`/cases/${number}/correct?plan=${next.planId}&kind=${next.stage}`), { scroll: false });
    });
  }
  return (
    <form aria-labelledby="correct-title" noValidate className="flex flex-col gap-3.5" onSubmit={(event) => save(event, isPending)}>
      <h2 id="correct-title" className="text-lg font-semibold">
        Correct the request
      </h2>
      <p className="text-sm text-muted">
        For a request that came in under the wrong plan, or as the wrong kind. Answers, evidence, lines and the time of receipt stay.
      </p>
      <Field label="Plan" hint="The payer, line of business and state are the plan’s">
        {(control) => (
          <Select {...control} value={shown.planId} options={plans} onChange={(e) => choose({ ...shown, planId: e.target.value })} />
        )}
      </Field>
      <Field label="Kind of request">
        {(control) => (
          <Select {...control} value={shown.stage} options={kinds} onChange={(e) => choose({ ...shown, stage: e.target.value })} />
        )}
      </Field>
      <Field label="Reason" hint="Kept in the history of the case" required error={reasonProblem}>
        {(control) => (
          <Textarea {...control} ref={reasonBox} rows={3} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} />
        )}
      </Field>
      {problem === null ? null : (
        <Callout tone="error" live title="Not corrected">
          {problem}
        </Callout>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" aria-disabled={busy || isPending}>
          Correct the request
        </Button>
        <LinkButton href={`/cases/${number}/overview`}>Cancel</LinkButton>
      </div>
    </form>
  );
}

const lost = (): ActionResult<null> => ({ ok: false, code: 'conflict', message: LOST_REPLY, fields: {} });

function useCorrection({
  number,
  version,
  chosen,
  isDifferent,
}: Pick<CorrectionFormProps, 'number' | 'version' | 'chosen' | 'isDifferent'>) {
  const router = useRouter();
  const notice = useNotice();
  const [busy, start] = useTransition();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [reasonProblem, setReasonProblem] = useState<string | undefined>(undefined);
  const reasonBox = useRef<HTMLTextAreaElement>(null);

  function refuse(fields: Readonly<Record<string, string>>, message: string) {
    setReasonProblem(fields.reason);
    setProblem(fields.reason ? null : message);
    if (fields.reason) reasonBox.current?.focus();
  }

  function save(event: FormEvent, isPending: boolean) {
    event.preventDefault();
    if (busy || isPending) return;
    if (!isDifferent) return refuse({}, 'Choose another plan or another kind of request first.');
    if (reason.trim() === '') return refuse({ reason: 'Say why the request is corrected' }, '');
    start(async () => {
      const stage = STAGES.find((each) => each === chosen.stage) ?? null;
      const result = await correct({ number, version, planId: chosen.planId, stage, reason }).catch(lost);
      if (!result.ok) return refuse(result.fields, result.message);
      notice({ message: 'Request corrected' });
      router.push(toRoute(`/cases/${number}/review`));
    });
  }

  return { reason, setReason, problem, reasonProblem, reasonBox, busy, save };
}
