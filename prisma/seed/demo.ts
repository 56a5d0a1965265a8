import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { hashPassword } from '../../lib/auth/auth.ts';
import { demoSecondFactor, needsSecondFactor } from '../../lib/auth/second-factor.ts';
import { evidenceGaps } from '../../lib/cases/gaps.ts';
import { addDays } from '../../lib/cases/time.ts';
import type { FactKey, FactValue } from '../../lib/criteria/facts.ts';
import { questionsFor } from '../../lib/criteria/questions.ts';
import type { Acting, Viewer } from '../../lib/data/access.ts';
import { replaceEligibility } from '../../lib/data/eligibility.ts';
import { createUser, isEmpty } from '../../lib/data/users.ts';
import type { IntakeCommand } from '../../lib/forms/intake-schema.ts';
import { approveCase } from '../../lib/use-cases/approve-case.ts';
import { citeEvidence } from '../../lib/use-cases/cite-evidence.ts';
import { claimCase } from '../../lib/use-cases/claim-case.ts';
import { confirmReady } from '../../lib/use-cases/confirm-ready.ts';
import { issueLetters } from '../../lib/use-cases/issue-letters.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';
import { receiveRequest } from '../../lib/use-cases/receive-request.ts';
import { saveAnswer } from '../../lib/use-cases/save-answer.ts';
import { saveCredential } from '../../lib/use-cases/save-credential.ts';
import { setupPlans } from '../../lib/use-cases/setup-plan.ts';
import { watchClocks } from '../../lib/use-cases/watch-clocks.ts';
import { goOn } from './after.ts';
import { liveBefore } from './before-life.ts';
import { BEFORE_CASES } from './before-stories.ts';
import { chartAnswer, chartSource } from './chart.ts';
import { type DemoDecision, decide } from './decisions.ts';
import { giveAll, send } from './notices.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, demoCredentials, FACILITIES, MEMBERS, PLACES, PRACTITIONERS } from './people.ts';
import { DEMO_PLANS } from './plans.ts';
import { type Filed, fileChart } from './records.ts';
import { reviewAgain } from './second-reviews.ts';
import { goAside } from './sides.ts';
import { SIGNED_CASES } from './signed.ts';
import { DEMO_CASES, type DemoCase, HCSC_CASES, OVERLAY_CASES, type Progress, SIDE_CASES } from './stories.ts';

export { DEMO_ACCOUNTS, DEMO_PASSWORD } from './people.ts';

const HOUR = 3_600_000;
/** Cases written at once: the seed is bound by round trips. */
const AT_ONCE = 6;

/**
 * Fills an empty database with the demo: plans, accounts, and 87 cases that live through the very use cases that people call, each step
 * at its own time in the past.
 * @returns how many cases were made; 0 where the database was not empty
 */
export async function seedDemo(now: Date = new Date()): Promise<number> {
  if (!(await isEmpty())) return 0;
  await setupPlans(DEMO_PLANS);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const account of DEMO_ACCOUNTS) {
    const second = needsSecondFactor(account) ? { secondFactor: await demoSecondFactor() } : {};
    await createUser({ ...account, memberships: [...account.memberships], passwordHash, ...second });
  }
  const administrator = { viewer: viewerNamed('demo-admin'), at: new Date(now.getTime() - 90 * 24 * HOUR).toISOString() };
  for (const credential of demoCredentials(now)) await saveCredential(administrator, credential);
  const cases = demoCases(now);
  const next = cases.entries();
  const made: number[] = [];
  const work = async () => {
    for (const [n, one] of next) made.push(await tell(one, n, now));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await watchClocks(now.toISOString());
  await reviewAgain(now, viewerNamed);
  return made.reduce((all, one) => all + one, 0);
}

/** All demo cases, oldest first but for those that went aside, so that case numbers rise with the time of receipt as far as writing several at once allows. */
function demoCases(now: Date): DemoCase[] {
  const hcsc = HCSC_CASES.map(
    ({ receivedOn, ...c }): DemoCase => ({ ...c, hoursAgo: (now.getTime() - Date.parse(`${receivedOn}T15:30:00Z`)) / HOUR }),
  );
  const oldestFirst = (a: DemoCase, b: DemoCase) => b.hoursAgo - a.hoursAgo;
  return [
    ...[...DEMO_CASES, ...hcsc].sort(oldestFirst),
    ...[...SIDE_CASES].sort(oldestFirst),
    ...[...SIGNED_CASES].sort(oldestFirst),
    ...BEFORE_CASES,
    ...OVERLAY_CASES,
  ];
}

const viewerNamed = (id: string): Viewer => {
  const viewer = DEMO_ACCOUNTS.find((a) => a.id === id);
  if (!viewer) throw new Error(`no demo account ${id}`);
  return viewer;
};

const STEPS: readonly Progress[] = ['received', 'in-review', 'ready', 'approved', 'issued', 'closed'];

