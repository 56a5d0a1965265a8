import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHECK_KINDS,
  CHECK_RESULTS,
  type CheckedCase,
  type ConfirmedCheck,
  checkStates,
  NO_BEFORE_REVIEW,
  suggestedForReview,
  suggestions,
} from './checks.ts';

const NPI = '1234567893';

const asked = (over: Partial<CheckedCase> = {}): CheckedCase => ({
  lines: [
    { code: '62362', dateOfService: '2026-12-01' },
    { code: '62350', dateOfService: '2026-12-02' },
  ],
  receivedOn: '2026-11-20',
  facility: { npi: NPI, name: 'Riverside Surgery Center' },
  settings: NO_BEFORE_REVIEW,
  eligibility: [],
  duplicates: [],
  ...over,
});
const settings = (over: Partial<CheckedCase['settings']>) => ({ settings: { ...NO_BEFORE_REVIEW, ...over } });

describe('what the plan’s data suggests', () => {
  it('is nothing where the plan keeps nothing', () => {
    const { duplicate, timing, ...kept } = suggestions(asked());
    for (const { result } of Object.values(kept)) expect(result).toBeNull();
    expect([duplicate.result, timing.result]).toEqual(['favorable', 'favorable']);
  });

  it.each([
    ['covers both days', [{ from: '2026-01-01', to: null }], 'favorable'],
    ['ends on the last day', [{ from: '2026-12-01', to: '2026-12-02' }], 'favorable'],
    ['ends a day before the last', [{ from: '2026-01-01', to: '2026-12-01' }], null],
    ['ends the day before', [{ from: '2026-01-01', to: '2026-11-30' }], 'unfavorable'],
    ['begins the day after', [{ from: '2026-12-03', to: null }], 'unfavorable'],
    [
      'two spans meet',
      [
        { from: '2026-01-01', to: '2026-12-01' },
        { from: '2026-12-02', to: null },
      ],
      'favorable',
    ],
  ] as const)('of eligibility, where the span %s', (_, eligibility, expected) => {
    expect(suggestions(asked({ eligibility })).eligibility.result).toBe(expected);
  });

  const rule = (...codes: string[]) => [{ codes, source: 'Handbook, page 12', name: 'Lakeshore Review', contact: '1-800-555-0142' }];

  it.each([
    ['benefit', 'exclusions'],
    ['authorization', 'noAuthorization'],
    ['responsibility', 'delegates'],
  ] as const)('of %s goes by every code, and says which where only some are meant', (kind, list) => {
    const of = (...codes: string[]) => suggestions(asked(settings({ [list]: rule(...codes) })))[kind];
    expect(of('62362', '62350').result).toBe('unfavorable');
    expect(of('99999').result).toBe('favorable');
    expect(of('62350')).toMatchObject({ result: null, why: expect.stringContaining('Of 62350 only') });
  });

  it('of the network goes by the facility’s NPI', () => {
    const of = (npi: string, list: string[]) =>
      suggestions(asked({ ...settings({ networkFacilities: list }), facility: { npi, name: 'A' } })).network.result;
    expect([of(NPI, [NPI]), of(NPI, ['1999999984']), of('', [NPI]), of(NPI, [])]).toEqual(['favorable', 'unfavorable', null, null]);
  });

  it.each([
    ['2026-11-19', 'unfavorable'],
    ['2026-11-20', 'favorable'],
    ['2026-11-21', 'favorable'],
  ])('of a service planned for %s, received on 2026-11-20', (dateOfService, expected) => {
    expect(suggestions(asked({ lines: [{ code: '62362', dateOfService }] })).timing.result).toBe(expected);
  });
});

describe('the state of a check', () => {
  const confirmed = (over: Partial<ConfirmedCheck>): ConfirmedCheck => ({
    ...{ kind: 'benefit', result: 'favorable', suggested: 'favorable', note: '', original: '', by: 'Dana', at: '2026-11-20T20:00:00Z' },
    ...over,
  });
  const stateOf = (now: 'favorable' | 'unfavorable' | null, ...checks: ConfirmedCheck[]) => {
    const suggested = { ...suggestions(asked()), benefit: { result: now, why: 'As the plan has it' } };
    return checkStates(suggested, checks).find(({ kind }) => kind === 'benefit')?.state;
  };

  it('is open until a person confirms it, whatever is suggested', () => {
    for (const result of [...CHECK_RESULTS, null]) expect(stateOf(result)).toBe('open');
    expect(checkStates(suggestions(asked()), []).map(({ kind }) => kind)).toEqual(CHECK_KINDS);
  });

  it('is what was confirmed last', () => {
    expect(stateOf('favorable', confirmed({}), confirmed({ result: 'unfavorable' }))).toBe('unfavorable');
    expect(stateOf('favorable', confirmed({ result: 'unfavorable' }), confirmed({}))).toBe('favorable');
  });

  it('is changed where the plan’s data no longer bears out what was confirmed on its word', () => {
    expect(stateOf('unfavorable', confirmed({}))).toBe('changed');
    expect(stateOf(null, confirmed({}))).toBe('favorable');
    // Whoever decided against the data then knew of it.
    expect(stateOf('unfavorable', confirmed({ suggested: 'unfavorable' }))).toBe('favorable');
  });

  it('is never settled by a suggestion', () => {
    const result = fc.constantFrom(...CHECK_RESULTS, null);
    fc.assert(
      fc.property(fc.record(Object.fromEntries(CHECK_KINDS.map((kind) => [kind, result]))), (results) => {
        const suggested = suggestions(asked());
        const states = checkStates(
          { ...suggested, ...Object.fromEntries(CHECK_KINDS.map((kind) => [kind, { result: results[kind] ?? null, why: '' }])) },
          [],
        );
        expect(states.every(({ state, confirmed: by }) => state === 'open' && by === null)).toBe(true);
      }),
    );
  });
});

it('what one press confirms is suggested for the review, and said by nobody', () => {
  const result = fc.constantFrom(...CHECK_RESULTS, null);
  fc.assert(
    fc.property(fc.record({ now: result, said: fc.constantFrom(...CHECK_RESULTS, 'nothing') }), ({ now, said }) => {
      const suggested = { ...suggestions(asked()), network: { result: now, why: '' } };
      const by = { kind: 'network', suggested: now, note: 'Asked', original: '', by: 'Dana', at: '2026-11-20T20:00:00Z' } as const;
      const kinds = suggestedForReview(
        checkStates(suggested, said === 'nothing' ? [] : [{ ...by, result: said === 'favorable' ? said : 'unfavorable' }]),
      );
      expect(kinds.includes('network')).toBe(now === 'favorable' && said === 'nothing');
    }),
  );
});
