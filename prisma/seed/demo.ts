import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { hashPassword } from '../../lib/auth/auth.ts';
import { evidenceGaps } from '../../lib/cases/gaps.ts';
import { addDays } from '../../lib/cases/time.ts';
import type { FactKey } from '../../lib/criteria/facts.ts';
import { questionsFor } from '../../lib/criteria/questions.ts';
import type { Acting, Viewer } from '../../lib/data/access.ts';
import { createUser, isEmpty } from '../../lib/data/users.ts';
import type { IntakeCommand } from '../../lib/forms/intake-schema.ts';
import { approveCase } from '../../lib/use-cases/approve-case.ts';
import { citeEvidence } from '../../lib/use-cases/cite-evidence.ts';
import { claimCase } from '../../lib/use-cases/claim-case.ts';
import { confirmReady } from '../../lib/use-cases/confirm-ready.ts';
import { deliverLetter } from '../../lib/use-cases/deliver-letter.ts';
import { issueLetters } from '../../lib/use-cases/issue-letters.ts';
import { loadCase } from '../../lib/use-cases/load-case.ts';
import { receiveRequest } from '../../lib/use-cases/receive-request.ts';
import { saveAnswer } from '../../lib/use-cases/save-answer.ts';
import { setupPlans } from '../../lib/use-cases/setup-plan.ts';
import { chartAnswer, chartSource } from './chart.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, FACILITIES, MEMBERS, PLACES, PRACTITIONERS } from './people.ts';
import { DEMO_PLANS } from './plans.ts';
import { DEMO_CASES, type DemoCase, HCSC_CASES, type Progress } from './stories.ts';

export { DEMO_ACCOUNTS, DEMO_PASSWORD } from './people.ts';

const HOUR = 3_600_000;
/** Cases written at once: the seed is bound by round trips. */
const AT_ONCE = 6;

/**
 * Fills an empty database with the demo: plans, accounts, and 60 cases that live through the very use cases that people call, each step
 * at its own time in the past.
 * @returns how many cases were made; 0 where the database was not empty
 */
export async function seedDemo(now: Date = new Date()): Promise<number> {
  if (!(await isEmpty())) return 0;
  await setupPlans(DEMO_PLANS);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const { memberships, ...account } of DEMO_ACCOUNTS) await createUser({ ...account, memberships: [...memberships], passwordHash });
  const cases = demoCases(now);
  const next = cases.entries();
  const work = async () => {
    for (const [n, one] of next) await tell(one, n, now);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return cases.length;
}

/** All demo cases, oldest first, so that case numbers rise with the time of receipt as far as writing several at once allows. */
function demoCases(now: Date): DemoCase[] {
  const hcsc = HCSC_CASES.map(
    ({ receivedOn, ...c }): DemoCase => ({ ...c, hoursAgo: (now.getTime() - Date.parse(`${receivedOn}T15:30:00Z`)) / HOUR }),
  );
  return [...DEMO_CASES, ...hcsc].sort((a, b) => b.hoursAgo - a.hoursAgo);
}

const viewerNamed = (id: string): Viewer => {
  const viewer = DEMO_ACCOUNTS.find((a) => a.id === id);
  if (!viewer) throw new Error(`no demo account ${id}`);
  return viewer;
};

const STEPS: readonly Progress[] = ['received', 'in-review', 'ready', 'approved', 'issued', 'closed'];

