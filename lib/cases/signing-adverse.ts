import type { Finding } from '../criteria/finding.ts';
import type { Signing, SigningCase } from './signature.ts';

/** What a denial needs, whole or in part, beside what any signature does: lifecycle.md section 3. */

export type Refuse = (field: string, message: string) => void;

const empty = (text: string) => text.trim() === '';

export const isUnclear = (finding: Finding): boolean => finding.status === 'unknown' && finding.ambiguous;

export function checkAdverse(c: SigningCase, s: Signing, refuse: Refuse): void {
  const { outcome } = c.evaluation;
  if (outcome === 'meets' || outcome === 'no-review-required') {
    refuse('kind', MET[outcome]);
    return;
  }
  checkBasis(c, s, refuse);
  if (empty(s.reason)) refuse('reason', 'Give the reason in plain words');
  if (c.peerToPeer === 0) refuse('peerToPeer', 'Offer a peer-to-peer talk first, and record the attempt');
  if (c.lineOfBusiness === 'medicaid' && c.age < 21 && empty(s.epsdt))
    refuse('epsdt', 'The member is under 21: write your finding whether the service would correct or ameliorate the condition (EPSDT)');
  if (c.lineOfBusiness === 'medicare-advantage' && empty(s.localDeterminations))
    refuse('localDeterminations', 'Say which local coverage determinations you checked');
}

const MET = {
  meets: 'The case meets the criteria: it is not denied for medical necessity. Return it to have the fact corrected with evidence',
  'no-review-required': 'The policy asks no review of this service: it is not denied for medical necessity',
} as const;

function checkBasis(c: SigningCase, s: Signing, refuse: Refuse): void {
  switch (s.basis) {
    case null:
      refuse('basis', 'Choose what the decision rests on');
      return;
    case 'criteria':
      checkCriteria(c, s, refuse);
      return;
    case 'information':
      if (!c.informationLapsed)
        refuse(
          'basis',
          'Insufficient information needs a request whose due time has passed, and something asked for that is not documented',
        );
      else if (c.attempts === 0) refuse('attempts', 'Record the attempts to get the information: a contact with date and person');
      if (saysNotMet(s.reason)) refuse('reason', 'Say what information is missing, and not that criteria are not met');
      return;
    case 'other-source':
      if (s.otherSource === null || [s.otherSource.name, s.otherSource.reference, s.otherSource.applied].some(empty))
        refuse('otherSource', 'Name the source, where it is attached, and how it applies to this member');
  }
}

// `n’t` as typed on any keyboard.
const NOT_MET =
  /\b(?:(?:not|never|no longer)\s+(?:\w+\s+)?|(?:does|do|did|is|are|was|were)n[’'`]t\s+(?:\w+\s+)?|fail(?:s|ed)?\s+to\s+)(?:meet|met|satisf(?:y|ied)|medically\s+necessary)\b|\bunmet\b/iu;

/** Whether a reason for the member says that criteria are not met, or that the service is not medically necessary. */
export const saysNotMet = (reason: string): boolean => NOT_MET.test(reason);

function checkCriteria(c: SigningCase, s: Signing, refuse: Refuse): void {
  if (c.evaluation.version === null) refuse('basis', 'No version of the policy is in force: its criteria cannot be relied on');
  if (s.criteria.length === 0) refuse('criteria', 'Choose the criteria relied on');
  for (const id of s.criteria) {
    const finding = c.evaluation.findings.find((each) => each.id === id);
    const readAs = s.readings.find((each) => each.leaf === id)?.result;
    if (finding?.status === 'not-met') continue;
    if (finding !== undefined && isUnclear(finding) && readAs === 'not-met') continue;
    refuse('criteria', notRelied(id, finding, readAs));
  }
}

function notRelied(id: string, finding: Finding | undefined, readAs: 'met' | 'not-met' | undefined): string {
  if (finding === undefined) return `${id} is no criterion of this case`;
  if (isUnclear(finding) && readAs === undefined) return `${id} is unclear: rely on it with your own reading only`;
  return `${id} is not unmet, and you did not read it as not met`;
}
