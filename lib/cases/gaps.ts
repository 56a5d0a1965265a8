import type { FactKey, FactValue } from '../criteria/facts.ts';

/**
 * Answers that the governing pathway reads and nobody has cited: allowed while working, listed and accepted before a decision.
 * In the order of `asked`.
 */
export function evidenceGaps(
  asked: readonly { fact: FactKey }[],
  answers: readonly { fact: FactKey; value: FactValue | null }[],
  evidence: readonly { fact: FactKey }[],
): FactKey[] {
  const answered = new Set(answers.filter((a) => a.value !== null).map((a) => a.fact));
  const cited = new Set(evidence.map((e) => e.fact));
  return asked.map((q) => q.fact).filter((fact) => answered.has(fact) && !cited.has(fact));
}
