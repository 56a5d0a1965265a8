import { randomUUID } from 'node:crypto';
import { type DueTime, dueTime } from '../cases/clocks.ts';
import { duplicatesOf } from '../cases/duplicates.ts';
import type { CaseEvent } from '../cases/events.ts';
import { fold } from '../cases/fold.ts';
import { normalizePhone } from '../cases/identifiers.ts';
import { splitByStage } from '../cases/intake.ts';
import { partyConflicts } from '../cases/parties.ts';
import { scoreCase } from '../cases/score.ts';
import { dayIn } from '../cases/time.ts';
import type { Stage } from '../criteria/case-input.ts';
import { type Acting, can, roleIn } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import { casesOfSubmission } from '../data/cases.ts';
import { findCasesOfMember, type MembersCase } from '../data/duplicates.ts';
import { findPlans, type PlanRecord } from '../data/plans.ts';
import { conflict, forbidden, invalid, notFound } from '../errors.ts';
import type { IntakeCommand, UrgencyRecord } from '../forms/intake-schema.ts';
import { receiptInstant } from '../forms/receipt-time.ts';
import { scoreRow } from './save-answer.ts';

type Line = IntakeCommand['lines'][number];
/** Lines of one stage: one case to be. `stage` is the one given in the request, null where its codes give it. */
type Part = { id: string; number: string; stage: Stage | null; lines: Line[] };
/** With the cases that it repeats. */
type RepeatingPart = Part & { repeats: readonly MembersCase[] };
/** What all cases of a request share. */
type Receipt = { command: IntakeCommand; plan: PlanRecord; receivedAt: string; receivedOn: string; due: DueTime };

export type ReceivedRequest = {
  /** Case numbers, the first one linked to the others as split from it. */
  numbers: string[];
  /** The same submission came in before: nothing was written now. */
  alreadyReceived: boolean;
};

/**
 * Receives a request: one case per stage among its lines, linked, with the same receipt time, in one transaction. The same
 * `submissionId` a second time, also at the same moment, answers with the cases that the first one made.
 * @throws AppError `not-found` (the plan), `forbidden`, `invalid` with the field at fault (time of receipt, kind of request)
 */
export async function receiveRequest(acting: Acting, command: IntakeCommand): Promise<ReceivedRequest> {
  const plan = await receivingPlan(acting, command.planId);
  const before = await casesOf(acting, command.submissionId);
  if (before.length > 0) return { numbers: before, alreadyReceived: true };
  const receipt = readReceipt(acting, command, plan);
  const parts = await numberParts(command, receipt.receivedOn);
  const repeated = await repeatedCases(acting, command);
  const cases = parts.map((part, i) =>
    newCase(acting, receipt, { ...part, repeats: duplicatesOf(part.lines, repeated) }, i === 0 ? null : (parts[0]?.number ?? null)),
  );
  const word = await writes.receiveCases(acting.viewer.id, cases, partiesOf(command));
  if (word === 'ok') return { numbers: parts.map((part) => part.number), alreadyReceived: false };
  if (word === 'forbidden') throw mayNot();
  const numbers = await casesOf(acting, command.submissionId);
  if (numbers.length === 0) throw conflict('This submission was received by another plan. Nothing was written; start a new request.');
  return { numbers, alreadyReceived: true };
}

const mayNot = () => forbidden('Only a nurse reviewer or a manager of the plan can receive its requests.');

async function receivingPlan({ viewer }: Acting, planId: string): Promise<PlanRecord> {
  const [plan] = roleIn(viewer, planId) === null ? [] : await findPlans([planId]);
  if (!plan) throw notFound('The plan');
  if (!can(viewer, 'case:receive', planId)) throw mayNot();
  return plan;
}

async function casesOf({ viewer }: Acting, submissionId: string): Promise<string[]> {
  const [first, ...split] = await casesOfSubmission(viewer, submissionId);
  return first === undefined ? [] : [first, ...split.sort()];
}

/** The cases that the request is said to repeat: the member's, in this plan, and found to be alike. */
async function repeatedCases({ viewer }: Acting, { planId, member, lines, duplicateOf = [] }: IntakeCommand): Promise<MembersCase[]> {
  if (duplicateOf.length === 0) return [];
  const alike = duplicatesOf(lines, await findCasesOfMember(viewer, planId, member.memberId));
  const unlike = duplicateOf.find((number) => !alike.some((one) => one.number === number));
  if (unlike !== undefined) throw invalid(`Case ${unlike} is not one that this request repeats. Look at the list of duplicates again.`);
  return alike.filter(({ number }) => duplicateOf.includes(number));
}

/**
 * The clock of a request that repeats one which is still open began when that one came in: it never begins anew. Repeating one that is decided,
 * a request has the clock of its own receipt.
 */
function receiptOf(receipt: Receipt, repeats: readonly MembersCase[]): Receipt {
  const { command, plan } = receipt;
  const first = repeats.flatMap(({ isOpen, receivedAt }) => (isOpen ? [receivedAt] : [])).sort()[0];
  if (first === undefined || first >= receipt.receivedAt) return receipt;
  return { ...receipt, receivedAt: first, receivedOn: dayIn(first, plan.timeZone), due: dueOf(plan, command, first) };
}

