import { REASON_WORDS, STAGE_WORDS, warningWords } from '@/lib/cases/words.ts';
import type { Stage } from '@/lib/criteria/case-input.ts';
import { STAGES } from '@/lib/criteria/case-input.ts';
import type { Evaluation } from '@/lib/criteria/evaluate.ts';
import { FACTS, type Indication } from '@/lib/criteria/facts.ts';
import { policyById, policyVersion } from '@/lib/criteria/registry.ts';
import { shortDate } from './when';

/** `permanent pump, 62362 + 62350`. */
export function requestWords(stage: Stage | null, lines: readonly { code: string }[]): string {
  const kind = stage === null ? 'kind not told by its codes' : STAGE_WORDS[stage].toLowerCase();
  return `${kind}, ${[...new Set(lines.map(({ code }) => code))].join(' + ')}`;
}

/** A stage as a column holds it. */
export function stageWords(stage: string | null): string {
  const known = STAGES.find((each) => each === stage);
  return known ? STAGE_WORDS[known] : 'Kind not told by its codes';
}

/** `MCP-160 · 2025-08-13`, or why no version governs. */
export function policyWords(evaluation: Pick<Evaluation, 'policy' | 'version' | 'reasons'>): string {
  const { policy, version, reasons } = evaluation;
  if (policy === null) return reasons.includes('state-criteria-apply') ? 'state criteria apply' : 'no policy for this plan';
  const { documentNumber } = policyById(policy);
  return version === null ? `${documentNumber}, no version in force` : `${documentNumber} · ${version}`;
}

/** `non-cancer pain, M96.1`; the diagnosis alone while the indication is not documented; null where there is neither. */
export function indicationWords(indication: Indication | null, diagnoses: readonly { code: string }[]): string | null {
  const words = [indication === null ? '' : FACTS.indication.optionLabels[indication].toLowerCase(), diagnoses[0]?.code ?? ''].filter(
    Boolean,
  );
  return words.length > 0 ? words.join(', ') : null;
}

/** The day after which the governing version was to have been reviewed, where the date of service lies beyond it. */
export function reviewDueOf({ policy, version, warnings }: Evaluation): string | null {
  if (policy === null || version === null || !warnings.includes('review-overdue')) return null;
  return policyVersion(policy, version)?.reviewDue?.last ?? null;
}

/** The currency and coding flags of an evaluation, in words; the year is left out where it is that of `today` (`YYYY-MM-DD`). */
export function flagWords(evaluation: Evaluation, today = ''): string[] {
  const since = reviewDueOf(evaluation);
  return evaluation.warnings.map((warning) =>
    warning === 'review-overdue' && since !== null ? `${warningWords(warning)} since ${shortDate(since, today)}` : warningWords(warning),
  );
}

/** Why no tree decides, each in words. */
export const reasonWords = ({ reasons }: Evaluation): string[] => reasons.map((reason) => REASON_WORDS[reason]);