/** Receives one request and lives its case as far as the story goes, each step between receipt and now. Answers how many cases it made. */
async function tell(story: DemoCase, n: number, now: Date): Promise<number> {
  const plan = DEMO_PLANS.find((p) => p.id === story.plan);
  if (!plan) throw new Error(`no demo plan ${story.plan}`);
  const receivedAt = now.getTime() - story.hoursAgo * HOUR;
  const receiving = { viewer: viewerNamed('demo-manager'), at: new Date(receivedAt + 12 * 60_000).toISOString() };
  const request = intake(story, n, plan.timeZone, receivedAt);
  await cover(story, request);
  const { numbers } = await receiveRequest(receiving, request);
  await live(story, numbers[0] ?? '', stepper(story, receivedAt));
  if (story.after) await goOn(numbers[0] ?? '', story.after, now, viewerNamed);
  return numbers.length + (story.after === 'appeal-upheld' ? 1 : 0);
}

/** The plan's eligibility file, as of the day of receipt. */
function cover({ uncovered }: DemoCase, { planId, member, receivedOn }: IntakeCommand): Promise<void> {
  const spans = [{ from: addDays(receivedOn, -400), to: uncovered ? addDays(receivedOn, -12) : null }];
  return replaceEligibility([{ planId, memberId: member.memberId, spans }]);
}

type Step = (share: number) => Acting;

/** Instants at shares of the time in which the case was worked on: at most three days, and before now. They only rise. */
function stepper(story: DemoCase, receivedAt: number): Step {
  const viewer = viewerNamed(story.second ? 'demo-nurse2' : 'demo-nurse');
  const span = Math.min(story.hoursAgo, 72) * HOUR * 0.9;
  let at = receivedAt;
  return (share) => {
    at = Math.max(at + 1000, receivedAt + span * share);
    return { viewer, at: new Date(at).toISOString() };
  };
}

async function live(story: DemoCase, number: string, step: Step): Promise<void> {
  const steps: Record<Exclude<Progress, 'received'>, () => Promise<void>> = {
    'in-review': async () => {
      await claimCase(step(0.2), number);
      const filed = story.chart ? await fileChart(step(0.25), number, story.story) : new Map<string, string>();
      await answer(story, number, step, filed);
    },
    ready: () => ready(step(0.75), number),
    approved: () => approve(step(0.8), number),
    issued: () => issueLetters(step(0.85), { number, key: 'decision' }),
    closed: () => deliver(step, number),
  };
  for (const progress of STEPS.slice(0, STEPS.indexOf(story.progress) + 1)) if (progress !== 'received') await steps[progress]();
  if (story.side) await goAside(number, story.side, risingFrom(step, 0.72), risingFrom(step, 0.85, viewerNamed('demo-director')));
  if (story.decided) await signed(number, story.decided, step);
  if (story.before) await before(number, story.before, step);
}

/** A nurse finds what speaks against review, a manager ends the case. */
async function before(number: string, story: NonNullable<DemoCase['before']>, step: Step): Promise<void> {
  const manager = viewerNamed('demo-manager');
  await liveBefore(number, story, risingFrom(step, 0.2), risingFrom(step, 0.4, manager));
  if (story.notice !== undefined) await send(number, 'decision', 'issued', () => ({ ...step(0.6), viewer: manager }));
  if (story.notice === 'closed') await deliver(step, number);
}

/** A medical director decides; of an approval the letters go out as far as the story has it. */
async function signed(number: string, decision: DemoDecision, step: Step): Promise<void> {
  const director = viewerNamed(decision.by);
  await decide(number, decision, risingFrom(step, 0.9, director));
  if (decision.notice !== undefined) await send(number, 'decision', 'issued', () => ({ ...step(0.97), viewer: director }));
  if (decision.notice === 'closed') await deliver(step, number);
}

/** Instants from a share on, a little apart, by the story's nurse or by someone else. */
function risingFrom(step: Step, share: number, viewer?: Viewer): () => Acting {
  let at = share;
  return () => {
    at += 0.01;
    const acting = step(at);
    return viewer ? { ...acting, viewer } : acting;
  };
}

const deliver = (step: Step, number: string): Promise<void> => giveAll(number, 'decision', risingFrom(step, 0.9));

/** Answers what the pathway asks, in the order of the form, as the story's chart has it. */
async function answer({ story }: DemoCase, number: string, step: Step, filed: Filed): Promise<void> {
  const share = story.share ?? 1;
  await save(step(0.3), number, 'indication', story.indication);
  const { input, case: c } = await loadCase(step(0.3).viewer, number);
  const asked = questionsFor(input).filter((q) => q.fact !== 'indication');
  for (const [i, { fact }] of asked.slice(0, Math.ceil(asked.length * share)).entries()) {
    const value = chartAnswer(story, fact, addDays(c.receivedOn, -20));
    if (value === null) continue;
    const acting = step(0.3 + (0.4 * i) / asked.length);
    await save(acting, number, fact, value);
    if (i % 5 !== 4) await cite(acting, number, { fact, value }, c.receivedOn, filed);
  }
}

async function save(acting: Acting, number: string, fact: FactKey, value: string | number | boolean): Promise<void> {
  const saved = await saveAnswer(acting, { number, fact, value, note: '', expectedVersion: 0 });
  if (!saved.saved) throw new Error(`${number}: ${fact} was answered already`);
}

