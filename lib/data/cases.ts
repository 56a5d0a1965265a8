import type { z } from 'zod';
import type { AuthorizationVersion } from '../cases/authorization.ts';
import type { Status } from '../cases/case-view.ts';
import type { ConfirmedCheck, EligibilitySpan } from '../cases/checks.ts';
import type { ClockStep } from '../cases/clocks.ts';
import type { Credential } from '../cases/credential.ts';
import type { DecisionKind } from '../cases/endings.ts';
import { isCaseNumber } from '../cases/identifiers.ts';
import type { NoticeKey } from '../cases/notice.ts';
import type { NoticeEvent } from '../cases/owed-notices.ts';
import type { Signing } from '../cases/signing.ts';
import type { FacilityParty, MemberParty, PractitionerParty, RepresentativeParty } from '../cases/snapshot.ts';
import { type LineOfBusiness, type Payer, parseFact, type Stage } from '../criteria/case-input.ts';
import { type FactKey, type FactValue, isFactKey } from '../criteria/facts.ts';
import { type UrgencyRecord, urgencyRecord } from '../forms/intake-schema.ts';
import { keptFindings, NOTICE_EVENTS, noticeEvent, noticeKey } from '../forms/notice-events.ts';
import * as parties from '../forms/parties.ts';
import { clockSteps, credential, signing } from '../forms/signing-schema.ts';
import { type Viewer, visibleCases } from './access.ts';
import * as after from './after-rows.ts';
import type { StoredEvent } from './audit.ts';
import { db } from './db.ts';
import { eligibilityOf } from './eligibility.ts';
import type { Prisma } from './generated/client.ts';
import { type PlanRecord, toPlan } from './plans.ts';

export type CaseStatus = Status;

export type LineRecord = { number: number; code: string; units: number; site: string; dateOfService: string };
export type AnswerRecord = {
  fact: FactKey;
  value: FactValue | null;
  note: string;
  version: number;
  answeredBy: string;
  answeredAt: string;
};
export type EvidenceRecord = {
  id: string;
  fact: FactKey;
  document: string;
  page: string;
  noteDate: string;
  quotation: string;
  comment: string;
  citedBy: string;
  citedAt: string;
  /** The document of the case's records that it cites; left out: a source that is described in words alone. */
  documentId?: string;
  /** The finder whose suggestion was accepted; left out: found by the reviewer. */
  suggested?: string;
};
export type LetterRecord = {
  id: string;
  /** Which of the case's notices it gives. */
  notice: NoticeKey;
  kind: string;
  recipient: 'member' | 'practitioner' | 'representative';
  addressee: string;
  sha256: string;
  issuedBy: string;
  issuedAt: string;
  /** What the lint warned of when it was issued. */
  warnings: z.infer<typeof keptFindings>;
  /** How a translation, or another format, that was owed with it is found again; empty where none was. */
  arranged: string;
  /** What it was made from. */
  snapshotId: string;
  /** Those it went to, where they had changed since the snapshot. */
  parties: z.infer<typeof parties.letterParties> | null;
  deliveries: { method: string; detail: string; deliveredBy: string; deliveredAt: string }[];
  /** Taken back. */
  voided: { reason: string; by: string; at: string } | null;
};
export type InformationItemRecord = {
  number: number;
  leaf: string;
  fact: string;
  what: string;
  receivedAt: string | null;
  receivedBy: string | null;
  note: string;
};
export type InformationRequestRecord = {
  id: string;
  askedBy: string;
  askedAt: string;
  dueAt: string;
  stopsClock: boolean;
  note: string;
  completedAt: string | null;
  lapsedAt: string | null;
  items: InformationItemRecord[];
};
export type ContactRecord = {
  id: string;
  kind: 'contact' | 'peer-to-peer' | 'oral-notice' | 'note';
  outcome: string;
  person: string;
  means: string;
  happenedAt: string;
  text: string;
  by: string;
  at: string;
  /** Of an oral notice: which of the case's notices was told; null where it was no notice of its own. */
  notice: NoticeKey | null;
};
export type EscalationRecord = {
  id: string;
  reason: string;
  question: string;
  escalatedBy: string;
  escalatedAt: string;
  returnedBy: string | null;
  returnedAt: string | null;
  wanted: string;
};
export type DecisionRecord = {
  id: string;
  kind: DecisionKind;
  basis: string;
  lines: { number: number; code: string; result: string }[];
  rationale: string;
  /** For the member, in plain words; empty where nothing is adverse. */
  reason: string;
  /** Leaves relied on. */
  criteria: string[];
  /** A director's; null for a nurse's approval. */
  signing: Signing | null;
  credential: Credential | null;
  /** Null, with its span, where no line is approved. */
  authorizationNumber: string | null;
  validFrom: string | null;
  validTo: string | null;
  signerId: string;
  signerName: string;
  signerRole: string;
  meaning: string;
  decidedAt: string;
  snapshotId: string;
  snapshotSha256: string;
};

