import { describe, expect, it } from 'vitest';
import type { Finding } from '../criteria/finding.ts';
import type { Credential } from './credential.ts';
import {
  BLANK_DRAFT,
  type Signer,
  type Signing,
  type SigningCase,
  type SigningDraft,
  settled,
  signingRefusals,
  unclearLeaves,
} from './signing.ts';
import { saysNotMet } from './signing-adverse.ts';
import { signingCase } from './signing-case.ts';

const finding = (id: string, status: Finding['status'], over: Partial<Finding> = {}): Finding => ({
  id,
  title: id,
  citation: '',
  statement: '',
  status,
  missing: [],
  ambiguous: false,
  facts: {},
  ...over,
});
const met = finding('1.a', 'met');
const notMet = finding('1.b', 'not-met');
const unclear = finding('1.c', 'unknown', { ambiguous: true });
const missing = finding('1.d', 'unknown', { missing: ['painNrs'] });

const evaluation = (over: Partial<SigningCase['evaluation']> = {}): SigningCase['evaluation'] => ({
  outcome: 'does-not-meet',
  version: '2025-08-13',
  findings: [met, notMet, unclear, missing],
  ...over,
});
const theCase = (over: Partial<SigningCase> = {}): SigningCase => ({
  lines: [{ number: 1 }, { number: 2 }],
  evaluation: evaluation(),
  lineOfBusiness: 'commercial',
  age: 40,
  externalCriteria: null,
  informationLapsed: false,
  attempts: 1,
  peerToPeer: 1,
  ...over,
});
const license: Credential = {
  id: 'a',
  licenseNumber: '35.1',
  state: 'OH',
  specialty: 'Pain medicine',
  boardStatus: '',
  npi: '',
  validFrom: '2020-01-01',
  expiresOn: '2027-06-30',
  restrictions: '',
};
const signer = (over: Partial<Signer> = {}): Signer => ({
  credentials: [license],
  day: '2026-11-22',
  states: { plan: ['OH'], adverse: [] },
  ...over,
});
const lines = (one: boolean, two: boolean) => [
  { number: 1, approved: one },
  { number: 2, approved: two },
];
const reading = { leaf: '1.c', result: 'met', text: 'As I read it.' } as const;
const signed = { rationale: 'Because.', attested: { specialtyFits: true, noConflict: true, recordsReviewed: true } };
const approval = (over: Partial<Signing> = {}): Signing => ({
  ...BLANK_DRAFT,
  ...signed,
  kind: 'approved',
  lines: lines(true, true),
  readings: [reading],
  ...over,
});
const denial = (over: Partial<Signing> = {}): Signing => ({
  ...BLANK_DRAFT,
  ...signed,
  kind: 'denied',
  lines: lines(false, false),
  basis: 'criteria',
  criteria: ['1.b'],
  reason: 'Your records show less pain than the policy asks for.',
  ...over,
});
const refused = (s: SigningDraft, c: SigningCase = theCase(), by: Signer = signer()) => signingRefusals(c, by, s).map(({ field }) => field);

it('takes a whole approval and a whole denial', () => {
  expect(refused(approval())).toEqual([]);
  expect(refused(denial())).toEqual([]);
  expect(refused(denial({ kind: 'approved-in-part', lines: lines(true, false), readings: [reading] }))).toEqual([]);
});

it('asks for everything of a draft, one thing at a time where nothing is chosen', () => {
  expect(refused(BLANK_DRAFT)).toEqual(['kind']);
  expect(refused({ ...BLANK_DRAFT, kind: 'denied' }, theCase({ peerToPeer: 0 }), signer({ credentials: [] }))).toEqual([
    'lines',
    'rationale',
    'basis',
    'reason',
    'peerToPeer',
    'credential',
    'attested.specialtyFits',
    'attested.noConflict',
    'attested.recordsReviewed',
  ]);
});

