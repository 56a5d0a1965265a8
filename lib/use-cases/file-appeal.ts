import { type Appellant, appealWindow, hasStanding, isInWindow } from '../cases/appeal.ts';
import { type DueTime, dueTime } from '../cases/clocks.ts';
import { fold } from '../cases/fold.ts';
import type { Urgency } from '../cases/regulation.ts';
import { scoreCase } from '../cases/score.ts';
import { dayIn } from '../cases/time.ts';
import type { Acting } from '../data/access.ts';
import { eventBody } from '../data/audit.ts';
import * as writes from '../data/case-writes.ts';
import type { CaseRecord } from '../data/cases.ts';
import { conflict, invalid } from '../errors.ts';
import type { UrgencyRecord } from '../forms/intake-schema.ts';
import { type ReceiptWallTime, receiptInstant } from '../forms/receipt-time.ts';
import { authorize } from './authorize.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { scoreRow } from './save-answer.ts';
import { refusal } from './words.ts';

export type AppealCommand = ReceiptWallTime & {
  /** Of the case whose decision is appealed. */
  number: string;
  /** Made by the form: an appeal sent twice is filed once. */
  appealId: string;
  channel: CaseRecord['channel'];
  by: Appellant;
  /** By what the appellant may act for the member: a consent on file, an appointment. Empty for the member. */
  standing: string;
  urgency: { requested: Urgency; attestedBy: UrgencyRecord['attestedBy']; finding: string };
  /** Why it comes late; empty within the window. */
  goodCause: string;
};

/**
 * Opens an appeal of what was denied as a case of its own, linked, received, with the appeal's clock: the parties as they were, the lines that
 * were denied, answers and evidence with who gave them. Who took part in the first decision decides nothing in it.
 * @throws AppError `not-found`, `forbidden`; `invalid` (time of receipt, urgency); `conflict` (nothing denied, no standing, out of the window
 *   without a good cause, appealed before)
 */
export async function fileAppeal(acting: Acting, command: AppealCommand): Promise<{ number: string }> {
  const loaded = await loadCase(acting.viewer, command.number);
  const { case: c } = loaded;
  const filed = c.links.find((link) => link.kind === 'appeal' && link.way === 'to' && link.id === command.appealId);
  if (filed) return { number: filed.number };
  const receivedAt = readReceipt(acting, c, command);
  const receivedOn = dayIn(receivedAt, c.plan.timeZone);
  const goodCause = command.goodCause.trim();
  const inWindow = isInWindow(appealWindow(c), receivedOn);
  authorize(acting, loaded, 'appeal', { attempt: { hasStanding: hasStanding(command.by, command.standing), inWindow, goodCause } });
  const number = await writes.nextNumber('PA', receivedOn.slice(2, 4));
  const payload = { appeal: number, by: command.by, standing: command.standing.trim(), receivedAt, goodCause: inWindow ? '' : goodCause };
  const appeal = newAppeal(acting, loaded, command, { number, receivedAt, receivedOn });
  const word = await writes.fileAppeal(c.id, acting.viewer.id, appeal, eventBody(acting, c.plan.id, { type: 'appeal-filed', payload }));
  if (word === 'ok') return { number };
  if (word === 'exists') return filedBefore(acting, command);
  if (word === 'conflict') throw conflict(`An appeal of case ${c.number} was filed before. Nothing was changed; reload to see it.`);
  throw refusal(word, c, 'file appeals');
}

/** The same submission at the same moment: the other one filed it. */
async function filedBefore({ viewer }: Acting, { number, appealId }: AppealCommand): Promise<{ number: string }> {
  const { case: c } = await loadCase(viewer, number);
  const link = c.links.find(({ id }) => id === appealId);
  if (!link) throw conflict('This submission belongs to another case. Nothing was changed; start a new one.');
  return { number: link.number };
}

function readReceipt(acting: Acting, c: CaseRecord, command: AppealCommand): string {
  const { requested, attestedBy, finding } = command.urgency;
  if (requested === 'expedited' && attestedBy === '')
    throw invalid('Say who asks for the expedited review.', { 'urgency.attestedBy': 'Say who asks for the expedited review' });
  if (requested === 'expedited' && finding.trim() === '')
    throw invalid('Record the urgency finding.', { 'urgency.finding': 'Record the urgency finding: why this is urgent' });
  const received = receiptInstant(command, c.plan.timeZone, acting.at);
  if (!received.ok) throw invalid(received.message, { [received.field]: received.message });
  // The form asks for the minute.
  if (c.decision && Date.parse(received.at) + 60_000 <= Date.parse(c.decision.decidedAt)) {
    const problem = 'An appeal comes in after the decision that it is about';
    throw invalid(`${problem}.`, { receivedOn: problem });
  }
  return received.at;
}

type Filed = { number: string; receivedAt: string; receivedOn: string };

function newAppeal(acting: Acting, { case: c, evaluation }: LoadedCase, command: AppealCommand, filed: Filed): writes.NewCase {
  // Of some of the lines the codes may tell another kind, or none.
  const stage = c.stage ?? evaluation.stage;
  const denied = new Set(c.decision?.lines.flatMap(({ number, result }) => (result === 'denied' ? [number] : [])));
  const lines = c.lines.filter(({ number }) => denied.has(number));
  const urgency = command.urgency.requested;
  const due = dueTime({
    lineOfBusiness: c.plan.lineOfBusiness,
    urgency,
    timeZone: c.plan.timeZone,
    receivedAt: filed.receivedAt,
    steps: [],
    planSettings: c.plan.settings.clocks,
    appeal: true,
  });
  const { number, receivedAt } = filed;
  const codes = lines.map(({ code }) => code);
  const payload = { number, plan: c.plan.id, channel: command.channel, receivedAt, urgency, stage, codes, splitFrom: null };
  return {
    case: appealRow(acting, { ...c, lines, stage }, command, filed, due),
    lines: lines.map((line) => ({
      number: line.number,
      code: line.code,
      units: line.units,
      site: line.site,
      date_of_service: line.dateOfService,
    })),
    body: eventBody(acting, c.plan.id, { type: 'request-received', payload: { ...payload, appealOf: c.number } }),
  };
}

/** Every column of the case: the database fills in none. */
function appealRow(acting: Acting, c: CaseRecord, command: AppealCommand, { number, receivedAt, receivedOn }: Filed, due: DueTime) {
  const { payer, lineOfBusiness, state } = c.plan;
  const { requested, attestedBy, finding } = command.urgency;
  const { score } = scoreCase({ ...c, number, payer, lineOfBusiness, state, receivedOn });
  const record: UrgencyRecord = { ...c.urgencyRecord, attestedBy: requested === 'expedited' ? attestedBy : '', finding: finding.trim() };
  return {
    id: command.appealId,
    number,
    plan_id: c.plan.id,
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
    urgency: requested,
    urgency_record: record,
    payer,
    line_of_business: lineOfBusiness,
    state,
    stage: c.stage,
    date_of_service: c.dateOfService,
    member_name: c.member.name,
    member_id: c.member.memberId,
    date_of_birth: c.member.dateOfBirth,
    practitioner_name: c.practitioner.name,
    search_text: [number, c.member.name, c.member.memberId, c.practitioner.name].map(fold).join('\n'),
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
