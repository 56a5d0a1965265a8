import type { CheckKind, CheckResult } from '@/lib/cases/checks.ts';

/** What confirming one check begins with. */
export interface ConfirmCheckProps {
  number: string;
  kind: CheckKind;
  /** What the plan's data suggests; null: it does not tell. */
  suggested: CheckResult | null;
  /** What was confirmed last; null: nothing was. */
  confirmed: CheckResult | null;
  duplicates: readonly string[];
}

/** The list of checks, which a link from elsewhere leads to. */
export const CHECKS_ID = 'before-review';