function readReceipt(acting: Acting, command: IntakeCommand, plan: PlanRecord): Receipt {
  const received = receiptInstant(command, plan.timeZone, acting.at);
  if (!received.ok) throw invalid(received.message, { [received.field]: received.message });
  const receivedOn = dayIn(received.at, plan.timeZone);
  requireParties(acting, command, plan, receivedOn);
  return { command, plan, receivedAt: received.at, receivedOn, due: dueOf(plan, command, received.at) };
}

function dueOf({ lineOfBusiness, timeZone, settings }: PlanRecord, { urgency }: IntakeCommand, receivedAt: string): DueTime {
  return dueTime({ lineOfBusiness, urgency: urgency.requested, timeZone, receivedAt, steps: [], planSettings: settings.clocks });
}

function requireParties(acting: Acting, { member, representative }: IntakeCommand, plan: PlanRecord, receivedOn: string): void {
  const today = dayIn(acting.at, plan.timeZone);
  const fields = partyConflicts({ member, representative }, { dateOfBirth: member.dateOfBirth, receivedOn, state: plan.state, today });
  const [first] = Object.values(fields);
  if (first !== undefined) throw invalid(`${first}.`, fields);
}

async function numberParts(command: IntakeCommand, receivedOn: string): Promise<Part[]> {
  const split = splitByStage(command.lines);
  if (!split.ok) throw invalid(Object.values(split.fields)[0] ?? '', split.fields);
  const parts: Part[] = [];
  for (const group of split.groups) {
    const id = parts.length === 0 ? command.submissionId : randomUUID();
    parts.push({ id, number: await writes.nextNumber('PA', receivedOn.slice(2, 4)), ...group });
  }
  return parts;
}

function newCase(acting: Acting, own: Receipt, part: RepeatingPart, splitFrom: string | null): writes.NewCase {
  const receipt = receiptOf(own, part.repeats);
  const { command, plan, receivedAt } = receipt;
  const duplicates = part.repeats.map(({ number }) => number);
  const event: CaseEvent = {
    type: 'request-received',
    payload: {
      number: part.number,
      plan: plan.id,
      channel: command.channel,
      receivedAt,
      urgency: command.urgency.requested,
      stage: part.stage,
      codes: part.lines.map((line) => line.code),
      splitFrom,
      ...(duplicates.length > 0 ? { duplicateOf: duplicates } : {}),
      ...(receivedAt === own.receivedAt ? {} : { cameAgainAt: own.receivedAt }),
    },
  };
  const body = eventBody(acting, plan.id, event);
  return { case: caseRow(acting, receipt, part), lines: part.lines.map(lineRow), body, duplicates };
}

const lineRow = ({ code, units, site, dateOfService }: Line, i: number) => ({
  number: i + 1,
  code,
  units,
  site,
  date_of_service: dateOfService,
});

/** Every column of the case: the database fills in none. */
function caseRow(acting: Acting, receipt: Receipt, part: Part) {
  const { command, plan, receivedAt, receivedOn, due } = receipt;
  const { member, urgency } = command;
  const { payer, lineOfBusiness, state } = plan;
  // A case's date of service is its lines' first: what a policy must be in force on when the service begins.
  const dateOfService = part.lines.map((line) => line.dateOfService).sort()[0] ?? receivedOn;
  const { score } = scoreCase({ ...part, payer, lineOfBusiness, state, receivedOn, dateOfService, member, answers: [] });
  return {
    id: part.id,
    number: part.number,
    plan_id: plan.id,
    status: 'received',
    version: 1,
    ready_version: null,
    accepted_gaps: [],
    assignee_id: null,
    channel: command.channel,
    received_at: receivedAt,
    received_on: receivedOn,
    entered_at: acting.at,
    entered_by_id: acting.viewer.id,
    urgency: urgency.requested,
    urgency_record: { attestedBy: urgency.attestedBy, pump: urgency.pump, finding: urgency.finding } satisfies UrgencyRecord,
    payer,
    line_of_business: lineOfBusiness,
    state,
    stage: part.stage,
    date_of_service: dateOfService,
    member_name: member.name,
    member_id: member.memberId,
    date_of_birth: member.dateOfBirth,
    practitioner_name: command.practitioner.name,
    search_text: [part.number, member.name, member.memberId, command.practitioner.name].map(fold).join('\n'),
    ...partiesOf(command),
    diagnoses: command.diagnoses,
    drug: command.drug,
    device: command.device,
    ...scoreRow(score),
    due_at: due.dueAt,
    due_basis: due.basis,
    due_verified: due.verified,
    clock_steps: [],
    extended: false,
    open_due_at: due.dueAt,
  };
}

/** The parties as the case copies them and the plan keeps them: telephone numbers in one form. */
function partiesOf({ member, representative, practitioner, facility }: IntakeCommand) {
  const tidy = (phone: string) => normalizePhone(phone) ?? phone;
  return {
    member,
    representative,
    practitioner: { ...practitioner, phone: tidy(practitioner.phone), fax: tidy(practitioner.fax) },
    facility,
  };
}