/** A case with all that its screens and use cases read. Instants are ISO 8601 UTC, days `YYYY-MM-DD`. */
export type CaseRecord = {
  id: string;
  number: string;
  plan: PlanRecord;
  status: CaseStatus;
  version: number;
  readyVersion: number | null;
  acceptedGaps: FactKey[];
  assignee: { id: string; name: string; title: string } | null;
  /** The medical director who took it. */
  director: { id: string; name: string; title: string } | null;
  channel: string;
  receivedAt: string;
  receivedOn: string;
  enteredAt: string;
  enteredBy: string;
  urgency: 'standard' | 'expedited';
  urgencyRecord: UrgencyRecord;
  payer: Payer;
  lineOfBusiness: LineOfBusiness;
  state: string | null;
  stage: Stage | null;
  dateOfService: string;
  member: MemberParty;
  representative: RepresentativeParty | null;
  practitioner: PractitionerParty;
  facility: FacilityParty;
  diagnoses: { code: string; description: string }[];
  drug: string;
  device: string;
  outcome: string;
  dueAt: string;
  dueBasis: string;
  /** False: a rule that set it was read from a secondary source. */
  dueVerified: boolean;
  /** The notice that it was due for was given, or the case withdrawn: a letter that is owed afterwards has no due time. */
  clockOver: boolean;
  /** What moved the clock since receipt, in order. */
  clockSteps: ClockStep[];
  extended: boolean;
  informationDueAt: string | null;
  /** Information was asked for and did not come in time. */
  informationLapsedAt: string | null;
  overdue: { at: string; consequence: string } | null;
  /** How it ended otherwise than on its merits; null: it is open, or was decided. */
  ending: string | null;
  /** The service was given before the request came in. */
  retrospective: boolean;
  /** What people confirmed before review of the plan that the case is in, oldest first; that the service was given is no plan's. */
  checks: ConfirmedCheck[];
  /** When the plan covers the member. */
  eligibility: EligibilitySpan[];
  /** Last day of the grace period of a new member who came with an implanted pump. */
  transitionUntil: string | null;
  informationRequests: InformationRequestRecord[];
  contacts: ContactRecord[];
  escalations: EscalationRecord[];
  /** What of its history a notice follows from. */
  noticeEvents: NoticeEvent[];
  /** Users who ever held it, answered, asked for information or escalated. */
  preparedBy: string[];
  /** Of an appeal: who took part in the first decision, with all who report to them; empty for any other case. */
  firstDecisionBy: string[];
  eventCount: number;
  headHash: string;
  lines: LineRecord[];
  answers: AnswerRecord[];
  evidence: EvidenceRecord[];
  decision: DecisionRecord | null;
  letters: LetterRecord[];
  /** Versions of its authorizations after the decision's own. */
  authorizations: AuthorizationVersion[];
  duties: after.DutyRecord[];
  externalReviews: after.ExternalReviewRecord[];
  /** Clerical errors that were put right. */
  corrections: after.CorrectionRecord[];
  /** Of an appeal that ended. */
  appealOutcome: string | null;
  /** `way`: the linked case came from this one (`to`), or this one from it (`from`). */
  links: { kind: string; way: 'from' | 'to'; id: string; number: string; stage: string | null; status: string; outcome: string }[];
};

/** `YYYY-MM-DD` of a date column, which the driver hands over as midnight UTC. */
export const day = (d: Date): string => d.toISOString().slice(0, 10);

const linked = { select: { id: true, number: true, stage: true, status: true, outcome: true } } as const;

