import type { Rule } from '../rule.ts';
import { MIND, SUBSTANCES } from './mind.ts';
import { PAIN } from './pain.ts';
import { PRIOR } from './prior.ts';
import { PROGNOSIS } from './prognosis.ts';
import { SAFETY } from './safety.ts';
import { DRUG_RULES, SPASTICITY, TRIAL_RULES } from './trial.ts';

/** Every finder. A fact without one is one that no chart says in words that can be told from others'. */
export const RULES: readonly Rule[] = [
  ...PAIN,
  ...PROGNOSIS,
  ...PRIOR,
  ...MIND,
  ...SUBSTANCES,
  ...SAFETY,
  ...DRUG_RULES,
  ...TRIAL_RULES,
  ...SPASTICITY,
];
