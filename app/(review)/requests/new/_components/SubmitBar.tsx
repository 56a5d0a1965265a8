'use client';

import { useWatch } from 'react-hook-form';
import { Button } from '@/components/ui/Button';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';
import { type Rules, useIntake } from './context';
import type { PlanChoice } from './plans';

/** What the request will become, beside the button that makes it so. */
export function SubmitBar({ plan, pending }: { plan: PlanChoice | null; pending: boolean }) {
  return (
    <div className="sticky bottom-0 z-10 mt-auto border-t border-line bg-panel">
      <div className="mx-auto flex min-h-14 w-full max-w-[110rem] items-center gap-4 px-6 py-2">
        <div role="status" className="min-w-0 flex-1 text-sm">
          <Parts />
          <Due plan={plan} />
        </div>
        <Button type="submit" variant="primary" aria-disabled={pending || undefined}>
          {pending ? 'Receiving' : 'Receive the request'}
        </Button>
      </div>
    </div>
  );
}

function Parts() {
  const lines = useWatch<IntakeInput, 'lines'>({ name: 'lines' });
  return <p>{useIntake().rules?.previewParts(lines) ?? 'Enter a service line to see which cases this makes.'}</p>;
}

function Due({ plan }: { plan: PlanChoice | null }) {
  const { rules } = useIntake();
  const names = ['receivedOn', 'receivedTime', 'receivedFold', 'urgency.requested'] as const;
  const [receivedOn, receivedTime, receivedFold, urgency] = useWatch<IntakeInput, typeof names>({ name: names });
  const words = plan && rules ? dueWords(rules, plan, { receivedOn, receivedTime, receivedFold }, urgency) : null;
  return <p className="min-h-5 text-muted">{words ?? 'Due time: known once plan and time of receipt are entered.'}</p>;
}

type Urgency = IntakeInput['urgency']['requested'];
type WallTime = Parameters<Rules['receiptInstant']>[0];

function dueWords({ receiptInstant, dueTime }: Rules, plan: PlanChoice, time: WallTime, urgency: Urgency): string | null {
  const { timeZone, lineOfBusiness } = plan;
  if (time.receivedOn === '' || time.receivedTime === '') return null;
  const received = receiptInstant(time, timeZone, new Date().toISOString());
  if (!received.ok) return received.message;
  const due = dueTime({ lineOfBusiness, urgency, timeZone, receivedAt: received.at, steps: [], planSettings: plan.clock });
  const at = new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  const overdue = Date.parse(due.dueAt) < Date.now() ? ': overdue already' : '';
  return `Notice due ${at.format(new Date(due.dueAt))}${overdue} · ${urgency} · ${due.basis}`;
}
