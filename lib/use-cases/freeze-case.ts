import { authorizationSpan } from '../cases/authorization.ts';
import { describeCode } from '../cases/codes.ts';
import type { PlanLetterSettings, Snapshot } from '../cases/snapshot.ts';
import { policyById, policyVersion } from '../criteria/registry.ts';
import type { Acting } from '../data/access.ts';
import type { CaseRecord } from '../data/cases.ts';
import type { LoadedCase } from './load-case.ts';

export type Freezing = { kind: Snapshot['decision']['kind']; rationale: string; authorizationNumber: string };

/** All that the decision rests on, as it stands at the acting instant. */
export function freezeCase(acting: Acting, loaded: LoadedCase, { kind, rationale, authorizationNumber }: Freezing): Snapshot {
  const { case: c, input, evaluation } = loaded;
  const { validFrom, validTo } = authorizationSpan(c, c.plan.settings.authorizationDays);
  const { name, title } = acting.viewer;
  return {
    schema: 1,
    caseNumber: c.number,
    caseId: c.id,
    receivedAt: c.receivedAt,
    decidedAt: acting.at,
    urgency: c.urgency,
    dueAt: c.dueAt,
    dueBasis: c.dueBasis,
    authorizationNumber,
    validFrom,
    validTo,
    decision: { kind, rationale },
    decidedBy: { name, role: 'nurse', credential: title },
    plan: planInLetters(c),
    member: c.member,
    representative: c.representative,
    requestingPractitioner: c.practitioner,
    facility: c.facility,
    diagnoses: c.diagnoses,
    lines: c.lines.map((l) => ({ ...l, description: describeCode(l.code), result: 'approved' })),
    drug: c.drug,
    device: c.device,
    policy: policyOf(loaded),
    input,
    evaluation,
    evidence: evidenceOf(c),
    acceptedGaps: c.acceptedGaps,
  };
}

function planInLetters(c: CaseRecord): PlanLetterSettings {
  const { id, name, payer, lineOfBusiness, state, funding, timeZone, settings } = c.plan;
  const { clocks: _clocks, ...letters } = settings;
  return { planId: id, planName: name, payer, lineOfBusiness, state: state ?? '', funding, timeZone, ...letters };
}

function policyOf({ evaluation }: LoadedCase): Snapshot['policy'] {
  if (evaluation.policy === null || evaluation.version === null)
    throw new Error('no policy in force governs a case that is decided under one');
  const policy = policyById(evaluation.policy);
  const version = policyVersion(evaluation.policy, evaluation.version);
  return {
    id: policy.id,
    version: evaluation.version,
    title: policy.title,
    number: policy.documentNumber,
    effectiveFrom: version?.inForce.from ?? '',
  };
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
