import { missedConsequence } from '../../../lib/cases/case-clock.ts';
import { fold } from '../../../lib/cases/fold.ts';
import { formatNumber } from '../../../lib/cases/identifiers.ts';
import { previewInformationRequest } from '../../../lib/cases/information.ts';
import type { Stage } from '../../../lib/criteria/case-input.ts';
import { chance, choose, idOf, pick, weigh } from './chance.ts';
import { arrival, daysAfter, dueOf } from './days.ts';
import { decide } from './decided.ts';
import { Chain } from './life.ts';
import { facilityOf, memberOf, practitionerOf } from './parties.ts';
import { answersOn, CODES, givenStage, STAGE_SHARES, STORIES, type Told, tell } from './stories.ts';
import type { Tables } from './tables.ts';
import { type Draft, diagnosesOf, type End, type Numbers, type Setting, type Telling } from './telling.ts';
import { withdraw } from './withdrawn.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Shares of the kinds of end among requests that are not due yet, by whether they are older than three days. */
const FRESH: Readonly<Record<End, number>> = {
  received: 46,
  'in-review': 32,
  pended: 6,
  'director-review': 4,
  decided: 3,
  closed: 27,
  withdrawn: 2,
};
const RIPE: Readonly<Record<End, number>> = {
  received: 4,
  'in-review': 38,
  pended: 14,
  'director-review': 12,
  decided: 7,
  closed: 20,
  withdrawn: 2,
};
const PAST: Readonly<Record<'open' | 'closed' | 'withdrawn', number>> = { open: 0.08, closed: 95.9, withdrawn: 4.02 };

/** Requests of a million cases over three years: as many a day, but for the last two weeks, which are the open ones' and three times as busy. */
function receiptOf(index: number, total: number, s: Setting): number {
  const recent = Math.max(1, Math.round(total * 0.105));
  const old = total - recent;
  if (index < old) return s.now - s.span + ((s.span - 15.2 * DAY) * index) / Math.max(1, old);
  return s.now - 15.2 * DAY + (15.2 * DAY - HOUR) * ((index - old) / recent);
}

function draft(index: number, at: number, s: Setting): Draft {
  const person = Math.floor(chance(index, 40) * 400_000_000);
  const plan = choose(s.plans, person, 41);
  const received = arrival(at, plan.timeZone);
  if (received.at > s.now - 0.5 * HOUR) received.at = Math.floor((s.now - HOUR) / 60_000) * 60_000;
  const urgency = pick(index, 42, 12) === 0 ? ('expedited' as const) : ('standard' as const);
  const due = dueOf(plan, urgency, received, []);
  const stage = weigh(STAGE_SHARES, chance(index, 43));
  const codes = choose(CODES[stage], index, 44);
  const dateOfService = daysAfter(received.day, urgency === 'expedited' ? 4 : 13);
  return {
    index,
    plan,
    received,
    urgency,
    due,
    stage,
    codes,
    dateOfService,
    asked: { plan, stage, codes, receivedOn: received.day, dateOfService },
  };
}

function endOf(d: Draft, s: Setting): End {
  const roll = chance(d.index, 45);
  if (Date.parse(d.due.dueAt) > s.now) return weigh(s.now - d.received.at < 3 * DAY ? FRESH : RIPE, roll);
  const past = weigh(PAST, roll);
  if (past !== 'open') return past;
  return choose(['received', 'in-review', 'in-review', 'director-review', 'decided'] as const, d.index, 46);
}

/** A chart that allows the end: what is decided by a nurse meets, or needs no review. Null: under this policy none does. */
function storyFor(d: Draft, end: End): { told: Told; story: number | null } | null {
  if (end === 'received' || end === 'withdrawn') return { told: tell(d.asked, null), story: null };
  const first = pick(d.index, 47, STORIES.length);
  if (end !== 'decided' && end !== 'closed') return { told: tell(d.asked, first), story: first };
  for (let i = 0; i < STORIES.length; i++) {
    const story = (first + i) % STORIES.length;
    const told = tell(d.asked, story);
    if (told.approvable) return { told, story };
  }
  return null;
}

