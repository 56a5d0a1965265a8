/**
 * Molina Clinical Policy 160, Implantable Intrathecal Pain Pump, last approved 2025-08-13.
 *
 * The document's order and labels. Malignant pain is its list 1, non-malignant pain its list 2.
 */
import {
  ANY_STAGE,
  aged,
  all,
  any,
  atLeast,
  failedOrNotTolerated,
  moreThan,
  no,
  oneOf,
  PAIN,
  type PolicyVersion,
  yes,
} from '../../policy.ts';

const SECTION = 'MCP-160, Coverage Policy, Medically Necessary';
const CANCER = { indications: ['cancer-pain'], stages: ['trial', 'permanent'] } as const;
const NON_CANCER = { indications: ['non-cancer-pain'], stages: ['trial', 'permanent'] } as const;

const ADULT_YEARS = 18; // "adults"; the document gives no number
const RATING_ABOVE = 6; // 1.a, 2.a: severity is the rating, so a rating of 6 fails
const LIFE_EXPECTANCY_MONTHS = 3; // 1.b
const CONSERVATIVE_MONTHS = 6; // 2.c.iv
const RELIEF_PERCENT = 50; // 1.f, 2.f: exactly 50 passes

const severePain = all(yes('painIntractable'), yes('painLimitsDailyActivities'), moreThan('painNrs', RATING_ABOVE));
const nothingBarsImplantation = all(no('coagulopathy'), no('leukopeniaOrPancytopenia'), no('increasedIntracranialPressure'));
const successfulTrial = all(yes('trialDone'), atLeast('trialPainReductionPercent', RELIEF_PERCENT), yes('trialFunctionImproved'));

