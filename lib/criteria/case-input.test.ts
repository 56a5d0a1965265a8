import { describe, expect, it } from 'vitest';
import { type CaseInput, parseCase, parseFact, STATES } from './case-input.ts';
import { FACT_KEYS } from './facts.ts';

/** A valid case as JSON text, with one text put in place of another. */
const VALID =
  '{"caseId":"c1","payer":"molina","lineOfBusiness":"medicaid","state":"OH","receivedOn":"2026-01-02","dateOfService":"2026-01-20",' +
  '"member":{"dateOfBirth":"1961-04-09"},"request":{"stage":"trial","procedureCodes":["62325"]},' +
  '"facts":{"indication":"cancer-pain","painNrs":8,"lifeExpectancyMonths":3.5,"negativeDrugTestOn":"2026-01-01","activeInfection":null}}';

function parse(from = '', to = ''): ReturnType<typeof parseCase> {
  expect(VALID).toContain(from);
  return parseCase(JSON.parse(VALID.replace(from, to)));
}

function valid(from = '', to = ''): CaseInput {
  const parsed = parse(from, to);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.case;
}

function keysOfErrors(from: string, to: string): string[] {
  const parsed = parse(from, to);
  return parsed.ok ? [] : parsed.errors.map((error) => error.key);
}

describe('a valid case', () => {
  it('has every fact key, null where nothing is documented', () => {
    const { facts } = valid();
    expect(Object.keys(facts)).toEqual(FACT_KEYS);
    expect(facts).toMatchObject({ painNrs: 8, lifeExpectancyMonths: 3.5, activeInfection: null, trialDone: null });
  });
  it.each([
    ['an integer written 7.0', '"painNrs":8', '"painNrs":7.0'],
    ['a rating of 0', '"painNrs":8', '"painNrs":0'],
    ['a rating of 10', '"painNrs":8', '"painNrs":10'],
    ['no state', '"state":"OH",', ''],
    ['no stage', '"stage":"trial",', ''],
    ['no codes', '["62325"]', '[]'],
    ['no facts', /"facts":.*/.exec(VALID)?.[0] ?? '', '"facts":{}}'],
    ['an empty caseId', '"c1"', '""'],
    ['a caseId of 40 kB', '"c1"', JSON.stringify('x'.repeat(40_000))],
    ['birth on the day of service', '1961-04-09', '2026-01-20'],
    ['29 February', '1961-04-09', '2008-02-29'],
    ['receipt after service', '2026-01-02', '2026-03-02'],
    ['the last of a repeated key', '"painNrs":8', '"painNrs":"x","painNrs":3'],
  ])('may have %s', (_what, from, to) => expect(parse(from, to).ok).toBe(true));
  it('may be of any of the 56 states and territories', () => {
    expect(STATES).toHaveLength(56);
    expect(new Set(STATES).size).toBe(56);
  });
});