/** How a request ends is drawn once; the request is drawn until one is found that can end so: the later draws are of other members and plans. */
function draw(index: number, total: number, s: Setting) {
  const at = receiptOf(index, total, s);
  const end = endOf(draft(index, at, s), s);
  for (let tries = 0; tries < 200; tries++) {
    const d = draft(index + tries * 100_000_007, at, s);
    const chart = storyFor(d, end);
    if (chart) return { d, end, ...chart };
  }
  throw new Error('no plan of the demo approves anything on this day');
}

/** Writes one case with all that belongs to it. @returns how it ended */
export function writeCase(index: number, of: { index: number; total: number }, s: Setting, numbers: Numbers, tables: Tables): End {
  const { d, end, told } = draw(of.index, of.total, s);
  const year = d.received.day.slice(2, 4);
  const number = formatNumber('PA', Number(year), numbers.case(year));
  const chain = new Chain(index, d.plan.id, d.received.at, tables);
  const worked = Math.min(s.now - d.received.at, Date.parse(d.due.dueAt) - d.received.at) * 0.9;
  const telling: Telling = {
    index,
    d,
    end,
    told,
    number,
    member: memberOf(index, d.plan),
    practitioner: practitionerOf(index, d.plan),
    facility: facilityOf(index, d.plan),
    nurse: choose(s.nurses.get(d.plan.id) ?? [], index, 48),
    chain,
    step: (share) => chain.next(d.received.at + worked * share),
    tables,
    s,
    numbers,
  };
  const row = live(telling);
  addCase(telling, row);
  return end;
}

type Changes = Partial<Record<string, string | number | boolean | null | readonly string[] | { json: unknown }>>;

/** Lives the case to its end. @returns what of its row that changed */
function live(t: Telling): Changes {
  const { d, end, chain, step, nurse, s, number } = t;
  const entered = new Date(d.received.at + 12 * 60_000).toISOString();
  const stage = stageGiven(t);
  chain.append(s.manager, chain.next(d.received.at + 12 * 60_000), {
    type: 'request-received',
    payload: {
      number,
      plan: d.plan.id,
      channel: channelOf(t),
      receivedAt: new Date(d.received.at).toISOString(),
      urgency: d.urgency,
      stage,
      codes: [...d.codes],
      splitFrom: null,
    },
  });
  const row: Changes = { entered_at: entered, stage, status: end, ...clockRow(t) };
  if (end === 'received') return { ...row, ...flagOverdue(t) };
  if (end === 'withdrawn') return { ...row, ...withdraw(t) };
  chain.append(nurse, step(0.15), { type: 'case-claimed', payload: {} });
  const version = 1 + (isAnswered(t) ? answer(t) : 0);
  const held: Changes = { ...row, assignee_id: nurse.id, version };
  if (end === 'in-review') return { ...held, ...flagOverdue(t) };
  if (end === 'pended') return { ...held, ...askForInformation(t) };
  if (end === 'director-review') return { ...held, ...escalate(t, version), ...flagOverdue(t) };
  return { ...held, ...decide(t, version) };
}

const channelOf = ({ index }: Telling) => choose(['fax', 'portal', 'fax', 'phone', 'electronic'] as const, index, 49);
const stageGiven = ({ index, d }: Telling): Stage | null => givenStage(d.stage, d.codes, pick(index, 50, 3) === 0);
/** Answers are of the open cases, and of some of the closed ones; of the others the snapshot alone tells what was answered. */
const isAnswered = ({ end, index, s }: Telling) => end !== 'closed' || index % s.answered === 0;

const clockRow = ({ d }: Telling): Changes => ({
  due_at: d.due.dueAt,
  due_basis: d.due.basis,
  due_verified: d.due.verified,
  open_due_at: d.due.dueAt,
});

