import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsFrom } from '../lib/criteria/facts.ts';
import { aCase } from '../lib/criteria/testing.ts';

const SCRIPT = path.join(import.meta.dirname, 'evaluate.ts');

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a person does, but for npm. */
function run(args: readonly string[], input: string | Buffer = ''): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [SCRIPT, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') reject(error);
      else resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr });
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

const results = ({ stdout }: Run) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const valid = (caseId: string) => ({ ...aCase('molina-mcp-160', 'cancer-pain', 'trial'), caseId });
const line = (caseId: string) => JSON.stringify(valid(caseId));

describe('evaluate', () => {
  it('prints one line per case, goes on after a faulty one, and ends with 1', async () => {
    const ran = await run(['-'], `${line('a')}\n\nnot json\n${line('b').replace('"painNrs":8', '"painNrs":99')}\r\n${line('c')}`);
    expect(results(ran)).toEqual([
      {
        caseId: 'a',
        policy: 'molina-mcp-160',
        version: '2025-08-13',
        pathway: 'cancer-pain/trial',
        outcome: 'meets',
        notMet: [],
        missing: [],
        ambiguous: [],
        reasons: [],
        warnings: [],
      },
      { caseId: null, line: 3, error: expect.stringContaining('JSON') },
      { caseId: 'b', line: 4, error: expect.stringContaining('painNrs') },
      expect.objectContaining({ caseId: 'c', outcome: 'meets' }),
    ]);
    expect(ran.status).toBe(1);
    expect(ran.stderr).toBe('');
  });

  it('isolates bytes that are not UTF-8, and keeps the text of the others', async () => {
    const input = Buffer.concat([
      Buffer.from(`${line('Nguyễn 𝛑')}\n{"caseId":"`),
      Buffer.from([0xff]),
      Buffer.from(`"}\n${line('b\u2028')}\n`),
    ]);
    const ran = await run(['-'], input);
    expect(results(ran).map((result) => [result.caseId, result.line, result.error])).toEqual([
      ['Nguyễn 𝛑', undefined, undefined],
      [null, 2, expect.stringContaining('UTF-8')],
      ['b\u2028', undefined, undefined],
    ]);
  });

  it('reads one object over several lines, an array, and nothing', async () => {
    const [object, array, broken, empty, none] = await Promise.all([
      run(['-'], `\u{feff}\n${JSON.stringify(valid('a'), null, 2)}\n`),
      run(['-'], JSON.stringify([valid('a'), { caseId: 'x' }, 3], null, 1)),
      run(['-'], `[${line('a')}\n${line('b')}]`),
      run(['-'], '[]\n'),
      run(['-'], ''),
    ]);
    expect(results(object)).toMatchObject([{ caseId: 'a', outcome: 'meets' }]);
    expect(results(array)).toMatchObject([{ caseId: 'a' }, { caseId: 'x', line: 2 }, { caseId: null, line: 3 }]);
    expect(results(broken)).toEqual([{ caseId: null, line: 1, error: expect.any(String) }]);
    expect([object, array, broken, empty, none].map((ran) => ran.status)).toEqual([0, 1, 1, 0, 0]);
    expect(empty.stdout + none.stdout).toBe('');
  });

  it('traces each clause, in the document’s order', async () => {
    const c = { ...valid('a'), facts: factsFrom({ ...valid('a').facts, lifeExpectancyMonths: null }) };
    const [result] = results(await run(['--trace', '-'], JSON.stringify(c)));
    expect(result.criteria.map((criterion: { id: string }) => criterion.id)).toEqual([
      'adult',
      '1.a',
      '1.b',
      '1.c',
      '1.d',
      '1.e.i',
      '1.e.ii',
      '1.e.iii',
    ]);
    expect(result.criteria[2]).toEqual({
      id: '1.b',
      citation: expect.stringContaining('1.b'),
      statement: expect.any(String),
      status: 'unknown',
      facts: { lifeExpectancyMonths: null },
      missing: ['lifeExpectancyMonths'],
      ambiguous: false,
    });
  });

  it('explains what is still needed and what would change it, beside the trace too', async () => {
    const facts = { painNrs: 3, trialPainReductionPercent: null, activeInfection: null };
    const open = { ...aCase('molina-mcp-160', 'cancer-pain', 'permanent', { facts }), caseId: 'a' };
    const stopped = { ...valid('b'), state: undefined };
    const input = `${JSON.stringify(open)}\n${JSON.stringify(stopped)}\n${line('c')}\nnot json\n`;
    const [explained, both] = await Promise.all([run(['--explain', '-'], input), run(['--trace', '-', '--explain'], input)]);
    expect(explained.status).toBe(1);
    expect(results(explained)).toEqual([
      expect.objectContaining({
        missing: ['activeInfection', 'trialPainReductionPercent'],
        stillNeeded: ['activeInfection', 'trialPainReductionPercent'],
        wouldChange: [{ activeInfection: false, painNrs: 7, trialPainReductionPercent: 50 }, { indication: 'spasticity' }],
      }),
      expect.objectContaining({ missing: ['state'], stillNeeded: ['state'], wouldChange: [] }),
      expect.objectContaining({ outcome: 'meets', stillNeeded: [], wouldChange: [] }),
      { caseId: null, line: 4, error: expect.stringContaining('JSON') },
    ]);
    // keys of a set are sorted, so that the same set is always the same text
    expect(explained.stdout).toContain('{"activeInfection":false,"painNrs":7,"trialPainReductionPercent":50}');
    expect(results(both).map((result) => [result.criteria?.length, result.wouldChange?.length])).toEqual([
      [9, 2],
      [0, 0],
      [8, 0],
      [undefined, undefined],
    ]);
  });

  it('tells how it is used', async () => {
    const runs = await Promise.all([run(['--help']), run(['--explode', '-']), run([]), run(['a', 'b']), run(['/no/such/file'])]);
    expect(runs.map((ran) => ran.status)).toEqual([0, 2, 2, 2, 1]);
    const [help, unknown, , , unread] = runs;
    expect(help?.stdout).toContain('--trace');
    expect(help?.stdout).toContain('--explain');
    expect(unknown?.stderr).toContain('--explode');
    expect(unread?.stderr).toContain('/no/such/file');
    expect(runs.slice(1).map((ran) => ran.stdout)).toEqual(['', '', '', '']);
  });
});

describe('a long input', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'evaluate-'));
  const file = path.join(folder, 'cases.ndjson');
  const LINES = 6000;

  beforeAll(() => {
    const lines = Array.from({ length: LINES }, (_, i) => (i % 1000 === 999 ? '{"caseId":"broken"}' : line(`case ${i}`)));
    writeFileSync(file, lines.join('\n'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('keeps the order and the line numbers over its threads', async () => {
    const ran = await run([file]);
    expect(ran.status).toBe(1);
    expect(results(ran).map((result) => result.line ?? result.caseId)).toEqual(
      Array.from({ length: LINES }, (_, i) => (i % 1000 === 999 ? i + 1 : `case ${i}`)),
    );
  });

  it('explains on its threads as on the first', async () => {
    const ran = await run(['--explain', file]);
    expect(ran.status).toBe(1);
    const told = results(ran).filter((result) => result.line === undefined);
    expect(told).toHaveLength(LINES - LINES / 1000);
    expect(told.every((result) => result.stillNeeded.length === 0 && result.wouldChange.length === 0)).toBe(true);
  });

  it('stops without a word when nobody reads on', async () => {
    const child = spawn(process.execPath, [SCRIPT, file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    await new Promise((resolve) => child.once('close', resolve));
    expect(stderr).toBe('');
  });
});
