// Every page, route and server action, and who gets in. A new one without an entry here fails matrix.spec.ts.
import { randomUUID } from 'node:crypto';
import { makeIntake } from '../../tests/factories.ts';
import type { Asked, Outcome } from './call.ts';
import { PLAN, type Stage, WHO, type Who } from './stage.ts';

export type Expected = Partial<Record<Who, Outcome>>;

const each = (who: readonly Who[], outcome: Outcome): Expected => Object.fromEntries(who.map((one) => [one, outcome]));
const others = (expected: Expected, outcome: Outcome): Expected => ({ ...each(WHO, outcome), anonymous: 'sign-in', ...expected });

const ELSEWHERE = ['nurse elsewhere', 'director elsewhere', 'manager elsewhere'] as const;
const READERS = ['nurse', 'director', 'manager', 'auditor'] as const;

const NURSE = ['nurse'] as const;
const DIRECTOR = ['director'] as const;

/** Whoever works in the case's plan, and an auditor; to everybody else there is no such case. */
const readers = (outcome: Outcome) => others(each(READERS, outcome), 'not-found');
/** Of those who see the case, only some may act on it. */
const actors = (who: readonly Who[]) => others({ ...each(READERS, 'forbidden'), ...each(who, 'reached') }, 'not-found');
const administrator = (outcome: Outcome) => others({ admin: outcome }, 'not-found');
const auditors = (outcome: Outcome) => others({ admin: outcome, auditor: outcome }, 'not-found');
const everybody = (outcome: Outcome) => others({}, outcome);
/** Whoever reports on some plan; others' plans are not in it. */
const reporters = others({ ...each(['nurse', 'nurse elsewhere', 'admin', 'nobody'], 'not-found') }, 'shown');
const public_ = (outcome: Outcome) => ({ ...each(WHO, outcome) });

