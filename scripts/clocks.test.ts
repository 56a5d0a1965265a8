import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import worked from '../lib/cases/testdata/clocks.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '..');

function clocks(args: readonly string[], input = '') {
  const done = spawnSync(process.execPath, [path.join(root, 'scripts/clocks.ts'), ...args], { input, encoding: 'utf8' });
  const lines = done.stdout.split('\n').filter((line) => line !== '');
  return { ...done, lines };
}

const medicaid = worked[0];

describe('the clocks command', () => {
  it('answers the worked examples, as an array and one a line', () => {
    const expected = worked.map(({ name, dueAt }) => ({ name, dueAt }));
    const fromArray = clocks([path.join(root, 'lib/cases/testdata/clocks.json')]);
    expect(fromArray.lines.map((line) => JSON.parse(line))).toEqual(expected);
    const fromLines = clocks(['-'], worked.map((each) => JSON.stringify(each)).join('\r\n'));
    expect(fromLines.stdout).toBe(fromArray.stdout);
    expect([fromArray.status, fromLines.status]).toEqual([0, 0]);
  });

  it('reads a single object over several lines', () => {
    expect(clocks(['-'], JSON.stringify(medicaid, null, 2)).lines).toHaveLength(1);
  });

  it('isolates what is wrong, names it with its line, and ends with 1', () => {
    const wrong = { ...medicaid, name: 'wrong zone', timeZone: 'Mars/Olympus' };
    const done = clocks(['-'], `\uFEFF${JSON.stringify(medicaid)}\n\n${JSON.stringify(wrong)}\n{"name":\n7\n${JSON.stringify(medicaid)}\n`);
    const answers = done.lines.map((line) => JSON.parse(line));
    expect(answers).toEqual([
      { name: 'medicaid standard', dueAt: '2026-11-25T04:59:59Z' },
      { name: 'wrong zone', line: 3, error: expect.stringContaining('timeZone') },
      { name: null, line: 4, error: expect.stringContaining('not JSON') },
      { name: null, line: 5, error: expect.stringContaining('object') },
      { name: 'medicaid standard', dueAt: '2026-11-25T04:59:59Z' },
    ]);
    expect(done.status).toBe(1);
  });

  it.each([
    ['a broken array', '[{"name":', 1, 1],
    ['an element that is no case', '[3]', 1, 1],
    ['nothing', ' \n', 0, 0],
    ['an empty array', '[]', 0, 0],
  ])('%s', (_name, input, lines, status) => {
    const done = clocks(['-'], input);
    expect([done.lines.length, done.status]).toEqual([lines, status]);
  });

  it('explains itself, and refuses a wrong call', () => {
    expect(clocks(['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Usage') });
    expect(clocks([]).status).toBe(2);
    expect(clocks(['/no/such/file'])).toMatchObject({ status: 1, stderr: expect.stringContaining('cannot be read') });
  });
});