/** Answers what the chart says, some with a citation. @returns how many changes that were */
function answer({ told, chain, step, nurse, tables, index, d }: Telling): number {
  let changes = 0;
  for (const [i, { fact, value }] of answersOn(told, d.received.day).entries()) {
    const at = step(0.2 + (0.4 * i) / told.answers.length);
    const payload = { fact, before: null, after: value, noteBefore: '', noteAfter: '', outcome: told.evaluation.outcome };
    chain.append(nurse, at, { type: 'answer-saved', payload });
    tables.answer.add({
      case_id: chain.id,
      fact,
      value: { json: value },
      note: '',
      version: 1,
      answered_by_id: nurse.id,
      answered_by: nurse.name,
      answered_at: at,
    });
    changes += 1;
    if (i % 3 !== 0) continue;
    const cited = { document: 'Pain clinic note', page: String(1 + (i % 7)), noteDate: '', quotation: '', comment: '' };
    const id = idOf(index, 100 + i);
    const then = chain.next(0);
    chain.append(nurse, then, { type: 'evidence-cited', payload: { evidence: id, fact, ...cited } });
    const { noteDate, ...columns } = cited;
    tables.evidence.add({
      id,
      case_id: chain.id,
      fact,
      ...columns,
      note_date: noteDate,
      cited_by_id: nurse.id,
      cited_by: nurse.name,
      cited_at: then,
    });
    changes += 1;
  }
  return changes;
}

/** By the clocks' own arithmetic; where the time to send it is over already, back in review as the watch would have it. */
function askForInformation(t: Telling): Changes {
  const { d, chain, step, nurse, tables, index, s, told } = t;
  const at = step(0.7);
  const { timeZone, settings } = d.plan;
  const receivedAt = new Date(d.received.at).toISOString();
  const clocked = {
    lineOfBusiness: d.plan.lineOfBusiness,
    urgency: d.urgency,
    receivedAt,
    clockSteps: [],
    plan: { timeZone, settings },
    links: [],
  };
  const asked = previewInformationRequest(clocked, at, { extendClock: false });
  if (asked.tooLate) return { status: 'in-review', ...flagOverdue(t) };
  const fact = told.evaluation.missing[0] ?? 'indication';
  const leaf = told.evaluation.findings.find((finding) => finding.missing.length > 0)?.id ?? '';
  const items = [{ number: 1, leaf, fact, what: 'The note that documents this' }];
  const { informationDueAt: dueAt, stopsClock, due } = asked;
  const request = idOf(index, 1);
  const clock = { before: d.due.dueAt, after: due.dueAt, basis: due.basis, timeZone };
  chain.append(nurse, at, { type: 'information-requested', payload: { request, items, dueAt, stopsClock, clock } });
  const isOver = Date.parse(dueAt) < s.now;
  tables.information_request.add({
    id: request,
    case_id: chain.id,
    asked_by_id: nurse.id,
    asked_by: nurse.name,
    asked_at: at,
    due_at: dueAt,
    stops_clock: stopsClock,
    note: '',
    lapsed_at: isOver ? dueAt : null,
  });
  for (const item of items) tables.information_item.add({ request_id: request, ...item, note: '' });
  const moved = {
    due_at: due.dueAt,
    due_basis: due.basis,
    due_verified: due.verified,
    open_due_at: due.dueAt,
    clock_steps: { json: asked.steps },
  };
  if (!isOver) return { ...moved, information_due_at: dueAt };
  chain.append(null, chain.next(Date.parse(dueAt)), { type: 'information-lapsed', payload: { request, open: [1], dueAt, timeZone } });
  return { ...moved, status: 'in-review', information_lapsed_at: dueAt, ...flagOverdue(t, due.dueAt) };
}

