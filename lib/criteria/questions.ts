/** Which facts the governing pathway asks for, in the order in which a chart is read, and what each clause needs of them. */
import type { CaseInput } from './case-input.ts';
import { needsOf } from './describe.ts';
import { CHART_ORDER, FACT_GROUPS, type FactKey, factSpec } from './facts.ts';
import type { PreparedLeaf } from './finding.ts';
import { atomsOf, type Condition, type Context, contextOf, type Truth, truthOf } from './logic.ts';
import { type Pathway, pathwayOf, selectPolicy, versionInForce } from './registry.ts';
import { stageOf } from './stage.ts';

export interface Question {
  readonly fact: FactKey;
  /** Title of the fact's group. */
  readonly group: string;
  /** The clauses that read it, in the document's order, with what each needs in words, such as "at least 6 months". */
  readonly leaves: readonly { readonly id: string; readonly needs: string }[];
}

/** Facts below an OR: their clause can also be met another way. */
function alternatives(node: Condition, within = false): FactKey[] {
  switch (node.kind) {
    case 'any':
      return node.of.flatMap((part) => alternatives(part, true));
    case 'all':
      return node.of.flatMap((part) => alternatives(part, within));
    case 'not':
      return alternatives(node.of, within);
    case 'then':
      return [...alternatives(node.first, within), ...alternatives(node.second, within)];
    default:
      return within && node.kind !== 'age' ? [node.fact] : [];
  }
}

function leafNeeds({ leaf, exception }: PreparedLeaf, fact: FactKey): string {
  const words = atomsOf(leaf.condition).flatMap((atom) => (atom.kind !== 'age' && atom.fact === fact ? [needsOf(atom)] : []));
  if (words.length > 0) return words.join(', ') + (alternatives(leaf.condition).includes(fact) ? ', or another way' : '');
  const waived = exception === null ? [] : atomsOf(exception);
  const waiver = waived.flatMap((atom) => (atom.kind !== 'age' && atom.fact === fact ? [needsOf(atom)] : []));
  return `${waiver.join(', ')}, as part of the exception`;
}

const TITLES: ReadonlyMap<string, string> = new Map(FACT_GROUPS.map((group) => [group.id, group.title]));

function question(fact: FactKey, leaves: Question['leaves']): Question {
  return { fact, group: TITLES.get(factSpec(fact).group) ?? '', leaves };
}

/** The pathway whose tree governs the case; `first` where only the indication is asked, null where nothing is. */
function governing(c: CaseInput): { pathway: Pathway; context: Context } | 'first' | null {
  const selection = selectPolicy(c);
  if (selection.kind !== 'policy') return null;
  const { prepared } = versionInForce(selection.policy, c.dateOfService, c.receivedOn);
  const { stage } = stageOf(c.request);
  if (prepared === null || (stage !== null && prepared.noReview.includes(stage))) return null;
  const { indication } = c.facts;
  if (indication === null || stage === null) return 'first';
  const pathway = pathwayOf(prepared, indication, stage);
  const context = contextOf(c.facts, c.member.dateOfBirth, c.receivedOn, c.dateOfService);
  return pathway.limits.some((limit) => limit.ageUnder === undefined || context.age < limit.ageUnder) ? 'first' : { pathway, context };
}

/**
 * Every fact that the governing pathway reads, the indication first: it chooses the pathway, so it is asked as soon as a policy is in force
 * and stays editable after. Empty where no policy version governs, and where the policy asks no review of this stage.
 */
export function questionsFor(c: CaseInput): Question[] {
  const governs = governing(c);
  if (governs === null) return [];
  if (governs === 'first') return [question('indication', [])];
  return CHART_ORDER.flatMap((fact) => {
    const leaves = governs.pathway.leaves
      .filter((leaf) => leaf.facts.includes(fact))
      .map((leaf) => ({ id: leaf.leaf.id, needs: leafNeeds(leaf, fact) }));
    return leaves.length > 0 || fact === 'indication' ? [question(fact, leaves)] : [];
  });
}

/**
 * What one answer does to a clause that reads it, apart from the clause's other facts: a rating of 8 is met where more than 6 is needed,
 * though the clause may fail for another reason. Null where the answer does not speak alone: beside another way to meet the clause, or as
 * part of an exception.
 */
export function answerTruth(c: CaseInput, leafId: string, fact: FactKey): Truth | null {
  const governs = governing(c);
  if (governs === null || governs === 'first') return null;
  const condition = governs.pathway.leaves.find(({ leaf }) => leaf.id === leafId)?.leaf.condition;
  if (condition === undefined || alternatives(condition).includes(fact)) return null;
  const own = atomsOf(condition).filter((atom) => atom.kind !== 'age' && atom.fact === fact);
  return own.length === 0 ? null : truthOf({ kind: 'all', of: own }, governs.context);
}
