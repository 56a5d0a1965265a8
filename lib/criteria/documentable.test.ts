import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeChoices, sensitiveTopic, showingWords, withheldTopic } from './documentable.ts';
import { evaluate } from './evaluate.ts';
import { FACT_KEYS, FACTS, type FactKey } from './facts.ts';
import { aCase } from './testing.ts';

const MEMBER = { your: 'your' };

describe('facts that a letter may name as what would change a decision', () => {
  it('are never of a group that letters leave to the doctor', () => {
    const named = FACT_KEYS.filter((fact) => withheldTopic(fact) === null);
    expect(named.filter((fact) => ['prognosis', 'substance-use', 'proprietary'].includes(FACTS[fact].group))).toEqual([]);
    // That a visit took place is a record; what it found is not named.
    expect(named.filter((fact) => FACTS[fact].group === 'psychological')).toEqual(['psychEvaluationDone']);
    expect(named).not.toContain('indication');
    expect(named).toContain('trialPainReductionPercent');
  });

  it.each(FACT_KEYS)('have plain words, others none: %s', (fact) => {
    const words = showingWords(fact, MEMBER);
    expect(words === null).toBe(withheldTopic(fact) !== null);
    if (words === null) return;
    expect(words).toMatch(/^(?:a|an|the|notes|papers)\b/);
    expect(words).not.toMatch(/[{}]|\b(?:psych|mental|depress|suicid|alcohol|addict|diagnos|life expectancy)/i);
    expect(showingWords(fact, { your: "the member's" })).not.toMatch(/\byour?\b/);
  });
});

describe('the choice that a director has', () => {
  const { findings } = evaluate(
    aCase('molina-mcp-160', 'non-cancer-pain', 'permanent', { facts: { trialPainReductionPercent: 20, painNrs: 3 } }),
  );

  it('is what the clauses relied on read, or without any, those that are not met', () => {
    expect(changeChoices({ findings }, ['2.f'])).toEqual(['trialDone', 'trialPainReductionPercent', 'trialFunctionImproved']);
    expect(changeChoices({ findings })).toEqual([
      ...['painIntractable', 'painNrs', 'painLimitsDailyActivities'],
      ...['trialDone', 'trialPainReductionPercent', 'trialFunctionImproved'],
    ]);
    expect(changeChoices({ findings: [] })).toEqual([]);
  });

  it('includes what is not documented, and never what is withheld', () => {
    const nothing = evaluate(
      aCase('molina-mcp-160', 'non-cancer-pain', 'permanent', { facts: { psychEvaluationDone: null, suicideRisk: null, trialDone: null } }),
    );
    expect(changeChoices(nothing)).toEqual(['psychEvaluationDone', 'trialDone', 'trialPainReductionPercent', 'trialFunctionImproved']);
    fc.assert(
      fc.property(fc.subarray([...FACT_KEYS]), fc.boolean(), (facts: FactKey[], isMet) => {
        const finding = { ...nothing.findings[0], id: 'x', title: '', citation: '', statement: '', missing: [], ambiguous: false };
        const read = Object.fromEntries(facts.map((fact) => [fact, null]));
        const choices = changeChoices({ findings: [{ ...finding, status: isMet ? 'met' : 'not-met', facts: read }] });
        expect(choices.every((fact) => withheldTopic(fact) === null && facts.includes(fact))).toBe(true);
        expect(choices.length === 0 || !isMet).toBe(true);
      }),
    );
  });
});

it('knows which clauses are sensitive by what they read', () => {
  expect(sensitiveTopic({ facts: { trialDone: true } })).toBeNull();
  expect(sensitiveTopic({ facts: { psychEvaluationDone: true, suicideRisk: 'none' } })).toBe('mental-health');
  expect(sensitiveTopic({ facts: { opioidUseDisorder: false } })).toBe('substance-use');
  expect(sensitiveTopic({ facts: { lifeExpectancyMonths: 2 } })).toBe('prognosis');
  expect(sensitiveTopic({ facts: { constructor: null } })).toBeNull();
});
