/** What an evaluation can come to, and why: codes only, so that a screen can name them without loading the policies. */

export const OUTCOMES = ['meets', 'does-not-meet', 'needs-information', 'needs-physician', 'no-review-required'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Reasons that a policy's own passages give: see `Limit` in policy.ts. */
export const LIMIT_REASONS = ['indication-not-addressed', 'stage-not-addressed', 'age-not-addressed', 'policy-ambiguous'] as const;

export const REASONS = [...LIMIT_REASONS, 'policy-not-in-force', 'state-criteria-apply', 'no-policy'] as const;
export type Reason = (typeof REASONS)[number];
