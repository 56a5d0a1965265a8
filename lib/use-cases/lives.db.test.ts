// Some whole lives on PostgreSQL: random acts of random people through the use cases, with what lives.test.ts promises asked of the database after each.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { addressOf, approve, ask, confirm, createCase, escalate, outcomes, rawSql, recordAll, save } from '../../tests/cases.ts';
import { createDirector, makeSigning, offerPeerToPeer, sign } from '../../tests/directors.ts';
import { acting, createPlan, createUser, makeIntake, makePlan } from '../../tests/factories.ts';
import { clockOf } from '../cases/case-clock.ts';
import { dueTime } from '../cases/clocks.ts';
import { ARKANSAS_PRIOR_AUTHORIZATION } from '../cases/overlays.ts';
import { owedNotices } from '../cases/owed-notices.ts';
import { addHours, readInstant } from '../cases/time.ts';
import type { FactKey } from '../criteria/facts.ts';
import { questionsFor } from '../criteria/questions.ts';
import { EVERYTHING_MET } from '../criteria/testing.ts';
import type { Viewer } from '../data/access.ts';
import { disconnect } from '../data/db.ts';
import type { IntakeCommand } from '../forms/intake-schema.ts';
import { approveContinuity } from './approve-continuity.ts';
import { assignCase } from './assign-case.ts';
import { changeParties, partiesOf } from './change-parties.ts';
import { changeUrgency } from './change-urgency.ts';
import { claimCase } from './claim-case.ts';
import { deliverLetter } from './deliver-letter.ts';
import { extendClock } from './extend-clock.ts';
import { issueLetters } from './issue-letters.ts';
import { loadCase } from './load-case.ts';
import { owedRecipients } from './owed-recipients.ts';
import { releaseCase } from './release-case.ts';
import { returnCase } from './return-case.ts';
import { takeCase } from './take-case.ts';
import { verifyCase } from './verify-trail.ts';
import { voidLetter } from './void-letter.ts';
import { watchClocks } from './watch-clocks.ts';
import { withdrawCase } from './withdraw-case.ts';

const { adminUrl } = inject('database');
const PLANS = ['molina-medicaid', 'uhc-commercial', 'caresource-passe'] as const;
const rule = { graceDays: 90, conditions: ['The pump was there before'], citation: '42 CFR 438.62(b)', verified: true };
const people: Viewer[] = [];

beforeAll(async () => {
  const { settings } = makePlan();
  const open = { ...settings, signerLicensedIn: 'any' as const, transition: rule };
  await createPlan('molina-medicaid', { settings: open });
  await createPlan('uhc-commercial', { settings: open });
  await createPlan('caresource-passe', { settings: { ...open, clocks: { overlays: [ARKANSAS_PRIOR_AUTHORIZATION] } } });
  people.push(
    await createUser('nurse', PLANS),
    await createUser('nurse', PLANS),
    await createUser('manager', PLANS),
    await createUser('auditor'),
  );
  people.push(await createDirector(PLANS), await createDirector(PLANS));
});
afterAll(disconnect);

type Act = { number: string; who: Viewer; at: string; choice: number };
const read = async ({ number }: Pick<Act, 'number'>) => loadCase(people[0] ?? failed('nobody'), number);
function failed(what: string): never {
  throw new Error(what);
}

const agent = {
  ...{ name: 'Adele Abernathy', relationship: 'Daughter', address: makeIntake().member.address },
  appointment: { kind: 'power-of-attorney', validFrom: '2026-01-05', validUntil: null, source: 'Fax, page 2' },
} as const;

