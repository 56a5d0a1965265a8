import { REASON_WORDS } from '@/lib/cases/words.ts';
import type { LeafDifference, PathwayDifference } from '@/lib/criteria/difference.ts';
import type { PolicyVersion } from '@/lib/criteria/policy.ts';
import type { Treatment } from '@/lib/criteria/reading.ts';
import { payerName } from '../../_lib/versions';

/** What the two sides are called: by payer, or by version where the payer is the same. */
export interface Names {
  readonly before: string;
  readonly after: string;
  /** What only one side has: "Only Molina" between policies; "No longer" and "New" between versions of one. */
  readonly onlyBefore: string;
  readonly onlyAfter: string;
  /** The sides are two policies: neither is the older one. */
  readonly between: boolean;
}

export function namesOf(before: PolicyVersion, after: PolicyVersion): Names {
  if (before.policy === after.policy) {
    return { before: before.version, after: after.version, onlyBefore: 'No longer', onlyAfter: 'New', between: false };
  }
  const [one, other] = [payerName(before.policy), payerName(after.policy)];
  return { before: one, after: other, onlyBefore: `Only ${one}`, onlyAfter: `Only ${other}`, between: true };
}

/** "12 clauses", "No review required", or why the document does not decide. */
export function treatmentWords(treatment: Treatment): string {
  if (treatment.kind === 'no-review') return 'No review required';
  if (treatment.kind === 'undecided') return treatment.limits.map(({ reason }) => REASON_WORDS[reason]).join(', ');
  return `${treatment.leaves.length} ${treatment.leaves.length === 1 ? 'clause' : 'clauses'}`;
}

export type LeafKind = LeafDifference['kind'];

/** How many clauses of a pathway are of each kind. */
export function countsOf({ leaves }: PathwayDifference): Record<LeafKind, number> {
  const counts = { changed: 0, added: 0, removed: 0, same: 0 };
  for (const { kind } of leaves) counts[kind] += 1;
  return counts;
}
