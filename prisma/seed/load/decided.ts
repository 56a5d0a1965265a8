import { authorizationSpan } from '../../../lib/cases/authorization.ts';
import { describeCode } from '../../../lib/cases/codes.ts';
import { formatNumber } from '../../../lib/cases/identifiers.ts';
import type { PlanLetterSettings, Snapshot } from '../../../lib/cases/snapshot.ts';
import { policyById, policyVersion } from '../../../lib/criteria/registry.ts';
import { canonical, sha256 } from '../../../lib/data/audit.ts';
import type { PlanRecord } from '../../../lib/data/plans.ts';
import { MEANING } from '../../../lib/use-cases/approve-case.ts';
import { idOf } from './chance.ts';
import { give } from './given.ts';
import { answersOn, inputOf } from './stories.ts';
import { diagnosesOf, type Telling } from './telling.ts';

/** A nurse's approval with its snapshot and letters, delivered where the case is closed. @returns what of the case's row that changed */
export function decide(t: Telling, version: number) {
  const { chain, step, nurse, told, end } = t;
  const outcome = told.evaluation.outcome;
  // Every answer without a citation is accepted so.
  const gaps = told.answers.filter((_, i) => version === 1 || i % 3 !== 0).map(({ fact }) => fact);
  const accepted = version === 1 ? [] : gaps;
  chain.append(nurse, step(0.7), { type: 'ready-confirmed', payload: { version, outcome, gaps: accepted } });
  approve(t, step(0.75), accepted);
  const closed = end === 'closed' ? deliver(t) : {};
  return { ready_version: version, accepted_gaps: accepted, ...closed };
}

function approve(t: Telling, at: string, accepted: Snapshot['acceptedGaps']): void {
  const { chain, nurse, told, index, numbers, tables, d } = t;
  const kind = told.evaluation.outcome === 'no-review-required' ? 'no-review-required' : 'approved';
  const year = at.slice(2, 4);
  const authorization = formatNumber('AUTH', Number(year), numbers.authorization(year));
  const text = freeze(t, snapshotOf(t, at, kind, authorization, accepted));
  const sha = sha256(text);
  const [snapshot, decision] = [idOf(index, 2), idOf(index, 3)];
  tables.snapshot.add({ id: snapshot, case_id: chain.id, canonical: text, sha256: sha, taken_at: at });
  const lines = d.codes.map((code, i) => ({ number: i + 1, code }));
  const { validFrom, validTo } = spanOf(t);
  tables.decision.add({
    id: decision,
    case_id: chain.id,
    snapshot_id: snapshot,
    kind,
    lines: { json: lines.map((line) => ({ ...line, result: 'approved' })) },
    basis: kind === 'approved' ? 'criteria-met' : 'no-review-required',
    rationale: '',
    authorization_number: authorization,
    valid_from: validFrom,
    valid_to: validTo,
    reason: '',
    criteria: [],
    signer_id: nurse.id,
    signer_name: `${nurse.name}, ${nurse.title}`,
    signer_role: 'nurse',
    meaning: MEANING[kind],
    decided_at: at,
  });
  const { policy, version } = told.evaluation;
  const payload = { decision, kind, authorization, snapshot: sha, policy, policyVersion: version, lines };
  chain.append(nurse, at, { type: 'case-approved', payload });
}

const plans = new Map<string, string>();
const facts = new Map<Telling['told'], string>();

function remembered<K>(known: Map<K, string>, key: K, make: () => unknown): string {
  const text = known.get(key) ?? canonical(make());
  known.set(key, text);
  return text;
}

