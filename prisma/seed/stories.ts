import type { Stage } from '../../lib/criteria/case-input.ts';
import type { After } from './after.ts';
import type { Before } from './before-life.ts';
import type { Story } from './chart.ts';
import type { DemoDecision } from './decisions.ts';
import type { Side } from './sides.ts';

/** How far a demo case has come. */
export type Progress = 'received' | 'in-review' | 'ready' | 'approved' | 'issued' | 'closed';

export type DemoCase = {
  plan: string;
  stage: Stage;
  codes: readonly string[];
  story: Story;
  progress: Progress;
  /** Hours before now at which the request arrived. */
  hoursAgo: number;
  urgency?: 'expedited';
  /** Held by the second nurse. */
  second?: true;
  representative?: true;
  /** Came to the plan nineteen days before with a pump in place. */
  newMember?: true;
  /** Has asked for letters in large print, at an address of the member's own. */
  confidential?: true;
  /** Person of the demo by number: the same one in two cases has a trial behind the pump. Without it, one by turn. */
  person?: number;
  /** A line of another kind in the same request: it becomes a linked case, and stays received. */
  also?: { stage: Stage; code: string };
  /** Its chart is in its records. */
  chart?: true;
  /** Where the review went from there. */
  side?: Side;
  /** What a medical director made of it, once it was escalated. */
  decided?: DemoDecision;
  /** What was found before review. */
  before?: Before;
  /** The plan’s eligibility file ends before the date of service. */
  uncovered?: true;
  /** What came after the decision. */
  after?: After;
};

const DAY = 24;
const NON_CANCER: Story = { indication: 'non-cancer-pain' };
const CANCER: Story = { indication: 'cancer-pain' };
const SPASTICITY: Story = { indication: 'spasticity' };

const pump = ['62362', '62350'] as const;
const trial = ['62323'] as const;

