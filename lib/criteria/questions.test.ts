import { describe, expect, it } from 'vitest';
import { FACT_GROUPS, type FactKey, factSpec } from './facts.ts';
import { answerTruth, questionsFor } from './questions.ts';
import { aCase } from './testing.ts';

describe('questions of a pathway', () => {
  const questions = questionsFor(aCase('molina-mcp-160', 'non-cancer-pain', 'permanent'));
  const needs = (fact: FactKey) => questions.find((question) => question.fact === fact)?.leaves;

  it('begin with the indication and follow the chart’s groups', () => {
    expect(questions[0]).toEqual({ fact: 'indication', group: 'Request', leaves: [] });
    const groups = questions.map((question) => FACT_GROUPS.findIndex((group) => group.title === question.group));
    expect(groups).toEqual([...groups].sort((a, b) => a - b));
    for (const { fact, group } of questions) expect(FACT_GROUPS.find((g) => g.id === factSpec(fact).group)?.title).toBe(group);
  });
  it('are those that the clauses read, no others', () => {
    expect(questions).toHaveLength(23);
    expect(needs('lifeExpectancyMonths')).toBeUndefined();
    expect(needs('painSevere')).toBeUndefined();
  });
  it('say what each clause needs', () => {
    expect(needs('painNrs')).toEqual([{ id: '2.a', needs: 'more than 6' }]);
    expect(needs('activeInfection')).toEqual([{ id: '2.d', needs: 'no' }]);
    expect(needs('suicideRisk')).toEqual([{ id: '2.c.v', needs: 'none' }]);
    expect(needs('systemicAnalgesia')).toEqual([{ id: '2.c.ii', needs: 'failed or not tolerated' }]);
    expect(needs('conservativeTherapyMonths')).toEqual([{ id: '2.c.iv', needs: 'at least 6 months, or another way' }]);
    expect(needs('conservativeTherapy')).toEqual([{ id: '2.c.iv', needs: 'failed (not tolerated goes to a physician), or another way' }]);
    expect(needs('trialPainReductionPercent')).toEqual([{ id: '2.f', needs: 'at least 50%' }]);
  });
  it('name every clause that reads a fact', () => {
    const caresource = questionsFor(aCase('caresource-ar-passe-mm-1502', 'cancer-pain', 'trial'));
    expect(caresource.find(({ fact }) => fact === 'activeInfection')?.leaves.map((leaf) => leaf.id)).toEqual(['II.D', 'VI.A']);
  });
  it('tell drugs and dates', () => {
    const of = (policy: Parameters<typeof aCase>[0], indication: 'spasticity' | 'non-cancer-pain', fact: FactKey) =>
      questionsFor(aCase(policy, indication, 'trial')).find((question) => question.fact === fact)?.leaves[0]?.needs;
    expect(of('cms-ncd-280.14', 'spasticity', 'drug')).toBe('baclofen (another goes to a physician)');
    expect(of('caresource-ar-passe-mm-1502', 'spasticity', 'drug')).toMatch(
      /^not morphine, .* or clonidine \(another goes to a physician\)$/,
    );
    expect(of('caresource-ar-passe-mm-1502', 'non-cancer-pain', 'negativeDrugTestOn')).toBe('in the last 3 months');
    expect(of('hcsc-sur707.008', 'non-cancer-pain', 'drugFdaApprovedIntrathecal')).toBe('yes (no goes to a physician)');
  });
  it('include those of an exception', () => {
    const leaves = questionsFor(aCase('hcsc-sur707.008', 'cancer-pain', 'permanent')).find(
      ({ fact }) => fact === 'advancedDisease',
    )?.leaves;
    expect(leaves).toEqual([
      { id: 'A.2.mental-health', needs: 'yes, as part of the exception' },
      { id: 'B.2', needs: 'yes, as part of the exception' },
    ]);
  });
});

describe('where no tree governs', () => {
  const only = [{ fact: 'indication', group: 'Request', leaves: [] }];
  it('the indication stays to be asked or corrected while a policy is in force', () => {
    expect(questionsFor(aCase('molina-mcp-160', null, 'trial'))).toEqual(only);
    expect(questionsFor(aCase('molina-mcp-160', 'cancer-pain', undefined))).toEqual(only);
    expect(questionsFor(aCase('molina-mcp-160', 'other', 'trial'))).toEqual(only);
    expect(questionsFor(aCase('uhc-2025T0626L', 'cancer-pain', 'trial', { dateOfBirth: '2015-01-01' }))).toEqual(only);
  });
  it('nothing is asked without a policy in force, nor where no review is required', () => {
    expect(questionsFor({ ...aCase('molina-mcp-160', 'cancer-pain', 'trial'), state: 'WA' })).toEqual([]);
    expect(questionsFor(aCase('uhc-2025T0626L', 'cancer-pain', 'trial', { dateOfService: '2020-01-01' }))).toEqual([]);
    expect(questionsFor(aCase('hcsc-sur707.008', null, 'removal'))).toEqual([]);
  });
});

describe('one answer', () => {
  it('is judged by itself in a clause that fails for another reason', () => {
    const c = aCase('molina-mcp-160', 'non-cancer-pain', 'permanent', { facts: { painNrs: 8, painLimitsDailyActivities: false } });
    expect(answerTruth(c, '2.a', 'painNrs')).toBe('met');
    expect(answerTruth(c, '2.a', 'painLimitsDailyActivities')).toBe('not-met');
    expect(answerTruth({ ...c, facts: { ...c.facts, painNrs: 6 } }, '2.a', 'painNrs')).toBe('not-met');
    expect(answerTruth({ ...c, facts: { ...c.facts, painNrs: null } }, '2.a', 'painNrs')).toBe('unknown');
  });

  it('with another way beside it, or in no clause, does not speak alone', () => {
    const c = aCase('molina-mcp-160', 'non-cancer-pain', 'permanent');
    expect(answerTruth(c, '2.c.iv', 'conservativeTherapyContraindicated')).toBeNull();
    expect(answerTruth(c, '2.a', 'drug')).toBeNull();
    expect(answerTruth(c, 'no such clause', 'painNrs')).toBeNull();
  });
});
