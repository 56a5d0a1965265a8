// Molina MCP-160 for zen-engine. Two ways: the whole policy as one expression (no findings, but the engine's fastest way, so the one compared with),
// and as a decision graph with one result per clause (the nearest it comes to findings; reported).
import { evaluateExpressionSync, ZenEngine } from '@gorules/zen-engine';
import type { PeerFacts } from '../molina-cases.ts';
import type { Peer } from './peer.ts';

// `?? 0`: comparing an undocumented number stops the engine with an error.
const severePain = 'painIntractable == true and painLimitsDailyActivities == true and (painNrs ?? 0) > 6';
const analgesiaFailed = "systemicAnalgesia in ['failed', 'intolerable-side-effects']";
const noBarToImplantation = 'coagulopathy == false and leukopeniaOrPancytopenia == false and increasedIntracranialPressure == false';
const trialSucceeded = 'trialDone == true and (trialPainReductionPercent ?? 0) >= 50 and trialFunctionImproved == true';

const cancerPain: readonly string[] = [
  severePain,
  '(lifeExpectancyMonths ?? 0) >= 3',
  'bodySizeAdequate == true',
  analgesiaFailed,
  'activeInfection == false',
  'thecalSacEncroachment == false and epiduralMetastases == false',
  noBarToImplantation,
  trialSucceeded,
];
const otherPain: readonly string[] = [
  severePain,
  'bodySizeAdequate == true',
  'underlyingTreatmentFailed == true',
  `${analgesiaFailed} and systemicAnalgesiaFixedSchedule == true`,
  'adherentToMedication == true',
  "conservativeTherapyContraindicated == true or (conservativeTherapy == 'failed' and (conservativeTherapyMonths ?? 0) >= 6)",
  "psychEvaluationDone == true and acutePsychiatricInstability == false and suicideRisk == 'none'",
  'psychFavorableCandidate == true',
  'activeInfection == false',
  noBarToImplantation,
  trialSucceeded,
];

/** @param cancer, other the conditions of each pathway, as expressions. */
function policyOf(cancer: readonly string[], other: readonly string[]): string {
  const every = (conditions: readonly string[]) => conditions.map((condition) => `(${condition})`).join(' and ');
  return `age >= 18 and ((indication == 'cancer-pain' and ${every(cancer)}) or (indication == 'non-cancer-pain' and ${every(other)}))`;
}

export function zenExpression(): Peer {
  const policy = policyOf(cancerPain, otherPain);
  return { name: 'zen-engine', run: (cases) => cases.map((facts) => evaluateExpressionSync(policy, facts) === true) };
}

function decisionModel(): object {
  const cancer = cancerPain.map((value, index) => ({ id: `c${index}`, key: `c${index}`, value }));
  const other = otherPain.map((value, index) => ({ id: `o${index}`, key: `o${index}`, value }));
  const refer = ({ key }: { key: string }) => `$.${key}`;
  const whole = { id: 'meets', key: 'meets', value: policyOf(cancer.map(refer), other.map(refer)) };
  const position = { x: 0, y: 0 };
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', name: 'Request', type: 'inputNode', position },
      { id: 'policy', name: 'MCP-160', type: 'expressionNode', position, content: { expressions: [...cancer, ...other, whole] } },
      { id: 'out', name: 'Response', type: 'outputNode', position },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'policy' },
      { id: 'b', type: 'edge', sourceId: 'policy', targetId: 'out' },
    ],
  };
}

const AT_ONCE = 100; // its evaluations run on other threads: one at a time would mostly measure the waiting

export function zenDecision(): Peer {
  const decision = new ZenEngine().createDecision(decisionModel());
  const run = async (cases: readonly PeerFacts[]): Promise<boolean[]> => {
    const met: boolean[] = [];
    for (let start = 0; start < cases.length; start += AT_ONCE) {
      const answers = await Promise.all(cases.slice(start, start + AT_ONCE).map((facts) => decision.evaluate(facts)));
      for (const { result } of answers) met.push(result.meets === true);
    }
    return met;
  };
  return { name: 'zen-engine decision', run };
}
