/**
 * CMS National Coverage Determination 280.14, Infusion Pumps, effective 2004-12-17, as quoted in the GEHA and HCSC documents.
 *
 * It binds Medicare plans and comes before a plan's own policy. It has no labels; the ids name its passages. What bars the pump bars its
 * trial.
 */
import { all, atLeast, failedOrNotTolerated, no, oneOfElseUnclear, PAIN, type PolicyVersion, yes } from '../../policy.ts';

const OPIOIDS_FOR_PAIN = 'NCD 280.14, opioid drugs for severe chronic intractable pain';
const FOR_SPASTICITY = 'NCD 280.14, antispasmodic drugs for chronic intractable spasticity';
const CONTRAINDICATIONS = 'NCD 280.14, contraindications';

const ANY_PAIN = { indications: PAIN, stages: ['trial', 'permanent'] } as const;
const SPASTICITY = { indications: ['spasticity'], stages: ['trial', 'permanent'] } as const;
const EVERY_USE = { indications: [...PAIN, 'spasticity'], stages: ['trial', 'permanent'] } as const;

const LIFE_EXPECTANCY_MONTHS = 3;
const SPASM_CONTROL_WEEKS = 6;

export const cms20041217: PolicyVersion = {
  policy: 'cms-ncd-280.14',
  version: '2004-12-17',
  document: 'CMS National Coverage Determination 280.14, Infusion Pumps',
  inForce: { from: '2004-12-17', citation: 'NCD 280.14, effective December 17, 2004, as quoted by GEHA' },
  codes: null,
  limits: [
    {
      reason: 'policy-ambiguous',
      indications: ['other'],
      citation: 'NCD 280.14, other uses of implanted infusion pumps',
      statement: 'Other uses are covered where drug, pump and labeling make them reasonable and necessary: a physician judges that.',
    },
    {
      reason: 'stage-not-addressed',
      stages: ['replacement', 'revision', 'removal', 'maintenance'],
      citation: 'NCD 280.14',
      statement: 'The determination speaks of implanting a pump and of its trial only.',
    },
  ],
  criteria: [
    {
      id: 'pain.drug',
      title: 'Opioid for the pain',
      citation: OPIOIDS_FOR_PAIN,
      statement: 'The infused drug is an opioid. Any other drug falls under other uses, which a physician judges.',
      ...ANY_PAIN,
      condition: oneOfElseUnclear('drug', ['morphine', 'hydromorphone', 'fentanyl', 'sufentanil']),
    },
    {
      id: 'pain.intractable',
      title: 'Severe, chronic, intractable pain',
      citation: OPIOIDS_FOR_PAIN,
      statement: 'The pain, from cancer or not, is severe, chronic and resists treatment.',
      ...ANY_PAIN,
      condition: all(yes('painSevere'), yes('painIntractable')),
    },
    {
      id: 'pain.life-expectancy',
      title: 'Three months or more to live',
      citation: OPIOIDS_FOR_PAIN,
      statement: 'The member is expected to live three months or longer.',
      ...ANY_PAIN,
      condition: atLeast('lifeExpectancyMonths', LIFE_EXPECTANCY_MONTHS),
    },
    {
      id: 'pain.noninvasive',
      title: 'Noninvasive pain control does not suffice',
      citation: `${OPIOIDS_FOR_PAIN}, first criterion`,
      statement: 'Systemic drugs failed or were not tolerated, and causes of an exaggerated pain reaction were treated without success.',
      ...ANY_PAIN,
      condition: all(failedOrNotTolerated('systemicAnalgesia'), yes('painBehaviorAddressed')),
    },
    {
      id: 'pain.trial',
      title: 'Trial by temporary catheter accepted',
      citation: `${OPIOIDS_FOR_PAIN}, second criterion`,
      statement:
        'A trial through a temporary catheter gave relief and side effects that clinician and member accept. No percentage is set.',
      indications: PAIN,
      stages: ['permanent'],
      condition: all(yes('trialDone'), yes('trialByTemporaryCatheter'), yes('trialReliefAcceptable'), yes('trialPatientAcceptance')),
    },
    {
      id: 'spasticity.drug',
      title: 'Baclofen for the spasticity',
      citation: FOR_SPASTICITY,
      statement: 'The infused drug is baclofen. Whether another drug counts as an antispasmodic is for a physician.',
      ...SPASTICITY,
      condition: oneOfElseUnclear('drug', ['baclofen']),
    },
    {
      id: 'spasticity.intractable',
      title: 'Chronic, intractable spasticity',
      citation: FOR_SPASTICITY,
      statement: 'The spasticity is chronic and resists treatment.',
      ...SPASTICITY,
      condition: yes('spasticityIntractable'),
    },
    {
      id: 'spasticity.noninvasive',
      title: 'Six weeks of spasm control failed',
      citation: `${FOR_SPASTICITY}, first criterion`,
      statement: 'Noninvasive spasm control of six weeks or longer did not suffice or was not tolerated.',
      ...SPASTICITY,
      condition: all(failedOrNotTolerated('spasmControl'), atLeast('spasmControlWeeks', SPASM_CONTROL_WEEKS)),
    },
    {
      id: 'spasticity.trial',
      title: 'Favorable response to a test dose',
      citation: `${FOR_SPASTICITY}, second criterion`,
      statement: 'Before the pump, a test dose into the spinal canal worked.',
      indications: ['spasticity'],
      stages: ['permanent'],
      condition: yes('trialSpasticityResponse'),
    },
    {
      id: 'contra.allergy',
      title: 'No allergy to the drug',
      citation: CONTRAINDICATIONS,
      statement: 'No allergy or hypersensitivity to the infused drug is known.',
      ...EVERY_USE,
      condition: no('drugAllergy'),
    },
    {
      id: 'contra.infection',
      title: 'No infection',
      citation: CONTRAINDICATIONS,
      statement: 'There is no infection.',
      ...EVERY_USE,
      condition: no('activeInfection'),
    },
    {
      id: 'contra.body-size',
      title: 'Body size carries the pump',
      citation: CONTRAINDICATIONS,
      statement: 'The member is large enough for the weight and bulk of the device.',
      ...EVERY_USE,
      condition: yes('bodySizeAdequate'),
    },
    {
      id: 'contra.other-device',
      title: 'No interfering programmable implant',
      citation: CONTRAINDICATIONS,
      statement: 'No other programmable implant could change the prescription.',
      ...EVERY_USE,
      condition: no('otherProgrammableImplant'),
    },
  ],
};
