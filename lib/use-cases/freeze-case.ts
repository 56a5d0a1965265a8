import { authorizationSpan } from '../cases/authorization.ts';
import { describeCode } from '../cases/codes.ts';
import type { DirectorsSignature, PlanLetterSettings, Snapshot, SnapshotAppeal } from '../cases/snapshot.ts';
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
};

/** All that the decision rests on, as it stands at the acting instant. */
export function freezeCase(acting: Acting, loaded: LoadedCase, freezing: Freezing): Snapshot {
  const { case: c, input, evaluation } = loaded;
  const { kind, rationale, authorizationNumber, signature, appeal } = freezing;
  const lines = linesOf(c, signature);
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
    ...spanOf(c, lines),
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
  };
}

function linesOf(c: CaseRecord, signature: DirectorsSignature | null): Snapshot['lines'] {
  const denied = new Set(signature?.signing.lines.flatMap((line) => (line.approved ? [] : [line.number])));
  return c.lines.map((l) => ({ ...l, description: describeCode(l.code), result: denied.has(l.number) ? 'denied' : 'approved' }));
}

/** What is authorized begins with the first of the lines that are approved. */
function spanOf(c: CaseRecord, lines: Snapshot['lines']): Pick<Snapshot, 'validFrom' | 'validTo'> {
  const approved = lines.filter(({ result }) => result === 'approved');
  const [first] = approved.map(({ dateOfService }) => dateOfService).sort();
  if (first === undefined) return { validFrom: null, validTo: null };
  return authorizationSpan({ dateOfService: first, lines: approved }, c.plan.settings.authorizationDays);
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
  const { clocks: _clocks, signerLicensedIn: _signer, after: _after, ...letters } = settings;
  return { planId: id, planName: name, payer, lineOfBusiness, state: state ?? '', funding, timeZone, ...letters };
}

export function policyOf({ evaluation }: LoadedCase): Snapshot['policy'] {
  if (evaluation.policy === null) return null;
  const { id, title, documentNumber } = policyById(evaluation.policy);
  const version = evaluation.version === null ? undefined : policyVersion(id, evaluation.version);
  return { id, version: evaluation.version, title, number: documentNumber, effectiveFrom: version?.inForce.from ?? '' };
}

function evidenceOf(c: CaseRecord): Snapshot['evidence'] {
  const kept: Snapshot['evidence'] = {};
  for (const a of c.answers) {
    if (a.value === null) continue;
    const citations = c.evidence
      .filter((e) => e.fact === a.fact)
      .map(({ document, page, noteDate, quotation, comment }) => ({ document, page, noteDate, quotation, comment }));
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