const include = {
  plan: true,
  lines: { orderBy: { number: 'asc' } },
  answers: true,
  evidence: { orderBy: [{ citedAt: 'asc' }, { id: 'asc' }] },
  informationRequests: { include: { items: { orderBy: { number: 'asc' } } }, orderBy: { askedAt: 'asc' } },
  contacts: { orderBy: [{ happenedAt: 'asc' }, { at: 'asc' }] },
  escalations: { orderBy: { escalatedAt: 'asc' } },
  checks: { orderBy: { number: 'asc' } },
  events: { where: { type: { in: [...NOTICE_EVENTS] } }, select: { number: true, body: true }, orderBy: { number: 'asc' } },
  decisions: { include: { snapshot: { select: { id: true, sha256: true } } } },
  letters: {
    omit: { pdf: true },
    include: { deliveries: { orderBy: { deliveredAt: 'asc' } }, voided: true },
    orderBy: [{ issuedAt: 'asc' }, { notice: 'asc' }, { recipient: 'asc' }],
  },
  linksFrom: { include: { to: linked } },
  linksTo: { include: { from: linked } },
  authorizations: { orderBy: [{ number: 'asc' }, { version: 'asc' }] },
  duties: { orderBy: [{ arisenAt: 'asc' }, { id: 'asc' }] },
  externalReviews: { orderBy: { recordedAt: 'asc' } },
  corrections: { orderBy: [{ correctedAt: 'asc' }, { id: 'asc' }] },
} as const satisfies Prisma.CaseInclude;

type Row = Prisma.CaseGetPayload<{ include: typeof include }>;

/** Reads a column whose values a check constraint or a schema has already narrowed. */
function oneOf<T extends string>(value: string, schema: { parse(v: unknown): T }): T {
  return schema.parse(value);
}

function toAnswer(a: Row['answers'][number]): AnswerRecord {
  if (!isFactKey(a.fact)) throw new Error(`stored answer to an unknown fact: ${a.fact}`);
  const parsed = a.value === null ? { ok: true as const, value: null } : parseFact(a.fact, a.value);
  if (!parsed.ok) throw new Error(`stored answer to ${a.fact} is not valid: ${parsed.message}`);
  return {
    fact: a.fact,
    value: parsed.value,
    note: a.note,
    version: a.version,
    answeredBy: a.answeredBy,
    answeredAt: a.answeredAt.toISOString(),
  };
}

function toEvidence(e: Row['evidence'][number]): EvidenceRecord {
  if (!isFactKey(e.fact)) throw new Error(`stored evidence for an unknown fact: ${e.fact}`);
  const { id, document, page, noteDate, quotation, comment, citedBy } = e;
  return {
    id,
    fact: e.fact,
    document,
    page,
    noteDate,
    quotation,
    comment,
    citedBy,
    citedAt: e.citedAt.toISOString(),
    ...(e.documentId === null ? {} : { documentId: e.documentId }),
    ...(e.suggested === null ? {} : { suggested: e.suggested }),
  };
}