/** By file, without `app/`. */
export const PAGES: Readonly<Record<string, Expected>> = {
  'page.tsx': public_('elsewhere'),
  '(account)/sign-in/page.tsx': public_('shown'),
  '(account)/sign-in/code/page.tsx': public_('shown'),
  '(account)/password/page.tsx': everybody('shown'),
  '(account)/second-factor/page.tsx': everybody('shown'),
  '(admin)/settings/page.tsx': administrator('elsewhere'),
  '(admin)/settings/log/page.tsx': administrator('shown'),
  '(admin)/settings/plans/page.tsx': administrator('shown'),
  '(admin)/settings/plans/[planId]/page.tsx': administrator('shown'),
  '(admin)/settings/users/page.tsx': administrator('shown'),
  '(admin)/settings/users/invite/page.tsx': administrator('shown'),
  '(admin)/settings/users/[userId]/page.tsx': administrator('shown'),
  '(print)/cases/[caseId]/print/page.tsx': readers('shown'),
  '(review)/account/page.tsx': everybody('shown'),
  '(review)/audit/page.tsx': auditors('shown'),
  '(review)/audit/export/route.ts': auditors('shown'),
  '(review)/cases/[caseId]/page.tsx': readers('elsewhere'),
  '(review)/cases/[caseId]/overview/page.tsx': readers('shown'),
  '(review)/cases/[caseId]/review/page.tsx': readers('shown'),
  '(review)/cases/[caseId]/decision/page.tsx': readers('shown'),
  // Nobody writes a decision of a closed case: the director is told so, the others that it is not theirs to write.
  '(review)/cases/[caseId]/decision/preview/route.ts': actors(DIRECTOR),
  '(review)/cases/[caseId]/decision/preview/pdf/route.ts': actors(DIRECTOR),
  '(review)/cases/[caseId]/letters/page.tsx': readers('shown'),
  '(review)/cases/[caseId]/letters/[letterId]/pdf/route.ts': readers('shown'),
  '(review)/cases/[caseId]/history/page.tsx': readers('shown'),
  '(review)/cases/[caseId]/records/page.tsx': readers('shown'),
  'pdfjs/[folder]/[file]/route.ts': public_('shown'),
  '(review)/cases/[caseId]/correct/page.tsx': readers('shown'),
  '(review)/cases/[caseId]/parties/page.tsx': readers('shown'),
  '(review)/cases/[caseId]/live/route.ts': readers('shown'),
  // Of a closed case nobody adds to the records: those who might are told so.
  '(review)/cases/[caseId]/records/uploads/route.ts': actors(['nurse', 'director', 'manager']),
  // An upload is its sender's alone, and nobody's of these.
  '(review)/cases/[caseId]/records/uploads/[uploadId]/route.ts': everybody('not-found'),
  '(review)/cases/[caseId]/records/[documentId]/file/route.ts': readers('shown'),
  '(review)/cases/[caseId]/records/[documentId]/pages/[page]/image/route.ts': readers('shown'),
  '(review)/cases/[caseId]/records/[documentId]/pages/[page]/text/route.ts': readers('shown'),
  '(review)/cases/[caseId]/packet/route.ts': readers('shown'),
  '(review)/escalations/page.tsx': everybody('shown'),
  // A batch without any letter for whoever may not see the case.
  '(review)/letters/export/route.ts': others(each(READERS, 'shown'), 'nothing'),
  '(review)/policies/page.tsx': everybody('shown'),
  '(review)/policies/[policyId]/[version]/page.tsx': everybody('shown'),
  '(review)/policies/compare/page.tsx': everybody('shown'),
  '(review)/policies/difference/page.tsx': everybody('shown'),
  '(review)/policies/matrix/page.tsx': everybody('shown'),
  '(review)/readings/page.tsx': everybody('shown'),
  '(review)/reports/page.tsx': reporters,
  '(review)/reports/cases/page.tsx': reporters,
  '(review)/reports/metrics/page.tsx': reporters,
  '(review)/reports/metrics/export/route.ts': others(each(['director', 'manager', 'auditor'], 'shown'), 'not-found'),
  '(review)/reports/second-review/page.tsx': reporters,
  // No review with this id was ever drawn.
  '(review)/reports/second-review/[reviewId]/page.tsx': everybody('not-found'),
  '(review)/requests/new/page.tsx': everybody('shown'),
  '(review)/second-reviews/page.tsx': everybody('shown'),
  '(review)/second-reviews/[reviewId]/page.tsx': everybody('not-found'),
  '(review)/second-reviews/[reviewId]/documents/[documentId]/route.ts': everybody('not-found'),
  '(review)/worklist/page.tsx': everybody('shown'),
  '(review)/worklist/live/route.ts': others({ ...each(READERS, 'shown'), ...each(ELSEWHERE, 'shown') }, 'sign-in'),
  'api/health/route.ts': public_('shown'),
  'api/ready/route.ts': public_('shown'),
  // The machine itself may read them; without a token nobody else.
  'api/metrics/route.ts': public_('shown'),
  'api/session/route.ts': everybody('shown'),
};

/** Of those that want more than their address. */
export const ASKED: Readonly<Record<string, Asked>> = {
  '(review)/cases/[caseId]/live/route.ts': { query: '?v=0&step=overview' },
  '(review)/cases/[caseId]/decision/preview/route.ts': { sent: () => ({ signing: DRAFT }) },
  '(review)/cases/[caseId]/decision/preview/pdf/route.ts': { sent: () => ({ to: 'member', signing: JSON.stringify(DRAFT) }), form: true },
  '(review)/cases/[caseId]/records/uploads/route.ts': { sent: () => ({ name: 'chart.pdf', size: 1000 }) },
  '(review)/cases/[caseId]/records/uploads/[uploadId]/route.ts': { piece: 'bytes' },
  '(review)/letters/export/route.ts': { sent: ({ number }) => ({ numbers: [number] }) },
  '(review)/reports/metrics/export/route.ts': { query: `?plan=${PLAN}&year=2026&format=csv` },
};

