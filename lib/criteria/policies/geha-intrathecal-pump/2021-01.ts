/**
 * GEHA Corporate Medical Policy, Implantable Intrathecal Infusion Pump for Chronic Back and Neck Pain, January 2021.
 *
 * The document's order and labels: A to H of what is covered, then what is not. Its title names back and neck; the criteria do not,
 * so the title is not read as a limit.
 */
import { all, any, atLeast, failedOrNotTolerated, moreThan, no, oneOf, type PolicyVersion, unclear, yes } from '../../policy.ts';

const COVERED = 'GEHA Intrathecal Pump, When Implantable infusion pumps are covered';
const NOT_COVERED = 'GEHA Intrathecal Pump, When Implantable infusion pumps are not covered';
/** Refills follow the same criteria (Policy Statement). */
const NON_CANCER = { indications: ['non-cancer-pain'], stages: ['trial', 'permanent', 'maintenance'] } as const;

const PAIN_LONGER_THAN_MONTHS = 6; // A: six months are not more than six
const OPIOIDS_LONGER_THAN_WEEKS = 6; // B: likewise
const RELIEF_PERCENT = 50; // D: 50 or better

export const geha202101: PolicyVersion = {
  policy: 'geha-intrathecal-pump',
  version: '2021-01',
  document: 'GEHA Corporate Medical Policy, Implantable Intrathecal Infusion Pump for Chronic Back and Neck Pain',
  inForce: { from: '2021-01-01', citation: 'GEHA Intrathecal Pump, footer: origination date January 2021' },
  reviewDue: { last: '2022-01-31', citation: 'GEHA Intrathecal Pump, footer: next review date January 2022' },
  codes: {
    listed: [...['62320', '62321', '62322', '62323', '62324', '62325', '62326', '62327'], ...['62350', '62351', '62360', '62361', '62362']],
    citation: 'GEHA Intrathecal Pump, Applicable CPT codes',
  },
  limits: [
    {
      reason: 'indication-not-addressed',
      indications: ['cancer-pain', 'spasticity'],
      citation: COVERED,
      statement: 'The criteria are for chronic pain that is not from cancer.',
    },
    {
      reason: 'stage-not-addressed',
      stages: ['replacement', 'revision', 'removal'],
      citation: 'GEHA Intrathecal Pump, Policy Statement',
      statement: 'The policy speaks of the pump and of refills; it does not speak of replacing, revising or removing one.',
    },
  ],
  criteria: [
    {
      id: 'A',
      title: 'Pain over six months, known cause',
      citation: `${COVERED}, A`,
      statement: 'Intractable pain has lasted longer than six months, and its cause is known.',
      ...NON_CANCER,
      condition: all(yes('painIntractable'), yes('painCauseDocumented'), moreThan('painDurationMonths', PAIN_LONGER_THAN_MONTHS)),
    },
    {
      id: 'B',
      title: 'Over six weeks of opioids failed',
      citation: `${COVERED}, B`,
      statement: 'Opioids by mouth and injection, for longer than six weeks, failed or had side effects that were not acceptable.',
      ...NON_CANCER,
      condition: all(failedOrNotTolerated('opioidTherapy'), moreThan('opioidTherapyWeeks', OPIOIDS_LONGER_THAN_WEEKS)),
    },
    {
      id: 'C',
      title: 'Treatment of the cause failed',
      citation: `${COVERED}, C`,
      statement: 'Treatment aimed at the underlying condition, such as injections or surgery, failed.',
      ...NON_CANCER,
      condition: yes('underlyingTreatmentFailed'),
    },
    {
      id: 'D',
      title: 'Trial: 50% relief, tolerated, accepted',
      citation: `${COVERED}, D`,
      statement:
        'A preliminary injection or infusion halved the pain or better without side effects, and the member accepted it. Whether ' +
        'minimal side effects count as none is for a physician to read.',
      indications: ['non-cancer-pain'],
      stages: ['permanent', 'maintenance'],
      condition: all(
        yes('trialDone'),
        atLeast('trialPainReductionPercent', RELIEF_PERCENT),
        oneOf('trialSideEffects', ['none'], ['minimal']),
        yes('trialPatientAcceptance'),
      ),
    },
    {
      id: 'E',
      title: 'Psychiatrically stable, suicide risk held',
      citation: `${COVERED}, E`,
      statement: 'There is no acute psychiatric instability, and no risk of suicide that is out of control.',
      ...NON_CANCER,
      condition: all(no('acutePsychiatricInstability'), oneOf('suicideRisk', ['none', 'controlled'])),
    },
    {
      id: 'F',
      title: 'No infection',
      citation: `${COVERED}, F`,
      statement: 'There is no infection at present.',
      ...NON_CANCER,
      condition: no('activeInfection'),
    },
    {
      id: 'G',
      title: 'No substance use disorder, or in treatment',
      citation: `${COVERED}, G`,
      statement: 'No substance-related disorder is diagnosed, or the member is in treatment for it.',
      ...NON_CANCER,
      condition: any(no('substanceUseDisorder'), yes('substanceUseInTreatment')),
    },
    {
      id: 'H',
      title: 'No allergy to the drug',
      citation: `${COVERED}, H`,
      statement: 'No allergy or hypersensitivity to the infused drug is known.',
      ...NON_CANCER,
      condition: no('drugAllergy'),
    },
    {
      id: 'not-covered.B',
      title: 'No interfering programmable implant',
      citation: `${NOT_COVERED}, B`,
      statement: 'No other programmable implant could disturb the pump’s settings.',
      ...NON_CANCER,
      condition: no('otherProgrammableImplant'),
    },
    {
      id: 'not-covered.C',
      title: 'Use of the pump is not an excluded one',
      citation: `${NOT_COVERED}, C`,
      statement: 'Pumps for insulin, heparin and chemotherapy are excluded by name; for any other use a physician reads the policy.',
      indications: ['other'],
      stages: ['trial', 'permanent', 'maintenance'],
      condition: unclear('indication'),
    },
  ],
};