function toLetter(l: Row['letters'][number]): LetterRecord {
  const { id, kind, addressee, sha256, issuedBy, arranged, snapshotId } = l;
  return {
    id,
    notice: noticeKey.parse(l.notice),
    kind,
    recipient: oneOf(l.recipient, parties.recipient),
    addressee,
    sha256,
    issuedBy,
    issuedAt: l.issuedAt.toISOString(),
    warnings: json(keptFindings, l.warnings),
    arranged,
    snapshotId,
    parties: l.parties === null ? null : json(parties.letterParties, l.parties),
    deliveries: l.deliveries.map((d) => ({
      method: d.method,
      detail: d.detail,
      deliveredBy: d.deliveredBy,
      deliveredAt: d.deliveredAt.toISOString(),
    })),
    voided: l.voided && { reason: l.voided.reason, by: l.voided.voidedBy, at: l.voided.voidedAt.toISOString() },
  };
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

function toInformationRequest(r: Row['informationRequests'][number]): InformationRequestRecord {
  const { id, askedBy, stopsClock, note } = r;
  return {
    id,
    askedBy,
    askedAt: r.askedAt.toISOString(),
    dueAt: r.dueAt.toISOString(),
    stopsClock,
    note,
    completedAt: instant(r.completedAt),
    lapsedAt: instant(r.lapsedAt),
    items: r.items.map(({ requestId: _request, receivedAt, ...item }) => ({ ...item, receivedAt: instant(receivedAt) })),
  };
}

function toContact(c: Row['contacts'][number]): ContactRecord {
  const { id, outcome, person, means, text, by } = c;
  const kind = oneOf(c.kind, parties.contactKind);
  const notice = c.notice === null ? null : noticeKey.parse(c.notice);
  return { id, kind, outcome, person, means, text, by, happenedAt: c.happenedAt.toISOString(), at: c.at.toISOString(), notice };
}

function toEscalation(e: Row['escalations'][number]): EscalationRecord {
  const { id, reason, question, escalatedBy, returnedBy, wanted } = e;
  return {
    id,
    reason,
    question,
    escalatedBy,
    escalatedAt: e.escalatedAt.toISOString(),
    returnedBy,
    returnedAt: instant(e.returnedAt),
    wanted,
  };
}

function toCheck({ note, original, by, ...c }: Row['checks'][number]): ConfirmedCheck {
  return {
    kind: oneOf(c.kind, parties.checkKind),
    result: oneOf(c.result, parties.checkResult),
    suggested: c.suggested === null ? null : oneOf(c.suggested, parties.checkResult),
    note,
    original,
    by,
    at: c.at.toISOString(),
  };
}

function toDecision(d: Row['decisions'][number]): DecisionRecord {
  const { id, basis, rationale, reason, criteria, authorizationNumber, signerId, signerName, signerRole, meaning, snapshotId } = d;
  return {
    id,
    kind: oneOf(d.kind, parties.decisionKind),
    basis,
    lines: json(parties.decidedLines, d.lines),
    rationale,
    reason,
    criteria,
    signing: d.signing === null ? null : json(signing, d.signing),
    credential: d.credential === null ? null : json(credential, d.credential),
    authorizationNumber,
    validFrom: d.validFrom && day(d.validFrom),
    validTo: d.validTo && day(d.validTo),
    signerId,
    signerName,
    signerRole,
    meaning,
    decidedAt: d.decidedAt.toISOString(),
    snapshotId,
    snapshotSha256: d.snapshot.sha256,
  };
}

function json<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  return schema.parse(value);
}

/** Who may not sign it: who prepared it, and, of an appeal, who took part in the first decision. */
async function barredFrom(caseId: string): Promise<Pick<CaseRecord, 'preparedBy' | 'firstDecisionBy'>> {
  const [row] = await db().$queryRaw<{ prepared: string[]; first: string[] }[]>`
    SELECT ARRAY(SELECT preparers(${caseId}::uuid)) AS prepared, ARRAY(SELECT first_deciders(${caseId}::uuid)) AS first`;
  return { preparedBy: row?.prepared ?? [], firstDecisionBy: row?.first ?? [] };
}

