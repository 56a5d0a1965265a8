import { Card } from '@/components/case/Card';
import { capitalized, counted } from '@/components/case/case-text';
import { ConditionTree } from '@/components/policy/ConditionTree';
import { Callout } from '@/components/ui/Callout';
import { INDICATION_WORDS, REASON_WORDS, STAGE_WORDS } from '@/lib/cases/words.ts';
import { describeCondition } from '@/lib/criteria/describe.ts';
import type { Leaf, Limit, PolicyVersion } from '@/lib/criteria/policy.ts';
import { type Treatment, treatmentOf } from '@/lib/criteria/reading.ts';
import { scopeWords } from './scope-words';
import { type Chosen, isPathway, type ShownLeaf } from './shown';

/** The tree: every clause of the choice, all of which have to be met. */
export function Clauses({ version, pathway, leaves }: { version: PolicyVersion; pathway: Chosen; leaves: readonly ShownLeaf[] }) {
  const treatment = isPathway(pathway) ? treatmentOf(version, pathway.indication, pathway.stage) : null;
  const all = leaves.length > 1 && treatment !== null ? 'All of them have to be met' : null;
  return (
    <div id="clauses" className="flex scroll-mt-4 flex-col gap-2">
      <Card
        title={`Clauses: ${pathwayWords(pathway)}`}
        aside={[leaves.length > 0 ? counted(leaves.length, 'clause') : null, all].filter(Boolean).join(' · ')}
        flush={leaves.length > 0}
      >
        {treatment === null ? null : <Decision treatment={treatment} />}
        {leaves.length === 0 ? (
          treatment === null || treatment.kind === 'criteria' ? (
            <p className="text-sm text-muted">No clause concerns this choice.</p>
          ) : null
        ) : (
          <ol aria-label="Clauses, in the document’s order">
            {leaves.map(({ leaf, anchor }) => (
              <Clause key={anchor} leaf={leaf} anchor={anchor} pathway={pathway} />
            ))}
          </ol>
        )}
      </Card>
    </div>
  );
}

function pathwayWords({ indication, stage }: Chosen): string {
  const words = [indication === null ? '' : INDICATION_WORDS[indication], stage === null ? '' : STAGE_WORDS[stage].toLowerCase()];
  return words.filter(Boolean).join(', ') || 'the whole document';
}

/** What holds before any clause is asked, or in place of them. */
function Decision({ treatment }: { treatment: Treatment }) {
  if (treatment.kind === 'no-review') {
    return (
      <Callout title="No review required">
        {treatment.statement} <span className="text-muted">{treatment.citation}</span>
      </Callout>
    );
  }
  if (treatment.limits.length === 0) return null;
  return (
    <div className={treatment.kind === 'criteria' ? 'flex flex-col gap-2 p-3' : 'flex flex-col gap-2'}>
      {treatment.limits.map((limit) => (
        <Callout key={limit.statement} tone="warn" title={limitTitle(limit)}>
          {limit.statement} A physician reads the request. <span className="text-muted">{limit.citation}</span>
        </Callout>
      ))}
    </div>
  );
}

const limitTitle = ({ reason, ageUnder }: Limit): string => (ageUnder === undefined ? '' : `Under ${ageUnder}: `) + REASON_WORDS[reason];

function Clause({ leaf, anchor, pathway }: { leaf: Leaf; anchor: string; pathway: Chosen }) {
  const { exception } = leaf;
  const excepts = exception !== undefined && (pathway.indication === null || exception.indications.includes(pathway.indication));
  return (
    <li id={anchor} tabIndex={-1} aria-label={`${leaf.id}: ${leaf.title}`} className={CLAUSE}>
      <a href={`#${anchor}`} className="self-start font-mono text-xs leading-5 break-words text-muted hover:text-accent hover:underline">
        {leaf.id}
      </a>
      <div className="min-w-0">
        <h3 className="font-medium">{leaf.title}</h3>
        <p className="text-sm">{leaf.statement}</p>
        <p className="mt-0.5 text-xs text-muted">{leaf.citation}</p>
        {isPathway(pathway) ? null : <p className="mt-0.5 text-xs text-muted">Asked of {scopeWords(leaf)}.</p>}
      </div>
      <div className="min-w-0 max-lg:col-start-2">
        <ConditionTree described={describeCondition(leaf.condition)} />
        {excepts ? (
          <div className="mt-2 rounded-sm border border-line bg-sunken px-2.5 py-1.5">
            <p className="text-xs font-medium">
              Does not apply to {exception.indications.map((one) => INDICATION_WORDS[one]).join(' or ')} where this holds
            </p>
            <ConditionTree described={describeCondition(exception.condition)} className="mt-1" />
            <p className="mt-0.5 text-xs text-muted">{capitalized(exception.citation)}</p>
          </div>
        ) : null}
      </div>
    </li>
  );
}

const CLAUSE =
  'grid scroll-mt-2 grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 gap-y-2 border-b border-line px-4 py-2.5 last:border-b-0 target:bg-accent-weak target:shadow-[inset_3px_0_var(--accent)] forced-colors:target:outline-2 forced-colors:target:-outline-offset-2 forced-colors:target:outline-[Highlight] lg:grid-cols-[7rem_minmax(0,1fr)_minmax(0,1fr)]';
