import { Card } from '@/components/case/Card';
import { Link } from '@/components/ui/Link';
import { toRoute } from '@/components/ui/routes';
import { INDICATION_WORDS, STAGE_WORDS } from '@/lib/cases/words.ts';
import { STAGES } from '@/lib/criteria/case-input.ts';
import type { Difference, PathwayDifference } from '@/lib/criteria/difference.ts';
import { FACTS } from '@/lib/criteria/facts.ts';
import { KindMark } from './KindMark';
import { countsOf, type LeafKind, type Names } from './words';

type GridProps = {
  difference: Difference;
  names: Names;
  current: PathwayDifference | undefined;
  hrefOf: (pathway: PathwayDifference) => string;
};

/** Every pathway with what differs in it; each cell leads to its clauses. */
export function PathwayGrid({ difference, names, current, hrefOf }: GridProps) {
  return (
    <Card title="Pathways" aside="Choose one to see its clauses" flush>
      <div className="relative overflow-x-auto">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">What differs in each pathway</caption>
          <thead>
            <tr className="border-b border-line text-left text-xs text-muted">
              <th scope="col" className="px-3 py-2 font-medium">
                Indication
              </th>
              {STAGES.map((stage) => (
                <th key={stage} scope="col" className="px-2 py-2 font-medium">
                  {STAGE_WORDS[stage]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FACTS.indication.options.map((indication) => (
              <tr key={indication} className="border-b border-line last:border-b-0">
                <th scope="row" className="px-3 py-1.5 text-left align-top font-normal whitespace-nowrap">
                  {FACTS.indication.optionLabels[indication]}
                </th>
                {difference.pathways
                  .filter((pathway) => pathway.indication === indication)
                  .map((pathway) => (
                    <td key={pathway.stage} className="p-1 align-top">
                      <Cell pathway={pathway} names={names} isCurrent={pathway === current} href={hrefOf(pathway)} />
                    </td>
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-3 py-2 text-xs text-muted">
        <Legend kind="changed" between={names.between} words={'asked otherwise'} />
        <Legend kind="added" between={names.between} words={names.between ? names.onlyAfter : 'new'} />
        <Legend kind="removed" between={names.between} words={names.between ? names.onlyBefore : 'no longer asked'} />
        <span>Numbers count clauses</span>
      </p>
    </Card>
  );
}

function Legend({ kind, between, words }: { kind: LeafKind; between: boolean; words: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <KindMark kind={kind} between={between} />
      {words}
    </span>
  );
}

type CellProps = { pathway: PathwayDifference; names: Names; isCurrent: boolean; href: string };

function Cell({ pathway, names, isCurrent, href }: CellProps) {
  const { before, after } = pathway;
  const where = `${INDICATION_WORDS[pathway.indication]}, ${STAGE_WORDS[pathway.stage].toLowerCase()}: `;
  if (before.kind !== 'criteria' && after.kind !== 'criteria' && before.kind === after.kind) {
    return <p className="px-1 text-xs text-faint">neither decides</p>;
  }
  return (
    <Link href={toRoute(href)} aria-current={isCurrent ? 'true' : undefined} className={CELL}>
      <span className="sr-only">{where}</span>
      {before.kind === 'criteria' && after.kind === 'criteria' ? (
        <Counts pathway={pathway} between={names.between} />
      ) : (
        <span>{decider(pathway, names)}</span>
      )}
    </Link>
  );
}

const CELL =
  'flex min-h-6 flex-wrap items-center gap-x-2 gap-y-0.5 rounded-sm border border-transparent px-1 py-0.5 text-xs text-accent hover:border-line-strong aria-[current]:border-accent aria-[current]:bg-accent-weak forced-colors:aria-[current]:border-[Highlight]';

function decider({ before, after }: PathwayDifference, names: Names): string {
  if (before.kind === 'criteria') return `only ${names.before} decides`;
  if (after.kind === 'criteria') return `only ${names.after} decides`;
  return `${before.kind === 'no-review' ? names.before : names.after}: no review`;
}

function Counts({ pathway, between }: { pathway: PathwayDifference; between: boolean }) {
  const counts = countsOf(pathway);
  const shown = (['changed', 'added', 'removed'] as const).filter((kind) => counts[kind] > 0);
  if (shown.length === 0) return <span>{pathway.differs ? 'age limit differs' : 'same'}</span>;
  return shown.map((kind) => (
    <span key={kind} className="inline-flex items-center gap-1">
      <KindMark kind={kind} between={between} />
      {counts[kind]}
      <span className="sr-only">{kind}</span>
    </span>
  ));
}
