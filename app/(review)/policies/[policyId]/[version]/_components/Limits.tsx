import { Card } from '@/components/case/Card';
import { capitalized } from '@/components/case/case-text';
import { StatusMark } from '@/components/ui/StatusMark';
import { REASON_WORDS } from '@/lib/cases/words.ts';
import type { PolicyVersion } from '@/lib/criteria/policy.ts';
import { scopeWords } from './scope-words';

/** What the document does not decide, and what it asks no review of. */
export function Limits({ version }: { version: PolicyVersion }) {
  const { limits, noReview } = version;
  return (
    <Card title="Without clauses" aside="What the document does not decide, and what it asks no review of" flush>
      <ul className="text-sm">
        {noReview === undefined ? null : (
          <li className={ROW}>
            <StatusMark kind="not-applicable" decorative className="mt-1" />
            <p>
              <b>No review required</b> · {capitalized(scopeWords({ stages: noReview.stages }))}. {noReview.statement}
              <span className="block text-xs text-muted">{noReview.citation}</span>
            </p>
          </li>
        )}
        {limits.map((limit) => (
          <li key={limit.statement} className={ROW}>
            <StatusMark kind="ambiguous" decorative className="mt-1" />
            <p>
              <b>{REASON_WORDS[limit.reason]}</b> · {capitalized(scopeWords(limit))}. {limit.statement}
              <span className="block text-xs text-muted">{limit.citation}</span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const ROW = 'flex gap-2.5 border-b border-line px-4 py-2 last:border-b-0';