describe('lines', () => {
  it.each<[string, SigningDraft]>([
    ['a line is left out', approval({ lines: lines(true, true).slice(1) })],
    ['a line comes twice', approval({ lines: [...lines(true, true), { number: 1, approved: true }] })],
    ['a line is not the case’s', approval({ lines: [...lines(true, true).slice(1), { number: 3, approved: true }] })],
    ['an approval denies one', approval({ lines: lines(true, false) })],
    ['a denial approves one', denial({ lines: lines(false, true) })],
    ['an approval in part approves all', denial({ kind: 'approved-in-part', lines: lines(true, true), readings: [reading] })],
    ['an approval in part approves none', denial({ kind: 'approved-in-part', readings: [reading] })],
  ])('are refused where %s', (_, s) => {
    expect(refused(s)).toEqual(['lines']);
  });
});

describe('readings', () => {
  it('are of what is unclear, not of what is merely not documented', () => {
    expect(unclearLeaves(evaluation())).toEqual([unclear]);
  });

  it('come before anything is approved, and before a denial relies on the clause', () => {
    expect(refused(approval({ readings: [] }))).toEqual(['readings.1.c']);
    expect(refused(approval({ readings: [{ ...reading, text: ' \n' }] }))).toEqual(['readings.1.c']);
    expect(refused(denial({ kind: 'approved-in-part', lines: lines(true, false) }))).toEqual(['readings.1.c']);
    expect(refused(denial())).toEqual([]);
    expect(refused(denial({ criteria: ['1.b', '1.c'] }))).toEqual(['readings.1.c', 'criteria']);
  });

  it('are one of each, and of nothing else', () => {
    expect(refused(approval({ readings: [reading, { ...reading, result: 'not-met' }] }))).toEqual(['readings.1.c']);
    expect(refused(approval({ readings: [reading, { ...reading, leaf: '1.a' }] }))).toEqual(['readings.1.a']);
  });
});

describe('a denial', () => {
  it.each(['meets', 'no-review-required'] as const)('is not signed of a case that came out %s', (outcome) => {
    const c = theCase({ evaluation: evaluation({ outcome, findings: [met] }) });
    expect(refused(denial(), c)).toEqual(['kind']);
    expect(refused(denial({ kind: 'approved-in-part', lines: lines(true, false) }), c)).toEqual(['kind']);
    expect(refused(approval({ readings: [] }), c)).toEqual([]);
  });

  it.each(['does-not-meet', 'needs-information', 'needs-physician'] as const)('may be signed of one that came out %s', (outcome) => {
    expect(refused(denial(), theCase({ evaluation: evaluation({ outcome }) }))).toEqual([]);
  });

  it('has a basis, a reason and an offer of a talk', () => {
    expect(refused(denial({ basis: null }))).toEqual(['basis']);
    expect(refused(denial({ reason: '  ' }))).toEqual(['reason']);
    expect(refused(denial(), theCase({ peerToPeer: 0 }))).toEqual(['peerToPeer']);
    expect(refused(approval(), theCase({ peerToPeer: 0 }))).toEqual([]);
  });

  it('relies on criteria that are not met, or that the director read so, in a version in force', () => {
    expect(refused(denial({ criteria: [] }))).toEqual(['criteria']);
    for (const leaf of ['1.a', '1.d', '9.z']) expect(refused(denial({ criteria: [leaf] }))).toEqual(['criteria']);
    const read = (result: 'met' | 'not-met') => denial({ criteria: ['1.c'], readings: [{ ...reading, result }] });
    expect(refused(read('not-met'))).toEqual([]);
    expect(refused(read('met'))).toEqual(['criteria']);
    expect(refused(denial(), theCase({ evaluation: evaluation({ version: null, findings: [] }) }))).toEqual(['basis', 'criteria']);
  });

  it('for information rests on a request that lapsed and on attempts that are recorded, and does not say that criteria are not met', () => {
    const s = denial({ basis: 'information', reason: 'We asked your doctor for the therapy notes. They did not come in time.' });
    expect(refused(s)).toEqual(['basis']);
    const lapsed = theCase({ informationLapsed: true });
    expect(refused(s, lapsed)).toEqual([]);
    expect(refused(s, { ...lapsed, attempts: 0 })).toEqual(['attempts']);
    expect(refused({ ...s, reason: 'The criteria were not met.' }, lapsed)).toEqual(['reason']);
  });

  it('on another source names it, where it is, and how it applies', () => {
    const otherSource = { name: 'Plan contract, section 4', reference: 'Attached, page 2', applied: 'The member chose the rider.' };
    const s = denial({ basis: 'other-source', otherSource });
    expect(refused(s)).toEqual([]);
    expect(refused({ ...s, otherSource: null })).toEqual(['otherSource']);
    for (const part of ['name', 'reference', 'applied'])
      expect(refused({ ...s, otherSource: { ...otherSource, [part]: ' ' } })).toEqual(['otherSource']);
    // also where no policy is in force
    expect(refused(s, theCase({ evaluation: evaluation({ outcome: 'needs-physician', version: null, findings: [] }) }))).toEqual([]);
  });

  it('of a Medicaid member under 21 needs the finding', () => {
    const c = (age: number, lineOfBusiness: SigningCase['lineOfBusiness'] = 'medicaid') => theCase({ age, lineOfBusiness });
    expect(refused(denial(), c(20))).toEqual(['epsdt']);
    expect(refused(denial({ kind: 'approved-in-part', lines: lines(true, false), readings: [reading] }), c(20))).toEqual(['epsdt']);
    expect(refused(denial({ epsdt: 'It would not ameliorate the condition.' }), c(20))).toEqual([]);
    expect(refused(denial(), c(21))).toEqual([]);
    expect(refused(denial(), c(20, 'commercial'))).toEqual([]);
    expect(refused(approval(), c(20))).toEqual([]);
  });

  it('under Medicare says which local determinations were checked', () => {
    const c = theCase({ lineOfBusiness: 'medicare-advantage' });
    expect(refused(denial(), c)).toEqual(['localDeterminations']);
    expect(refused(denial({ localDeterminations: 'None for this jurisdiction.' }), c)).toEqual([]);
    expect(refused(approval(), c)).toEqual([]);
  });
});