describe('what is wrong is named', () => {
  it.each([
    ['caseId', '"caseId":"c1",', ''],
    ['caseId', '"c1"', '15'],
    ['payer', '"payer":"molina",', ''],
    ['payer', '"molina"', '"Molina"'],
    ['payer', '"molina"', '"constructor"'],
    ['lineOfBusiness', '"medicaid"', '"medicare"'],
    ['state', '"OH"', '"oh"'],
    ['state', '"OH"', '"XX"'],
    ['state', '"OH"', 'null'],
    ['state', '"OH"', '""'],
    ['receivedOn', '"2026-01-02"', '"2026-02-30"'],
    ['receivedOn', '"2026-01-02"', '20260102'],
    ['dateOfService', '"2026-01-20"', '"2026-02-29"'],
    ['dateOfService', '"2026-01-20"', '"20.1.2026"'],
    ['member', '{"dateOfBirth":"1961-04-09"}', 'null'],
    ['member', '{"dateOfBirth":"1961-04-09"}', '["1961-04-09"]'],
    ['member.dateOfBirth', '{"dateOfBirth":"1961-04-09"}', '{}'],
    ['member.dateOfBirth', '1961-04-09', '2026-01-21'],
    ['member.dateOfBirth', '1961-04-09', '1961-02-29'],
    ['member.name', '{"dateOfBirth"', '{"name":"x","dateOfBirth"'],
    ['request', /"request":.*?\},/.exec(VALID)?.[0] ?? '', ''],
    ['request.stage', '"trial"', '"Trial"'],
    ['request.stage', '"trial"', 'null'],
    ['request.procedureCodes', ',"procedureCodes":["62325"]', ''],
    ['request.procedureCodes', '["62325"]', '"62325"'],
    ['request.procedureCodes', '["62325"]', '["6232"]'],
    ['request.procedureCodes', '["62325"]', '["62325","a4300"]'],
    ['request.procedureCodes', '["62325"]', '["62325\\n"]'],
    ['request.procedureCodes', '["62325"]', '[62325]'],
    ['request.procedureCodes', '["62325"]', '[null]'],
    ['request.units', '"stage"', '"units":1,"stage"'],
    ['facts', /,"facts":.*\}/.exec(VALID)?.[0] ?? '', '}'],
    ['facts', /"facts":.*\}\}/.exec(VALID)?.[0] ?? '', '"facts":[]}'],
    ['notes', '"caseId"', '"notes":"x","caseId"'],
    ['__proto__', '"caseId"', '"__proto__":{"state":"WA"},"caseId"'],
    ['constructor', '"caseId"', '"constructor":1,"caseId"'],
    ['facts.__proto__', '"painNrs":8', '"__proto__":8'],
    ['facts.__proto__', '"painNrs":8', '"__proto__":null'],
    ['facts.constructor', '"painNrs":8', '"constructor":true'],
    ['facts.toString', '"painNrs":8', '"toString":null'],
    ['facts.hasOwnProperty', '"painNrs":8', '"hasOwnProperty":false'],
    ['facts.painScore', '"painNrs":8', '"painScore":null'],
    ['facts.painnrs', '"painNrs":8', '"painnrs":8'],
    ['facts.painNrs', '"painNrs":8', '"painNrs":11'],
    ['facts.painNrs', '"painNrs":8', '"painNrs":-1'],
    ['facts.painNrs', '"painNrs":8', '"painNrs":7.5'],
    ['facts.painNrs', '"painNrs":8', '"painNrs":"8"'],
    ['facts.painNrs', '"painNrs":8', '"painNrs":true'],
    ['facts.painNrs', '"painNrs":8', '"painNrs":1e999'],
    ['facts.lifeExpectancyMonths', '3.5', '1e999'],
    ['facts.lifeExpectancyMonths', '3.5', '-0.5'],
    ['facts.lifeExpectancyMonths', '3.5', '[3]'],
    ['facts.activeInfection', '"activeInfection":null', '"activeInfection":"no"'],
    ['facts.activeInfection', '"activeInfection":null', '"activeInfection":0'],
    ['facts.indication', '"cancer-pain"', '"Cancer pain"'],
    ['facts.indication', '"cancer-pain"', '"toString"'],
    ['facts.indication', '"cancer-pain"', '{}'],
    ['facts.indication', '"cancer-pain"', JSON.stringify('x'.repeat(40_000))],
    ['facts.negativeDrugTestOn', '"negativeDrugTestOn":"2026-01-01"', '"negativeDrugTestOn":"2026-02-30"'],
    ['facts.negativeDrugTestOn', '"negativeDrugTestOn":"2026-01-01"', '"negativeDrugTestOn":0'],
  ])('%s: %s → %s', (key, from, to) => expect(keysOfErrors(from, to)).toContain(key));

  it('every fault at once', () => {
    const parsed = parseCase({ caseId: 1, facts: { painNrs: Number.NaN, x: 1 } });
    expect(parsed.ok ? [] : parsed.errors.map((e) => e.key)).toEqual([
      'caseId',
      'payer',
      'lineOfBusiness',
      'receivedOn',
      'dateOfService',
      'member',
      'request',
      'facts.painNrs',
      'facts.x',
    ]);
  });

  it.each([null, undefined, 3, 'case', [], [{}], true])('an input that is no object: %j', (value) =>
    expect(parseCase(value).ok).toBe(false),
  );

  it('in few words, however long the input', () => {
    const key = 'k'.repeat(40_000);
    const parsed = parseCase({ ...JSON.parse(VALID), [key]: 1, facts: { [key]: 1, indication: key } });
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed).length).toBeLessThan(1000);
  });
});

describe('one answer', () => {
  it.each([
    ['painNrs', 8],
    ['painNrs', null],
    ['painSevere', false],
    ['drug', 'morphine'],
    ['negativeDrugTestOn', '2024-02-29'],
    ['trialPainReductionPercent', -100],
  ] as const)('%s may be %j', (key, value) => expect(parseFact(key, value)).toEqual({ ok: true, value }));
  it.each([
    ['painNrs', 10.5, 'must be a whole number from 0 to 10'],
    ['trialPainReductionPercent', -100.1, 'must be a number from -100 to 100'],
    ['painDurationMonths', Number.POSITIVE_INFINITY, 'must be a number of at least 0'],
    ['painDurationMonths', Number.NaN, 'must be a number of at least 0'],
    ['painSevere', 'yes', 'must be true or false'],
    ['suicideRisk', 'low', 'must be one of none, controlled, uncontrolled'],
    ['negativeDrugTestOn', '2026-02-30', 'must be a real date, YYYY-MM-DD'],
    ['negativeDrugTestOn', undefined, 'must be a real date, YYYY-MM-DD'],
  ] as const)('%s may not be %j', (key, value, message) => expect(parseFact(key, value)).toEqual({ ok: false, message }));
});
