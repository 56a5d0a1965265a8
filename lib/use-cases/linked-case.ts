import type { AuthorizedLine } from '../cases/authorization.ts';
import { type DueTime, dueTime } from '../cases/clocks.ts';
import { fold } from '../cases/fold.ts';
import type { Urgency } from '../cases/regulation.ts';
import { scoreCase } from '../cases/score.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import type * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import type { UrgencyRecord } from '../forms/intake-schema.ts';
import type { LoadedCase } from './load-case.ts';
import { scoreRow } from './save-answer.ts';

/** A case that comes from another one's decision: its parties, some of its lines, its answers and evidence, and a clock of its own. */
export type Linked = {
  id: string;
  number: string;
  /** ISO 8601 instant, UTC, and its day in the plan's zone. */
  receivedAt: string;
  receivedOn: string;
  channel: CaseRecord['channel'];
  urgency: Urgency;
  urgencyRecord: UrgencyRecord;
  lines: readonly AuthorizedLine[];
  /** An appeal has the appeal's clock. */
  appeal: boolean;
  /** How its first event names the case that it came from. */
  origin: { appealOf: string } | { reopeningOf: string } | { reconsiderationOf: string };
};

/** The case as receive_cases and its kin take it, with the event of its receipt. */
export function linkedCase(acting: Acting, { case: c, evaluation }: LoadedCase, linked: Linked): writes.NewCase {
  // Of some of the lines the codes may tell another kind, or none.
  const stage = c.stage ?? evaluation.stage;
  const { number, receivedAt, urgency, channel, lines, origin } = linked;
  const due = dueTime({
    lineOfBusiness: c.plan.lineOfBusiness,
    urgency,
    timeZone: c.plan.timeZone,
    receivedAt,
    steps: [],
    planSettings: c.plan.settings.clocks,
    appeal: linked.appeal,
  });
  const codes = lines.map(({ code }) => code);
  const payload = { number, plan: c.plan.id, channel, receivedAt, urgency, stage, codes, splitFrom: null, ...origin };
  return {
    case: row(acting, { ...c, lines: [...lines], stage }, linked, due),
    lines: lines.map((line) => ({
      number: line.number,
      code: line.code,
      units: line.units,
      site: line.site,
      date_of_service: line.dateOfService,
    })),
    body: eventBody(acting, c.plan.id, { type: 'request-received', payload }),
  };
}

/** Every column of the case: the database fills in none. */
function row(acting: Acting, c: CaseRecord, linked: Linked, due: DueTime) {
  const { payer, lineOfBusiness, state } = c.plan;
  const { id, number, receivedAt, receivedOn, channel, urgency, urgencyRecord } = linked;
  const { score } = scoreCase({ ...c, number, payer, lineOfBusiness, state, receivedOn });
  return {
    id,
    number,
    plan_id: c.plan.id,
    status: 'received',
    version: 1,
    ready_version: null,
    accepted_gaps: [],
    assignee_id: null,
    channel,
    received_at: receivedAt,
    received_on: receivedOn,
    entered_at: acting.at,
    entered_by_id: acting.viewer.id,
    urgency,
    urgency_record: urgencyRecord,
    payer,
    line_of_business: lineOfBusiness,
    state,
    stage: c.stage,
    date_of_service: c.dateOfService,
    member_name: c.member.name,
    member_id: c.member.memberId,
    date_of_birth: c.member.dateOfBirth,
    practitioner_name: c.practitioner.name,
    search_text: searchTextOf({ ...c, number }),
    member: c.member,
    representative: c.representative,
    practitioner: c.practitioner,
    facility: c.facility,
    diagnoses: c.diagnoses,
    drug: c.drug,
    device: c.device,
    ...scoreRow(score),
    due_at: due.dueAt,
    due_basis: due.basis,
    due_verified: due.verified,
    clock_steps: [],
    extended: false,
    open_due_at: due.dueAt,
  };
}

/** What the worklist searches of a case. */
export const searchTextOf = ({ number, member, practitioner }: Pick<CaseRecord, 'number' | 'member' | 'practitioner'>): string =>
  [number, member.name, member.memberId, practitioner.name].map(fold).join('\n');
