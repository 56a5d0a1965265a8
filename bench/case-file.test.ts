import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCase } from '../lib/criteria/case-input.ts';
import { evaluate } from '../lib/criteria/evaluate.ts';
import { writeCases } from './case-file.ts';

describe('writeCases', () => {
  let folder = '';
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'case-file-'));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const written = (name: string, count: number, seed: number): string => {
    const file = path.join(folder, name);
    const bytes = writeCases(file, count, seed);
    const text = fs.readFileSync(file, 'utf8');
    expect(bytes).toBe(Buffer.byteLength(text));
    return text;
  };

  it('writes the same valid cases for the same seed, and every policy among them', () => {
    const text = written('a', 1500, 1);
    expect(written('b', 1500, 1) === text).toBe(true); // not toBe(text): a diff of a megabyte takes minutes
    expect(written('c', 1500, 2) === text).toBe(false);
    const lines = text.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(1500);
    const policies = new Set<string | null>();
    for (const line of lines) {
      const parsed = parseCase(JSON.parse(line));
      expect(parsed.ok).toBe(true);
      if (parsed.ok) policies.add(evaluate(parsed.case).policy);
    }
    expect(policies.size).toBe(6);
    expect(policies.has(null)).toBe(false);
  });
  it('makes cases of the size that the measurements speak of', () => {
    expect(written('d', 2000, 3).length / 2000).toBeGreaterThan(560);
    expect(written('e', 2000, 3).length / 2000).toBeLessThan(700);
  });
});