export const molina20250813: PolicyVersion = {
  policy: 'molina-mcp-160',
  version: '2025-08-13',
  document: 'Molina Clinical Policy 160, Implantable Intrathecal Pain Pump',
  inForce: { from: '2023-08-09', citation: 'MCP-160, Approval History: criteria unchanged since 2023-08-09' },
  reviewDue: { last: '2026-08-31', citation: 'MCP-160, page header: next review due August 2026' },
  codes: {
    listed: [
      ...['62350', '62351', '62355', '62360', '62361', '62362', '62365', '62367', '62368', '62369', '62370', '95990', '95991'],
      ...['A4300', 'A4301', 'E0782', 'E0783', 'E0785', 'E0786', 'C1772', 'C1755'],
    ],
    citation: 'MCP-160, Coding & Billing Information',
  },
  limits: [
    {
      reason: 'indication-not-addressed',
      indications: ['other'],
      citation: 'MCP-160, Coverage Policy',
      statement: 'The policy speaks of malignant pain, non-malignant pain, spasticity and dystonia only.',
    },
    {
      reason: 'stage-not-addressed',
      indications: [...PAIN, 'other'],
      stages: ['replacement', 'revision', 'removal', 'maintenance'],
      citation: SECTION,
      statement: 'The criteria are for the trial and the permanent pump.',
    },
  ],
  criteria: [
    {
      id: 'MCG-A-0420',
      title: 'Proprietary criteria for spasticity met',
      citation: 'MCP-160, Coverage Policy, opening paragraph',
      statement: 'For spasticity or dystonia the policy sends the reviewer to MCG guideline A-0420, and its result decides.',
      indications: ['spasticity'],
      stages: ANY_STAGE,
      condition: oneOf('externalCriteria', ['met']),
    },
    {
      id: 'adult',
      title: '18 or older',
      citation: SECTION,
      statement: 'The member is an adult on the date of service.',
      indications: PAIN,
      stages: ['trial', 'permanent'],
      condition: aged(ADULT_YEARS),
    },
    {
      id: '1.a',
      title: 'Severe, intractable, limits daily life',
      citation: `${SECTION}, 1.a`,
      statement: 'Cancer pain is intractable, limits daily activities and is usually rated above 6 of 10.',
      ...CANCER,
      condition: severePain,
    },
    {
      id: '1.b',
      title: 'Three months or more to live',
      citation: `${SECTION}, 1.b`,
      statement: 'The member is expected to live three months or longer.',
      ...CANCER,
      condition: atLeast('lifeExpectancyMonths', LIFE_EXPECTANCY_MONTHS),
    },
    {
      id: '1.c',
      title: 'Body size carries the pump',
      citation: `${SECTION}, 1.c`,
      statement: 'The member is large enough for the device.',
      ...CANCER,
      condition: yes('bodySizeAdequate'),
    },
    {
      id: '1.d',
      title: 'Systemic analgesia failed',
      citation: `${SECTION}, 1.d`,
      statement: 'Systemic opioids or other analgesics did not relieve the pain enough, or their side effects were not acceptable.',
      ...CANCER,
      condition: failedOrNotTolerated('systemicAnalgesia'),
    },
    {
      id: '1.e.i',
      title: 'No active infection',
      citation: `${SECTION}, 1.e.i`,
      statement: 'There is no infection at present.',
      ...CANCER,
      condition: no('activeInfection'),
    },
    {
      id: '1.e.ii',
      title: 'No tumor at the thecal sac or epidural space',
      citation: `${SECTION}, 1.e.ii`,
      statement: 'Tests show neither a tumor that presses on the thecal sac nor epidural metastases.',
      ...CANCER,
      condition: all(no('thecalSacEncroachment'), no('epiduralMetastases')),
    },
    {
      id: '1.e.iii',
      title: 'Nothing bars implantation',
      citation: `${SECTION}, 1.e.iii`,
      statement: 'No clotting disorder, no profound lack of white or of all blood cells, no raised pressure in the skull.',
      ...CANCER,
      condition: nothingBarsImplantation,
    },
    {
      id: '1.f',
      title: 'Trial: 50% relief and better function',
      citation: `${SECTION}, 1.f`,
      statement: 'Before the permanent pump, a temporary trial halved the pain or better, and the member reports functioning better.',
      indications: ['cancer-pain'],
      stages: ['permanent'],
      condition: successfulTrial,
    },
    {
      id: '2.a',
      title: 'Severe, intractable, limits daily life',
      citation: `${SECTION}, 2.a`,
      statement: 'Non-cancer pain is intractable, limits daily activities and is usually rated above 6 of 10.',
      ...NON_CANCER,
      condition: severePain,
    },
    {
      id: '2.b',
      title: 'Body size carries the pump',
      citation: `${SECTION}, 2.b`,
      statement: 'The member is large enough for the device.',
      ...NON_CANCER,
      condition: yes('bodySizeAdequate'),
    },
    {
      id: '2.c.i',
      title: 'Treatment of the cause failed',
      citation: `${SECTION}, 2.c.i`,
      statement: 'Treatment aimed at the underlying condition did not succeed.',
      ...NON_CANCER,
      condition: yes('underlyingTreatmentFailed'),
    },
    {
      id: '2.c.ii',
      title: 'Systemic analgesia failed, fixed schedule',
      citation: `${SECTION}, 2.c.ii`,
      statement: 'Systemic opioids or other analgesics, taken by the clock and not as needed, failed or were not tolerated.',
      ...NON_CANCER,
      condition: all(failedOrNotTolerated('systemicAnalgesia'), yes('systemicAnalgesiaFixedSchedule')),
    },
    {
      id: '2.c.iii',
      title: 'Kept to drug treatment',
      citation: `${SECTION}, 2.c.iii`,
      statement: 'The member followed the drug treatments that were tried.',
      ...NON_CANCER,
      condition: yes('adherentToMedication'),
    },
    {
      id: '2.c.iv',
      title: 'Six months of conservative care failed',
      citation: `${SECTION}, 2.c.iv`,
      statement:
        'Conservative care of six months or longer failed, unless it was contraindicated or not appropriate. The clause speaks of ' +
        'failure only (2.c.ii of side effects too), so care ended by intolerance is for a physician to read.',
      ...NON_CANCER,
      condition: any(
        yes('conservativeTherapyContraindicated'),
        all(
          oneOf('conservativeTherapy', ['failed'], ['intolerable-side-effects']),
          atLeast('conservativeTherapyMonths', CONSERVATIVE_MONTHS),
        ),
      ),
    },
    {
      id: '2.c.v',
      title: 'No instability, no suicide risk',
      citation: `${SECTION}, 2.c.v`,
      statement: 'A psychological evaluation found neither acute psychiatric instability nor any risk of suicide.',
      ...NON_CANCER,
      condition: all(yes('psychEvaluationDone'), no('acutePsychiatricInstability'), oneOf('suicideRisk', ['none'])),
    },
    {
      id: '2.c.vi',
      title: 'Favorable candidate, licensed opinion',
      citation: `${SECTION}, 2.c.vi`,
      statement: 'A licensed mental health professional considers the member well suited to a permanent pump.',
      ...NON_CANCER,
      condition: yes('psychFavorableCandidate'),
    },
    {
      id: '2.d',
      title: 'No active infection',
      citation: `${SECTION}, 2.d`,
      statement: 'There is no infection at present.',
      ...NON_CANCER,
      condition: no('activeInfection'),
    },
    {
      id: '2.e',
      title: 'Nothing bars implantation',
      citation: `${SECTION}, 2.e`,
      statement: 'No clotting disorder, no profound lack of white or of all blood cells, no raised pressure in the skull.',
      ...NON_CANCER,
      condition: nothingBarsImplantation,
    },
    {
      id: '2.f',
      title: 'Trial: 50% relief and better function',
      citation: `${SECTION}, 2.f`,
      statement: 'Before the permanent pump, a temporary trial halved the pain or better, and the member reports functioning better.',
      indications: ['non-cancer-pain'],
      stages: ['permanent'],
      condition: successfulTrial,
    },
  ],
};
