import { expect, it } from 'vitest';
import type { CaseInput } from '@/lib/criteria/case-input.ts';
import { evaluate } from '@/lib/criteria/evaluate.ts';
import { type Facts, factsFrom } from '@/lib/criteria/facts.ts';
import { unscored } from './unscored';

const BASE: Omit<CaseInput, 'facts'> = {
  caseId: 'c1',
  payer: 'molina',
  lineOfBusiness: 'medicaid',
  state: 'OH',
  receivedOn: '2026-11-02',
  dateOfService: '2026-11-20',
  member: { dateOfBirth: '1961-04-09' },
  request: { stage: 'permanent', procedureCodes: ['62362'] },
};

function said(change: Partial<CaseInput>, facts: Partial<Facts> = {}) {
  const input: CaseInput = { ...BASE, ...change, facts: factsFrom(facts) };
  return unscored(input, evaluate(input));
}

it.each<[string, Partial<CaseInput>, Partial<Facts>]>([
  ['Answer first what the pump is for', {}, {}],
  ['State criteria apply', { state: 'WA' }, {}],
  ['The state of the plan is missing', { state: undefined }, {}],
  ['No policy for this plan', { payer: 'uhc' }, {}],
  ['Policy not in force on this date', { payer: 'hcsc', lineOfBusiness: 'commercial' }, {}],
  ['Policy does not address this indication', {}, { indication: 'other' }],
  [
    'Policy does not address this kind of request',
    { request: { stage: 'removal', procedureCodes: ['62365'] } },
    { indication: 'cancer-pain' },
  ],
  ['The kind of request is missing', { request: { procedureCodes: [] } }, { indication: 'cancer-pain' }],
  ['Indication and kind of request are missing', { request: { procedureCodes: [] } }, {}],
])('%s', (title, change, facts) => {
  const explanation = said(change, facts);
  expect(explanation?.title).toBe(title);
  expect(explanation?.why.length).toBeGreaterThan(0);
  expect(explanation?.means).not.toBe('');
});

it('says nothing where the criteria are scored', () => {
  expect(said({}, { indication: 'non-cancer-pain' })).toBeNull();
});

it('cites the passage that asks no review', () => {
  const stages = ['trial', 'permanent', 'replacement', 'revision', 'removal', 'maintenance'] as const;
  const payers = ['molina', 'uhc', 'geha', 'caresource-ar-passe', 'hcsc', 'medicare'] as const;
  const found = payers.flatMap((payer) =>
    stages.flatMap((stage) => {
      const input = {
        payer,
        lineOfBusiness: 'commercial',
        request: { stage, procedureCodes: [] },
        dateOfService: '2025-06-02',
        receivedOn: '2025-05-20',
      } as const;
      const explanation = said(input, { indication: 'non-cancer-pain' });
      return explanation?.title === 'The policy asks no review of this service' ? [explanation] : [];
    }),
  );
  expect(found.length).toBeGreaterThan(0);
  for (const { why } of found) expect(why[0]?.citation).toMatch(/\S/);
});
