import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { wordsOf } from '@/components/case/letter-words';
import { formatInstant } from '@/lib/cases/time-words.ts';
import { ESCALATION_WORDS } from '@/lib/cases/words.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';

/** What physicians were asked, and what came back; nothing where nobody was asked. */
export function Escalations({ c }: { c: CaseRecord }) {
  const { escalations, director } = c;
  if (escalations.length === 0) return null;
  const { timeZone } = c.plan;
  return (
    <Card title="Escalations" aside={counted(escalations.length, 'time', 'times')} flush>
      <ul>
        {escalations.toReversed().map((each, i) => (
          <li key={each.id} className="border-b border-line px-4 py-2.5 text-sm last:border-b-0 [overflow-wrap:anywhere]">
            <p className="font-medium">{wordsOf(ESCALATION_WORDS, each.reason)}</p>
            <p className="whitespace-pre-line">“{each.question}”</p>
            <p className="text-muted">
              By {each.escalatedBy}, {formatInstant(each.escalatedAt, timeZone)}
              {i === 0 && c.status === 'director-review' ? (director ? `; ${director.name} took it` : '; nobody has taken it yet') : ''}
            </p>
            {each.returnedAt ? (
              <p className="mt-1">
                <span className="font-medium">Wanted:</span> <span className="whitespace-pre-line">{each.wanted}</span>
                <span className="block text-muted">
                  Returned by {each.returnedBy}, {formatInstant(each.returnedAt, timeZone)}
                </span>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
