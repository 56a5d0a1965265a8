/**
 * HCSC Medical Policy SUR707.008, Implantable Infusion Pump for Pain and Spasticity, effective 2025-02-01, ended 2025-12-31.
 *
 * The document's order: criteria A (trial), of which 1 is spasticity and 2 is pain, then criteria B (permanent implantation). B.1 asks
 * that A was met, so A is asked at both stages. NOTE 1 is the exception for advanced cancer, NOTE 2 frees what follows implantation.
 */
import {
  all,
  type Exception,
  failedOrNotTolerated,
  moreThan,
  no,
  onceMet,
  oneOf,
  PAIN,
  type PolicyVersion,
  unclear,
  yes,
  yesElseUnclear,
} from '../../policy.ts';

const SECTION = 'SUR707.008, Coverage';
const ANY_PAIN = { indications: PAIN, stages: ['trial', 'permanent'] } as const;

const RELIEF_ABOVE_PERCENT = 50; // B.2: exactly 50 is not greater than 50

const advancedCancer: Exception = {
  indications: ['cancer-pain'],
  citation: `${SECTION}, NOTE 1`,
  condition: all(yes('advancedDisease'), yes('survivalLimited'), yes('highProceduralRisk')),
};

export const hcsc20250201: PolicyVersion = {
  policy: 'hcsc-sur707.008',
  version: '2025-02-01',
  document: 'HCSC Medical Policy SUR707.008, Implantable Infusion Pump for Pain and Spasticity',
  inForce: {
    from: '2025-02-01',
    to: '2025-12-31',
    receivedTo: '2025-12-31',
    citation: 'SUR707.008, title block, and Coverage: inactive after its end date, not for adjudication',
  },
  codes: {
    listed: [
      ...['36260', '36261', '36262', '36563', '36576', '36583', '36590', '61215'],
      ...['62320', '62321', '62322', '62323', '62324', '62325', '62327'],
      ...['62350', '62351', '62360', '62361', '62362', '62365', '62367', '62368'],
      ...['A4220', 'A4300', 'A4301', 'E0782', 'E0783', 'E0785', 'E0786'],
    ],
    citation: 'SUR707.008, Coding',
  },
  noReview: {
    stages: ['replacement', 'revision', 'removal'],
    citation: `${SECTION}, NOTE 2`,
    statement: 'Replacing, revising or removing catheter, reservoir or pump needs no further review of medical necessity.',
  },
  limits: [
    {
      reason: 'indication-not-addressed',
      indications: ['other'],
      citation: SECTION,
      statement: 'The policy speaks of pain and spasticity; its exclusion of all other uses is about those two as well.',
    },
    {
      reason: 'stage-not-addressed',
      stages: ['maintenance'],
      citation: SECTION,
      statement: 'The policy does not speak of refills or maintenance.',
    },
  ],
  criteria: [
    {
      id: 'A.1',
      title: 'Severe spasticity, baclofen by mouth failed',
      citation: `${SECTION}, Criteria A, 1, with the lead-in`,
      statement:
        'Severe spasticity from the brain or spinal cord; baclofen by mouth did not work or was not tolerated; the drug is approved ' +
        'for this route and use.',
      indications: ['spasticity'],
      stages: ['trial', 'permanent'],
      condition: all(
        yes('spasticitySevere'),
        oneOf('spasticityOrigin', ['cerebral', 'spinal']),
        failedOrNotTolerated('oralBaclofen'),
        yes('drugFdaApprovedIntrathecal'),
      ),
    },
    {
      id: 'A.2.pain',
      title: 'Severe intractable pain, other care failed',
      citation: `${SECTION}, Criteria A, 2`,
      statement: 'Severe, chronic pain that resists treatment; less invasive care of any kind did not work or was not tolerated.',
      ...ANY_PAIN,
      condition: all(yes('painSevere'), yes('painIntractable'), failedOrNotTolerated('conservativeTherapy')),
    },
    {
      id: 'A.2.drug',
      title: 'Drug approved, alone or by its ingredients',
      citation: `${SECTION}, lead-in, and Criteria A, 2`,
      statement:
        'An approved drug, or a compound of approved ingredients. The lead-in asks for approval by this route while A.2 allows ' +
        'compounds, so approved ingredients without that approval are for a physician to read.',
      ...ANY_PAIN,
      condition: onceMet(yes('drugIngredientsFdaApproved'), yesElseUnclear('drugFdaApprovedIntrathecal')),
    },
    {
      id: 'A.2.mental-health',
      title: 'Mental health evaluated, under control',
      citation: `${SECTION}, Criteria A, 2, second part`,
      statement: 'A mental health provider evaluated the member and found no uncontrolled problem that would endanger the treatment.',
      ...ANY_PAIN,
      condition: all(yes('psychEvaluationDone'), no('mentalHealthInadequatelyControlled')),
      exception: advancedCancer,
    },
    {
      id: 'B.2',
      title: 'Trial: over 50% relief, better function',
      citation: `${SECTION}, Criteria B, 2`,
      statement: 'A trial with the proposed drug relieved more than half of the pain, with minimal side effects and better function.',
      indications: PAIN,
      stages: ['permanent'],
      condition: all(
        yes('trialDone'),
        yes('trialWithProposedDrug'),
        moreThan('trialPainReductionPercent', RELIEF_ABOVE_PERCENT),
        oneOf('trialSideEffects', ['none', 'minimal']),
        yes('trialFunctionImproved'),
      ),
      exception: advancedCancer,
    },
    {
      id: 'B.2',
      title: 'Trial: worked, better function',
      citation: `${SECTION}, Criteria B, 2`,
      statement:
        'A trial with the proposed drug brought better function with minimal side effects. The clause measures success by relief of ' +
        'pain even for spasticity: what stands in for it is for a physician to read.',
      indications: ['spasticity'],
      stages: ['permanent'],
      condition: all(
        yes('trialDone'),
        yes('trialWithProposedDrug'),
        unclear('trialPainReductionPercent'),
        oneOf('trialSideEffects', ['none', 'minimal']),
        yes('trialFunctionImproved'),
      ),
    },
  ],
};