/** What people do, as they do it: many a time it is refused, and then nothing may have changed. */
const ACTS: Readonly<Record<string, (act: Act) => Promise<unknown>>> = {
  claim: ({ number, who, at }) => claimCase(acting(who, at), number),
  release: ({ number, who, at }) => releaseCase(acting(who, at), number),
  assign: async (act) => {
    const { assignee } = (await read(act)).case;
    return assignCase(acting(act.who, act.at), {
      number: act.number,
      nurseId: people[act.choice % 2]?.id ?? '',
      from: assignee?.id ?? null,
    });
  },
  answer: async (act) => {
    const { input, case: c } = await read(act);
    const questions: FactKey[] = questionsFor(input).map((q) => q.fact);
    const fact = questions[act.choice % Math.max(1, questions.length)] ?? 'indication';
    const version = c.answers.find((answer) => answer.fact === fact)?.version ?? 0;
    return save(act.who, act.number, fact, fact === 'indication' ? 'cancer-pain' : (EVERYTHING_MET[fact] ?? null), version);
  },
  'answer all': async (act) => {
    for (let round = 0; round < 2; round += 1) {
      const { input, case: c } = await read(act);
      for (const { fact } of questionsFor(input)) {
        const version = c.answers.find((answer) => answer.fact === fact)?.version ?? 0;
        if (version === 0) await save(act.who, act.number, fact, fact === 'indication' ? 'cancer-pain' : (EVERYTHING_MET[fact] ?? null));
      }
    }
  },
  confirm: ({ number, who }) => confirm(who, number),
  approve: ({ number, who }) => approve(who, number),
  continuity: async (act) => {
    const { version, lines } = (await read(act)).case;
    const confirmedLines = lines.map((line) => line.number);
    return approveContinuity(acting(act.who, act.at), {
      number: act.number,
      version,
      confirmedLines,
      conditions: rule.conditions,
      rationale: '',
    });
  },
  ask: async (act) => {
    const { number, who, at, choice } = act;
    // Before the indication is known no criterion is there to serve.
    if ((await read(act)).input.facts.indication === null) await save(who, number, 'indication', 'cancer-pain');
    return ask(who, number, { extendClock: choice % 2 === 1 }, at);
  },
  record: ({ number, who, at }) => recordAll(who, number, undefined, at),
  watch: ({ at }) => watchClocks(at),
  escalate: ({ number, who }) => escalate(who, number),
  take: ({ number, who, at }) => takeCase(acting(who, at), number),
  return: ({ number, who, at }) => returnCase(acting(who, at), { number, wanted: 'A note' }),
  offer: ({ number, who, at }) => offerPeerToPeer(who, number, at),
  sign: async (act) => {
    const { case: c, evaluation } = await read(act);
    const kind = act.choice % 3 === 0 ? 'approved' : 'denied';
    const notMet = evaluation.findings.filter(({ status }) => status === 'not-met').map(({ id }) => id);
    const lines = c.lines.map((line) => ({ number: line.number, approved: kind === 'approved' }));
    const other = { name: 'A reference', reference: 'Attached', applied: 'To this member' };
    const basis = kind === 'approved' ? null : notMet.length > 0 ? 'criteria' : 'other-source';
    const signing = makeSigning(kind, {
      lines,
      basis,
      criteria: basis === 'criteria' ? notMet : [],
      otherSource: basis === 'other-source' ? other : null,
    });
    return sign(act.who, act.number, signing, {}, act.at);
  },
  urgency: async (act) => {
    const to = (await read(act)).case.urgency === 'standard' ? 'expedited' : 'standard';
    const attestedBy = to === 'expedited' ? 'member' : '';
    const oralNotice = { person: 'The member', happenedAt: act.at };
    return changeUrgency(acting(act.who, act.at), { number: act.number, to, reason: 'A reason', attestedBy, oralNotice });
  },
  extend: ({ number, who, at }) => extendClock(acting(who, at), { number, reason: 'A reason', askedBy: 'plan' }),
  withdraw: async (act) => {
    const { status } = (await read(act)).case;
    return withdrawCase(acting(act.who, act.at), { number: act.number, by: 'The office', confirmed: 'By telephone', status });
  },
  parties: async (act) => {
    const { case: c } = await read(act);
    const representative =
      [null, { ...agent, kind: 'authorized' as const }, { ...agent, kind: 'guardian' as const }][act.choice % 3] ?? null;
    const change = { number: act.number, seen: c.eventCount, reason: 'A call', member: partiesOf(c).member, representative };
    return changeParties(acting(act.who, act.at), change);
  },
  issue: async (act) => {
    const { case: c, evaluation } = await read(act);
    const notices = owedNotices(c, evaluation.findings);
    const key = notices[act.choice % Math.max(1, notices.length)]?.key ?? 'decision';
    return issueLetters(acting(act.who, act.at), { number: act.number, key });
  },
  deliver: async (act) => {
    const out = (await read(act)).case.letters.filter(({ voided, deliveries }) => voided === null && deliveries.length === 0);
    const letterId = out[act.choice % Math.max(1, out.length)]?.id ?? randomUUID();
    return deliverLetter(acting(act.who, act.at), { number: act.number, letterId, method: 'mail', detail: '' });
  },
  void: async (act) => {
    const { letters } = (await read(act)).case;
    const letterId = letters[act.choice % Math.max(1, letters.length)]?.id ?? randomUUID();
    return voidLetter(acting(act.who, act.at), { number: act.number, letterId, reason: 'A reason' });
  },
};

const HOLDER = ['release', 'answer', 'answer all', 'confirm', 'approve', 'continuity', 'ask', 'record', 'escalate'];
const DIRECTOR = ['take', 'return', 'offer', 'sign'];

/** Mostly somebody who could do it: lives of refusals show little. */
async function doerOf(number: string, { act, who, choice }: { act: string; who: number; choice: number }): Promise<Viewer> {
  const drawn = people[who] ?? failed('nobody');
  if (choice % 4 === 0) return drawn;
  const { assignee, director } = (await read({ number })).case;
  const [id, other] = HOLDER.includes(act)
    ? [assignee?.id, people[0]?.id]
    : DIRECTOR.includes(act)
      ? [director?.id, people[4]?.id]
      : [null, null];
  return people.find((person) => person.id === (id ?? other)) ?? drawn;
}

