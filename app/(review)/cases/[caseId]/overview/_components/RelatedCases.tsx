import { Card } from '@/components/case/Card';
import { counted } from '@/components/case/case-text';
import { StatusMark } from '@/components/ui/StatusMark';
import type { Stage } from '@/lib/criteria/case-input.ts';
import { MOST_RELATED, type RelatedCase, trialsOf } from '@/lib/use-cases/list-related-cases.ts';
import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { RelatedRow } from './RelatedRow';

export interface RelatedCasesProps {
  c: CaseRecord;
  stage: Stage | null;
  related: readonly RelatedCase[];
}

/** More than these fold away: a list of thirty would push the request off the screen. */
const OPEN_ROWS = 5;

/** The member's other requests in the plans that the viewer sees; before a permanent pump its trial, or that there is none. */
export function RelatedCases({ c, stage, related }: RelatedCasesProps) {
  const isPump = stage === 'permanent';
  const { trials, others } = isPump ? trialsOf(related, c.dateOfService) : { trials: [], others: related };
  const rows = [...trials, ...others];
  const row = (each: RelatedCase) => <RelatedRow key={each.number} c={c} related={each} />;
  const count = related.length === MOST_RELATED ? `the newest ${MOST_RELATED}` : counted(related.length, 'case');
  return (
    <Card title="Related authorizations" aside={related.length > 0 ? `${count} of this member` : undefined} flush>
      {isPump && trials.length === 0 ? <NoTrial /> : null}
      {!isPump && related.length === 0 ? (
        <p className="px-4 py-3 text-sm text-muted">
          No other request of this member in the plans that you see: no trial, no earlier pump.
        </p>
      ) : null}
      {rows.length > 0 ? <ul className="not-first:border-t not-first:border-line">{rows.slice(0, OPEN_ROWS).map(row)}</ul> : null}
      {rows.length > OPEN_ROWS ? (
        <details className="border-t border-line">
          <summary className="px-4 py-2 text-sm text-accent">{rows.length - OPEN_ROWS} more</summary>
          <ul className="border-t border-line">{rows.slice(OPEN_ROWS).map(row)}</ul>
        </details>
      ) : null}
    </Card>
  );
}

/** Said as plainly as a trial would be: a pump without one is what a reviewer must not miss. */
function NoTrial() {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 px-4 py-2.5 text-sm">
      <StatusMark kind="missing" decorative />
      <span className="font-medium">No earlier trial on file.</span>
      <span className="text-muted">None for this member, in the plans that you see. A trial elsewhere has to be in the records.</span>
    </p>
  );
}
