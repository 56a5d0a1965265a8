// What the `evaluate` benchmark is compared with: reads a file, splits it into lines and JSON.parses each, on one thread, and nothing else.
import fs from 'node:fs';

const CHUNK = 1 << 20;
const LINE_FEED = 10;

/** @returns the number of lines parsed. */
function parseLines(file: string): number {
  const handle = fs.openSync(file, 'r');
  let buffer = Buffer.allocUnsafe(CHUNK);
  let held = 0; // bytes at the start of the buffer that belong to a line not yet ended
  let lines = 0;
  for (;;) {
    if (held === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
    const read = fs.readSync(handle, buffer, held, buffer.length - held, null);
    if (read === 0) break;
    const filled = buffer.subarray(0, held + read);
    let start = 0;
    for (let end = filled.indexOf(LINE_FEED); end !== -1; end = filled.indexOf(LINE_FEED, start)) {
      JSON.parse(filled.toString('utf8', start, end));
      lines++;
      start = end + 1;
    }
    buffer.copyWithin(0, start, filled.length);
    held = filled.length - start;
  }
  fs.closeSync(handle);
  return lines;
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Usage: node bench/json-parse.ts FILE');
console.log(parseLines(file));