/** 59 requests, of which one makes two cases, over all payers, stages, outcomes and statuses; the eight of HCSC arrived in 2025, while its policy was in force. */
export const DEMO_CASES: readonly DemoCase[] = [
  // Molina, Ohio
  {
    plan: 'molina-oh',
    stage: 'permanent',
    codes: pump,
    story: {
      ...NON_CANCER,
      but: { conservativeTherapy: 'intolerable-side-effects' },
      leaveOut: ['psychFavorableCandidate', 'trialPainReductionPercent', 'trialFunctionImproved'],
    },
    progress: 'in-review',
    hoursAgo: 5 * DAY,
    chart: true,
  },
  {
    plan: 'molina-oh',
    stage: 'trial',
    codes: trial,
    story: { ...NON_CANCER, leaveOut: ['adherentToMedication'] },
    progress: 'in-review',
    hoursAgo: 6.7 * DAY,
  },
  { plan: 'molina-oh', stage: 'permanent', codes: pump, story: CANCER, progress: 'ready', hoursAgo: 4 * DAY },
  { plan: 'molina-oh', stage: 'permanent', codes: pump, story: NON_CANCER, progress: 'in-review', hoursAgo: 3 * DAY, chart: true },
  {
    plan: 'molina-oh',
    stage: 'permanent',
    codes: ['62362'],
    story: { ...NON_CANCER, but: { painNrs: 6 } },
    progress: 'in-review',
    hoursAgo: 2 * DAY,
    second: true,
  },
  { plan: 'molina-oh', stage: 'trial', codes: trial, story: CANCER, progress: 'received', hoursAgo: 30, urgency: 'expedited' },
  {
    plan: 'molina-oh',
    stage: 'trial',
    codes: trial,
    story: NON_CANCER,
    progress: 'received',
    hoursAgo: 8,
    also: { stage: 'permanent', code: '62362' },
  },
  { plan: 'molina-oh', stage: 'permanent', codes: pump, story: SPASTICITY, progress: 'in-review', hoursAgo: 26, second: true },
  { plan: 'molina-oh', stage: 'replacement', codes: ['62362'], story: { ...NON_CANCER, share: 0 }, progress: 'in-review', hoursAgo: 50 },
  { plan: 'molina-oh', stage: 'permanent', codes: pump, story: CANCER, progress: 'approved', hoursAgo: 5.5 * DAY },
  { plan: 'molina-oh', stage: 'permanent', codes: pump, story: NON_CANCER, progress: 'closed', hoursAgo: 12 * DAY, after: 'amended' },
  { plan: 'molina-oh', stage: 'permanent', codes: ['62361'], story: NON_CANCER, progress: 'closed', hoursAgo: 40 * DAY },
  { plan: 'molina-oh', stage: 'maintenance', codes: ['62370'], story: NON_CANCER, progress: 'received', hoursAgo: 16, newMember: true },
  // Molina, Washington: the state's own criteria apply
  { plan: 'molina-wa', stage: 'permanent', codes: ['62361'], story: NON_CANCER, progress: 'received', hoursAgo: 4 * DAY },
  { plan: 'molina-wa', stage: 'trial', codes: trial, story: CANCER, progress: 'in-review', hoursAgo: 2 * DAY, second: true },
  // UnitedHealthcare
  { plan: 'uhc-commercial', stage: 'permanent', codes: pump, story: NON_CANCER, progress: 'ready', hoursAgo: 9 * DAY },
  {
    plan: 'uhc-commercial',
    stage: 'permanent',
    codes: pump,
    story: { ...NON_CANCER, leaveOut: ['conservativeTherapyMonths'] },
    progress: 'in-review',
    hoursAgo: 70,
    urgency: 'expedited',
  },
  { plan: 'uhc-commercial', stage: 'trial', codes: trial, story: NON_CANCER, progress: 'received', hoursAgo: 28 },
  {
    plan: 'uhc-commercial',
    stage: 'replacement',
    codes: ['E0786'],
    story: { ...NON_CANCER, share: 0.5 },
    progress: 'in-review',
    hoursAgo: 13 * DAY,
    second: true,
  },
  {
    plan: 'uhc-commercial',
    stage: 'permanent',
    codes: pump,
    story: { ...CANCER, but: { externalCriteria: 'not-met' } },
    progress: 'in-review',
    hoursAgo: 7 * DAY,
  },
  { plan: 'uhc-commercial', stage: 'revision', codes: ['62350'], story: NON_CANCER, progress: 'received', hoursAgo: 11 },
  { plan: 'uhc-commercial', stage: 'permanent', codes: pump, story: NON_CANCER, progress: 'closed', hoursAgo: 25 * DAY, second: true },
  {
    plan: 'uhc-exchange-fl',
    stage: 'permanent',
    codes: pump,
    story: { ...NON_CANCER, share: 0.6 },
    progress: 'in-review',
    hoursAgo: 10 * DAY,
  },
  {
    plan: 'uhc-exchange-fl',
    stage: 'replacement',
    codes: ['62362'],
    story: NON_CANCER,
    progress: 'issued',
    hoursAgo: 8 * DAY,
    second: true,
  },
  { plan: 'uhc-exchange-fl', stage: 'trial', codes: trial, story: SPASTICITY, progress: 'received', hoursAgo: 40 },
  { plan: 'uhc-exchange-fl', stage: 'permanent', codes: pump, story: CANCER, progress: 'closed', hoursAgo: 21 * DAY },
  {
    plan: 'uhc-exchange-fl',
    stage: 'trial',
    codes: trial,
    story: { ...NON_CANCER, but: { untreatedPsychosocialIssues: true } },
    progress: 'in-review',
    hoursAgo: 6 * DAY,
    second: true,
  },
  // GEHA
  { plan: 'geha-fehb', stage: 'trial', codes: trial, story: NON_CANCER, progress: 'received', hoursAgo: 2 * DAY },
  {
    plan: 'geha-fehb',
    stage: 'permanent',
    codes: pump,
    story: { ...NON_CANCER, but: { trialSideEffects: 'minimal' } },
    progress: 'in-review',
    hoursAgo: 5 * DAY,
  },
  { plan: 'geha-fehb', stage: 'permanent', codes: pump, story: NON_CANCER, progress: 'ready', hoursAgo: 6 * DAY, representative: true },
  { plan: 'geha-fehb', stage: 'permanent', codes: pump, story: NON_CANCER, progress: 'closed', hoursAgo: 17 * DAY },
  { plan: 'geha-fehb', stage: 'permanent', codes: pump, story: CANCER, progress: 'received', hoursAgo: 33, confidential: true },
  {
    plan: 'geha-fehb',
    stage: 'trial',
    codes: trial,
    story: { ...NON_CANCER, but: { opioidTherapyWeeks: 6 } },
    progress: 'in-review',
    hoursAgo: 11 * DAY,
  },
  { plan: 'geha-fehb', stage: 'permanent', codes: ['62361'], story: NON_CANCER, progress: 'approved', hoursAgo: 9 * DAY },
  // CareSource PASSE, Arkansas
  {
    plan: 'caresource-ar-passe',
    stage: 'permanent',
    codes: pump,
    story: { ...NON_CANCER, but: { surgeryIndicated: true, drugAllergy: true }, leaveOut: ['csfFlowObstruction'] },
    progress: 'in-review',
    hoursAgo: 5 * DAY,
  },
  { plan: 'caresource-ar-passe', stage: 'permanent', codes: pump, story: NON_CANCER, progress: 'ready', hoursAgo: 3 * DAY },
  { plan: 'caresource-ar-passe', stage: 'trial', codes: trial, story: CANCER, progress: 'received', hoursAgo: 22 },
  {
    plan: 'caresource-ar-passe',
    stage: 'trial',
    codes: trial,
    story: { ...NON_CANCER, share: 0.4 },
    progress: 'in-review',
    hoursAgo: 4 * DAY,
  },
  { plan: 'caresource-ar-passe', stage: 'permanent', codes: pump, story: CANCER, progress: 'closed', hoursAgo: 15 * DAY },
  { plan: 'caresource-ar-passe', stage: 'removal', codes: ['62365'], story: NON_CANCER, progress: 'received', hoursAgo: 44 },
  {
    plan: 'caresource-ar-passe',
    stage: 'permanent',
    codes: pump,
    story: { ...SPASTICITY, but: { drug: 'ziconotide' } },
    progress: 'in-review',
    hoursAgo: 6 * DAY,
  },
  {
    plan: 'caresource-ar-passe',
    stage: 'permanent',
    codes: pump,
    story: CANCER,
    progress: 'in-review',
    hoursAgo: 60,
    urgency: 'expedited',
  },
  // Medicare Advantage
  { plan: 'medicare-advantage-pa', stage: 'permanent', codes: pump, story: CANCER, progress: 'ready', hoursAgo: 6.5 * DAY },
  {
    plan: 'medicare-advantage-pa',
    stage: 'permanent',
    codes: pump,
    story: { ...NON_CANCER, but: { drug: 'ziconotide' } },
    progress: 'in-review',
    hoursAgo: 4 * DAY,
  },
  { plan: 'medicare-advantage-pa', stage: 'trial', codes: trial, story: NON_CANCER, progress: 'received', hoursAgo: 18 },
  {
    plan: 'medicare-advantage-pa',
    stage: 'permanent',
    codes: pump,
    story: SPASTICITY,
    progress: 'in-review',
    hoursAgo: 3 * DAY,
    person: 38,
  },
  {
    plan: 'medicare-advantage-pa',
    stage: 'trial',
    codes: trial,
    story: { ...CANCER, but: { lifeExpectancyMonths: 2 } },
    progress: 'in-review',
    hoursAgo: 26,
    urgency: 'expedited',
  },
  { plan: 'medicare-advantage-pa', stage: 'permanent', codes: pump, story: NON_CANCER, progress: 'issued', hoursAgo: 5 * DAY },
  {
    plan: 'medicare-advantage-pa',
    stage: 'permanent',
    codes: pump,
    story: CANCER,
    progress: 'closed',
    hoursAgo: 30 * DAY,
    representative: true,
  },
  { plan: 'medicare-advantage-pa', stage: 'revision', codes: ['62350'], story: NON_CANCER, progress: 'received', hoursAgo: 50 },
  { plan: 'medicare-advantage-pa', stage: 'trial', codes: trial, story: SPASTICITY, progress: 'closed', hoursAgo: 20 * DAY, person: 38 },
];

