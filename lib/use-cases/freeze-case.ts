import { authorizationSpan } from '../cases/authorization.ts';
import { CHECK_KINDS } from '../cases/checks.ts';
import { describeCode } from '../cases/codes.ts';
import { isEnding } from '../cases/endings.ts';
import { isMinor } from '../cases/parties.ts';
import type {
  DirectorsSignature,
  PlanLetterSettings,
  Snapshot,
  SnapshotAppeal,
  SnapshotEnding,
  SnapshotTransition,
} from '../cases/snapshot.ts';
import { policyById, policyVersion } from '../criteria/registry.ts';
import { type Acting, roleIn } from '../data/access.ts';
import type { CaseRecord } from '../data/cases.ts';
import type { LoadedCase } from './load-case.ts';

export type Freezing = {
  kind: Snapshot['decision']['kind'];
  rationale: string;
  /** Null where no line is approved. */
  authorizationNumber: string | null;
  /** A medical director's; null where a nurse approves every line. */
  signature: DirectorsSignature | null;
  /** What the appeal is about, of one. */
  appeal: SnapshotAppeal | null;
  /** Why it ends otherwise than on its merits. */
  ending?: SnapshotEnding;
  /** Of an approval for continuity of care. */
  transition?: SnapshotTransition;
};

/** All that the decision rests on, as it stands at the acting instant. */
export function freezeCase(acting: Acting, loaded: LoadedCase, freezing: Freezing): Snapshot {
  const { case: c, input, evaluation } = loaded;
  const { kind, rationale, authorizationNumber, signature, appeal, ending, transition } = freezing;
  const lines = linesOf(c, kind, signature);
  return {
    schema: 3,
    caseNumber: c.number,
    caseId: c.id,
    receivedAt: c.receivedAt,
    decidedAt: acting.at,
    urgency: c.urgency,
    dueAt: c.dueAt,
    dueBasis: c.dueBasis,
    authorizationNumber,
    ...spanOf(c, lines, transition?.until),
    decision: { kind, rationale },
    decidedBy: decider(acting, c, signature),
    plan: planInLetters(c),
    member: c.member,
    representative: c.representative,
    requestingPractitioner: c.practitioner,
    facility: c.facility,
    diagnoses: c.diagnoses,
    lines,
    drug: c.drug,
    device: c.device,
    policy: policyOf(loaded),
    input,
    evaluation,
    evidence: evidenceOf(c),
    acceptedGaps: c.acceptedGaps,
    signature,
    ...lifeOf(c),
    appeal,
    ...checksOf(c),
    ...(c.retrospective ? { retrospective: true } : {}),
    ...(ending === undefined ? {} : { ending }),
    ...minorOf(c),
    ...(transition === undefined ? {} : { transition }),
  };
}

/** Letters of a minor's case are read by somebody else. */
export const minorOf = (c: CaseRecord): Pick<Snapshot, 'minor'> =>
  isMinor(c.member.dateOfBirth, c.receivedOn, c.plan.state) ? { minor: true } : {};

/** An administrative denial denies every line; any other ending decides none. */
function linesOf(c: CaseRecord, kind: Freezing['kind'], signature: DirectorsSignature | null): Snapshot['lines'] {
  if (isEnding(kind)) {
    const result = kind === 'administrative-denial' ? ('denied' as const) : ('not-decided' as const);
    return c.lines.map((l) => ({ ...l, description: describeCode(l.code), result }));
  }
  const denied = new Set(signature?.signing.lines.flatMap((line) => (line.approved ? [] : [line.number])));
  return c.lines.map((l) => ({ ...l, description: describeCode(l.code), result: denied.has(l.number) ? 'denied' : 'approved' }));
}

