/**
 * Reads the input of `evaluate` and cuts it into parts that can be worked on apart, in order and in a bounded amount of memory.
 *
 * Three shapes are told apart as the bytes come in (criteria contract, section 7). `[` first: an array, read as a whole. `{` first: if the
 * first line is JSON by itself, what follows it can only be further lines. If it is not, the input may be one object written over several
 * lines, which only its end tells: it is held, but no further than the longest line that is taken, since no case comes near that length;
 * past it, or when the whole is not JSON, the input is read line by line. Anything else is lines.
 */
import { isUtf8 } from 'node:buffer';

/** Lines are passed on in blocks of about this size. */
export const BLOCK = 1 << 20;
/** The longest line that is taken, and how far ahead one object over several lines is looked for. */
export const LONGEST = 32 << 20;

/** `line` is where a part starts, counted from 1; a block's bytes own their buffer, so that a thread can be given them. */
export type Part =
  | { readonly kind: 'lines'; readonly bytes: Uint8Array<ArrayBuffer>; readonly line: number }
  | { readonly kind: 'object'; readonly value: unknown; readonly line: number }
  | { readonly kind: 'array'; readonly chunks: readonly Uint8Array[] }
  | { readonly kind: 'too-long'; readonly line: number };

const NEWLINE = 10;
const ARRAY = 91;
const OBJECT = 123;
const BOM = [0xef, 0xbb, 0xbf];

function isBlank(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 13 || byte === NEWLINE;
}

function countLines(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = buffer.indexOf(NEWLINE); at >= 0; at = buffer.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

function concat(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}

/** @returns the parsed text, or undefined where it is no JSON in UTF-8 (no JSON text means undefined). */
export function parseWhole(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) return undefined;
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Cuts bytes into blocks of whole lines and numbers them. */
class LineCutter {
  private pending: Uint8Array[] = [];
  private size = 0;
  private line: number;
  private skipping = false;

  constructor(line: number) {
    this.line = line;
  }

  /** Takes bytes and gives back the lines that they complete: all of them when `eager`, else once they make a block. */
  *push(bytes: Uint8Array, eager: boolean): Generator<Part> {
    for (let at = 0; at < bytes.length; at += BLOCK) yield* this.take(bytes.subarray(at, at + BLOCK), eager);
  }

  /** What is left when the input ends. */
  *end(): Generator<Part> {
    if (this.size > 0) yield this.flush();
  }

  private *take(given: Uint8Array, eager: boolean): Generator<Part> {
    let bytes = given;
    if (this.skipping) {
      const newline = bytes.indexOf(NEWLINE);
      if (newline < 0) return;
      this.skipping = false;
      this.line++;
      bytes = bytes.subarray(newline + 1);
    }
    const complete = bytes.lastIndexOf(NEWLINE) + 1;
    if (complete > 0 && (eager || this.size + complete >= BLOCK)) {
      this.hold(bytes.subarray(0, complete));
      yield this.flush();
      bytes = bytes.subarray(complete);
    }
    this.hold(bytes);
    if (this.size > LONGEST + BLOCK) yield* this.skipLine();
  }

  private hold(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.pending.push(bytes);
    this.size += bytes.length;
  }

  private flush(): Part {
    const bytes = concat(this.pending);
    const line = this.line;
    this.line += countLines(bytes);
    this.pending = [];
    this.size = 0;
    return { kind: 'lines', bytes, line };
  }

  /** More is held than a block: its last line has no end in sight. It is given up; the lines before it are not. */
  private *skipLine(): Generator<Part> {
    const held = concat(this.pending);
    const complete = held.lastIndexOf(NEWLINE) + 1;
    this.pending = complete > 0 ? [held.subarray(0, complete)] : [];
    this.size = complete;
    yield* this.end();
    this.skipping = true;
    yield { kind: 'too-long', line: this.line };
  }
}

/** Takes the input in chunks of any size and gives back its parts, in order. */
export class CaseReader {
  private mode: 'start' | 'array' | 'object' | 'lines' = 'start';
  private held: Uint8Array[] = [];
  private size = 0;
  private line = 1;
  private bomChecked = false;
  private firstLineChecked = false;
  private cutter = new LineCutter(1);
  private seen = 0;

  /** At first whatever is complete is passed on at once, so that a slow or short input is answered without delay; later in blocks. */
  get eager(): boolean {
    return this.seen <= BLOCK;
  }

  *push(chunk: Uint8Array): Generator<Part> {
    this.seen += chunk.length;
    if (this.mode === 'lines') {
      yield* this.cutter.push(chunk, this.eager);
      return;
    }
    this.held.push(chunk);
    this.size += chunk.length;
    if (this.mode === 'start') yield* this.start(false);
    else if (this.mode === 'object') yield* this.lookForLines(chunk);
  }

  *end(): Generator<Part> {
    if (this.mode === 'start') yield* this.start(true);
    if (this.mode === 'array') yield { kind: 'array', chunks: this.held };
    if (this.mode === 'object') {
      const value = parseWhole(concat(this.held));
      if (value !== undefined) {
        yield { kind: 'object', value, line: this.line };
        return;
      }
      yield* this.readLines();
    }
    yield* this.cutter.end();
  }

  /** Skips a byte-order mark and blanks, and decides the shape by the first byte after them. */
  private *start(ended: boolean): Generator<Part> {
    let head = concat(this.held);
    this.held = [head];
    if (!this.bomChecked) {
      if (head.length < BOM.length && !ended) return;
      this.bomChecked = true;
      if (BOM.every((byte, i) => head[i] === byte)) head = head.slice(BOM.length);
    }
    const first = head.findIndex((byte) => !isBlank(byte));
    const blanks = first < 0 ? head : head.subarray(0, first);
    this.line += countLines(blanks);
    const rest = head.subarray(blanks.length);
    this.held = [rest];
    this.size = rest.length;
    if (first < 0) return;
    if (rest[0] === ARRAY) this.mode = 'array';
    else if (rest[0] === OBJECT) {
      this.mode = 'object';
      yield* this.lookForLines(rest);
    } else yield* this.readLines();
  }

  /** One object may be written over several lines; as soon as that is ruled out, the input is lines. */
  private *lookForLines(chunk: Uint8Array): Generator<Part> {
    if (!this.firstLineChecked && chunk.includes(NEWLINE)) {
      this.firstLineChecked = true;
      const held = concat(this.held);
      this.held = [held];
      const firstLine = held.subarray(0, held.indexOf(NEWLINE));
      // JSON by itself, or bytes that no JSON has: either way the whole is not one object over several lines.
      if (!isUtf8(firstLine) || parseWhole(firstLine) !== undefined) yield* this.readLines();
    }
    if (this.mode === 'object' && this.size > LONGEST) yield* this.readLines();
  }

  private *readLines(): Generator<Part> {
    this.mode = 'lines';
    this.cutter = new LineCutter(this.line);
    const held = concat(this.held);
    this.held = [];
    yield* this.cutter.push(held, this.eager);
  }
}
