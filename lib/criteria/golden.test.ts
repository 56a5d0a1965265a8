import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCase } from './case-input.ts';
import { evaluate, toResult } from './evaluate.ts';

// Golden cases are contracts: the expectation is not edited to pass.
const FOLDER = new URL('../../../shared/cases/', import.meta.url);
const present = existsSync(FOLDER);

function lines(name: string): string[] {
  return present ? readFileSync(new URL(name, FOLDER), 'utf8').split('\n') : [];
}
const inputs = lines('examples.ndjson').filter(Boolean);
const expected = lines('examples.expected.ndjson').filter(Boolean);
const faulty = lines('examples.invalid.ndjson');
const faults = lines('examples.invalid.expected.ndjson')
  .filter(Boolean)
  .map((line) => JSON.parse(line));

describe.skipIf(!present)(`golden cases${present ? '' : ' (SKIPPED: ../shared/cases is absent)'}`, () => {
  it('are all there', () => expect([inputs.length, expected.length]).toEqual([120, 120]));

  it.each(inputs.map((input, i) => [JSON.parse(input).caseId, input, expected[i] ?? '']))('%s', (_caseId, input, output) => {
    const parsed = parseCase(JSON.parse(input));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(toResult(parsed.case.caseId, evaluate(parsed.case))).toEqual(JSON.parse(output));
  });

  it.each(faults.filter(({ errorNames }) => errorNames?.length > 0).map(({ line, errorNames }) => [line, errorNames]))(
    'line %i is refused, naming %j',
    (line, errorNames) => {
      const parsed = parseCase(JSON.parse(faulty[line - 1] ?? ''));
      const keys = parsed.ok ? [] : parsed.errors.map((error) => error.key.split('.').at(-1));
      expect(errorNames.some((name: string) => keys.includes(name))).toBe(true);
    },
  );
});
