'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { counted } from '@/components/case/case-text';
import { Field } from '@/components/ui/Field';
import { Select, Textarea } from '@/components/ui/inputs';
import { OutcomeBadge } from '@/components/ui/OutcomeBadge';
import { StatusMark } from '@/components/ui/StatusMark';
import { ESCALATION_REASONS } from '@/lib/cases/events.ts';
import { ESCALATION_WORDS } from '@/lib/cases/words.ts';
import { escalate } from './actions';
import { ActDialog, type LifeDialogProps, useSend } from './form';
import type { LifeCase } from './life-case';
import { ESCALATE, type EscalateForm } from './schemas';

const REASONS = ESCALATION_REASONS.map((value) => ({ value, label: ESCALATION_WORDS[value] }));

/** Why a physician is needed and what she is asked, beside what she will see. */
export function EscalateDialog({ open, onClose, life }: LifeDialogProps & { life: LifeCase }) {
  const { number, version, reason, shown } = life;
  const form = useForm<EscalateForm>({
    resolver: zodResolver(ESCALATE),
    // Without a reason that the case suggests, the choice begins empty.
    defaultValues: { number, version, question: '', ...(reason === '' ? {} : { reason }) },
  });
  const { errors } = form.formState;
  const sent = useSend(form, {
    send: (values) => escalate({ ...values, number, version }),
    done: 'Escalated to a medical director',
    onClose,
    toState: true,
  });
  return (
    <ActDialog {...sent} open={open} onClose={onClose} title={`Escalate: ${number}`} label="Escalate">
      <Field label="Why" required error={errors.reason?.message}>
        {(field) => <Select {...field} {...form.register('reason')} placeholder="Choose why" options={REASONS} />}
      </Field>
      <Field
        label="Question to the physician"
        required
        hint="What you want decided, and on which criterion."
        error={errors.question?.message}
      >
        {(field) => <Textarea {...field} {...form.register('question')} rows={4} maxLength={4000} />}
      </Field>
      <section aria-label="What the director will see" className="rounded border border-line bg-sunken px-3 py-2 text-sm">
        <h3 className="text-xs font-medium text-muted">The director will see</h3>
        <p className="mt-1 flex flex-wrap items-center gap-x-2">
          <OutcomeBadge outcome={shown.outcome} />
          <span className="text-muted">
            your question, every answer with its citations and notes, and the policy beside them
            {shown.gaps > 0 ? `; ${counted(shown.gaps, 'answer')} without evidence` : ''}
          </span>
        </p>
        <ul className="mt-1.5 flex max-h-40 flex-col gap-1 overflow-y-auto">
          {shown.rows.map(({ id, title, mark }) => (
            <li key={id} className="flex gap-2">
              <StatusMark kind={mark} className="mt-1" />
              <span>
                <span className="font-mono text-[0.78125rem] text-muted">{id}</span> {title}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <p className="text-xs text-muted">You go on holding the case, and answer nothing more until it is decided or comes back.</p>
    </ActDialog>
  );
}
