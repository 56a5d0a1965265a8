import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCase, parseFact } from '../criteria/case-input.ts';
import { FACT_KEYS } from '../criteria/facts.ts';
import { aCase, EVERYTHING_MET } from '../criteria/testing.ts';
import { caseSchema, FACT_SCHEMAS, factsSchema } from './case-schema.ts';

/** Values that are right for some fact and wrong for others. */
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    1,
    6,
    7.5,
    10,
    11,
    12,
    12.1,
    100,
    -100,
    -100.5,
    -0,
    1e300,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    'true',
    '',
    'failed',
    'none',
    'met',
    'morphine',
    'cancer-pain',
    'spinal',
    'toString',
    '2024-02-29',
    '2026-02-30',
    '0000-01-01',
    '2026-01-01 ',
    [],
    [true],
    {},
  ),
  fc.jsonValue(),
);
/** Keys as JSON.parse gives them: `__proto__` is an own key there. */
function withKey(record: object, key: string, value: unknown): unknown {
  const text = JSON.stringify(record);
  const rest = text === '{}' ? '}' : `,${text.slice(1)}`;
  const parsed: unknown = JSON.parse(`{${JSON.stringify(key)}:0${rest}`);
  if (typeof parsed === 'object' && parsed !== null)
    Object.defineProperty(parsed, key, { value, enumerable: true, writable: true, configurable: true });
  return parsed;
}

const anyKey = fc.oneof(
  fc.constantFrom<string>(...FACT_KEYS),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'painnrs', '', 'x'.repeat(40_000)),
  fc.string(),
);

const BASE = JSON.parse(JSON.stringify(aCase('molina-mcp-160', 'cancer-pain', 'trial', { procedureCodes: ['62325'] })));

/** Whether both accept, and agree on what they accepted. */
function agreement(input: unknown): boolean {
  const fast = parseCase(input);
  const slow = caseSchema.safeParse(input);
  expect(slow.success, JSON.stringify(fast.ok ? slow.error : fast.errors)).toBe(fast.ok);
  if (fast.ok) expect(slow.data).toEqual(fast.case);
  return fast.ok;
}

describe('the schema of forms and the fast validator agree', () => {
  it('on each fact alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FACT_KEYS), anyValue, (key, value) => {
        expect(FACT_SCHEMAS[key].safeParse(value).success).toBe(parseFact(key, value).ok);
      }),
      { numRuns: 3000 },
    );
  });

  it('on any fact put into a case', () => {
    fc.assert(
      fc.property(anyKey, anyValue, (key, value) => {
        agreement({ ...BASE, facts: withKey(EVERYTHING_MET, key, value) });
      }),
      { numRuns: 1000 },
    );
  });

  it('on any key put into a case, its member or its request', () => {
    const key = fc.oneof(
      fc.constantFrom(...Object.keys(BASE), 'dateOfBirth', 'stage', 'procedureCodes', '__proto__', 'constructor'),
      fc.string(),
    );
    const value = fc.oneof(
      anyValue,
      fc.constantFrom<unknown>('WA', 'wa', 'uhc', 'fehb', 'removal', ['62362'], ['6236'], ['62362', null], '1961-04-09', '2030-01-01', {
        dateOfBirth: '1961-02-29',
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom('case', 'member', 'request'), key, value, (where, k, v) => {
        if (where === 'case') agreement(withKey(BASE, k, v));
        else agreement({ ...BASE, [where]: withKey(BASE[where], k, v) });
      }),
      { numRuns: 2000 },
    );
  });

  it('on anything at all', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => void agreement(value)),
      { numRuns: 300 },
    );
  });

  it('on cases that lack a key', () => {
    expect(agreement(BASE)).toBe(true);
    for (const key of Object.keys(BASE)) {
      const { [key]: _gone, ...rest } = BASE;
      expect(agreement(rest)).toBe(key === 'state');
    }
  });
});

it('fills in what is not documented', () => {
  const facts = factsSchema.parse({ painNrs: 3, drug: null, trialDone: undefined });
  expect(Object.keys(facts)).toEqual(FACT_KEYS);
  expect(facts).toMatchObject({ painNrs: 3, drug: null, trialDone: null });
});

it('says what a value must be in the same words', () => {
  const message = FACT_SCHEMAS.painNrs.safeParse(11).error?.issues[0]?.message;
  expect(parseFact('painNrs', 11)).toEqual({ ok: false, message });
});
