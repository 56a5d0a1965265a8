import { UNVERIFIED_MARK } from '@/components/case/clock-words';
import { zoneWords } from '@/components/case/when';
import { clockOf, stepsThatHold } from '@/lib/cases/case-clock.ts';
import { type ClockStep, dueTime } from '@/lib/cases/clocks.ts';
import { formatInstant } from '@/lib/cases/time-words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

/** Every step that moved the clock since receipt, with the due time that held from then on and the rule that set it. */
export function ClockSteps({ c }: { c: CaseRecord }) {
  const steps = stepsThatHold(clockOf(c));
  if (steps.length === 0) return null;
  const { timeZone } = c.plan;
  return (
    <div className="mt-3 border-t border-line pt-2">
      <h3 className="text-xs font-medium text-muted">What moved it</h3>
      <ol className="mt-1 flex flex-col gap-1.5 text-sm">
        {steps.map((step, i) => {
          const due = dueTime(clockOf(c, steps.slice(0, i + 1)));
          return (
            <li key={`${step.action} ${step.at}`}>
              <span className="font-medium">{stepWords(step)}</span> <span className="text-muted">{formatInstant(step.at, timeZone)}</span>
              <span className="block text-muted">
                {due.state === 'stopped' ? 'Stands still; without an answer due' : 'Due'} {formatInstant(due.dueAt, timeZone)}{' '}
                {zoneWords(timeZone)}, {due.basis}
                {due.verified ? '' : ` ${UNVERIFIED_MARK}`}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function stepWords(step: ClockStep): string {
  switch (step.action) {
    case 'extend':
      return step.days === undefined ? 'Extended' : `Extended by ${step.days} days`;
    case 'extend-for-information':
      return 'Extended for named information';
    case 'request-information':
      return 'Information asked for';
    case 'information-complete':
      return 'Information complete';
    case 'change-urgency':
      return step.to === 'expedited' ? 'Made expedited' : 'Made standard';
    case 'service-given':
      return 'Service given before the request';
  }
}