/** Words of a refusal; anything else that goes wrong is a defect. */
const REFUSED = ['ok', 'conflict', 'forbidden', 'invalid', 'not-found'];

async function holds({ number }: Pick<Act, 'number'>): Promise<void> {
  const { case: c, evaluation } = await read({ number });
  const owed = owedNotices(c, evaluation.findings).filter(({ moot }) => moot === null);
  const [row] = await rawSql(
    addressOf('owner', adminUrl),
    'SELECT ARRAY(SELECT notices_owed(c) ORDER BY 1) AS owed, all_notices_given(c) AS given, c.notice_owed, owed_recipients(c) AS recipients, transition_until FROM "case" c WHERE number = $1',
    [number],
  );
  expect(row?.owed).toEqual(owed.map(({ key }) => key).sort());
  expect(row?.recipients).toEqual(owedRecipients(c).sort());
  const isGiven = owed.every(({ key }) =>
    owedRecipients(c).every((to) =>
      c.letters.some((l) => l.notice === key && l.recipient === to && l.voided === null && l.deliveries.length > 0),
    ),
  );
  expect(row?.given).toBe(isGiven);
  expect(row?.notice_owed).toBe(!isGiven);
  if (c.status === 'closed') expect(isGiven).toBe(true);
  if (c.status === 'decided') expect(isGiven).toBe(false);
  const due = dueTime(clockOf(c));
  expect([Date.parse(c.dueAt), c.dueBasis]).toEqual([Date.parse(due.dueAt), due.basis]);
  if (c.decision && c.decision.kind === 'denied')
    expect([c.decision.signerRole, c.preparedBy.includes(c.decision.signerId)]).toEqual(['medical-director', false]);
  if (c.decision?.basis === 'transition-of-care')
    expect([c.decision.kind, c.decision.validTo && c.decision.validTo <= (c.transitionUntil ?? '')]).toEqual(['approved', true]);
}

const begin: fc.Arbitrary<Partial<IntakeCommand>> = fc
  .record({ planId: fc.constantFrom(...PLANS), refill: fc.boolean(), expedited: fc.boolean() })
  .map(({ planId, refill, expedited }) => {
    const { member, urgency, lines } = makeIntake();
    const pump = { ...urgency.pump, implanted: refill ? ('yes' as const) : ('no' as const) };
    const asked = expedited ? { requested: 'expedited' as const, attestedBy: 'member' as const } : {};
    return {
      ...{ planId, receivedTime: '13:30', member: { ...member, language: 'en', coverageFrom: '2026-11-01' } },
      urgency: { ...urgency, ...asked, pump, finding: 'As the office says' },
      lines: refill ? [{ code: '62370', units: 1, site: 'Office', dateOfService: '2026-12-01', stage: 'maintenance' as const }] : lines,
    };
  });
const COMMON = [
  'claim',
  'answer all',
  'confirm',
  'approve',
  'continuity',
  'escalate',
  'take',
  'offer',
  'sign',
  'issue',
  'deliver',
  'deliver',
  'ask',
  'record',
];
const acts = fc.array(
  fc.record({
    act: fc.oneof(fc.constantFrom(...Object.keys(ACTS)), { weight: 2, arbitrary: fc.constantFrom(...COMMON) }),
    who: fc.nat({ max: 5 }),
    hours: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 1, arbitrary: fc.integer({ min: 5, max: 200 }) }),
    choice: fc.nat({ max: 59 }),
  }),
  { minLength: 26, maxLength: 34 },
);

test('twenty lives: every act is done whole or refused in words, and the promises hold after each', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(begin, acts, async (over, drawn) => {
      const number = await createCase('received', people[0] ?? failed('nobody'), over);
      let at = '2026-11-20T20:00:00.000Z';
      for (const tried of drawn) {
        const { act, hours, choice } = tried;
        at = addHours(readInstant(at), hours).toString({ fractionalSecondDigits: 3 });
        const viewer = await doerOf(number, tried);
        const [word = ''] = await outcomes([(ACTS[act] ?? failed(act))({ number, who: viewer, at, choice })]);
        expect(REFUSED, `${act}: ${word}`).toContain(word);
        await holds({ number });
        if (word === 'ok') seen.add(act);
      }
      seen.add((await read({ number })).case.status);
      expect((await verifyCase(number, { trusted: new Set(), seen: null })).faults).toEqual([]);
    }),
    { numRuns: 20, seed: 20261128, endOnFailure: true },
  );
  // They went somewhere: what follows from a decision was reached.
  for (const act of ['claim', 'answer all', 'ask', 'escalate', 'take', 'issue', 'deliver', 'parties', 'watch'])
    expect([...seen]).toContain(act);
}, 300_000);