/** The canonical text of the snapshot. Its long parts are the same for thousands of cases: their text is put in where they stand. */
function freeze(t: Telling, snapshot: Omit<Snapshot, 'evaluation' | 'plan'>): string {
  const { told, d } = t;
  const planText = remembered(plans, d.plan.id, () => planInLetters(d.plan));
  const factsText = remembered(facts, told, () => ({
    ...inputOf(d.asked, told.answers).facts,
    ...(TEST in snapshot.input.facts ? { [TEST]: `@${TEST}` } : {}),
  }));
  const tested = snapshot.input.facts[TEST];
  const parts: Readonly<Record<string, string>> = {
    '"@evaluation"': told.evaluationText,
    '"@plan"': planText,
    '"@facts"': factsText.replace(`"@${TEST}"`, tested === null ? 'null' : `"${tested}"`),
  };
  const text = canonical({ ...snapshot, input: { ...snapshot.input, facts: '@facts' }, evaluation: '@evaluation', plan: '@plan' });
  return text.replace(/"@(?:evaluation|plan|facts)"/g, (mark) => parts[mark] ?? mark);
}

/** The one answer that differs between days. */
const TEST = 'negativeDrugTestOn';

/** What a plan says of itself in letters. */
export function planInLetters(plan: PlanRecord): PlanLetterSettings {
  const { id, name, payer, lineOfBusiness, state, funding, timeZone, settings } = plan;
  const { clocks: _clocks, signerLicensedIn: _signer, beforeReview: _before, ...letters } = settings;
  return { planId: id, planName: name, payer, lineOfBusiness, state: state ?? '', funding, timeZone, ...letters };
}

const spans = new Map<string, ReturnType<typeof authorizationSpan>>();

function spanOf({ d }: Telling): ReturnType<typeof authorizationSpan> {
  const { dateOfService, plan } = d;
  const key = `${dateOfService} ${plan.settings.authorizationDays}`;
  const span = spans.get(key) ?? authorizationSpan({ dateOfService, lines: [] }, plan.settings.authorizationDays);
  spans.set(key, span);
  return span;
}

function snapshotOf(
  t: Telling,
  at: string,
  kind: keyof typeof MEANING,
  authorization: string,
  accepted: Snapshot['acceptedGaps'],
): Omit<Snapshot, 'evaluation' | 'plan'> {
  const { d, chain, number, nurse, member, practitioner, facility, told } = t;
  const { validFrom, validTo } = spanOf(t);
  return {
    schema: 2,
    caseNumber: number,
    caseId: chain.id,
    receivedAt: new Date(d.received.at).toISOString(),
    decidedAt: at,
    urgency: d.urgency,
    dueAt: d.due.dueAt,
    dueBasis: d.due.basis,
    authorizationNumber: authorization,
    validFrom,
    validTo,
    decision: { kind, rationale: '' },
    decidedBy: { name: nurse.name, role: 'nurse', credential: nurse.title },
    member,
    representative: null,
    requestingPractitioner: practitioner,
    facility,
    diagnoses: diagnosesOf(t),
    lines: d.codes.map((code, i) => ({
      number: i + 1,
      code,
      description: describeCode(code),
      units: 1,
      site: 'Outpatient hospital',
      dateOfService: d.dateOfService,
      result: 'approved',
    })),
    drug: 'Preservative-free morphine',
    device: d.stage === 'trial' ? '' : 'Programmable pump, 20 mL',
    policy: policyOf(told.evaluation),
    input: { ...inputOf(d.asked, answersOn(told, d.received.day)), caseId: number, member: { dateOfBirth: member.dateOfBirth } },
    evidence: {},
    acceptedGaps: accepted,
    signature: null,
    informationRequests: [],
    contacts: [],
    escalations: [],
  };
}

export function policyOf({ policy, version }: Telling['told']['evaluation']): Snapshot['policy'] {
  if (policy === null) return null;
  const { id, title, documentNumber } = policyById(policy);
  const inForce = version === null ? undefined : policyVersion(id, version);
  return { id, version, title, number: documentNumber, effectiveFrom: inForce?.inForce.from ?? '' };
}

/** The decision's letters, each sent, and the case closed with the second. */
function deliver(t: Telling) {
  const kind = t.told.evaluation.outcome === 'no-review-required' ? 'no-review-required' : 'approved';
  give(t, { notice: 'decision', kind, decision: idOf(t.index, 3) }, [0.8, 0.9]);
  t.chain.append(t.nurse, t.chain.next(0), { type: 'case-closed', payload: {} });
  return { open_due_at: null };
}
