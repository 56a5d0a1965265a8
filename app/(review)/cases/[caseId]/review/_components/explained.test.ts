import { describe, expect, it } from 'vitest';
import type { CaseInput } from '@/lib/criteria/case-input.ts';
import { type Facts, factsFrom } from '@/lib/criteria/facts.ts';
import { explainedOf } from './explained';

/** Molina, non-cancer pain, permanent: everything documented as asked. */
const ALL: Partial<Facts> = {
  indication: 'non-cancer-pain',
  painIntractable: true,
  painLimitsDailyActivities: true,
  painNrs: 8,
  bodySizeAdequate: true,
  underlyingTreatmentFailed: true,
  systemicAnalgesia: 'failed',
  systemicAnalgesiaFixedSchedule: true,
  adherentToMedication: true,
  conservativeTherapyContraindicated: false,
  conservativeTherapy: 'failed',
  conservativeTherapyMonths: 14,
  psychEvaluationDone: true,
  acutePsychiatricInstability: false,
  suicideRisk: 'none',
  psychFavorableCandidate: true,
  activeInfection: false,
  coagulopathy: false,
  leukopeniaOrPancytopenia: false,
  increasedIntracranialPressure: false,
  trialDone: true,
  trialPainReductionPercent: 60,
  trialFunctionImproved: true,
};

function said(change: Partial<Facts>) {
  const input: CaseInput = {
    caseId: 'c1',
    payer: 'molina',
    lineOfBusiness: 'medicaid',
    state: 'OH',
    receivedOn: '2026-11-02',
    dateOfService: '2026-11-20',
    member: { dateOfBirth: '1961-04-09' },
    request: { stage: 'permanent', procedureCodes: ['62362'] },
    facts: factsFrom({ ...ALL, ...change }),
  };
  return explainedOf(input);
}

const OPEN = { trialPainReductionPercent: null, trialFunctionImproved: null, psychFavorableCandidate: null };

describe('where the case would stand with everything needed met', () => {
  it('says that every clause is met then', () => {
    expect(said(OPEN).closing).toBe('With all three met, every clause is met.');
    expect(said({ trialDone: null }).closing).toBe('With it met, every clause is met.');
    expect(said({ indication: 'non-cancer-pain', painNrs: null, suicideRisk: null }).closing).toBe('With both met, every clause is met.');
  });

  it('says which clause stays with a physician, as the policy’s words leave it open', () => {
    const unclear = { conservativeTherapy: 'intolerable-side-effects' as const };
    expect(said({ ...OPEN, ...unclear }).closing).toBe('With all three met, only 2.c.iv stays open: it goes to a medical director.');
    expect(said(unclear).closing).toBe('Only 2.c.iv stays open: it goes to a medical director.');
  });

  it('says which clause stays not met', () => {
    expect(said({ ...OPEN, activeInfection: true }).closing).toBe(
      'With all three met, only 2.d stays not met: it goes to a medical director.',
    );
    expect(said({ activeInfection: true, bodySizeAdequate: false }).closing).toBe(
      'Only 2.b and 2.d stay not met: they go to a medical director.',
    );
  });

  it('says nothing where nothing is open, and where there are no clauses yet', () => {
    expect(said({}).closing).toBeNull();
    expect(said({ indication: null }).closing).toBeNull();
  });
});

describe('what would change it, in words', () => {
  it('speaks of thresholds as the clauses do', () => {
    const { undocumented, contradicting, needed } = said({ ...OPEN, psychFavorableCandidate: true });
    expect(undocumented.map((way) => way.map(({ fact }) => fact))).toEqual([['trialPainReductionPercent', 'trialFunctionImproved']]);
    expect(undocumented[0]?.[0]?.words).toMatch(/: at least 50%$/);
    // Another indication is judged by its own clauses.
    expect(contradicting.map((way) => way.map(({ fact }) => fact))).toEqual([['indication', 'externalCriteria']]);
    expect(needed.map(({ settles }) => settles)).toEqual([['2.f'], ['2.f']]);
  });

  it('makes one way of options that do the same, and keeps contradictions apart', () => {
    const { undocumented, contradicting } = said({ systemicAnalgesia: 'adequate' });
    expect(undocumented).toEqual([]);
    expect(contradicting.at(0)?.map(({ words }) => words)).toEqual([expect.stringMatching(/: Failed or not tolerated$/)]);
  });
});
