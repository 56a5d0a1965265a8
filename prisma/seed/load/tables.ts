import { Rows } from './copy.ts';

const list = (names: string): string[] => names.trim().split(/[\s,]+/);

/** What is written of a case, in an order in which every row finds what it refers to. */
export const newTables = () => ({
  case: new Rows(
    'case',
    list(`id number plan_id status version ready_version accepted_gaps assignee_id director_id channel received_at received_on entered_at
      entered_by_id urgency urgency_record payer line_of_business state stage effective_stage date_of_service member_name member_id date_of_birth
      practitioner_name search_text member representative practitioner facility diagnoses drug device policy_id policy_version indication outcome
      reasons met_count not_met_count missing_count ambiguous_count due_at due_basis due_verified clock_steps extended information_due_at
      information_lapsed_at overdue_at overdue_consequence open_due_at notice_owed ending retrospective event_count head_hash`),
  ),
  service_line: new Rows('service_line', list('case_id number code units site date_of_service')),
  answer: new Rows('answer', list('case_id fact value note version answered_by_id answered_by answered_at')),
  evidence: new Rows('evidence', list('id case_id fact document page note_date quotation comment cited_by_id cited_by cited_at')),
  information_request: new Rows(
    'information_request',
    list('id case_id asked_by_id asked_by asked_at due_at stops_clock note completed_at lapsed_at'),
  ),
  information_item: new Rows('information_item', list('request_id number leaf fact what received_at received_by note')),
  escalation: new Rows(
    'escalation',
    list('id case_id reason question escalated_by_id escalated_by escalated_at returned_by_id returned_by returned_at wanted'),
  ),
  snapshot: new Rows('snapshot', list('id case_id canonical sha256 taken_at')),
  decision: new Rows(
    'decision',
    list(`id case_id snapshot_id kind lines basis rationale authorization_number valid_from valid_to reason criteria signer_id signer_name
      signer_role meaning decided_at`),
  ),
  letter: new Rows(
    'letter',
    list(`id case_id notice snapshot_id decision_id kind recipient addressee status pdf sha256 warnings arranged
      issued_by_id issued_by issued_at`),
  ),
  delivery: new Rows('delivery', list('id letter_id method detail delivered_by_id delivered_by delivered_at')),
  event: new Rows('event', list('case_id number type actor_id actor_role at body previous_hash hash')),
  member: new Rows('member', list('plan_id member_id name party representative')),
});
export type Tables = ReturnType<typeof newTables>;
