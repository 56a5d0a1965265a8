import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { valueWords } from '@/components/form/fact-words';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { type FactKey, factSpec } from '@/lib/criteria/facts.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { GapBox } from './boxes';

export interface GapsProps {
  gaps: readonly FactKey[];
  c: CaseRecord;
  isReady: boolean;
  mayAccept: boolean;
}

/** Answers that the criteria read and nobody cited: allowed while working, accepted one by one before a decision. */
export function Gaps({ gaps, c, isReady, mayAccept }: GapsProps) {
  return (
    <Card title="Answers without evidence" aside={gaps.length > 0 ? counted(gaps.length, 'answer') : undefined} flush>
      {gaps.length === 0 ? (
        <p className="px-4 py-3 text-sm text-muted">
          {c.answers.length > 0 ? 'Every answer that the criteria read cites its source.' : 'Nothing is answered yet.'}
        </p>
      ) : (
        <ul>
          {gaps.map((fact) => (
            <li
              key={fact}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2 text-sm last:border-b-0"
            >
              <span className="min-w-0">
                {factSpec(fact).question}: <span className="font-medium">{valueWords(fact, answerTo(c, fact))}</span>{' '}
                {isReady ? null : (
                  <Link href={toRoute(`/cases/${c.number}/review#q-${fact}`)} className="text-accent underline">
                    Cite it
                  </Link>
                )}
              </span>
              {isReady ? <span className="text-muted">accepted</span> : mayAccept ? <GapBox fact={fact} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const answerTo = (c: CaseRecord, fact: FactKey) => c.answers.find((answer) => answer.fact === fact)?.value ?? null;