export type Door = {
  /** What a screen would send on the stage's case. */
  input: (stage: Stage) => unknown;
  expected: Expected;
  /** `FormData` as the second argument, rather than one plain object. */
  form?: true;
  /** Moves some case, or draws some, whatever it is called with: hostile inputs, which must change nothing, leave it out. */
  moves?: true;
  /** Who may do this to a closed case too: hostile inputs of theirs name a case that is not there. */
  may?: readonly Who[];
};

const onCase = (expected: Expected, input: (stage: Stage) => object = () => ({})): Door => ({
  input: (stage) => ({ number: stage.number, ...input(stage) }),
  expected,
});

const C = 'app/(review)/cases/[caseId]';
const LIFE = `${C}/decision/_components/life/actions.ts`;
const DESK = `${C}/decision/_components/director/actions.ts`;
const AUDIT = 'app/(review)/audit/actions.ts';
const SECOND = 'app/(review)/second-reviews/actions.ts';
const SECOND_REPORT = 'app/(review)/reports/second-review/actions.ts';
const W = 'app/(review)/worklist/actions.ts';
const USERS = 'app/(admin)/settings/users/actions.ts';
const INTAKE = 'app/(review)/requests/new/actions.ts';

const DRAFT = {
  kind: 'approved',
  lines: [{ number: 1, approved: true }],
  basis: null,
  criteria: [],
  wouldChange: [],
  otherSource: null,
  externalCriteria: null,
  readings: [],
  rationale: 'The record supports it.',
  reason: '',
  epsdt: '',
  localDeterminations: '',
  attested: { specialtyFits: true, noConflict: true, recordsReviewed: true },
};
const PERSON = { name: 'Matrix invited', title: 'RN', organizationRole: null, reportsToId: null, memberships: [] };
const plan = {
  id: PLAN,
  updatedAt: '2020-01-01T00:00:00.000Z',
  name: 'Molina Medicaid, OH',
  state: 'OH',
  timeZone: 'America/New_York',
  settings: {},
};
const license = {
  userId: 'demo-nurse',
  id: randomUUID(),
  updatedAt: '2020-01-01T00:00:00.000Z',
  licenseNumber: '35.1',
  state: 'OH',
  specialty: 'Pain medicine',
  boardStatus: 'Board certified',
  npi: '1234567893',
  validFrom: '2020-01-01',
  expiresOn: '2030-01-01',
  restrictions: '',
};

const AFTER = `${C}/decision/_components/after/actions.ts`;
const SPELLING = {
  memberName: 'A name',
  memberAddress: { line1: '', line2: '', city: '', state: '', postalCode: '' },
  representativeName: '',
  practitionerName: 'A name',
  facilityName: 'A place',
};
const CARERS = ['nurse', 'director', 'manager'] as const;

/** What comes after a decision. Without a reason nothing is done to the stage's case, which is closed: hostile inputs may give one. */
const AFTER_ACTIONS: Readonly<Record<string, Door>> = {
  [`${AFTER}#amend`]: {
    ...onCase(actors(['nurse', 'director']), () => ({
      authorization: 'AUTH-20-000000',
      version: 1,
      validFrom: '2026-12-01',
      validTo: '2026-12-31',
      lines: [{ number: 1, code: '62362', units: 1, site: 'Office', dateOfService: '2026-12-01' }],
      practitioner: { name: 'A name', npi: '' },
      facility: { name: 'A place', npi: '' },
      reason: 'A reason',
    })),
    may: ['nurse', 'director'],
  },
  [`${AFTER}#end`]: {
    ...onCase(actors(DIRECTOR), () => ({
      authorization: 'AUTH-20-000000',
      version: 1,
      lastDay: '2026-12-31',
      reason: 'A reason',
      rationale: 'A rationale',
      exception: '',
      epsdt: '',
      noConflict: true,
      password: 'not my password',
    })),
    may: DIRECTOR,
  },
  [`${AFTER}#correctSpelling`]: {
    ...onCase(actors(['director', 'manager']), () => ({ correctionId: randomUUID(), reason: '', spelling: SPELLING })),
    may: ['director', 'manager'],
  },
  [`${AFTER}#reopen`]: {
    ...onCase(actors(['director', 'manager']), () => ({ newId: randomUUID(), reason: 'fraud', cause: '' })),
    may: ['director', 'manager'],
  },
  [`${AFTER}#reconsider`]: {
    ...onCase(actors(DIRECTOR), () => ({
      newId: randomUUID(),
      person: '',
      means: 'telephone',
      date: '2026-11-20',
      time: '09:30',
      text: '',
    })),
    may: DIRECTOR,
  },
  [`${AFTER}#recordOutcome`]: {
    ...onCase(actors(CARERS), () => ({
      reviewId: randomUUID(),
      result: 'upheld',
      reference: 'A reference',
      decidedOn: '2026-11-20',
      receivedOn: '2026-11-20',
      receivedTime: '09:30',
      receivedFold: '',
      lines: [],
    })),
    may: CARERS,
  },
  // Nothing is to be carried out there.
  [`${AFTER}#carryOut`]: onCase(everybody('not-found'), () => ({
    dutyId: randomUUID(),
    note: 'A note',
    to: 'The entity',
    means: 'fax',
    sent: 'The file',
  })),
};

