import { Card } from '@/components/case/Card';
import { flagWords, policyWords, reasonWords } from '@/components/case/case-words';
import { OutcomeBadge } from '@/components/ui/OutcomeBadge';
import { ScoreMeter } from '@/components/ui/ScoreMeter';
import { countFindings } from '@/lib/cases/score.ts';
import type { LoadedCase } from '@/lib/use-cases/load-case.ts';

/** What the evaluation says as a whole. */
export function Score({ loaded: { evaluation } }: { loaded: LoadedCase }) {
  const notes = [...reasonWords(evaluation), ...flagWords(evaluation)];
  return (
    <Card title="What the criteria say" aside={policyWords(evaluation)}>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <OutcomeBadge outcome={evaluation.outcome} size="lg" />
        <span className="text-xs text-muted">A score, not a decision.</span>
      </div>
      {evaluation.findings.length > 0 ? <ScoreMeter counts={countFindings(evaluation)} className="mt-2" /> : null}
      {notes.length > 0 ? (
        <ul className="mt-2 text-sm text-muted">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
