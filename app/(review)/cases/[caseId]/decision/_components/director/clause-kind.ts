import type { MarkKind } from '@/components/ui/StatusMark';
import type { Finding } from '@/lib/criteria/evaluate.ts';

/** The mark of a finding, as everywhere: unknown for want of facts, or of words in the policy. */
export function markOf({ status, missing }: Finding): MarkKind {
  if (status !== 'unknown') return status;
  return missing.length > 0 ? 'missing' : 'ambiguous';
}

export const isUnsettled = (finding: Finding): boolean => finding.status === 'unknown' || finding.status === 'not-met';