function escalate({ chain, step, nurse, tables, index, d, s, told }: Telling, version: number): Changes {
  const at = step(0.75);
  const reason = told.evaluation.outcome === 'does-not-meet' ? ('does-not-meet' as const) : ('policy-unclear' as const);
  const question = 'Does the record as a whole meet the criterion that is open?';
  chain.append(nurse, at, { type: 'case-escalated', payload: { reason, question, version, outcome: told.evaluation.outcome } });
  tables.escalation.add({
    id: idOf(index, 1),
    case_id: chain.id,
    reason,
    question,
    escalated_by_id: nurse.id,
    escalated_by: nurse.name,
    escalated_at: at,
    wanted: '',
  });
  if (pick(index, 51, 3) === 0) return {};
  const director = choose(s.directors.get(d.plan.id) ?? [], index, 52);
  chain.append(director, step(0.9), { type: 'case-taken', payload: {} });
  return { director_id: director.id };
}

/** As the watch of the clocks flags what is open past its due time. */
function flagOverdue({ d, chain, s }: Telling, dueAt = d.due.dueAt): Changes {
  if (Date.parse(dueAt) >= s.now) return {};
  const { basis } = d.due;
  const { timeZone, lineOfBusiness, settings } = d.plan;
  const consequence = missedConsequence({ lineOfBusiness, dueBasis: basis, appeal: false, settings: settings.clocks });
  const at = chain.next(Date.parse(dueAt) + 60_000);
  chain.append(null, at, { type: 'overdue-flagged', payload: { dueAt, basis, timeZone, consequence } });
  return { overdue_at: at, overdue_consequence: consequence };
}

function addCase(t: Telling, changes: Changes): void {
  const { d, told, number, member, practitioner, facility, chain, tables, s, index } = t;
  const { plan } = d;
  const { evaluation, counts, answers } = told;
  const indication = answers[0]?.fact === 'indication' ? String(answers[0].value) : null;
  tables.case.add({
    id: chain.id,
    number,
    plan_id: plan.id,
    version: 1,
    accepted_gaps: [],
    channel: channelOf(t),
    received_at: new Date(d.received.at).toISOString(),
    received_on: d.received.day,
    entered_by_id: s.manager.id,
    urgency: d.urgency,
    urgency_record: { json: { attestedBy: d.urgency === 'expedited' ? 'practitioner' : '', pump: NO_PUMP, finding: '' } },
    payer: plan.payer,
    line_of_business: plan.lineOfBusiness,
    state: plan.state,
    effective_stage: d.stage,
    date_of_service: d.dateOfService,
    member_name: member.name,
    member_id: member.memberId,
    date_of_birth: member.dateOfBirth,
    practitioner_name: practitioner.name,
    search_text: [number, member.name, member.memberId, practitioner.name].map(fold).join('\n'),
    member: { json: member },
    practitioner: { json: practitioner },
    facility: { json: facility },
    diagnoses: { json: diagnosesOf(t) },
    drug: 'Preservative-free morphine',
    device: d.stage === 'trial' ? '' : 'Programmable pump, 20 mL',
    policy_id: evaluation.policy,
    policy_version: evaluation.version,
    indication,
    outcome: evaluation.outcome,
    reasons: evaluation.reasons,
    met_count: counts.met,
    not_met_count: counts.notMet,
    missing_count: counts.missing,
    ambiguous_count: counts.ambiguous,
    clock_steps: { json: [] },
    extended: false,
    notice_owed: isOwed(changes),
    ending: null,
    retrospective: false,
    ...changes,
    ...chain.head,
  });
  for (const [i, code] of d.codes.entries()) {
    tables.service_line.add({
      case_id: chain.id,
      number: i + 1,
      code,
      units: 1,
      site: 'Outpatient hospital',
      date_of_service: d.dateOfService,
    });
  }
  if (index % 4 === 0) tables.member.add({ plan_id: plan.id, member_id: member.memberId, name: member.name, party: { json: member } });
}

/** Nothing of an open case was given: its decision, what was asked for, a due time that counts as a denial. A withdrawn one says so itself. */
const isOwed = ({ status, overdue_consequence: missed }: Changes): boolean =>
  status === 'decided' || status === 'pended' || missed === 'deemed-denied' || missed === 'deemed-approved';

const NO_PUMP = { implanted: 'no', alarm: 'no', batteryLow: 'no', refillDueOn: '', infection: 'no' };
