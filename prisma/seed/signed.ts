import type { Story } from './chart.ts';
import type { DemoCase } from './stories.ts';

const DAY = 24;
const NON_CANCER: Story = { indication: 'non-cancer-pain' };
const INTOLERANT: Story = { ...NON_CANCER, but: { conservativeTherapy: 'intolerable-side-effects' } };

const base = { stage: 'permanent', codes: ['62362', '62350'], progress: 'in-review' } as const;

/** What the medical directors have decided: three read the same clause of Molina's policy alike. */
export const SIGNED_CASES: readonly DemoCase[] = [
  {
    ...base,
    plan: 'molina-oh',
    story: INTOLERANT,
    hoursAgo: 23 * DAY,
    side: {
      escalated: { reason: 'policy-unclear', question: 'Physical therapy was not tolerated. Is that failure of conservative care?' },
    },
    decided: {
      kind: 'approved',
      by: 'demo-director2',
      notice: 'closed',
      reading: 'Supervised therapy that had to stop for its side effects after months is failure of conservative management.',
      rationale: 'More than a year of conservative care, stopped for intolerance; every other criterion is met and cited.',
    },
  },
  {
    ...base,
    plan: 'molina-oh',
    story: INTOLERANT,
    hoursAgo: 16 * DAY,
    second: true,
    side: { escalated: { reason: 'policy-unclear', question: 'Therapy was tried and not tolerated. The clause speaks of failure only.' } },
    decided: {
      kind: 'approved',
      by: 'demo-director',
      notice: 'closed',
      reading: 'Six months or more of treatment that the patient could not tolerate has failed in the sense of the clause.',
      rationale: 'Fourteen months of supervised therapy, stopped because of documented side effects.',
    },
  },
  {
    ...base,
    plan: 'molina-oh',
    story: INTOLERANT,
    hoursAgo: 6.8 * DAY,
    side: { escalated: { reason: 'policy-unclear', question: 'Does therapy stopped for intolerance count as failed?' } },
    decided: {
      kind: 'approved',
      by: 'demo-director',
      notice: 'issued',
      reading: 'A treatment abandoned because it was not tolerated did not manage the pain: it failed.',
      rationale: 'The record shows intolerance at three visits; repeating the therapy would serve nothing.',
    },
  },
  {
    ...base,
    plan: 'molina-oh',
    story: { ...NON_CANCER, but: { painNrs: 4 } },
    hoursAgo: 5.6 * DAY,
    side: {
      escalated: { reason: 'does-not-meet', question: 'Pain is rated 4 of 10 throughout. Anything that speaks for the pump all the same?' },
    },
    decided: {
      kind: 'denied',
      by: 'demo-director2',
      notice: 'issued',
      rationale: 'Pain is rated 4 of 10 at each of four visits under the present regimen, with daily activities kept up.',
      reason: 'Your plan pays for a pain pump when pain is severe. Your records rate your pain at 4 out of 10 at each visit.',
    },
  },
  {
    ...base,
    plan: 'uhc-exchange-fl',
    story: { ...NON_CANCER, but: { trialPainReductionPercent: 30 } },
    hoursAgo: 8 * DAY,
    second: true,
    side: {
      escalated: { reason: 'does-not-meet', question: 'Pain fell by 30 % in the trial. Could a catheter alone serve a longer one?' },
    },
    decided: {
      kind: 'approved-in-part',
      by: 'demo-director',
      rationale: 'The trial did not reach the relief that the policy asks for; the first line is approved on clinical judgment.',
      reason: 'Your trial lowered your pain by 30 percent. The policy asks for at least half.',
    },
  },
  {
    ...base,
    plan: 'molina-oh',
    story: { ...NON_CANCER, leaveOut: ['psychFavorableCandidate', 'trialPainReductionPercent', 'trialFunctionImproved'] },
    hoursAgo: 6.6 * DAY,
    side: {
      asked: { items: 2, answerHours: 24, lapsed: true },
      escalated: { reason: 'information-not-received', question: 'The psychology consultation was asked for and did not come.' },
    },
    decided: {
      kind: 'denied',
      by: 'demo-director',
      unanswered: true,
      rationale: 'The records asked for were not received by their due time, and the office did not return two calls.',
      reason:
        'We asked your doctor for the report of your psychology visit and for the results of your trial. We did not get them in time.',
    },
  },
  ...([20, 26] as const).map(
    (days): DemoCase => ({
      ...base,
      plan: 'medicare-advantage-pa',
      story: { ...NON_CANCER, but: { trialReliefAcceptable: false } },
      hoursAgo: days * DAY,
      side: {
        escalated: { reason: 'does-not-meet', question: 'The trial gave little relief. Is there anything that speaks for the pump?' },
      },
      decided: {
        kind: 'denied',
        by: 'demo-director',
        notice: 'closed',
        rationale: 'The preliminary trial gave no acceptable relief.',
        reason: 'Your trial did not lower your pain enough. Medicare asks for that before a pump is put in.',
      },
      // The other one's member has not appealed yet.
      ...(days === 26 ? { after: 'appeal-upheld' as const } : {}),
    }),
  ),
];