/** What is authorized begins with the first of the lines that are approved; for continuity of care it ends with the grace period. */
function spanOf(c: CaseRecord, lines: Snapshot['lines'], until?: string): Pick<Snapshot, 'validFrom' | 'validTo'> {
  const approved = lines.filter(({ result }) => result === 'approved');
  const [first] = approved.map(({ dateOfService }) => dateOfService).sort();
  if (first === undefined) return { validFrom: null, validTo: null };
  const { validFrom, validTo } = authorizationSpan({ dateOfService: first, lines: approved }, c.plan.settings.authorizationDays);
  return { validFrom, validTo: until !== undefined && until < validTo ? until : validTo };
}

function decider({ viewer }: Acting, c: CaseRecord, signature: DirectorsSignature | null): Snapshot['decidedBy'] {
  const { name, title } = viewer;
  if (signature === null) return { name, role: roleIn(viewer, c.plan.id) ?? 'nurse', credential: title };
  const { specialty, licenseNumber, state } = signature.credential;
  const credential = [title, specialty, `license ${licenseNumber} (${state})`].filter((part) => part !== '').join(', ');
  return { name, role: 'medical-director', credential };
}

/** What the plan says of itself in letters. */
export function planInLetters(c: CaseRecord): PlanLetterSettings {
  const { id, name, payer, lineOfBusiness, state, funding, timeZone, settings } = c.plan;
  const { clocks, signerLicensedIn: _signer, beforeReview: _before, transition: _transition, after: _after, ...others } = settings;
  const { secondReview: _second, ...letters } = others;
  const overlays = (clocks.overlays ?? []).flatMap(({ title, citation, letterContent }) =>
    letterContent.length === 0 ? [] : [{ title, citation, letterContent }],
  );
  const wanted = overlays.length === 0 ? {} : { overlays };
  return { planId: id, planName: name, payer, lineOfBusiness, state: state ?? '', funding, timeZone, ...letters, ...wanted };
}

export function policyOf({ evaluation }: LoadedCase): Snapshot['policy'] {
  if (evaluation.policy === null) return null;
  const { id, title, documentNumber } = policyById(evaluation.policy);
  const version = evaluation.version === null ? undefined : policyVersion(id, evaluation.version);
  return { id, version: evaluation.version, title, number: documentNumber, effectiveFrom: version?.inForce.from ?? '' };
}

/** The newest of each kind, in the order in which they are asked. */
function checksOf({ checks }: CaseRecord): Pick<Snapshot, 'checks'> {
  if (checks.length === 0) return {};
  return { checks: CHECK_KINDS.flatMap((kind) => checks.findLast((each) => each.kind === kind) ?? []) };
}

function evidenceOf(c: CaseRecord): Snapshot['evidence'] {
  const kept: Snapshot['evidence'] = {};
  for (const a of c.answers) {
    if (a.value === null) continue;
    const citations = c.evidence
      .filter((e) => e.fact === a.fact)
      .map(({ document, page, noteDate, quotation, comment, documentId }) => ({
        ...{ document, page, noteDate, quotation, comment },
        ...(documentId === undefined ? {} : { documentId }),
      }));
    kept[a.fact] = { value: a.value, answeredBy: a.answeredBy, answeredAt: a.answeredAt, note: a.note, citations };
  }
  return kept;
}

function lifeOf(c: CaseRecord): Required<Pick<Snapshot, 'informationRequests' | 'contacts' | 'escalations'>> {
  return {
    informationRequests: c.informationRequests.map(({ askedBy, askedAt, dueAt, completedAt, items }) => ({
      askedBy,
      askedAt,
      dueAt,
      completedAt,
      items: items.map(({ number, leaf, fact, what, receivedAt, note }) => ({ number, leaf, fact, what, receivedAt, note })),
    })),
    contacts: c.contacts.map(({ kind, outcome, person, means, happenedAt, text, by }) => ({
      kind,
      outcome,
      person,
      means,
      happenedAt,
      text,
      by,
    })),
    escalations: c.escalations.map(({ reason, question, escalatedBy, escalatedAt, wanted }) => ({
      reason,
      question,
      escalatedBy,
      escalatedAt,
      wanted,
    })),
  };
}