/** Lives one case as far as its story goes. Its steps lie between its receipt and now. */
async function tell(story: DemoCase, n: number, now: Date): Promise<void> {
  const plan = DEMO_PLANS.find((p) => p.id === story.plan);
  if (!plan) throw new Error(`no demo plan ${story.plan}`);
  const receivedAt = now.getTime() - story.hoursAgo * HOUR;
  // A decided case is done within three days of its receipt; what is open was worked on lately.
  const span = Math.min(story.hoursAgo, 72) * HOUR * 0.9;
  let at = receivedAt;
  const nurse = viewerNamed(story.second ? 'demo-nurse2' : 'demo-nurse');
  const reached = STEPS.indexOf(story.progress);
  const step = (share: number): Acting => {
    at = Math.max(at + 1000, receivedAt + span * share);
    return { viewer: nurse, at: new Date(at).toISOString() };
  };
  const { numbers } = await receiveRequest(
    { viewer: viewerNamed('demo-manager'), at: new Date(receivedAt + 12 * 60_000).toISOString() },
    intake(story, n, plan.timeZone, receivedAt),
  );
  const number = numbers[0] ?? '';
  if (reached < 1) return;
  await claimCase(step(0.2), number);
  await answer(story, number, step);
  if (reached < 2) return;
  await ready(step(0.75), number);
  if (reached < 3) return;
  await approve(step(0.8), number);
  if (reached < 4) return;
  await issueLetters(step(0.85), number);
  if (reached < 5) return;
  for (const [i, letter] of (await loadCase(nurse, number)).case.letters.entries()) {
    const method = letter.recipient === 'practitioner' ? 'fax' : 'mail';
    await deliverLetter(step(0.9 + i / 50), { number, letterId: letter.id, method, detail: '' });
  }
}

/** Answers what the pathway asks, in the order of the form, as the story's chart has it. */
async function answer({ story }: DemoCase, number: string, step: (share: number) => Acting): Promise<void> {
  const share = story.share ?? 1;
  await save(step(0.3), number, 'indication', story.indication);
  const { input, case: c } = await loadCase(step(0.3).viewer, number);
  const asked = questionsFor(input).filter((q) => q.fact !== 'indication');
  for (const [i, { fact }] of asked.slice(0, Math.ceil(asked.length * share)).entries()) {
    const value = chartAnswer(story, fact, addDays(c.receivedOn, -20));
    if (value === null) continue;
    const acting = step(0.3 + (0.4 * i) / asked.length);
    await save(acting, number, fact, value);
    if (i % 5 !== 4) await cite(acting, number, fact, c.receivedOn);
  }
}

async function save(acting: Acting, number: string, fact: FactKey, value: string | number | boolean): Promise<void> {
  const saved = await saveAnswer(acting, { number, fact, value, note: '', expectedVersion: 0 });
  if (!saved.saved) throw new Error(`${number}: ${fact} was answered already`);
}

async function cite(acting: Acting, number: string, fact: FactKey, receivedOn: string): Promise<void> {
  const { document, page, daysAgo, quotation } = chartSource(fact);
  await citeEvidence(acting, {
    number,
    evidenceId: randomUUID(),
    fact,
    document,
    page,
    noteDate: addDays(receivedOn, -daysAgo),
    quotation,
    comment: '',
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

function intake(c: DemoCase, n: number, timeZone: string, receivedAt: number): IntakeCommand {
  const received = Temporal.Instant.fromEpochMilliseconds(receivedAt).toZonedDateTimeISO(timeZone);
  const receivedOn = received.toPlainDate().toString();
  const dateOfService = addDays(receivedOn, c.urgency ? 4 : 13);
  const state = DEMO_PLANS.find((p) => p.id === c.plan)?.state ?? 'OH';
  const address = { ...of(PLACES, n), state };
  const name = of(MEMBERS, n * 7);
  const expedited = c.urgency === 'expedited';
  return {
    submissionId: randomUUID(),
    planId: c.plan,
    channel: of(['fax', 'portal', 'fax', 'phone'] as const, n),
    receivedOn,
    receivedTime: received.toPlainTime().toString({ smallestUnit: 'minute' }),
    member: {
      name,
      memberId: `M ${100 + (n % 40)}-${String(442_871 + n * 137).slice(-6, -3)}-${String(442_871 + n * 137).slice(-3)}`,
      dateOfBirth: `${1939 + ((n * 11) % 45)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + ((n * 5) % 28)).padStart(2, '0')}`,
      address,
      language: 'en',
    },
    representative: c.representative ? { name: 'Adele Abernathy', relationship: 'Daughter, health care proxy', address } : null,
    lines: c.codes.map((code) => ({ code, units: 1, site: 'Outpatient hospital', dateOfService, stage: c.stage })),
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
