import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK, CaseReader, LONGEST, type Part } from './evaluate-input.ts';

/** A part as text: lines with their numbers, or the shape that was read as a whole. */
function told(part: Part): string[] {
  switch (part.kind) {
    case 'lines':
      return Buffer.from(part.bytes)
        .toString('latin1')
        .split('\n')
        .map((text, i) => [part.line + i, text] as const)
        .filter(([, text]) => text.trim() !== '')
        .map(([line, text]) => `${line} ${text}`);
    case 'object':
      return [`object at ${part.line}: ${JSON.stringify(part.value)}`];
    case 'array':
      return [`array: ${Buffer.concat(part.chunks).toString('latin1').trim()}`];
    case 'too-long':
      return [`too long: ${part.line}`];
  }
}

function read(...chunks: (string | Buffer)[]): string[] {
  const reader = new CaseReader();
  const parts = chunks.flatMap((chunk) => [...reader.push(Buffer.from(chunk))]);
  return [...parts, ...reader.end()].flatMap(told);
}

describe('the shape of the input', () => {
  it.each([
    ['nothing', '', []],
    ['blanks', ' \t\r\n\n  ', []],
    ['a byte-order mark', '\u{feff}', []],
    ['one line', '{"a":1}', ['object at 1: {"a":1}']],
    ['one line and its end', '{"a":1}\n', ['1 {"a":1}']],
    ['lines', '{"a":1}\n\n{"a":2}\r\n', ['1 {"a":1}', '3 {"a":2}\r']],
    ['blank lines first', '\n \r\n{"a":1}\n{"a":2}', ['3 {"a":1}', '4 {"a":2}']],
    ['an object over lines', '\n\n {\n"a":\n[1]}\n \n', ['object at 3: {"a":[1]}']],
    ['an object over lines, then another', '{\n"a":1}\n{"a":2}', ['1 {', '2 "a":1}', '3 {"a":2}']],
    ['a broken first line', '{"a":\n{"a":2}\n', ['1 {"a":', '2 {"a":2}']],
    ['a line that could go on, and does not', '{"a":[\n{"a":2},\n{"a":3}', ['1 {"a":[', '2 {"a":2},', '3 {"a":3}']],
    ['two objects on a line', '{"a":1}{"a":2}\n', ['1 {"a":1}{"a":2}']],
    ['an array', ' \n[{"a":1},\n{"a":2}]\n', ['array: [{"a":1},\n{"a":2}]']],
    ['an array and more', '["a"]\n{"a":1}', ['array: ["a"]\n{"a":1}']],
    ['anything else', '"a"\n{"a":1}', ['1 "a"', '2 {"a":1}']],
    ['a mark, then lines', '\u{feff}{"a":1}\n{"a":2}\n', ['1 {"a":1}', '2 {"a":2}']],
    ['a mark, then an object', '\u{feff}\n{\n}', ['object at 2: {}']],
    ['a mark, then an array', '\u{feff}[]', ['array: []']],
  ])('%s', (_what, text, parts) => {
    expect(read(text)).toEqual(parts);
    // byte by byte, nothing changes
    expect(
      read(
        ...Buffer.from(text)
          .toString('latin1')
          .split('')
          .map((byte) => Buffer.from(byte, 'latin1')),
      ),
    ).toEqual(parts);
  });

  it('a first line that is not UTF-8 is no object over lines', () =>
    expect(read(Buffer.from([123, 255, 10, 123, 125, 10]))).toEqual(['1 {\xff', '2 {}']));

  it('does not depend on how the bytes arrive', () => {
    const line = fc.constantFrom('', ' ', '{"a":1}', '{', '}', '"a":1', '[', ']', ',', 'x', '\r');
    const cuts = fc.array(fc.nat(60), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), cuts, (lines, end, at) => {
        const text = lines.join(end);
        const edges = [0, ...at.filter((cut) => cut <= text.length).sort((a, b) => a - b), text.length];
        const chunks = edges.slice(1).map((edge, i) => text.slice(edges[i], edge));
        // one line without its end is told as the object that it is, or as a line, by whether the end arrived: both read the same
        expect(read(...chunks)).toEqual(read(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('long inputs', () => {
  it('come in blocks of whole lines', () => {
    const reader = new CaseReader();
    const line = `{"a":"${'x'.repeat(990)}"}\n`;
    const parts: Part[] = [];
    for (let i = 0; i < 5; i++) parts.push(...reader.push(Buffer.from(line.repeat(1000))));
    parts.push(...reader.end());
    const blocks = parts.flatMap((part) => (part.kind === 'lines' ? [part] : []));
    expect(blocks).toHaveLength(parts.length);
    expect(Math.max(...blocks.map((block) => block.bytes.length))).toBeLessThan(2 * BLOCK);
    for (const block of blocks) expect(block.bytes.at(-1)).toBe(10);
    const starts = blocks.map((block) => block.line);
    expect(starts).toEqual(blocks.map((_block, i) => 1 + blocks.slice(0, i).reduce((sum, b) => sum + b.bytes.length / line.length, 0)));
  });

  it('an endless line is given up, those around it are not', () => {
    const reader = new CaseReader();
    const parts: Part[] = [...reader.push(Buffer.from('{"a":1}\n{"a":2}\n{"b":"'))];
    const filler = Buffer.alloc(BLOCK, 120);
    for (let i = 0; i < LONGEST / BLOCK + 3; i++) parts.push(...reader.push(filler));
    parts.push(...reader.push(Buffer.from('"}\n{"a":4}\n')), ...reader.end());
    expect(parts.flatMap(told)).toEqual(['1 {"a":1}', '2 {"a":2}', 'too long: 3', '4 {"a":4}']);
  });

  it('a first line that is broken delays lines by no more than the longest line', () => {
    const reader = new CaseReader();
    const parts: Part[] = [...reader.push(Buffer.from('{"a":\n'))];
    const filler = Buffer.from('{"a":1}\n'.repeat(BLOCK / 8));
    let pushed = 0;
    while (parts.length === 0 && pushed < 2 * LONGEST) {
      pushed += filler.length;
      parts.push(...reader.push(filler));
    }
    expect(pushed).toBeLessThanOrEqual(LONGEST + BLOCK);
    expect(told(parts[0] as Part)[0]).toBe('1 {"a":');
  });
});
