'use client';

import { useEffect, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { counted } from '@/components/case/case-text';
import { Checkbox } from '@/components/ui/inputs';
import { isRealDate } from '@/lib/criteria/dates.ts';
import type { IntakeInput } from '@/lib/forms/intake-schema.ts';
import { type DuplicateFound, lookUpDuplicates } from '../actions';

const PAUSE_MS = 400;
const WATCHED = ['planId', 'member.memberId', 'lines'] as const;

/**
 * The member's cases with the same codes around the same days, as soon as the form says enough to find them. Only a help: the request may be
 * received all the same, and what is ticked is linked. Its live region is there before it says anything.
 */
export function Duplicates() {
  const { setValue } = useFormContext<IntakeInput>();
  const found = useDuplicates();
  const ticked = useWatch<IntakeInput, 'duplicateOf'>({ name: 'duplicateOf' }) ?? [];
  function tick(number: string, on: boolean) {
    const rest = ticked.filter((each) => each !== number);
    setValue('duplicateOf', on ? [...rest, number] : rest, { shouldDirty: true });
  }
  return (
    <section aria-label="Possible duplicates" aria-live="polite" className="empty:hidden">
      {found.length > 0 ? (
        <div className="rounded border border-missing/40 bg-missing-weak px-4 py-2.5 text-sm">
          <h2 className="font-medium">
            {counted(found.length, 'case')} of this member {found.length === 1 ? 'has' : 'have'} the same codes around the same days
          </h2>
          <p className="text-muted">
            If this is the same request again, open the first case instead, or receive it as its duplicate: linked, and on the clock of the
            first while that is open. No clock begins anew.
          </p>
          <ul className="mt-1.5 flex flex-col gap-1.5">
            {found.map((one) => (
              <li key={one.number}>
                <Checkbox
                  label={`Receive as a duplicate of ${one.number}`}
                  hint={`${one.status}, ${one.codes.join(' and ')}, service ${one.dateOfService}; received ${one.received}${one.isOpen ? `, due ${one.due}` : ''}`}
                  checked={ticked.includes(one.number)}
                  onChange={(event) => tick(one.number, event.currentTarget.checked)}
                />
                <a href={`/cases/${one.number}/overview`} target="_blank" rel="noreferrer" className="ml-6 text-xs text-accent underline">
                  Open {one.number} in a new tab
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}

/** Asked anew whenever plan, member, codes or days change; an answer to what was typed before is dropped, with the ticks that it bore. */
function useDuplicates(): readonly DuplicateFound[] {
  const { getValues, setValue } = useFormContext<IntakeInput>();
  const [planId, memberId, lines] = useWatch<IntakeInput, typeof WATCHED>({ name: WATCHED });
  const asked = JSON.stringify({
    planId,
    memberId: memberId.trim(),
    lines: lines
      .map(({ code, dateOfService }) => ({ code: code.trim().toUpperCase(), dateOfService }))
      .filter(({ code, dateOfService }) => code.length === 5 && isRealDate(dateOfService)),
  });
  const [answer, setAnswer] = useState<{ asked: string; found: readonly DuplicateFound[] }>({ asked: '', found: [] });
  useEffect(() => {
    const input: { planId: string; memberId: string; lines: unknown[] } = JSON.parse(asked);
    const isEnough = input.planId !== '' && input.memberId !== '' && input.lines.length > 0;
    let over = false;
    const timer = setTimeout(async () => {
      const result = isEnough ? await lookUpDuplicates(input).catch(() => null) : null;
      if (over) return;
      setAnswer({ asked, found: result?.ok ? result.value : [] });
      // Only where something was ticked: each change of a value is kept as a draft.
      if ((getValues('duplicateOf') ?? []).length > 0) setValue('duplicateOf', []);
    }, PAUSE_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked, getValues, setValue]);
  return answer.asked === asked ? answer.found : [];
}
