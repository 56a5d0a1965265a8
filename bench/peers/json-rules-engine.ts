// Molina MCP-160 for json-rules-engine: one rule, conditions nested in `all` and `any`, the documented facts given at run time.
import { Engine, type TopLevelCondition } from 'json-rules-engine';
import type { PeerFacts } from '../molina-cases.ts';
import type { Peer } from './peer.ts';

const is = (fact: string, value: boolean | string) => ({ fact, operator: 'equal', value });
const oneOf = (fact: string, value: readonly string[]) => ({ fact, operator: 'in', value });
const atLeast = (fact: string, value: number) => ({ fact, operator: 'greaterThanInclusive', value });
const moreThan = (fact: string, value: number) => ({ fact, operator: 'greaterThan', value });

const severePain = { all: [is('painIntractable', true), is('painLimitsDailyActivities', true), moreThan('painNrs', 6)] };
const analgesiaFailed = oneOf('systemicAnalgesia', ['failed', 'intolerable-side-effects']);
const noBarToImplantation = {
  all: [is('coagulopathy', false), is('leukopeniaOrPancytopenia', false), is('increasedIntracranialPressure', false)],
};
const trialSucceeded = { all: [is('trialDone', true), atLeast('trialPainReductionPercent', 50), is('trialFunctionImproved', true)] };

const cancerPain = {
  all: [
    is('indication', 'cancer-pain'),
    severePain,
    atLeast('lifeExpectancyMonths', 3),
    is('bodySizeAdequate', true),
    analgesiaFailed,
    is('activeInfection', false),
    { all: [is('thecalSacEncroachment', false), is('epiduralMetastases', false)] },
    noBarToImplantation,
    trialSucceeded,
  ],
};
const otherPain = {
  all: [
    is('indication', 'non-cancer-pain'),
    severePain,
    is('bodySizeAdequate', true),
    is('underlyingTreatmentFailed', true),
    { all: [analgesiaFailed, is('systemicAnalgesiaFixedSchedule', true)] },
    is('adherentToMedication', true),
    {
      any: [
        is('conservativeTherapyContraindicated', true),
        { all: [is('conservativeTherapy', 'failed'), atLeast('conservativeTherapyMonths', 6)] },
      ],
    },
    { all: [is('psychEvaluationDone', true), is('acutePsychiatricInstability', false), is('suicideRisk', 'none')] },
    is('psychFavorableCandidate', true),
    is('activeInfection', false),
    noBarToImplantation,
    trialSucceeded,
  ],
};
const policy: TopLevelCondition = { all: [atLeast('age', 18), { any: [cancerPain, otherPain] }] };

/** Undocumented facts are allowed, for otherwise the engine throws on the first one. */
export function jsonRulesEngine(): Peer {
  const engine = new Engine([{ name: 'MCP-160', conditions: policy, event: { type: 'meets' } }], { allowUndefinedFacts: true });
  const run = async (cases: readonly PeerFacts[]): Promise<boolean[]> => {
    const met: boolean[] = [];
    for (const facts of cases) met.push((await engine.run(facts)).events.length > 0);
    return met;
  };
  return { name: 'json-rules-engine', run };
}