/** The same for HCSC, whose policy ended with 2025: received on these days of that year. */
export const HCSC_CASES: readonly (Omit<DemoCase, 'hoursAgo'> & { receivedOn: string })[] = [
  { plan: 'hcsc-il', stage: 'permanent', codes: pump, story: NON_CANCER, progress: 'closed', receivedOn: '2025-03-11' },
  { plan: 'hcsc-il', stage: 'trial', codes: trial, story: CANCER, progress: 'closed', receivedOn: '2025-04-22' },
  {
    plan: 'hcsc-il',
    stage: 'replacement',
    codes: ['62362'],
    story: { ...NON_CANCER, share: 0 },
    progress: 'closed',
    receivedOn: '2025-06-03',
  },
  { plan: 'hcsc-il', stage: 'trial', codes: trial, story: SPASTICITY, progress: 'closed', receivedOn: '2025-07-15' },
  {
    plan: 'hcsc-il',
    stage: 'revision',
    codes: ['62350'],
    story: { ...NON_CANCER, share: 0 },
    progress: 'closed',
    receivedOn: '2025-08-19',
  },
  {
    plan: 'hcsc-il',
    stage: 'permanent',
    codes: pump,
    story: { ...CANCER, but: { advancedDisease: true, survivalLimited: true, highProceduralRisk: true } },
    progress: 'closed',
    receivedOn: '2025-09-30',
  },
  { plan: 'hcsc-il', stage: 'trial', codes: trial, story: NON_CANCER, progress: 'issued', receivedOn: '2025-11-05' },
  {
    plan: 'hcsc-il',
    stage: 'permanent',
    codes: pump,
    story: { ...NON_CANCER, but: { trialPainReductionPercent: 50 } },
    progress: 'in-review',
    receivedOn: '2025-12-02',
  },
];

