import { cx } from '@/components/ui/cx';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { StatusMark } from '@/components/ui/StatusMark';
import { Tag } from '@/components/ui/Tag';
import { dayIn } from '@/lib/cases/time.ts';
import { formatDate } from '@/lib/cases/time-words.ts';
import { RESULT_WORDS } from '@/lib/cases/words.ts';
import type { ListedClause } from '@/lib/use-cases/list-readings.ts';

/** Readings belong to no case, so no plan's clock dates them better than another. */
const ZONE = 'America/New_York';
const dateOf = (at: string) => formatDate(at.length === 10 ? at : dayIn(at, ZONE));

/** One clause with its own words, how often it was read which way, and each reading. */
export function ClauseCard({ clause }: { clause: ListedClause }) {
  const { planName, policyId, policyVersion, policyTitle, leaf, title, statement, citation, agreed, readings } = clause;
  const heading = `${clause.planId}-${policyVersion}-${leaf}`;
  return (
    <article aria-labelledby={heading} className="rounded border border-line bg-panel">
      <div className="grid gap-x-6 gap-y-2 px-4 py-3 lg:grid-cols-2">
        <div className="min-w-0">
          <h3 id={heading} className="font-medium">
            <span className="font-mono text-[0.78125rem] text-muted">{leaf}</span> {title}
          </h3>
          {statement === '' ? <p className="text-muted">The clause is not in the library any more.</p> : <p>{statement}</p>}
          <p className="mt-0.5 text-xs text-muted">{citation}</p>
          <Link
            href={toRoute(`/policies/${policyId}/${policyVersion}#${encodeURIComponent(leaf)}`)}
            className="mt-1 inline-block text-sm text-accent hover:underline"
          >
            Open the policy at {leaf}
          </Link>
        </div>
        <div className="text-sm">
          <p>
            {planName}{' '}
            <span className="text-muted">
              · {policyTitle}, version {policyVersion}
            </span>
          </p>
          <p className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
            <Count result="met" count={clause.met} />
            <Count result="not-met" count={clause.notMet} />
            {agreed === null ? null : <Tag tone="info">agreed: {RESULT_WORDS[agreed].toLowerCase()}</Tag>}
          </p>
        </div>
      </div>
      <ul className="border-t border-line">
        {readings.map(({ id, result, text, writtenAt, withdrawn }) => (
          <li key={id} className="border-b border-line px-4 py-2 [overflow-wrap:anywhere] last:border-b-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <StatusMark kind={result} decorative />
              <span className={cx('font-medium', withdrawn !== null && 'line-through')}>Read as {RESULT_WORDS[result].toLowerCase()}</span>
              <span className="text-xs text-muted">{dateOf(writtenAt)}</span>
              {withdrawn === null ? null : (
                <Tag tone="warn">
                  withdrawn {dateOf(withdrawn.at)}: {withdrawn.reason}
                </Tag>
              )}
            </p>
            <p className={cx('whitespace-pre-line', withdrawn !== null && 'text-muted')}>{text}</p>
          </li>
        ))}
      </ul>
    </article>
  );
}

function Count({ result, count }: { result: 'met' | 'not-met'; count: number }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <StatusMark kind={result} decorative />
      {count} read as {RESULT_WORDS[result].toLowerCase()}
    </span>
  );
}