async function toCase(row: Row): Promise<CaseRecord> {
  const ids = [row.enteredById, row.assigneeId, row.directorId].filter((id) => id !== null);
  const [people, barred, eligibility] = await Promise.all([
    db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, title: true } }),
    barredFrom(row.id),
    eligibilityOf(row.planId, row.memberId),
  ]);
  const decision = row.decisions[0];
  return {
    id: row.id,
    number: row.number,
    plan: toPlan(row.plan),
    status: oneOf(row.status, parties.status),
    version: row.version,
    readyVersion: row.readyVersion,
    acceptedGaps: row.acceptedGaps.filter(isFactKey),
    assignee: people.find((p) => p.id === row.assigneeId) ?? null,
    director: people.find((p) => p.id === row.directorId) ?? null,
    channel: row.channel,
    receivedAt: row.receivedAt.toISOString(),
    receivedOn: day(row.receivedOn),
    enteredAt: row.enteredAt.toISOString(),
    enteredBy: people.find((p) => p.id === row.enteredById)?.name ?? '',
    urgency: oneOf(row.urgency, parties.urgency),
    urgencyRecord: json(urgencyRecord, row.urgencyRecord),
    payer: oneOf(row.payer, parties.payer),
    lineOfBusiness: oneOf(row.lineOfBusiness, parties.lineOfBusiness),
    state: row.state,
    stage: row.stage === null ? null : oneOf(row.stage, parties.stage),
    dateOfService: day(row.dateOfService),
    member: json(parties.memberParty, row.member),
    representative: row.representative === null ? null : json(parties.representativeParty, row.representative),
    practitioner: json(parties.practitionerParty, row.practitioner),
    facility: json(parties.facilityParty, row.facility),
    diagnoses: json(parties.diagnoses, row.diagnoses),
    drug: row.drug,
    device: row.device,
    outcome: row.outcome,
    dueAt: row.dueAt.toISOString(),
    dueBasis: row.dueBasis,
    dueVerified: row.dueVerified,
    clockOver: row.openDueAt === null,
    clockSteps: json(clockSteps, row.clockSteps),
    extended: row.extended,
    informationDueAt: instant(row.informationDueAt),
    informationLapsedAt: instant(row.informationLapsedAt),
    overdue: row.overdueAt && { at: row.overdueAt.toISOString(), consequence: row.overdueConsequence ?? 'overdue' },
    ending: row.ending,
    retrospective: row.retrospective,
    checks: row.checks.filter(({ kind, planId }) => planId === row.planId || kind === 'timing').map(toCheck),
    eligibility,
    transitionUntil: row.transitionUntil && day(row.transitionUntil),
    informationRequests: row.informationRequests.map(toInformationRequest),
    contacts: row.contacts.map(toContact),
    escalations: row.escalations.map(toEscalation),
    noticeEvents: row.events.map(({ number, body }) => ({ ...noticeEvent.parse(JSON.parse(body)), number })),
    ...barred,
    eventCount: row.eventCount,
    headHash: row.headHash,
    lines: row.lines.map((l) => ({ number: l.number, code: l.code, units: l.units, site: l.site, dateOfService: day(l.dateOfService) })),
    answers: row.answers.map(toAnswer),
    evidence: row.evidence.map(toEvidence),
    decision: decision ? toDecision(decision) : null,
    letters: row.letters.map(toLetter),
    authorizations: row.authorizations.map(after.toVersion),
    duties: row.duties.map(after.toDuty),
    externalReviews: row.externalReviews.map(after.toExternalReview),
    corrections: row.corrections.map(after.toCorrection),
    appealOutcome: row.appealOutcome,
    links: [
      ...row.linksFrom.map((l) => ({ kind: l.kind, way: 'to' as const, ...l.to })),
      ...row.linksTo.map((l) => ({ kind: l.kind, way: 'from' as const, ...l.from })),
    ],
  };
}

/** The case by its number, or null where it does not exist or the viewer may not see it. */
export async function findCase(viewer: Viewer, number: string): Promise<CaseRecord | null> {
  // An address may hold anything, also what the database takes for no text.
  if (!isCaseNumber(number)) return null;
  const row = await db().case.findFirst({ where: { AND: [{ number }, visibleCases(viewer)] }, include });
  return row && toCase(row);
}

/** The answers and citations of a case, at its version or later; null where the viewer may not see it. For a screen that looks again and again. */
export async function findAnswers(
  viewer: Viewer,
  number: string,
): Promise<{ version: number; answers: AnswerRecord[]; evidence: EvidenceRecord[] } | null> {
  const { answers, evidence } = include;
  const row = await db().case.findFirst({
    where: { AND: [{ number }, visibleCases(viewer)] },
    select: { version: true, answers, evidence },
  });
  return row && { version: row.version, answers: row.answers.map(toAnswer), evidence: row.evidence.map(toEvidence) };
}

/** Numbers of the cases made from one submission, oldest first. */
export async function casesOfSubmission(viewer: Viewer, firstId: string): Promise<string[]> {
  const row = await db().case.findFirst({
    where: { AND: [{ id: firstId }, visibleCases(viewer)] },
    select: { number: true, linksFrom: { where: { kind: 'split' }, select: { to: { select: { number: true } } } } },
  });
  return row ? [row.number, ...row.linksFrom.map((l) => l.to.number)] : [];
}

/**
 * All events of a case, in order, with the head that its row names at the same instant: read apart, an event appended between the two would
 * look like tampering. The caller has found the case through `findCase`.
 */
export async function chainOf(caseId: string): Promise<{ head: { count: number; hash: string }; events: StoredEvent[] }> {
  const [row, events] = await db().$transaction(
    [
      db().case.findUniqueOrThrow({ where: { id: caseId }, select: { eventCount: true, headHash: true } }),
      db().event.findMany({ where: { caseId }, omit: { caseId: true }, orderBy: { number: 'asc' } }),
    ],
    { isolationLevel: 'RepeatableRead' },
  );
  return { head: { count: row.eventCount, hash: row.headHash }, events: events.map((e) => ({ ...e, at: e.at.toISOString() })) };
}