const OPEN_PSYCHOLOGY: Story = {
  ...NON_CANCER,
  leaveOut: ['psychFavorableCandidate', 'trialPainReductionPercent', 'trialFunctionImproved'],
};

/** What waits for information or for a medical director, or was withdrawn. Told after the others, so that those keep their people. */
export const SIDE_CASES: readonly DemoCase[] = [
  {
    plan: 'molina-oh',
    stage: 'permanent',
    codes: pump,
    story: OPEN_PSYCHOLOGY,
    progress: 'in-review',
    hoursAgo: 2.5 * DAY,
    side: { asked: { items: 2, sent: 'given' } },
  },
  {
    plan: 'uhc-commercial',
    stage: 'permanent',
    codes: pump,
    story: { ...NON_CANCER, share: 0.5 },
    progress: 'in-review',
    hoursAgo: 9 * DAY,
    side: { asked: { items: 2, recorded: 1, extendClock: true, sent: 'issued' } },
  },
  {
    plan: 'medicare-advantage-pa',
    stage: 'permanent',
    codes: pump,
    story: { ...NON_CANCER, share: 0.6 },
    progress: 'in-review',
    hoursAgo: 26,
    urgency: 'expedited',
    side: { asked: { items: 1 } },
  },
  {
    plan: 'molina-oh',
    stage: 'permanent',
    codes: ['62362'],
    story: OPEN_PSYCHOLOGY,
    progress: 'in-review',
    hoursAgo: 6.2 * DAY,
    second: true,
    side: { asked: { items: 2, recorded: 1, answerHours: 48, lapsed: true } },
  },
  {
    plan: 'molina-oh',
    stage: 'permanent',
    codes: pump,
    story: { ...NON_CANCER, but: { painNrs: 5 } },
    progress: 'in-review',
    hoursAgo: 4.2 * DAY,
    side: {
      extended: { reason: 'The notes of two visits that the trial report names are still to be read.', sent: 'issued' },
      escalated: { reason: 'does-not-meet', question: 'Pain is rated 5 of 10 at two visits. Is the policy’s threshold to be held?' },
    },
  },
  {
    plan: 'molina-oh',
    stage: 'permanent',
    codes: pump,
    story: { ...NON_CANCER, but: { conservativeTherapy: 'intolerable-side-effects' } },
    progress: 'in-review',
    hoursAgo: 5.2 * DAY,
    side: {
      escalated: {
        reason: 'policy-unclear',
        question: 'Physical therapy was stopped after falls. Does that count as failed conservative therapy?',
        taken: true,
      },
    },
  },
  {
    plan: 'uhc-exchange-fl',
    stage: 'permanent',
    codes: pump,
    story: { ...NON_CANCER, but: { trialPainReductionPercent: 30 } },
    progress: 'in-review',
    hoursAgo: 3.2 * DAY,
    second: true,
    side: { escalated: { reason: 'does-not-meet', question: 'Function improved, pain fell by 30 % only. Is the trial a failed one?' } },
  },
  {
    plan: 'molina-oh',
    stage: 'permanent',
    codes: pump,
    story: OPEN_PSYCHOLOGY,
    progress: 'in-review',
    hoursAgo: 6.4 * DAY,
    side: {
      asked: { items: 2, answerHours: 24, lapsed: true },
      escalated: { reason: 'information-not-received', question: 'Two calls and a fax went unanswered. Please decide on what is there.' },
    },
  },
  {
    plan: 'uhc-commercial',
    stage: 'removal',
    codes: ['62365'],
    story: { ...NON_CANCER, share: 0.5 },
    progress: 'in-review',
    hoursAgo: 44,
    side: { escalated: { reason: 'code-not-listed', question: 'The policy lists no removal. May the infected pump come out?' } },
  },
  {
    plan: 'molina-oh',
    stage: 'maintenance',
    codes: ['62370'],
    story: { ...NON_CANCER, share: 0.5 },
    progress: 'in-review',
    hoursAgo: 18,
    side: { escalated: { reason: 'other', question: 'The refill is due in four days. Is there anything against it?' } },
  },
  {
    plan: 'medicare-advantage-pa',
    stage: 'trial',
    codes: trial,
    story: { ...NON_CANCER, share: 0.3 },
    progress: 'in-review',
    hoursAgo: 52,
    side: {
      withdrawn: { by: 'Office of the requesting practitioner', confirmed: 'Called back at the number on file', sent: 'issued' },
    },
  },
];

/** The state's own clock is the earliest here: two business days from the last information that was needed. */
export const OVERLAY_CASES: readonly DemoCase[] = [
  {
    plan: 'uhc-commercial-ar',
    stage: 'permanent',
    codes: pump,
    story: { ...NON_CANCER, leaveOut: ['psychFavorableCandidate'] },
    progress: 'in-review',
    hoursAgo: 20,
  },
];
