import type { LineOfBusiness, Payer, Stage } from '../criteria/case-input.ts';
import type { Outcome, Reason } from '../criteria/evaluate.ts';
import type { Indication } from '../criteria/facts.ts';
import type { Role, Status } from './case-view.ts';
import { ENDING_WORDS } from './endings.ts';
import type { EscalationReason, EventType, MissedConsequence, PeerToPeerOutcome } from './events.ts';
import type { Urgency } from './regulation.ts';

/** Codes as the screens say them: lifecycle.md section 5. */

export const RESULT_WORDS = {
  met: 'Met',
  'not-met': 'Not met',
  missing: 'Not documented',
  ambiguous: 'Policy unclear',
  'not-applicable': 'Does not apply',
} as const;

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  meets: 'Meets criteria',
  'does-not-meet': 'Does not meet criteria',
  'needs-information': 'Needs information',
  'needs-physician': 'Needs a physician',
  'no-review-required': 'No review required',
};

export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  'policy-not-in-force': 'Policy not in force on this date',
  'indication-not-addressed': 'Policy does not address this indication',
  'stage-not-addressed': 'Policy does not address this kind of request',
  'age-not-addressed': 'Policy does not address this age',
  'state-criteria-apply': 'State criteria apply',
  'policy-ambiguous': 'Policy wording unclear',
  'no-policy': 'No policy for this plan',
};

/** A warning of the evaluation; `code-not-listed:62324` names its code. */
export function warningWords(warning: string): string {
  const [kind, code] = warning.split(':');
  if (kind === 'review-overdue') return 'Policy review overdue';
  if (kind === 'stage-code-mismatch') return 'Codes and kind of request differ';
  if (kind === 'code-not-listed') return code === undefined ? 'Code not in the policy’s list' : `Code not in the policy’s list: ${code}`;
  return warning;
}

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  received: 'Received',
  'in-review': 'In review',
  pended: 'Pended',
  'director-review': 'With director',
  decided: 'Decided',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
};

export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  trial: 'Trial',
  permanent: 'Permanent pump',
  replacement: 'Replacement',
  revision: 'Revision',
  removal: 'Removal',
  maintenance: 'Refill or maintenance',
};

export const URGENCY_WORDS: Readonly<Record<Urgency, string>> = { standard: 'Standard', expedited: 'Expedited' };

export const LINE_OF_BUSINESS_WORDS: Readonly<Record<LineOfBusiness, string>> = {
  medicaid: 'Medicaid',
  'medicare-advantage': 'Medicare Advantage',
  commercial: 'commercial',
  'individual-exchange': 'individual exchange',
  fehb: 'FEHB',
};

export const PAYER_WORDS: Readonly<Record<Payer, string>> = {
  molina: 'Molina',
  uhc: 'UHC',
  geha: 'GEHA',
  'caresource-ar-passe': 'CareSource AR PASSE',
  hcsc: 'HCSC',
  medicare: 'Medicare',
};

export const CHANNEL_WORDS: Readonly<Record<'fax' | 'portal' | 'phone' | 'mail' | 'electronic', string>> = {
  fax: 'Fax',
  portal: 'Portal',
  phone: 'Telephone',
  mail: 'Mail',
  electronic: 'Electronic',
};

export const INDICATION_WORDS: Readonly<Record<Indication, string>> = {
  'cancer-pain': 'cancer pain',
  'non-cancer-pain': 'non-cancer pain',
  spasticity: 'spasticity',
  other: 'other',
};

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  nurse: 'Nurse reviewer',
  'medical-director': 'Medical director',
  manager: 'UM manager',
  auditor: 'Compliance auditor',
  admin: 'Administrator',
};

export const EVENT_WORDS: Readonly<Record<EventType, string>> = {
  'request-received': 'Request received',
  'case-claimed': 'Case claimed',
  'case-released': 'Case released',
  'answer-saved': 'Answer saved',
  'evidence-cited': 'Evidence cited',
  'evidence-removed': 'Evidence removed',
  'request-corrected': 'Request corrected',
  'ready-confirmed': 'Confirmed ready',
  'case-approved': 'Approved',
  'letter-issued': 'Letter issued',
  'letter-delivered': 'Notice given',
  'case-closed': 'Case closed',
  'case-assigned': 'Case assigned',
  'information-requested': 'Information requested',
  'information-recorded': 'Information recorded',
  'information-lapsed': 'Information not received in time',
  'case-escalated': 'Escalated',
  'case-taken': 'Taken by director',
  'peer-to-peer-recorded': 'Peer-to-peer',
  'contact-recorded': 'Contact',
  'oral-notice-recorded': 'Notice told',
  'note-recorded': 'Note',
  'case-returned': 'Returned to the nurse',
  'decision-signed': 'Decision signed',
  'urgency-changed': 'Urgency changed',
  'clock-extended': 'Time extended',
  'case-withdrawn': 'Withdrawn',
  'overdue-flagged': 'Due time passed',
  'letter-voided': 'Letter voided',
  'hold-set': 'Legal hold set',
  'hold-lifted': 'Legal hold lifted',
  'document-added': 'Document added',
  'document-removed': 'Document removed',
  'document-flagged': 'Document marked',
  'protected-opened': 'Protected record opened',
  'packet-made': 'Case packet made',
  'appeal-filed': 'Appeal filed',
  'check-confirmed': 'Check confirmed',
  'case-ended': 'Ended',
  'parties-changed': 'Parties changed',
  'authorization-amended': 'Authorization amended',
  'authorization-ended': 'Authorization ended early',
  'external-outcome-recorded': 'Outcome of another body recorded',
  'appeal-forwarded': 'Appeal forwarded',
  'decision-effectuated': 'Overturned decision put into effect',
  'error-corrected': 'Clerical error corrected',
  'case-reopened': 'Decision reopened',
  'case-reconsidered': 'Reconsidered after peer-to-peer',
};

export const ESCALATION_WORDS: Readonly<Record<EscalationReason, string>> = {
  'does-not-meet': 'The criteria are not met',
  'policy-unclear': 'The policy’s words do not decide',
  'information-not-received': 'Information was asked for and not received',
  'code-not-listed': 'A code is not in the policy’s list',
  other: 'Another reason',
};

export const PEER_TO_PEER_WORDS: Readonly<Record<PeerToPeerOutcome, string>> = {
  offered: 'Offered',
  'not-reached': 'Tried, not reached',
  declined: 'Declined',
  held: 'Held',
};

export const MISSED_WORDS: Readonly<Record<MissedConsequence, string>> = {
  overdue: 'Overdue',
  'deemed-denied': 'Overdue: counts as a denial, notice is owed',
  'deemed-approved': 'Overdue: deemed approved',
};

/** A decision as a summary on paper says it: the print of a case, and its packet. */
export const DECIDED_ON_PAPER_WORDS = {
  approved: 'Approved, every line',
  'approved-in-part': 'Approved in part',
  denied: 'Denied',
  'no-review-required': 'No review required, every line',
  ...ENDING_WORDS,
} as const;
