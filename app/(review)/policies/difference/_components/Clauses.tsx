import { useId } from 'react';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { INDICATION_WORDS, STAGE_WORDS } from '@/lib/cases/words.ts';
import type { LeafChange, LeafDifference, PathwayDifference } from '@/lib/criteria/difference.ts';
import type { Leaf, PolicyVersion } from '@/lib/criteria/policy.ts';
import { readWords } from '@/lib/criteria/reading.ts';
import { clauseAddress } from '../../_lib/versions';
import { KindMark } from './KindMark';
import { countsOf, type Names, treatmentWords } from './words';

type ClausesProps = { pathway: PathwayDifference; before: PolicyVersion; after: PolicyVersion; names: Names; samePolicy: boolean };

/** The clauses of a pathway, side by side, with what differs between them. */
export function Clauses({ pathway, before, after, names, samePolicy }: ClausesProps) {
  const heading = useId();
  const { indication, stage, leaves, newlyRead, noLongerRead } = pathway;
  const where = `${INDICATION_WORDS[indication]}, ${STAGE_WORDS[stage].toLowerCase()}`;
  return (
    <section id="clauses" aria-labelledby={heading} className="min-w-0">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id={heading} className="text-sm font-semibold">
          Clauses for {where}
        </h2>
        <span className="text-xs text-muted">{countWords(pathway, names)}</span>
      </div>
      <FactLine word={names.onlyBefore} facts={noLongerRead.map(readWords)} />
      <FactLine word={names.onlyAfter} facts={newlyRead.map(readWords)} />
      <div className="mt-2 relative overflow-x-auto rounded border border-line bg-panel">
        <table className="w-full min-w-[48rem] table-fixed border-collapse text-sm">
          <caption className="sr-only">Clauses for {where}, side by side</caption>
          <thead>
            <tr className="border-b border-line text-left text-xs text-muted [&>th]:px-3 [&>th]:py-2 [&>th]:font-medium">
              <th scope="col">
                {names.before} <span className="font-normal">· {treatmentWords(pathway.before)}</span>
              </th>
              <th scope="col">What differs</th>
              <th scope="col">
                {names.after} <span className="font-normal">· {treatmentWords(pathway.after)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {leaves.map((leaf) => {
              const [old, young] = sidesOf(leaf);
              return (
                <tr key={`${old?.id} ${young?.id}`} className="border-b border-line align-top last:border-b-0 [&>td]:px-3 [&>td]:py-2">
                  <td>{old ? <Clause leaf={old} href={clauseAddress(before, pathway, old.id)} /> : <Nothing />}</td>
                  <td>
                    <What difference={leaf} names={names} samePolicy={samePolicy} />
                  </td>
                  <td>{young ? <Clause leaf={young} href={clauseAddress(after, pathway, young.id)} /> : <Nothing />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function sidesOf(leaf: LeafDifference): [Leaf | null, Leaf | null] {
  if (leaf.kind === 'added') return [null, leaf.leaf];
  return leaf.kind === 'removed' ? [leaf.leaf, null] : [leaf.before, leaf.after];
}

function countWords(pathway: PathwayDifference, names: Names): string {
  const { changed, added, removed, same } = countsOf(pathway);
  const gone = names.between ? `only in ${names.before}` : 'no longer asked';
  const come = names.between ? `only in ${names.after}` : 'new';
  return `${changed} asked otherwise · ${same} the same · ${removed} ${gone} · ${added} ${come}`;
}

/** The facts that one side alone asks for in this pathway: what a file that suits the one still lacks for the other. */
function FactLine({ word, facts }: { word: string; facts: readonly string[] }) {
  if (facts.length === 0) return null;
  return (
    <p className="mt-1 max-w-240 text-xs text-muted">
      <span className="font-medium">{word} reads:</span> {facts.join('; ')}
    </p>
  );
}

function Clause({ leaf, href }: { leaf: Leaf; href: string }) {
  return (
    <>
      <p>
        <Link href={toRoute(href)} className="mr-1.5 inline-block min-h-6 font-mono text-xs leading-6 text-accent hover:underline">
          {leaf.id}
        </Link>
        <span className="font-medium">{leaf.title}</span>
      </p>
      <p className="text-xs text-muted">{leaf.statement}</p>
      <p className="text-xs text-faint">{leaf.citation}</p>
    </>
  );
}

function Nothing() {
  return <p className="text-xs text-faint">No such clause</p>;
}

const WORD = { changed: 'Asked otherwise', same: 'The same' } as const;

function What({ difference, names, samePolicy }: { difference: LeafDifference; names: Names; samePolicy: boolean }) {
  const { kind } = difference;
  const word = kind === 'added' ? names.onlyAfter : kind === 'removed' ? names.onlyBefore : WORD[kind];
  return (
    <>
      <p className="flex items-center gap-2">
        <KindMark kind={kind} between={names.between} />
        <span className={kind === 'same' ? 'text-muted' : 'font-medium'}>{word}</span>
      </p>
      {'changes' in difference && difference.changes.length > 0 ? (
        <ul className="mt-1 flex flex-col gap-1 pl-6">
          {difference.changes.map((change) => (
            <li key={change.kind === 'reading' ? change.read : change.kind}>
              <Change change={change} names={names} samePolicy={samePolicy} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

const TEXT_WORDS = { id: 'Label', title: 'Title', statement: 'Statement', citation: 'Citation' } as const;

function Change({ change, names, samePolicy }: { change: LeafChange; names: Names; samePolicy: boolean }) {
  if (change.kind === 'structure') return 'The same needs, put together otherwise';
  const title = change.kind === 'reading' ? readWords(change.read) : change.kind === 'exception' ? 'Exception' : TEXT_WORDS[change.kind];
  const { before, after } = change;
  // A text that changed stands on either side already.
  if (change.kind === 'statement' || change.kind === 'title') return `Other words in its ${change.kind}`;
  if (before !== null && after !== null) {
    return (
      <>
        <span className="text-muted">{title}: </span>
        <b className="font-medium">{before}</b> → <b className="font-medium">{after}</b>
      </>
    );
  }
  const whose = before === null ? names.after : names.before;
  const only = samePolicy ? (before === null ? 'newly read' : 'no longer read') : `only ${whose}`;
  return (
    <>
      <span className="text-muted">{title}: </span>
      <b className="font-medium">{before ?? after}</b> <span className="text-muted">({only})</span>
    </>
  );
}
