import type { MissedConsequence } from '../cases/events.ts';
import type { Notice, NoticeKey } from '../cases/notice.ts';
import type { PlanLetters } from '../cases/plan-letters.ts';
import { type Basis, BLANK_DRAFT, type Signing } from '../cases/signature.ts';
import type { NoticeSnapshot, Snapshot, SnapshotRequest } from '../cases/snapshot.ts';
import { changeChoices } from '../criteria/documentable.ts';
import { evaluate } from '../criteria/evaluate.ts';
import { factsFrom } from '../criteria/facts.ts';
import { EVERYTHING_MET } from '../criteria/testing.ts';
import type { LetterSource } from './letter.ts';
import { amended, CORRECTION, ended as endedEarly, FORWARDED, ordered } from './testing-after.ts';
import { ended, isTestEnding, TEST_ENDINGS } from './testing-endings.ts';
import { type LineOfBusiness, testPlanLetters } from './testing-plans.ts';
import { snapshots } from './testing-snapshots.ts';

/** A source of every kind of letter for every line of business, complete in all that its letters need. Everybody in them is made up. */

const DECISIONS = [
  'approved',
  'approved-in-part',
  'denied',
  'denied-for-information',
  'denied-by-other-source',
  'no-review-required',
  'appeal-upheld',
  'appeal-overturned',
  'appeal-overturned-in-part',
  ...TEST_ENDINGS,
  'approved-corrected',
  'denied-corrected',
] as const;
const NOTICES = [
  'information-request',
  'information-request-stopping-clock',
  'extension',
  'urgency',
  'withdrawal',
  'missed-due',
  'deemed-denied',
  'deemed-approved',
  'authorization-amended',
  'authorization-ended',
  'authorization-ordered',
  'appeal-forwarded',
] as const;

/** Every kind of letter, and the variants that say other things. */
export const TEST_KINDS = [...DECISIONS, ...NOTICES] as const;
type DecisionKind = (typeof DECISIONS)[number];
type NoticeKind = (typeof NOTICES)[number];
export type TestKind = DecisionKind | NoticeKind;

/** What decisions and notices both have, so that any source can be changed in it. */
type Shared = Pick<Snapshot, keyof Snapshot & keyof NoticeSnapshot>;

const isNotice = (kind: TestKind): kind is NoticeKind => NOTICES.some((each) => each === kind);

/** A complete source, with a representative; `over` replaces parts of it. Render it with `letterContent(source, recipient)`. */
export function testSource(
  kind: TestKind,
  lineOfBusiness: LineOfBusiness,
  over: Partial<Omit<Shared, 'schema' | 'lines'>> = {},
): LetterSource {
  return isNotice(kind) ? testNotice(kind, lineOfBusiness, over) : testDecision(kind, lineOfBusiness, over);
}

export function testDecision(kind: DecisionKind, lineOfBusiness: LineOfBusiness, over: Partial<Snapshot> = {}): Snapshot {
  const base = kind === 'no-review-required' ? snapshots.noReviewRequired() : snapshots.approved(lineOfBusiness);
  const complete = completed(base, lineOfBusiness);
  if (isTestEnding(kind)) return { ...ended(complete, kind, APPEAL), ...over };
  if (kind === 'approved' || kind === 'no-review-required') return { ...complete, ...over };
  if (kind === 'approved-corrected') return { ...complete, correction: CORRECTION(complete), ...over };
  if (kind === 'denied-corrected') return { ...testDecision('denied', lineOfBusiness), correction: CORRECTION(complete), ...over };
  const isPart = kind === 'approved-in-part' || kind === 'appeal-overturned-in-part';
  const outcome = isPart ? 'approved-in-part' : kind === 'appeal-overturned' ? 'approved' : 'denied';
  const made = decided(
    complete,
    outcome,
    kind === 'denied-for-information' ? 'information' : kind === 'denied-by-other-source' ? 'other-source' : 'criteria',
  );
  return { ...made, appeal: kind.startsWith('appeal') ? APPEAL : null, ...over };
}