async function cite(
  acting: Acting,
  number: string,
  { fact, value }: { fact: FactKey; value: FactValue },
  receivedOn: string,
  filed: Filed,
): Promise<void> {
  const { document, page, daysAgo, quotation } = chartSource(fact, value);
  const documentId = filed.get(document);
  await citeEvidence(acting, {
    number,
    evidenceId: randomUUID(),
    fact,
    document,
    page,
    noteDate: addDays(receivedOn, -daysAgo),
    quotation,
    comment: '',
    ...(documentId === undefined ? {} : { documentId }),
  });
}

async function ready(acting: Acting, number: string): Promise<void> {
  const { case: c, input } = await loadCase(acting.viewer, number);
  await confirmReady(acting, number, c.version, evidenceGaps(questionsFor(input), c.answers, c.evidence));
}

async function approve(acting: Acting, number: string): Promise<void> {
  const { case: c } = await loadCase(acting.viewer, number);
  await approveCase(acting, { number, version: c.version, confirmedLines: c.lines.map((l) => l.number), rationale: '' });
}

const DIAGNOSES = {
  'non-cancer-pain': { code: 'M96.1', description: 'Postlaminectomy syndrome' },
  'cancer-pain': { code: 'G89.3', description: 'Neoplasm related pain' },
  spasticity: { code: 'G35', description: 'Multiple sclerosis' },
  other: { code: 'G24.1', description: 'Genetic torsion dystonia' },
} as const;

const of = <T>(list: readonly T[], n: number): T => {
  const item = list[n % list.length];
  if (item === undefined) throw new Error('an empty list');
  return item;
};

const PROXY = {
  name: 'Adele Abernathy',
  relationship: 'Daughter, health care proxy',
  kind: 'authorized',
  appointment: {
    kind: 'power-of-attorney',
    validFrom: '2024-03-11',
    validUntil: null,
    source: 'Health care proxy, fax of March 2024, page 2',
  },
} as const;

function intake(c: DemoCase, n: number, timeZone: string, receivedAt: number): IntakeCommand {
  const received = Temporal.Instant.fromEpochMilliseconds(receivedAt).toZonedDateTimeISO(timeZone);
  const receivedOn = received.toPlainDate().toString();
  const dateOfService = addDays(receivedOn, c.urgency ? 4 : 13);
  const state = DEMO_PLANS.find((p) => p.id === c.plan)?.state ?? 'OH';
  const address = { ...of(PLACES, n), state };
  const who = c.person ?? (n * 7) % MEMBERS.length;
  // Whoever comes up twice by turn is another person of that name.
  const id = c.person ?? n;
  const expedited = c.urgency === 'expedited';
  return {
    submissionId: randomUUID(),
    planId: c.plan,
    channel: of(['fax', 'portal', 'fax', 'phone'] as const, n),
    receivedOn,
    receivedTime: received.toPlainTime().toString({ smallestUnit: 'minute' }),
    member: {
      name: of(MEMBERS, who),
      memberId: `M ${100 + id}-${String(442_871 + id * 137).slice(-6, -3)}-${String(442_871 + id * 137).slice(-3)}`,
      dateOfBirth: `${1939 + ((id * 11) % 45)}-${String(1 + (id % 12)).padStart(2, '0')}-${String(1 + ((id * 5) % 28)).padStart(2, '0')}`,
      address,
      language: 'en',
      ...(c.newMember ? { coverageFrom: addDays(receivedOn, -19) } : {}),
      ...(c.confidential ? { format: 'large-print', confidentialAddress: { ...address, line1: 'P.O. Box 2214', line2: '' } } : {}),
    },
    representative: c.representative ? { ...PROXY, address } : null,
    lines: [...c.codes.map((code) => ({ code, stage: c.stage })), ...(c.also ? [c.also] : [])].map((line) => ({
      ...line,
      units: 1,
      site: 'Outpatient hospital',
      dateOfService,
    })),
    diagnoses: [DIAGNOSES[c.story.indication]],
    drug: c.story.indication === 'spasticity' ? 'Baclofen 500 mcg/mL' : 'Preservative-free morphine',
    device: c.stage === 'trial' ? '' : 'Programmable pump, 20 mL',
    practitioner: { ...of(PRACTITIONERS, n), address: { ...of(PLACES, n + 1), state }, phone: '614-555-0142', fax: '614-555-0143' },
    facility: { ...of(FACILITIES, n), address: { ...of(PLACES, n + 2), state } },
    urgency: {
      requested: expedited ? 'expedited' : 'standard',
      attestedBy: expedited ? 'practitioner' : '',
      pump: {
        implanted: c.stage === 'trial' || c.stage === 'permanent' ? 'no' : 'yes',
        alarm: 'no',
        batteryLow: 'no',
        refillDueOn: '',
        infection: 'no',
      },
      finding: expedited ? 'Practitioner attests severe pain that cannot be managed without the service' : '',
    },
  };
}
