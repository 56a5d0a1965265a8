import type { MarkKind } from '@/components/ui/StatusMark';

import { OUTCOME_WORDS, PAYER_WORDS } from '@/lib/cases/words.ts';
import type { Compared, ComparedQuestion, Scored } from '@/lib/criteria/compare.ts';
import { comparedQuestions } from '@/lib/criteria/compare.ts';
import type { Finding, Outcome } from '@/lib/criteria/evaluate.ts';
import type { FactGroupId, FactKey } from '@/lib/criteria/facts.ts';
import { factSpec } from '@/lib/criteria/facts.ts';
import { READ_GROUPS } from '@/lib/criteria/reading.ts';
import { policyById } from '@/lib/criteria/registry.ts';
import { stageOf } from '@/lib/criteria/stage.ts';

export const payerOf = ({ policy }: Pick<Scored, 'policy'>): string => PAYER_WORDS[policyById(policy).payer];

/** Questions of the chosen pathway; null while indication or stage is open. */
export function questionsOf({ dateOfService, stage, procedureCodes, facts }: Compared): ReturnType<typeof comparedQuestions> | null {
  const read = stageOf({ ...(stage === null ? {} : { stage }), procedureCodes }).stage;
  return facts.indication === null || read === null ? null : comparedQuestions(dateOfService, facts.indication, read);
}

/** "Molina, GEHA: at least 50%" and "HCSC: more than 50%": who needs what of a fact. */
export function needsByPayer({ cells }: ComparedQuestion, payers: readonly string[]): { payers: string; needs: string }[] {
  const groups = new Map<string, string[]>();
  for (const [index, cell] of cells.entries()) {
    if (cell.length === 0) continue;
    const needs = [...new Set(cell.map((entry) => `${entry.needs}${ROLE[entry.role]}`))].join('; ');
    groups.set(needs, [...(groups.get(needs) ?? []), payers[index] ?? '']);
  }
  return [...groups].map(([needs, members]) => ({ needs, payers: members.length === payers.length ? 'All' : members.join(', ') }));
}

const ROLE = { needed: '', alternative: ', or another way', exception: ', as an exception' } as const;

/** Shape and word of a clause: unknown both ways counts as not documented. */
export function markOf({ status, missing }: Pick<Finding, 'status' | 'missing'>): MarkKind {
  if (status !== 'unknown') return status;
  return missing.length > 0 ? 'missing' : 'ambiguous';
}

/** What one policy has in one part of the chart: what keeps it from being met there, and how much is met. */
export interface PartCell {
  readonly open: readonly Finding[];
  readonly met: number;
  /** Clauses set aside by an exception. */
  readonly aside: number;
}

export interface Part {
  readonly id: FactGroupId;
  readonly title: string;
  readonly cells: readonly PartCell[];
}

/** Where a clause stands in the chart: with the first fact that it reads; the age stands with the request. */
function groupOf({ facts }: Finding): FactGroupId {
  const first = Object.keys(facts)[0] as FactKey | undefined; // Object.keys forgets the key type
  return first === undefined ? 'request' : factSpec(first).group;
}

/** The clauses of every policy by parts of the chart; parts that no policy asks about are left out. */
export function partsOf(scored: readonly Scored[]): Part[] {
  const parts = READ_GROUPS.map(({ id, title }): Part => {
    const cells = scored.map(({ evaluation }): PartCell => {
      const here = evaluation.findings.filter((finding) => groupOf(finding) === id);
      const count = (status: Finding['status']) => here.filter((finding) => finding.status === status).length;
      return {
        open: here.filter(({ status }) => status === 'not-met' || status === 'unknown'),
        met: count('met'),
        aside: count('not-applicable'),
      };
    });
    return { id, title, cells };
  });
  return parts.filter(({ cells }) => cells.some(({ open, met, aside }) => open.length + met + aside > 0));
}

/** "Met under 4 of 6 policies." */
export function summaryWords(scored: readonly Scored[]): string {
  const count = (outcome: Outcome) => scored.filter(({ evaluation }) => evaluation.outcome === outcome).length;
  const free = count('no-review-required');
  return `Met under ${count('meets') || 'none'} of ${scored.length} policies${free > 0 ? `, no review under ${free}` : ''}.`;
}

/** What changed between two scores, for a screen reader: "UHC: Needs information". Empty where no outcome changed. */
export function changedWords(before: readonly Scored[], after: readonly Scored[]): string {
  return after
    .filter((one, index) => before[index]?.evaluation.outcome !== one.evaluation.outcome)
    .map((one) => `${payerOf(one)}: ${OUTCOME_WORDS[one.evaluation.outcome]}`)
    .join('. ');
}
