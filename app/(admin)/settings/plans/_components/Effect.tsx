'use client';

import { useEffect, useState } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { LOST_REPLY } from '@/components/case/case-text';
import type { ActionResult } from '@/lib/errors.ts';
import type { KeptPlan } from '@/lib/use-cases/list-users.ts';
import { type EffectWords, preview } from '../actions';
import { commandOf, type PlanForm } from './plan-form';

const PAUSE_MS = 400;

/** What the settings as typed would do to a request that arrived now: an example beside the button that makes it true. */
export function Effect({ plan, control }: { plan: Pick<KeptPlan, 'id' | 'updatedAt'>; control: Control<PlanForm> }) {
  // What useWatch hands over is the whole form: every field has a value from the beginning.
  const values = useWatch({ control }) as PlanForm;
  const asked = JSON.stringify(commandOf(plan, values));
  const [answer, setAnswer] = useState<ActionResult<EffectWords[]> | null>(null);
  useEffect(() => {
    let over = false;
    const lost: ActionResult<EffectWords[]> = { ok: false, code: 'conflict', message: LOST_REPLY, fields: {} };
    const timer = setTimeout(async () => {
      const result = await preview(JSON.parse(asked)).catch(() => lost);
      if (!over) setAnswer(result);
    }, PAUSE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return (
    <section aria-label="Effect" className="rounded border border-line bg-sunken px-3 py-2.5 text-sm">
      <h2 className="text-sm font-semibold">A request that arrives now</h2>
      <div role="status" className="mt-1 flex min-h-24 flex-col gap-2">
        {answer === null ? <p className="text-muted">Working out the due times…</p> : null}
        {answer?.ok === false ? <p>Known once what is typed is in order. {firstOf(answer.fields) ?? answer.message}</p> : null}
        {answer?.ok
          ? answer.value.map(({ request, before, after, moves }) => (
              <p key={request}>
                <span className="font-medium">{request}:</span> due {after}
                <span className="block text-muted">{moves ? `now ${before}` : 'as now'}</span>
              </p>
            ))
          : null}
      </div>
      <p className="mt-1 text-xs text-muted">
        Requests received from the save on follow it, and open ones when their clock next moves. A decided case keeps what it was decided
        under.
      </p>
    </section>
  );
}

const firstOf = (fields: Readonly<Record<string, string>>) => Object.values(fields)[0];
