import { REASON_WORDS } from '@/lib/cases/words.ts';
import type { CaseInput } from '@/lib/criteria/case-input.ts';
import { ageOn } from '@/lib/criteria/dates.ts';
import type { Evaluation, Reason } from '@/lib/criteria/evaluate.ts';
import type { Limit, PolicyVersion } from '@/lib/criteria/policy.ts';
import { POLICIES, policyById, policyVersion } from '@/lib/criteria/registry.ts';

export type Unscored = {
  title: string;
  /** Why, one paragraph each; with the passage where there is one. */
  why: readonly { text: string; citation: string | null }[];
  /** What it means for the reviewer. */
  means: string;
};

const PHYSICIAN = 'A medical director decides this request. A nurse can neither approve nor deny it here.';
const plain = (text: string) => [{ text, citation: null }];

/** Why there is no tree to answer, in words; null where the policy's criteria are scored. */
export function unscored(input: CaseInput, evaluation: Evaluation): Unscored | null {
  if (evaluation.findings.length > 0) return null;
  const version = evaluation.policy && evaluation.version ? policyVersion(evaluation.policy, evaluation.version) : undefined;
  if (evaluation.outcome === 'no-review-required') return noReview(version);
  if (evaluation.outcome === 'needs-information') return missing(evaluation.missing);
  const parts = evaluation.reasons.map((reason) => ofReason(reason, input, evaluation, version));
  return {
    title: parts.map(({ title }) => title).join(' · '),
    why: parts.flatMap(({ why }) => why),
    means: PHYSICIAN,
  };
}

function noReview(version: PolicyVersion | undefined): Unscored {
  const said = version?.noReview;
  return {
    title: 'The policy asks no review of this service',
    why: said ? [{ text: said.statement, citation: said.citation }] : [],
    means: 'Nothing has to be answered. The case can be confirmed ready and recorded as needing no review.',
  };
}

function missing(what: readonly string[]): Unscored {
  if (what.includes('state')) {
    return {
      title: 'The state of the plan is missing',
      why: plain('Which criteria govern Medicaid members of this payer depends on the state: one of them has criteria of its own.'),
      means: 'Nothing can be scored until an administrator has entered the state of the plan. Answers given so far are kept.',
    };
  }
  const stage = 'The codes on this case do not tell whether it is a trial, a permanent pump, a replacement, a revision or a removal.';
  if (!what.includes('stage')) {
    return {
      title: 'Answer first what the pump is for',
      why: plain('The policy has criteria of their own for each indication: the questions follow from it.'),
      means: 'The questions appear as soon as it is answered.',
    };
  }
  return {
    title: what.includes('indication') ? 'Indication and kind of request are missing' : 'The kind of request is missing',
    why: plain(stage),
    means: 'Nothing can be scored until the kind of request is known. It is part of the request as it was entered.',
  };
}

type Part = Pick<Unscored, 'title' | 'why'>;

function ofReason(reason: Reason, input: CaseInput, evaluation: Evaluation, version: PolicyVersion | undefined): Part {
  const title = REASON_WORDS[reason];
  switch (reason) {
    case 'no-policy':
      return { title, why: plain(`None of the ${POLICIES.length} policies here governs this payer and line of business.`) };
    case 'state-criteria-apply':
      return {
        title,
        why: plain(`Medicaid in ${input.state ?? 'this state'} has criteria of its own, which take the place of the payer’s policy.`),
      };
    case 'policy-not-in-force':
      return { title, why: windows(input, evaluation) };
    default:
      return { title, why: limits(reason, input, version) };
  }
}

/** The windows of every version beside the date of service. */
function windows(input: CaseInput, evaluation: Evaluation): Unscored['why'] {
  if (evaluation.policy === null) return [];
  const policy = policyById(evaluation.policy);
  return policy.versions.map(({ version, inForce }) => ({
    text: `${policy.documentNumber}, version ${version}, holds for dates of service from ${inForce.from}${inForce.to ? ` to ${inForce.to}` : ''}${inForce.receivedTo ? `, if received by ${inForce.receivedTo}` : ''}. This service is on ${input.dateOfService}, received ${input.receivedOn}.`,
    citation: inForce.citation,
  }));
}

/** The passages that leave this request open: the same ones that the evaluation found. */
function limits(reason: Limit['reason'], input: CaseInput, version: PolicyVersion | undefined): Unscored['why'] {
  const { indication } = input.facts;
  const { stage } = input.request;
  const age = ageOn(input.member.dateOfBirth, input.dateOfService);
  const concerns = (limit: Limit) =>
    limit.reason === reason &&
    (indication === null || (limit.indications?.includes(indication) ?? true)) &&
    (stage === undefined || (limit.stages?.includes(stage) ?? true)) &&
    (limit.ageUnder === undefined || age < limit.ageUnder);
  return (version?.limits ?? []).filter(concerns).map(({ statement, citation }) => ({ text: statement, citation }));
}
