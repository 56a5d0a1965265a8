import { Card } from '@/components/case/Card';
import { LinkButton } from '@/components/ui/Button';
import { StatusMark } from '@/components/ui/StatusMark';
import { CHECK_WORDS } from '@/lib/cases/check-words.ts';
import { ENDING_OF_CHECK, ENDING_WORDS } from '@/lib/cases/endings.ts';
import type { CheckState } from '@/lib/use-cases/case-checks.ts';

/** What was not confirmed before review, and what speaks against it: seen before a decision. Nothing where all speaks for it. */
export function ChecksLeft({ number, checks }: { number: string; checks: readonly CheckState[] }) {
  const left = checks.filter(({ state }) => state !== 'favorable');
  if (left.length === 0) return null;
  const open = left.filter(({ state }) => state === 'open').length;
  return (
    <Card title="Before review" aside={open === 0 ? undefined : `${open} not confirmed`} flush>
      <ul>
        {left.map((check) => (
          <li key={check.kind} className="flex gap-2 border-b border-line px-4 py-1.5 text-sm">
            <StatusMark
              kind={check.state === 'unfavorable' ? 'not-met' : check.state === 'changed' ? 'ambiguous' : 'missing'}
              decorative
              className="mt-1"
            />
            <span className="min-w-0">
              <span className="font-medium">{CHECK_WORDS[check.kind].title}.</span> {standing(check)}
            </span>
          </li>
        ))}
      </ul>
      <div className="px-4 py-2">
        <LinkButton href={`/cases/${number}/overview#before-review`} size="sm">
          Confirm them in Overview
        </LinkButton>
      </div>
    </Card>
  );
}

function standing({ kind, state, suggestion, confirmed }: CheckState): string {
  if (state === 'open') return `Not confirmed. ${suggestion.why}.`;
  if (state === 'changed') return `Confirmed, but the plan’s data now says otherwise: ${suggestion.why}.`;
  const ending = ENDING_OF_CHECK[kind];
  const words = `${CHECK_WORDS[kind].unfavorable}${confirmed?.original ? ` of ${confirmed.original}` : ''}`;
  return ending === null ? `${words}.` : `${words}. It leads to “${ENDING_WORDS[ending]}”.`;
}