export function testNotice(kind: NoticeKind, lineOfBusiness: LineOfBusiness, over: Partial<NoticeSnapshot> = {}): NoticeSnapshot {
  const base = completed(snapshots.approved(lineOfBusiness), lineOfBusiness);
  const { caseNumber, caseId, receivedAt, urgency, dueAt, plan, member, representative, requestingPractitioner, facility, policy, input } =
    base;
  return {
    ...{ caseNumber, caseId, receivedAt, urgency, dueAt, plan, member, representative, requestingPractitioner, facility, policy, input },
    schema: 3,
    ...notices(kind, base),
    stage: base.evaluation.stage,
    lines: base.lines.map(({ result: _result, ...line }) => line),
    takenAt: '2026-11-22T20:15:00Z',
    by: base.decidedBy,
    ...over,
  };
}

/** As schema 3 freezes it: the plan's letter settings, and what came after schema 1. */
function completed(base: Snapshot, lineOfBusiness: LineOfBusiness): Snapshot {
  const letters: PlanLetters = testPlanLetters(lineOfBusiness);
  return {
    ...snapshots.withRepresentative(base),
    schema: 3,
    plan: { ...base.plan, lineOfBusiness, letters },
    input: { ...base.input, lineOfBusiness },
    signature: null,
    informationRequests: [],
    contacts: [],
    escalations: [],
    appeal: null,
  };
}

const REASON =
  'The trial of the pump did not lower the pain enough. The notes show that the pain went down by less than half. The policy asks for more relief than that before a pump is put in.';
const REASON_FOR_INFORMATION =
  'We do not have the notes from the trial of the pump. Without them we can not tell how well the trial worked.';

const APPEAL: NonNullable<Snapshot['appeal']> = {
  firstCase: 'PA-26-003977',
  firstKind: 'denied',
  firstDecidedOn: '2026-10-12',
  filedOn: '2026-11-18',
  filedBy: 'member',
};

const REQUEST: SnapshotRequest = {
  askedBy: 'Dana Whitfield',
  askedAt: '2026-11-19T15:00:00Z',
  dueAt: '2026-11-21T21:00:00Z',
  completedAt: null,
  items: [
    {
      number: 1,
      leaf: 'trial',
      fact: 'trialPainReductionPercent',
      what: 'Pain scores before and after the trial',
      receivedAt: null,
      note: '',
    },
    { number: 2, leaf: 'trial', fact: 'trialDone', what: 'Report of the trial', receivedAt: '2026-11-20T15:00:00Z', note: '' },
  ],
};

/** A trial that gave too little relief, decided by a medical director on that basis. */
function decided(base: Snapshot, kind: Signing['kind'], basis: Basis): Snapshot {
  const facts = factsFrom({ ...EVERYTHING_MET, indication: 'non-cancer-pain', ...TOO_LITTLE_RELIEF[basis] });
  const input = { ...base.input, facts };
  const evaluation = evaluate(input);
  const lines = base.lines.map(
    (line) =>
      ({ ...line, result: kind === 'approved' || (kind === 'approved-in-part' && line.number > 1) ? 'approved' : 'denied' }) as const,
  );
  const criteria = basis === 'criteria' && kind !== 'approved' ? evaluation.notMet : [];
  const signing: Signing = {
    ...BLANK_DRAFT,
    kind,
    lines: lines.map(({ number, result }) => ({ number, approved: result === 'approved' })),
    basis: kind === 'approved' ? null : basis,
    criteria,
    wouldChange: kind === 'approved' || basis === 'other-source' ? [] : changeChoices(evaluation, criteria),
    otherSource:
      basis === 'other-source'
        ? { name: 'Contract of the plan, section 4.2', reference: 'Attached to this letter', applied: 'It leaves out a second pump.' }
        : null,
    rationale: 'Relief in the trial was below the threshold.',
    reason: kind === 'approved' ? '' : basis === 'information' ? REASON_FOR_INFORMATION : REASON,
  };
  const { decidedBy, signature } = snapshots.signed('does-not-meet');
  const isDenied = kind === 'denied';
  return {
    ...base,
    ...(isDenied ? { authorizationNumber: null, validFrom: null, validTo: null } : {}),
    decision: { kind, rationale: signing.rationale },
    decidedBy,
    lines,
    input,
    evaluation,
    signature: signature ? { ...signature, signing } : null,
    informationRequests: basis === 'information' ? [REQUEST] : [],
  };
}

