// Molina MCP-160 for json-logic-engine: one rule, compiled once to a function. It answers yes or no, without findings.
import { LogicEngine } from 'json-logic-engine';
import type { PeerFacts } from '../molina-cases.ts';
import type { Peer } from './peer.ts';

type Rule = Readonly<Record<string, unknown>>;
const is = (fact: string, value: boolean | string): Rule => ({ '===': [{ var: fact }, value] });
const oneOf = (fact: string, values: readonly string[]): Rule => ({ in: [{ var: fact }, values] });
const atLeast = (fact: string, value: number): Rule => ({ '>=': [{ var: fact }, value] });
const moreThan = (fact: string, value: number): Rule => ({ '>': [{ var: fact }, value] });
const all = (...rules: readonly Rule[]): Rule => ({ and: rules });
const any = (...rules: readonly Rule[]): Rule => ({ or: rules });

const severePain = all(is('painIntractable', true), is('painLimitsDailyActivities', true), moreThan('painNrs', 6));
const analgesiaFailed = oneOf('systemicAnalgesia', ['failed', 'intolerable-side-effects']);
const noBarToImplantation = all(
  is('coagulopathy', false),
  is('leukopeniaOrPancytopenia', false),
  is('increasedIntracranialPressure', false),
);
const trialSucceeded = all(is('trialDone', true), atLeast('trialPainReductionPercent', 50), is('trialFunctionImproved', true));

const cancerPain = all(
  is('indication', 'cancer-pain'),
  severePain,
  atLeast('lifeExpectancyMonths', 3),
  is('bodySizeAdequate', true),
  analgesiaFailed,
  is('activeInfection', false),
  all(is('thecalSacEncroachment', false), is('epiduralMetastases', false)),
  noBarToImplantation,
  trialSucceeded,
);
const otherPain = all(
  is('indication', 'non-cancer-pain'),
  severePain,
  is('bodySizeAdequate', true),
  is('underlyingTreatmentFailed', true),
  all(analgesiaFailed, is('systemicAnalgesiaFixedSchedule', true)),
  is('adherentToMedication', true),
  any(is('conservativeTherapyContraindicated', true), all(is('conservativeTherapy', 'failed'), atLeast('conservativeTherapyMonths', 6))),
  all(is('psychEvaluationDone', true), is('acutePsychiatricInstability', false), is('suicideRisk', 'none')),
  is('psychFavorableCandidate', true),
  is('activeInfection', false),
  noBarToImplantation,
  trialSucceeded,
);

export function jsonLogicEngine(): Peer {
  const policy = new LogicEngine().build(all(atLeast('age', 18), any(cancerPain, otherPain)));
  return { name: 'json-logic-engine', run: (cases: readonly PeerFacts[]) => cases.map((facts) => policy(facts) === true) };
}
