import { Card } from '@/components/case/Card';
import { zoneWords } from '@/components/case/when';
import { type MarkKind, StatusMark } from '@/components/ui/StatusMark';
import { CHECK_WORDS } from '@/lib/cases/check-words.ts';
import { type CheckResult, suggestedForReview } from '@/lib/cases/checks.ts';
import { ENDING_OF_CHECK, ENDING_WORDS } from '@/lib/cases/endings.ts';
import { formatInstant } from '@/lib/cases/time-words.ts';
import type { CheckState } from '@/lib/use-cases/case-checks.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { ConfirmCheck } from './ConfirmCheck';
import { ConfirmSuggested } from './ConfirmSuggested';
import { CHECKS_ID } from './confirming';

export interface ChecksProps {
  c: CaseRecord;
  checks: readonly CheckState[];
  /** Whether the viewer may confirm them now. */
  mayConfirm: boolean;
  /** Numbers of cases that this one may repeat. */
  duplicates: readonly string[];
}

const MARKS: Readonly<Record<CheckState['state'], MarkKind>> = {
  open: 'missing',
  favorable: 'met',
  unfavorable: 'not-met',
  changed: 'ambiguous',
};

/** What is asked before medical necessity: what the plan's data suggests, and what a person confirmed, when and why. */
export function Checks({ c, checks, mayConfirm, duplicates }: ChecksProps) {
  const open = checks.filter(({ state }) => state === 'open').length;
  const isOver = c.decision !== null || c.status === 'withdrawn';
  const shown = isOver ? checks.filter(({ confirmed }) => confirmed !== null) : checks;
  if (isOver && shown.length === 0) {
    return (
      <Card title="Before review">
        <p className="text-sm text-muted">Nobody confirmed any of the {checks.length} checks before the case was over.</p>
      </Card>
    );
  }
  return (
    <Card
      title="Before review"
      aside={open === 0 ? 'all confirmed' : `${open} of ${checks.length} ${isOver ? 'were not' : 'not'} confirmed`}
      flush
    >
      {mayConfirm ? <ConfirmSuggested number={c.number} kinds={suggestedForReview(checks)} /> : null}
      <ul id={CHECKS_ID} tabIndex={-1} aria-label="Checks before review">
        {shown.map((check) => (
          <li
            key={check.kind}
            data-open={check.state === 'open' || undefined}
            className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b border-line px-4 py-2 text-sm last:border-b-0"
          >
            <StatusMark kind={MARKS[check.state]} decorative className="mt-1" />
            <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <Standing check={check} />
              <Confirmed check={check} timeZone={c.plan.timeZone} />
            </div>
            {mayConfirm ? (
              <ConfirmCheck
                number={c.number}
                kind={check.kind}
                suggested={check.suggestion.result}
                confirmed={check.confirmed?.result ?? null}
                duplicates={duplicates}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Standing({ check: { kind, suggestion, confirmed, state } }: { check: CheckState }) {
  const words = CHECK_WORDS[kind];
  const said = confirmed ? words[confirmed.result] : 'Not confirmed';
  return (
    <p>
      <span className="font-medium">{words.title}.</span> {said}
      {confirmed?.original ? ` of ${confirmed.original}` : ''}.{' '}
      <span className="text-muted">
        {suggestion.result === null ? '' : `Suggested: ${words[suggestion.result].toLowerCase()}. `}
        {suggestion.why}.{state === 'changed' ? ' The plan’s data has changed since it was confirmed.' : ''}
      </span>
    </p>
  );
}

function Confirmed({ check: { kind, confirmed }, timeZone }: { check: CheckState; timeZone: string }) {
  if (confirmed === null) return null;
  const ending = leadsTo(kind, confirmed.result);
  return (
    <p className="text-xs text-muted">
      {confirmed.by}, {formatInstant(confirmed.at, timeZone)} {zoneWords(timeZone)}
      {confirmed.note === '' ? '.' : `: ${confirmed.note}${/[.!?]$/.test(confirmed.note) ? '' : '.'}`}
      {ending === null ? '' : ` It leads to “${ENDING_WORDS[ending]}”, in Decision.`}
    </p>
  );
}

const leadsTo = (kind: CheckState['kind'], result: CheckResult) => (result === 'unfavorable' ? ENDING_OF_CHECK[kind] : null);