describe('external criteria', () => {
  const external = { product: 'P', subset: 'S', version: '2026', date: '2026-11-02', pointsNotMet: 'Two', reference: 'Scan 4' };
  it('count only with all that identifies them', () => {
    const c = (externalCriteria: string) => theCase({ externalCriteria });
    expect(refused(denial(), c('not-met'))).toEqual(['externalCriteria']);
    expect(refused(denial({ externalCriteria: external }), c('not-met'))).toEqual([]);
    for (const part of Object.keys(external))
      expect(refused(denial({ externalCriteria: { ...external, [part]: '' } }), c('not-met'))).toEqual(['externalCriteria']);
    expect(refused(approval({ externalCriteria: { ...external, pointsNotMet: '' } }), c('met'))).toEqual([]);
    expect(refused(approval({ externalCriteria: { ...external, date: '2026-02-30' } }), c('met'))).toEqual(['externalCriteria']);
  });
});

describe('the license', () => {
  const by = (over: Partial<Credential>, day = '2026-11-22', states: Signer['states'] = { plan: ['OH'], adverse: [] }) =>
    refused(approval(), theCase(), { credentials: [{ ...license, ...over }], day, states });

  it('is valid on its first day and on its last, not before or after', () => {
    expect(by({}, '2020-01-01')).toEqual([]);
    expect(by({}, '2019-12-31')).toEqual(['credential']);
    expect(by({}, '2027-06-30')).toEqual([]);
    expect(by({}, '2027-07-01')).toEqual(['credential']);
  });

  it('is unrestricted, and from a state of the plan’s rule', () => {
    expect(by({ restrictions: 'No surgery' })).toEqual(['credential']);
    expect(by({ restrictions: '  ' })).toEqual([]);
    expect(by({ state: 'KY' })).toEqual(['credential']);
    expect(by({ state: 'KY' }, '2026-11-22', { plan: ['OH', 'KY'], adverse: [] })).toEqual([]);
    expect(by({ state: 'KY' }, '2026-11-22', { plan: null, adverse: [] })).toEqual([]);
  });

  it('is from an overlay’s state too for a denial, not for an approval', () => {
    const states = { plan: null, adverse: ['AR'] };
    expect(refused(approval(), theCase(), signer({ states }))).toEqual([]);
    expect(refused(denial(), theCase(), signer({ states }))).toEqual(['credential']);
    expect(refused(denial(), theCase(), signer({ states, credentials: [license, { ...license, state: 'AR' }] }))).toEqual([]);
  });
});

