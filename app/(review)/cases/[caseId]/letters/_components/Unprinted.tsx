import { zoneWords } from '@/components/case/when';
import { Callout } from '@/components/ui/Callout';
import { formatInstant } from '@/lib/cases/time-words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

/** Notices that the case came to owe besides its decision's, and that this version does not print: named, so that none is forgotten. */
export function Unprinted({ c }: { c: CaseRecord }) {
  const notices = noticesOf(c);
  if (notices.length === 0) return null;
  return (
    <Callout tone="warn" title="Not printed by this version">
      <p>These letters are owed to the member and the practitioner all the same. Write them outside of this program.</p>
      <ul className="mt-1 list-disc pl-5">
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
    </Callout>
  );
}

function noticesOf(c: CaseRecord): string[] {
  const { timeZone } = c.plan;
  const when = (instant: string) => `${formatInstant(instant, timeZone)} ${zoneWords(timeZone)}`;
  return [
    ...c.informationRequests.map(({ askedAt, dueAt }) => `Request for information of ${when(askedAt)}, to be sent by ${when(dueAt)}`),
    ...c.clockSteps.flatMap((step) => {
      if (step.action === 'extend') return [`Extension of ${when(step.at)}`];
      return step.action === 'change-urgency' && step.to === 'standard' ? [`Change of urgency of ${when(step.at)}`] : [];
    }),
    ...(c.status === 'withdrawn' ? ['Withdrawal'] : []),
    ...(c.overdue?.consequence === 'deemed-denied' ? ['Notice of the missed due time, which counts as a denial'] : []),
    ...(c.overdue?.consequence === 'deemed-approved' ? ['Notice of the missed due time: deemed approved'] : []),
  ];
}