/** By `file#name` of the build. */
export const ACTIONS: Readonly<Record<string, Door>> = {
  'app/(account)/sign-in/actions.ts#signIn': {
    input: () => ({ email: 'nobody@example.test', password: 'not a password of anybody', next: '' }),
    expected: public_('reached'),
    form: true,
  },
  'app/(account)/sign-in/code/actions.ts#enterCode': {
    input: () => ({ code: '000000', next: '' }),
    expected: public_('reached'),
    form: true,
  },
  'app/(account)/password/actions.ts#change': {
    input: () => ({ current: 'not my password', wanted: 'seven green lanterns adrift', again: 'seven green lanterns adrift' }),
    expected: everybody('reached'),
  },
  'app/(account)/second-factor/actions.ts#begin': { input: () => ({ password: 'not my password' }), expected: everybody('reached') },
  'app/(account)/second-factor/actions.ts#confirm': { input: () => ({ code: '000000' }), expected: everybody('reached') },
  'app/(admin)/settings/plans/actions.ts#save': { input: () => plan, expected: administrator('reached') },
  'app/(admin)/settings/plans/actions.ts#preview': { input: () => plan, expected: administrator('reached') },
  [`${USERS}#invite`]: { input: () => ({ ...PERSON, email: 'nurse@demo.test' }), expected: administrator('reached') },
  [`${USERS}#change`]: {
    input: () => ({ ...PERSON, id: 'demo-nurse', active: true, updatedAt: '2020-01-01T00:00:00.000Z' }),
    expected: administrator('reached'),
  },
  [`${USERS}#renew`]: { input: () => ({ id: 'nobody at all' }), expected: everybody('not-found') },
  [`${USERS}#saveLicense`]: { input: () => license, expected: everybody('not-found') },
  [`${USERS}#resetFactor`]: { input: ({ ids }) => ({ id: ids.admin }), expected: administrator('reached') },
  [`${USERS}#endSignIns`]: { input: () => ({ userId: 'nobody at all', id: null }), expected: everybody('not-found') },
  'app/(review)/_palette/actions.ts#searchCases': {
    input: ({ number }) => ({ search: number }),
    expected: others(each(READERS, 'done'), 'nothing'),
  },
  'app/(review)/_palette/actions.ts#recentCases': {
    input: ({ number }) => ({ numbers: [number] }),
    expected: others(each(READERS, 'done'), 'nothing'),
  },
  'app/(review)/account/actions.ts#end': { input: () => ({ id: 'no session of mine' }), expected: everybody('not-found') },
  'app/(review)/account/actions.ts#endOthers': { input: () => undefined, expected: everybody('done') },
  [`${AUDIT}#verifyNow`]: onCase(auditors('done')),
  [`${AUDIT}#replayNow`]: onCase(others({ auditor: 'done' }, 'not-found')),
  // The auditor's is set, which is answered with nothing.
  [`${AUDIT}#watch`]: onCase(others({ ...each(READERS, 'forbidden'), auditor: 'nothing' }, 'not-found'), () => ({
    wholeMember: false,
    reason: 'A reason',
  })),
  [`${AUDIT}#unwatch`]: { input: () => ({ id: randomUUID() }), expected: others({ auditor: 'reached' }, 'forbidden') },
  // Nothing stands there to be lifted.
  [`${AUDIT}#hold`]: { ...onCase(actors(['auditor', 'manager']), () => ({ reason: null })), may: ['auditor', 'manager'] },
  [`${C}/actions.ts#claim`]: onCase(actors(NURSE)),
  [`${C}/actions.ts#release`]: onCase(actors(NURSE)),
  [`${C}/correct/actions.ts#correct`]: onCase(actors(NURSE), () => ({
    version: 1,
    planId: PLAN,
    stage: null,
    reason: 'A test',
  })),
  [`${C}/parties/actions.ts#change`]: onCase(actors(['nurse', 'manager']), () => ({
    seen: 1,
    member: { address: makeIntake().member.address, language: 'en' },
    representative: null,
    reason: 'A test',
  })),
  [`${C}/decision/actions.ts#confirm`]: onCase(actors(NURSE), () => ({ version: 1, acceptedGaps: [] })),
  [`${C}/decision/actions.ts#approve`]: onCase(actors(NURSE), () => ({ version: 1, confirmedLines: [1], rationale: '' })),
  [`${C}/decision/_components/continuity/actions.ts#approve`]: onCase(actors(NURSE), () => ({
    version: 1,
    confirmedLines: [1],
    conditions: [],
    rationale: '',
  })),
  [`${C}/decision/_components/appeal/actions.ts#appeal`]: onCase(actors(['nurse', 'manager']), () => ({
    appealId: randomUUID(),
    channel: 'fax',
    by: 'member',
    standing: '',
    receivedOn: '2026-11-20',
    receivedTime: '09:30',
    receivedFold: '',
    urgency: { requested: 'standard', attestedBy: '', finding: '' },
    continuation: false,
    goodCause: '',
  })),
  ...AFTER_ACTIONS,
  [`${DESK}#take`]: onCase(actors(DIRECTOR)),
  [`${DESK}#giveBack`]: onCase(actors(DIRECTOR), () => ({ wanted: 'A note' })),
  [`${DESK}#record`]: onCase(actors(['director', 'manager']), () => ({
    contactId: randomUUID(),
    kind: 'peer-to-peer',
    outcome: 'offered',
    person: 'The physician',
    means: 'telephone',
    date: '2026-11-20',
    time: '09:30',
    text: 'A note',
  })),
  [`${DESK}#keepDraft`]: onCase(actors(DIRECTOR), () => ({ draft: DRAFT })),
  [`${DESK}#sign`]: onCase(actors(DIRECTOR), () => ({ version: 1, signing: DRAFT, password: 'not my password' })),
  [`${LIFE}#previewChange`]: onCase(readers('done'), () => ({ change: { action: 'change-urgency', to: 'expedited' } })),
  [`${LIFE}#ask`]: onCase(actors(NURSE), () => ({
    items: [{ leaf: '2.a', fact: 'painNrs', what: 'A note' }],
    note: '',
    extendClock: false,
    answerDays: '',
    answerHours: '',
  })),
  [`${LIFE}#record`]: onCase(actors(['nurse', 'manager']), () => ({ requestId: randomUUID(), items: [{ number: 1, note: '' }] })),
  [`${LIFE}#escalate`]: onCase(actors(NURSE), () => ({ version: 1, reason: 'other', question: 'A question' })),
  [`${LIFE}#setUrgency`]: onCase(actors(['nurse', 'director', 'manager']), () => ({
    to: 'expedited',
    reason: 'A reason',
    attestedBy: 'practitioner',
    person: '',
    toldOn: '',
    toldAt: '',
  })),
  [`${LIFE}#extend`]: onCase(actors(['nurse', 'director', 'manager']), () => ({ reason: 'A reason', askedBy: 'plan', days: '' })),
  [`${LIFE}#withdraw`]: onCase(actors(['nurse', 'manager']), () => ({ by: 'The office', confirmed: 'By telephone', status: 'closed' })),
  [`${LIFE}#assign`]: onCase(actors(['manager']), ({ ids }) => ({ nurseId: ids.nurse, from: null })),
  [`${LIFE}#end`]: onCase(actors(['nurse', 'manager']), () => ({
    version: 1,
    basis: 'invalid-request',
    reason: 'The form was empty.',
    provision: '',
    rationale: '',
    to: '',
    contact: '',
    means: '',
    sentOn: '',
    sentAt: '',
  })),
  [`${C}/overview/actions.ts#check`]: onCase(actors(['nurse', 'director', 'manager']), () => ({
    kind: 'eligibility',
    result: 'favorable',
    note: 'Looked up',
    original: '',
  })),
  [`${C}/overview/actions.ts#checkSuggested`]: onCase(actors(['nurse', 'director', 'manager']), () => ({ kinds: ['benefit'] })),
  [`${C}/letters/actions.ts#issue`]: onCase(actors(['nurse', 'director', 'manager']), () => ({ notice: 'decision', arranged: '' })),
  [`${C}/letters/actions.ts#tell`]: onCase(actors(['nurse', 'director', 'manager']), () => ({
    notice: 'decision',
    contactId: randomUUID(),
    person: 'The member',
    means: 'telephone',
    date: '2026-11-20',
    time: '09:30',
    text: 'A note',
  })),
  [`${C}/letters/actions.ts#deliver`]: onCase(actors(['nurse', 'director', 'manager']), ({ letterId }) => ({
    letterId,
    method: 'mail',
    detail: '',
  })),
  // A closed case's letter can be taken back: not one that there is not.
  [`${C}/letters/actions.ts#takeBack`]: onCase(everybody('not-found'), () => ({ letterId: randomUUID(), reason: 'A reason' })),
  [`${C}/review/actions.ts#saveAnswerAction`]: onCase(actors(NURSE), () => ({
    fact: 'painSevere',
    value: true,
    note: '',
    expectedVersion: 0,
  })),
  [`${C}/review/actions.ts#citeAction`]: onCase(actors(NURSE), () => ({
    evidenceId: randomUUID(),
    fact: 'painSevere',
    document: 'A note',
    page: '1',
    noteDate: '',
    quotation: '',
    comment: '',
    documentId: '',
  })),
  [`${C}/review/actions.ts#acceptSuggestionAction`]: onCase(actors(NURSE), ({ documentId }) => ({
    evidenceId: randomUUID(),
    documentId,
    fact: 'painSevere',
    page: 1,
    value: true,
  })),
  [`${C}/review/actions.ts#dismissSuggestionAction`]: onCase(actors(NURSE), ({ documentId }) => ({
    documentId,
    fact: 'painSevere',
    page: 1,
    value: true,
  })),
  [`${C}/review/actions.ts#removeCitationAction`]: onCase(actors(NURSE), () => ({ evidenceId: randomUUID() })),
  [`${C}/records/actions.ts#searchRecords`]: onCase(readers('done'), () => ({ query: 'pain' })),
  [`${C}/records/actions.ts#remove`]: onCase(actors(['nurse', 'director', 'manager']), ({ documentId }) => ({
    documentId,
    citations: 0,
    reason: 'A reason',
  })),
  // Of a closed case nobody marks records any more; the stage's document is not protected, so that nobody opens it with a reason.
  [`${C}/records/_components/protected/actions.ts#flag`]: onCase(actors(['nurse', 'director', 'manager']), ({ documentId }) => ({
    documentId,
    before: { sensitivity: 'none', kind: '' },
    after: { sensitivity: 'substance-use', kind: '' },
  })),
  [`${C}/records/_components/protected/actions.ts#open`]: onCase(readers('reached'), ({ documentId }) => ({
    documentId,
    reason: 'A reason',
  })),
  'app/(review)/escalations/actions.ts#take': onCase(actors(DIRECTOR)),
  // A month that has not begun: nothing is drawn.
  [`${SECOND_REPORT}#draw`]: {
    input: () => ({ planId: PLAN, month: '2099-01' }),
    expected: others({ manager: 'reached', ...each(['nurse', 'director', 'auditor'], 'forbidden') }, 'not-found'),
    // Hostile inputs come to name a month that has begun.
    moves: true,
  },
  [`${SECOND_REPORT}#settle`]: {
    input: () => ({ id: randomUUID(), leaf: '2.a', stands: 'first', reason: 'A reason', suggestsReopening: false }),
    expected: everybody('not-found'),
  },
  [`${SECOND}#takeReview`]: { input: () => ({ id: randomUUID() }), expected: everybody('not-found') },
  [`${SECOND}#giveReviewBack`]: { input: () => ({ id: randomUUID() }), expected: everybody('not-found') },
  [`${SECOND}#saveSecondAnswer`]: {
    input: () => ({ id: randomUUID(), fact: 'painSevere', value: true, note: '', expectedVersion: 0 }),
    expected: everybody('not-found'),
  },
  [`${SECOND}#finishReview`]: { input: () => ({ id: randomUUID() }), expected: everybody('not-found') },
  [`${INTAKE}#submitRequest`]: {
    input: () => makeIntake('permanent', { planId: PLAN, receivedOn: '2099-01-01' }),
    expected: others({ ...each(['nurse', 'manager'], 'reached'), ...each(['director', 'auditor', 'admin'], 'forbidden') }, 'not-found'),
  },
  [`${INTAKE}#lookUpMember`]: {
    input: ({ memberId }) => ({ planId: PLAN, memberId }),
    expected: others(each(['nurse', 'manager'], 'done'), 'nothing'),
  },
  [`${INTAKE}#lookUpPractitioner`]: {
    input: () => ({ planId: PLAN, npi: '1234567893' }),
    expected: others(each(['nurse', 'manager'], 'done'), 'nothing'),
  },
  [`${INTAKE}#lookUpFacility`]: { input: () => ({ planId: PLAN, npi: '1234567893' }), expected: others({}, 'nothing') },
  [`${INTAKE}#lookUpDuplicates`]: {
    input: ({ memberId }) => ({ planId: PLAN, memberId, lines: [{ code: '62362', dateOfService: '2099-01-01' }] }),
    expected: others({}, 'nothing'),
  },
  [`${W}#claim`]: onCase(actors(NURSE)),
  [`${W}#takeNext`]: { input: () => undefined, expected: others(each(['nurse', 'nurse elsewhere'], 'done'), 'forbidden'), moves: true },
  [`${W}#nursesOf`]: { input: () => ({ planIds: [PLAN] }), expected: others({ manager: 'done' }, 'nothing') },
  [`${W}#assign`]: {
    input: ({ number, ids }) => ({ cases: [{ number, from: null }], nurseId: ids.nurse }),
    expected: others({}, 'done'),
  },
  [`${W}#searchAddress`]: { input: () => ({ search: 'Park' }), expected: everybody('done') },
  [`${W}#search`]: { input: () => ({ q: 'Park' }), expected: everybody('elsewhere'), form: true },
  [`${W}#keepView`]: { input: () => ({ name: 'A view', address: 'tab=all', columns: [] }), expected: everybody('done') },
  [`${W}#dropView`]: { input: () => ({ id: randomUUID() }), expected: everybody('not-found') },
  [`${W}#showColumns`]: { input: () => ({ view: null, columns: [] }), expected: everybody('done') },
};

/** Not called here: it ends the session of who calls it. `e2e/doors.spec.ts` signs out. */
export const NOT_CALLED = ['app/(account)/sign-in/actions.ts#signOut'];