const TOO_LITTLE_RELIEF = {
  criteria: { trialPainReductionPercent: 30, trialReliefAcceptable: false },
  information: { trialPainReductionPercent: null, trialReliefAcceptable: null },
  'other-source': { trialPainReductionPercent: 30, trialReliefAcceptable: false },
} as const;

function notices(kind: NoticeKind, base: Snapshot): { key: NoticeKey; notice: Notice } {
  const missed = (consequence: MissedConsequence) => ({
    key: 'missed-due' as const,
    notice: { kind: 'missed-due' as const, at: '2026-11-22T20:00:00Z', dueAt: '2026-11-22T19:59:59Z', consequence },
  });
  switch (kind) {
    case 'information-request':
      return { key: 'information:01990000-0000-7000-8000-000000000002', notice: asked(base, false) };
    case 'information-request-stopping-clock':
      return { key: 'information:01990000-0000-7000-8000-000000000002', notice: asked(base, true) };
    case 'extension':
      return { key: 'extension:0', notice: EXTENSION };
    case 'urgency':
      return { key: 'urgency:0', notice: URGENCY };
    case 'withdrawal':
      return { key: 'withdrawal', notice: WITHDRAWAL };
    case 'missed-due':
      return missed('overdue');
    case 'authorization-amended':
      return { key: 'amended:9', notice: amended(base) };
    case 'authorization-ended':
      return { key: 'ended:9', notice: endedEarly(base) };
    case 'authorization-ordered':
      return { key: 'ordered:9', notice: ordered(base) };
    case 'appeal-forwarded':
      return { key: 'forwarded:9', notice: FORWARDED };
    default:
      return missed(kind);
  }
}

function asked(base: Snapshot, stopsClock: boolean): Notice {
  const { findings } = evaluate({ ...base.input, facts: factsFrom({ indication: 'non-cancer-pain' }) });
  const clause = findings.find(({ facts }) => 'trialDone' in facts);
  const criterion = clause ? { id: clause.id, statement: clause.statement, citation: clause.citation } : null;
  const items = [
    { number: 1, what: 'Report of the trial', fact: 'trialDone', criterion },
    { number: 2, what: 'A note that says what the pump is for', fact: 'indication', criterion: null },
  ];
  return {
    kind: 'information-request',
    askedBy: 'Dana Whitfield',
    askedAt: '2026-11-22T20:10:00Z',
    dueAt: '2026-11-25T04:59:59Z',
    stopsClock,
    note: '',
    items,
  };
}

const EXTENSION: Notice = {
  kind: 'extension',
  at: '2026-11-22T20:10:00Z',
  by: 'Dana Whitfield',
  reason: 'We are waiting for the report of the trial.',
  askedBy: 'plan',
  previousDueAt: '2026-11-26T04:59:59Z',
  dueAt: '2026-12-10T04:59:59Z',
};

const URGENCY: Notice = {
  kind: 'urgency',
  at: '2026-11-22T20:10:00Z',
  by: 'Abena Osei',
  reason: 'The records do not show that the wait could harm you.',
  dueAt: '2026-11-26T04:59:59Z',
};

const WITHDRAWAL: Notice = {
  kind: 'withdrawal',
  at: '2026-11-22T20:10:00Z',
  by: 'Samuel Adeyemi, MD',
  confirmed: 'By phone with the office, and by fax on the same day',
};
