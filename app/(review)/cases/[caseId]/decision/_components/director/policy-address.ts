import type { Evaluation } from '@/lib/criteria/evaluate.ts';

/** Where the governing version's own page shows a clause, on the pathway of the case; null where none governs. */
export function clauseAddress({ policy, version, stage, pathway }: Evaluation, leaf: string): string | null {
  const indication = pathway?.split('/')[0];
  if (policy === null || version === null || stage === null || indication === undefined) return null;
  return `/policies/${policy}/${version}?${new URLSearchParams({ indication, stage })}#${encodeURIComponent(leaf)}`;
}
