import type { ReactNode } from 'react';
import { Card } from '@/components/case/Card';
import { formatDate } from '@/lib/cases/time-words.ts';
import { INDICATION_WORDS, REASON_WORDS, STAGE_WORDS } from '@/lib/cases/words.ts';
import type { Difference } from '@/lib/criteria/difference.ts';
import type { Limit, PolicyVersion } from '@/lib/criteria/policy.ts';
import { readWords } from '@/lib/criteria/reading.ts';
import { KindMark } from './KindMark';
import type { Names } from './words';

const DATE_WORDS: Record<Difference['dates'][number]['key'], string> = {
  from: 'In force from',
  to: 'Last day in force',
  receivedTo: 'Last day of receipt',
  reviewDue: 'Review due by',
};

/** What differs between the documents as a whole: dates, codes, what is not decided. */
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
  const { dates, codes, noReview, limits } = difference;
  const isSame = dates.length + limits.length + noReview.added.length + noReview.removed.length === 0 && codes === null;
  return (
    <Card title="The documents" aside={`${names.before} → ${names.after}`}>
      {isSame ? <p className="text-sm text-muted">Dates, codes and what the document leaves open are the same.</p> : null}
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
            <Marked kind="removed" names={names} list={codes.after === null ? [] : codes.removed} mono />
            <Marked kind="added" names={names} list={codes.before === null ? [] : codes.added} mono />
          </Part>
        ) : null}
        {noReview.added.length + noReview.removed.length > 0 ? (
          <Part title="No review required">
            <Marked kind="removed" names={names} list={noReview.removed.map((stage) => STAGE_WORDS[stage].toLowerCase())} />
            <Marked kind="added" names={names} list={noReview.added.map((stage) => STAGE_WORDS[stage].toLowerCase())} />
          </Part>
        ) : null}
        {limits.length > 0 ? (
          <Part title="What the document does not decide">
            {limits.map(({ kind, limit }) => (
              <li key={`${kind} ${JSON.stringify(limit)}`} className="flex gap-2">
                <KindMark kind={kind} between={names.between} />
                <span>
                  <span className="text-muted">{onlyWords(names, kind)}: </span>
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

/** The facts that one side alone reads, in any pathway. */
export function FactsRead({ difference, names }: { difference: Difference; names: Names }) {
  return (
    <Card title="Facts read in any pathway">
      <ul className="flex flex-col gap-2 text-sm">
        <Marked kind="removed" names={names} list={difference.noLongerRead.map(readWords)} none={NO_FACT} lines />
        <Marked kind="added" names={names} list={difference.newlyRead.map(readWords)} none={NO_FACT} lines />
      </ul>
    </Card>
  );
}

const onlyWords = (names: Names, kind: 'added' | 'removed') => (kind === 'added' ? names.onlyAfter : names.onlyBefore);
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

type MarkedProps = { kind: 'added' | 'removed'; names: Names; list: readonly string[]; none?: string; mono?: boolean; lines?: boolean };

/** What one side alone has. */
function Marked({ kind, names, list, none, mono = false, lines = false }: MarkedProps) {
  if (list.length === 0 && none === undefined) return null;
  return (
    <li className="flex gap-2">
      <KindMark kind={kind} between={names.between} />
      <span className="min-w-0">
        <span className="text-muted">{onlyWords(names, kind)}: </span>
        {list.length === 0 ? <span className="text-muted">{none}</span> : null}
        {lines ? list.join('; ') : <span className={mono ? 'font-mono text-xs' : ''}>{list.join(mono ? ' ' : ', ')}</span>}
      </span>
    </li>
  );
}