describe('settled', () => {
  it('drops what belongs to a kind or a basis that was not chosen in the end', () => {
    const otherSource = { name: ' a ', reference: 'b', applied: 'c' };
    const all = denial({ otherSource, epsdt: ' x ', readings: [{ ...reading, text: ' ' }], criteria: ['1.b', '1.b'] });
    expect(settled(all)).toMatchObject({ criteria: ['1.b'], otherSource: null, epsdt: 'x', readings: [] });
    expect(settled({ ...all, basis: 'other-source' })).toMatchObject({ criteria: [], otherSource: { name: 'a' } });
    expect(settled({ ...all, kind: 'approved' })).toMatchObject({ basis: null, criteria: [], reason: '', epsdt: '' });
  });

  it('sorts the lines and changes nothing the second time', () => {
    const once = settled(denial({ lines: [...lines(false, false)].reverse() }));
    expect(once.lines.map(({ number }) => number)).toEqual([1, 2]);
    expect(settled(once)).toEqual(once);
  });
});

describe('saysNotMet', () => {
  it.each([
    'Criteria were not met.',
    'This does not meet our policy',
    'You don’t meet it',
    'It fails to meet 2.c',
    'It is not medically necessary',
    'Two are unmet',
  ])('hears it in: %s', (reason) => expect(saysNotMet(reason)).toBe(true));
  it.each(['We did not get the notes of your therapy.', 'We asked on November 3 and heard nothing.', 'The doctor met you in May.'])(
    'not in: %s',
    (reason) => expect(saysNotMet(reason)).toBe(false),
  );
});

describe('signingCase', () => {
  const whole = {
    ...evaluation(),
    policy: null,
    stage: null,
    pathway: null,
    notMet: [],
    missing: [],
    ambiguous: [],
    reasons: [],
    warnings: [],
  };
  const item = { fact: 'painNrs', receivedAt: null };
  const request = { dueAt: '2026-11-20T12:00:00Z', completedAt: null, items: [item] };
  const stored = {
    lines: [{ number: 1 }],
    lineOfBusiness: 'medicaid',
    dateOfService: '2026-12-01',
    member: { dateOfBirth: '2005-12-01' },
    answers: [],
    informationRequests: [request],
    contacts: [{ kind: 'peer-to-peer' }, { kind: 'note' }, { kind: 'contact' }, { kind: 'contact' }],
  } as const;
  const at = '2026-11-20T12:00:01Z';

  it('counts the age on the date of service', () => {
    expect(signingCase(stored, whole, at).age).toBe(21);
    expect(signingCase({ ...stored, member: { dateOfBirth: '2005-12-02' } }, whole, at).age).toBe(20);
    expect(signingCase(stored, whole, at)).toMatchObject({ peerToPeer: 1, attempts: 2 });
  });

  it('holds information lapsed once its time has passed, and while something asked for is not documented', () => {
    const lapsed = (over: object, when = at) => signingCase({ ...stored, ...over }, whole, when).informationLapsed;
    expect(lapsed({})).toBe(true);
    expect(lapsed({}, '2026-11-20T12:00:00Z')).toBe(false);
    expect(lapsed({ informationRequests: [] })).toBe(false);
    expect(lapsed({ informationRequests: [{ ...request, completedAt: at }] })).toBe(false);
    expect(lapsed({ informationRequests: [{ ...request, items: [{ ...item, receivedAt: at }] }] })).toBe(false);
    expect(lapsed({ answers: [{ fact: 'painNrs', value: 7 }] })).toBe(false);
    expect(lapsed({ answers: [{ fact: 'painNrs', value: null }] })).toBe(true);
  });

  it('reads external criteria where the policy asks for them', () => {
    const answers = [{ fact: 'externalCriteria', value: 'not-met' }] as const;
    expect(signingCase({ ...stored, answers }, whole, at).externalCriteria).toBeNull();
    const asks = { ...whole, findings: [finding('3', 'not-met', { facts: { externalCriteria: 'not-met' } })] };
    expect(signingCase({ ...stored, answers }, asks, at).externalCriteria).toBe('not-met');
    expect(signingCase(stored, asks, at).externalCriteria).toBeNull();
  });
});
