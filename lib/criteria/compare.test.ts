import { describe, expect, it } from 'vitest';
import { parseCase } from './case-input.ts';
import { type Compared, compare, comparedCase, comparedQuestions } from './compare.ts';
import { COMPARED_EXAMPLES } from './compare-examples.ts';
import { evaluate } from './evaluate.ts';
import { emptyFacts, factsFrom } from './facts.ts';
import { questionsFor } from './questions.ts';
import { POLICIES, selectPolicy } from './registry.ts';

const NOTHING_KNOWN: Compared = {
  dateOfBirth: '1961-04-09',
  dateOfService: '2026-06-24',
  stage: 'permanent',
  procedureCodes: [],
  facts: emptyFacts(),
};

describe('every policy as if it governed', () => {
  it('is given a plan that it does govern', () => {
    for (const { id } of POLICIES) expect(selectPolicy(comparedCase(id, NOTHING_KNOWN))).toEqual({ kind: 'policy', policy: id });
  });
  it.each(COMPARED_EXAMPLES.map((example) => [example.id, example] as const))('%s scores as a case of that plan would', (_id, example) => {
    for (const { policy, inForce, input, evaluation } of compare(example)) {
      expect(parseCase(JSON.parse(JSON.stringify(input))).ok).toBe(true);
      if (inForce) expect(evaluation).toEqual(evaluate(comparedCase(policy, example)));
      else expect(evaluate(input).reasons).toEqual(['policy-not-in-force']);
    }
  });
  it('takes the latest version, and says so, where none is in force', () => {
    const flags = (dateOfService: string) =>
      compare({ ...NOTHING_KNOWN, dateOfService })
        .filter(({ inForce }) => !inForce)
        .map(({ policy, version }) => `${policy}@${version.version}`);
    expect(flags('2026-06-24')).toEqual(['hcsc-sur707.008@2025-02-01']);
    expect(flags('2025-12-31')).toEqual(['caresource-ar-passe-mm-1502@2026-05-01']);
    expect(flags('2020-01-01')).toHaveLength(5);
  });
  it('is scored under that version, criteria and all', () => {
    const hcsc = compare({ ...NOTHING_KNOWN, facts: factsFrom({ indication: 'cancer-pain' }) }).find(
      ({ policy }) => policy === 'hcsc-sur707.008',
    );
    expect(hcsc?.evaluation).toMatchObject({ outcome: 'needs-information', version: '2025-02-01', pathway: 'cancer-pain/permanent' });
    expect(hcsc?.evaluation.findings).toHaveLength(4);
  });
});

describe('the examples', () => {
  const outcomes = (id: string) => {
    const example = COMPARED_EXAMPLES.find((one) => one.id === id);
    if (example === undefined) throw new Error(`No example ${id}`);
    return compare(example).map(({ evaluation: { outcome, notMet, ambiguous, reasons } }) =>
      [outcome, ...notMet, ...ambiguous, ...reasons.filter((reason) => reason !== 'policy-ambiguous')].join(' '),
    );
  };
  // Molina, UHC, GEHA, CareSource, HCSC, Medicare
  it.each([
    ['non-cancer', ['meets', 'meets', 'meets', 'meets', 'meets', 'meets']],
    [
      'cancer-without-trial',
      [
        'does-not-meet 1.f',
        'needs-information',
        'needs-physician indication-not-addressed',
        'does-not-meet III',
        'meets',
        'does-not-meet pain.trial',
      ],
    ],
    ['not-tolerated', ['needs-physician 2.c.iv', 'meets', 'meets', 'meets', 'meets', 'meets']],
    ['half-relief', ['meets', 'meets', 'needs-physician D', 'meets', 'does-not-meet B.2', 'meets']],
    [
      'little-documented',
      ['does-not-meet 2.a', 'needs-information', 'needs-information', 'needs-information', 'needs-information', 'needs-information'],
    ],
    [
      'refill',
      [
        'needs-physician stage-not-addressed',
        'needs-physician stage-not-addressed',
        'meets',
        'needs-physician stage-not-addressed',
        'needs-physician stage-not-addressed',
        'needs-physician stage-not-addressed',
      ],
    ],
    ['spasticity', ['meets', 'meets', 'needs-physician indication-not-addressed', 'needs-physician VII', 'needs-physician B.2', 'meets']],
    [
      'pediatric',
      ['meets', 'needs-physician age-not-addressed', 'needs-physician indication-not-addressed', 'needs-physician VII', 'meets', 'meets'],
    ],
  ])('%s shows how payers part', (id, expected) => {
    expect(outcomes(id)).toEqual(expected);
  });
  it('have names of their own', () => {
    expect(new Set(COMPARED_EXAMPLES.map(({ id }) => id)).size).toBe(COMPARED_EXAMPLES.length);
    expect(new Set(COMPARED_EXAMPLES.map(({ title }) => title)).size).toBe(COMPARED_EXAMPLES.length);
  });
});

describe('what is asked', () => {
  it('is what some policy reads, each fact once, and no more', () => {
    const asked = comparedQuestions('2026-06-24', 'non-cancer-pain', 'permanent').flatMap(({ questions }) =>
      questions.map(({ fact }) => fact),
    );
    const read = new Set(
      compare({ ...NOTHING_KNOWN, facts: factsFrom({ indication: 'non-cancer-pain' }) }).flatMap(({ evaluation }) =>
        evaluation.findings.flatMap(({ facts }) => Object.keys(facts)),
      ),
    );
    expect(new Set(asked)).toEqual(read);
    expect(asked).toHaveLength(read.size);
  });
  it('says of each what the review would say', () => {
    const [molina] = compare({ ...NOTHING_KNOWN, facts: factsFrom({ indication: 'cancer-pain' }) });
    const questions = comparedQuestions('2026-06-24', 'cancer-pain', 'permanent').flatMap((group) => group.questions);
    const relief = questions.find(({ fact }) => fact === 'trialPainReductionPercent');
    const asked = molina && questionsFor(molina.input).find(({ fact }) => fact === 'trialPainReductionPercent');
    expect(relief?.cells[0]?.map(({ needs, clauses }) => [clauses[0]?.id, needs])).toEqual(
      asked?.leaves.map(({ id, needs }) => [id, needs]),
    );
  });
  it('is nothing where no policy decides by clauses', () => {
    expect(comparedQuestions('2026-06-24', 'other', 'removal')).toEqual([]);
  });
});
