import type { ReactNode } from 'react';
import { Card } from '@/components/case/Card';
import { formatDate } from '@/lib/cases/time-words.ts';
import { INDICATION_WORDS, REASON_WORDS, STAGE_WORDS } from '@/lib/cases/words.ts';
import type { Difference } from '@/lib/criteria/difference.ts';
import type { Limit, PolicyVersion } from '@/lib/criteria/policy.ts';
import { readWords } from '@/lib/criteria/reading.ts';
import { KindMark } from './KindMark';
import type { LeafKind, Names } from './words';

const DATE_WORDS: Record<Difference['dates'][number]['key'], string> = {
  from: 'In force from',
  to: 'Last day in force',
  receivedTo: 'Last day of receipt',
  reviewDue: 'Review due by',
};

/** What differs between the documents as a whole: dates, codes, what is not decided, facts. */
export function AtAGlance({
  difference,
  before,
  after,
  names,
}: {
  difference: Difference;
  before: PolicyVersion;
  after: PolicyVersion;
  names: Names;
}) {
  const { dates, codes, noReview, limits, newlyRead, noLongerRead } = difference;
  const only = (kind: 'added' | 'removed') => (kind === 'added' ? names.onlyAfter : names.onlyBefore);
  return (
    <Card title="The documents" aside={`${names.before} → ${names.after}`}>
      <dl className="flex flex-col gap-3 text-sm">
        {dates.length > 0 ? (
          <Part title="Dates">
            {dates.map(({ key, before: was, after: is }) => (
              <li key={key}>
                {DATE_WORDS[key]} <b className="font-medium">{dateWords(was)}</b> → <b className="font-medium">{dateWords(is)}</b>
              </li>
            ))}
          </Part>
        ) : null}
        {codes ? (
          <Part title="Codes">
            <li className="text-muted">
              {names.before}: {listedWords(codes.before)} · {names.after}: {listedWords(codes.after)}
            </li>
            <Marked kind="removed" word={only('removed')} list={codes.after === null ? [] : codes.removed} mono />
            <Marked kind="added" word={only('added')} list={codes.before === null ? [] : codes.added} mono />
          </Part>
        ) : null}
        {noReview.added.length + noReview.removed.length > 0 ? (
          <Part title="No review required">
            <Marked kind="removed" word={only('removed')} list={noReview.removed.map((stage) => STAGE_WORDS[stage].toLowerCase())} />
            <Marked kind="added" word={only('added')} list={noReview.added.map((stage) => STAGE_WORDS[stage].toLowerCase())} />
          </Part>
        ) : null}
        <Part title="Facts read">
          <Marked kind="removed" word={only('removed')} list={noLongerRead.map(readWords)} none={NO_FACT} lines />
          <Marked kind="added" word={only('added')} list={newlyRead.map(readWords)} none={NO_FACT} lines />
        </Part>
        {limits.length > 0 ? (
          <Part title="What the document does not decide">
            {limits.map(({ kind, limit }) => (
              <li key={`${kind} ${JSON.stringify(limit)}`} className="flex gap-2">
                <KindMark kind={kind} />
                <span>
                  <span className="text-muted">{only(kind)}: </span>
                  {limitWords(limit)}
                  <span className="block text-xs text-muted">{limit.statement}</span>
                </span>
              </li>
            ))}
          </Part>
        ) : null}
      </dl>
      <p className="mt-3 text-xs text-faint">
        {before.document}, {before.version} · {after.document}, {after.version}
      </p>
    </Card>
  );
}

const NO_FACT = 'no fact that the other does not read';
const dateWords = (day: string | null) => (day === null ? 'none given' : formatDate(day));
const listedWords = (count: number | null) => (count === null ? 'lists no codes' : `${count} listed`);

function limitWords({ reason, indications, stages, ageUnder }: Limit): string {
  const scope = [
    indications?.map((one) => INDICATION_WORDS[one]).join(', '),
    stages?.map((one) => STAGE_WORDS[one].toLowerCase()).join(', '),
    ageUnder === undefined ? '' : `under ${ageUnder}`,
  ].filter(Boolean);
  return `${REASON_WORDS[reason]}${scope.length > 0 ? ` (${scope.join('; ')})` : ''}`;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs font-medium text-muted">{title}</dt>
      <dd>
        <ul className="mt-0.5 flex flex-col gap-1">{children}</ul>
      </dd>
    </div>
  );
}

type MarkedProps = { kind: LeafKind; word: string; list: readonly string[]; none?: string; mono?: boolean; lines?: boolean };

/** What one side alone has. */
function Marked({ kind, word, list, none, mono = false, lines = false }: MarkedProps) {
  if (list.length === 0 && none === undefined) return null;
  return (
    <li className="flex gap-2">
      <KindMark kind={kind} />
      <span className="min-w-0">
        <span className="text-muted">{word}: </span>
        {list.length === 0 ? <span className="text-muted">{none}</span> : null}
        {lines ? list.join('; ') : <span className={mono ? 'font-mono text-xs' : ''}>{list.join(mono ? ' ' : ', ')}</span>}
      </span>
    </li>
  );
}
