/** Turns cases, as text, into lines of results (criteria contract, section 7). Shared by the command line and its worker threads. */
import { isUtf8 } from 'node:buffer';
import { type CaseInput, type InputError, parseCase } from '../../lib/criteria/case-input.ts';
import { evaluate, type Finding } from '../../lib/criteria/evaluate.ts';
import { type Change, explain } from '../../lib/criteria/explain.ts';

const ROOM = 1 << 19;
/** A character takes at most so many bytes in UTF-8, counted per UTF-16 unit. */
const BYTES_PER_UNIT = 3;

/** What a line tells beside the result. */
export interface Extras {
  readonly trace: boolean;
  readonly explain: boolean;
}

/** Collects lines of output as bytes. Writing each line at once lets its text die young: kept, the text of a block is copied about. */
export class Output {
  /** Whether any line is an error. */
  failed = false;
  private buffer = Buffer.allocUnsafeSlow(ROOM);
  private length = 0;

  write(text: string): void {
    const needed = this.length + text.length * BYTES_PER_UNIT;
    if (needed > this.buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.buffer.length * 2));
      this.buffer.copy(larger, 0, 0, this.length);
      this.buffer = larger;
    }
    this.length += this.buffer.write(text, this.length);
  }

  get size(): number {
    return this.length;
  }

  /** @returns what was written since the last call, in memory of its own. */
  take(): { readonly bytes: Uint8Array<ArrayBuffer>; readonly failed: boolean } {
    const taken = { bytes: new Uint8Array(this.buffer.subarray(0, this.length)), failed: this.failed };
    this.length = 0;
    this.failed = false;
    return taken;
  }
}

/** Messages beyond this many are counted, not listed: one line of input must not become a page. */
const MESSAGES = 20;

const NOT_JSON = 'The line is not valid JSON.';
const NOT_UTF8 = 'The line is not valid UTF-8.';

/** Words of our own vocabulary: none needs escaping, which a test of every policy shows. */
function list(words: readonly string[]): string {
  return words.length === 0 ? '[]' : `["${words.join('","')}"]`;
}

function orNull(word: string | null): string {
  return word === null ? 'null' : `"${word}"`;
}

function criterion({ id, citation, statement, status, facts, missing, ambiguous }: Finding) {
  return { id, citation, statement, status, facts, missing, ambiguous };
}

/** A set as `{fact: value}`, its keys sorted by code unit. */
function answers({ set }: Change) {
  const sorted = set.toSorted((a, b) => (a.fact < b.fact ? -1 : 1));
  return Object.fromEntries(sorted.map(({ fact, value }) => [fact, value]));
}

function explanation(c: CaseInput): string {
  const { stillNeeded, wouldChange } = explain(c);
  return `,"stillNeeded":${list(stillNeeded.map(({ fact }) => fact))},"wouldChange":${JSON.stringify(wouldChange.map(answers))}`;
}

function resultLine(c: CaseInput, extras: Extras): string {
  const e = evaluate(c);
  const criteria = extras.trace ? `,"criteria":${JSON.stringify(e.findings.map(criterion))}` : '';
  const explained = extras.explain ? explanation(c) : '';
  return (
    `{"caseId":${JSON.stringify(c.caseId)},"policy":${orNull(e.policy)},"version":${orNull(e.version)},"pathway":${orNull(e.pathway)}` +
    `,"outcome":"${e.outcome}","notMet":${list(e.notMet)},"missing":${list(e.missing)},"ambiguous":${list(e.ambiguous)}` +
    `,"reasons":${list(e.reasons)},"warnings":${list(e.warnings)}${criteria}${explained}}\n`
  );
}

/** Writes a line that says what is wrong with a case. */
export function writeError(out: Output, caseId: string | null, line: number, error: string): void {
  out.failed = true;
  out.write(`${JSON.stringify({ caseId, line, error })}\n`);
}

function sentence(errors: readonly InputError[]): string {
  const listed = errors.slice(0, MESSAGES).map(({ key, message }) => `${key} ${message}`);
  const more = errors.length > MESSAGES ? ` (and ${errors.length - MESSAGES} more)` : '';
  return `Not a valid case: ${listed.join('; ')}${more}.`;
}

/** The caseId of a faulty input, where it is an object that has one. */
function caseIdOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, 'caseId')) return null;
  return 'caseId' in value && typeof value.caseId === 'string' ? value.caseId : null;
}

/** Evaluates one parsed value; `line` is where it starts. */
export function evaluateValue(value: unknown, line: number, extras: Extras, out: Output): void {
  const parsed = parseCase(value);
  if (parsed.ok) out.write(resultLine(parsed.case, extras));
  else writeError(out, caseIdOf(value), line, sentence(parsed.errors));
}

/** Evaluates one line of text. */
function evaluateLine(text: string, line: number, extras: Extras, out: Output): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    writeError(out, null, line, NOT_JSON);
    return;
  }
  evaluateValue(value, line, extras, out);
}

const BLANK = /^[ \t\r]*$/;

/**
 * Evaluates whole lines of NDJSON. Blank lines are skipped; a line that is not UTF-8, not JSON or no valid case becomes an error line,
 * and the others go on.
 * @param firstLine the number of the first line, counted from 1
 */
export function evaluateLines(bytes: Uint8Array, firstLine: number, extras: Extras, out: Output): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // One check for the block; only a block with a fault in it is looked at line by line.
  const readable = isUtf8(buffer);
  const text = buffer.toString(readable ? 'utf8' : 'latin1');
  let line = firstLine;
  for (let start = 0; start < text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    let content = text.slice(start, end);
    // Without UTF-8 the text is one character a byte, so its positions are those of the bytes.
    const isText = readable || isUtf8(buffer.subarray(start, end));
    if (!readable && isText) content = buffer.toString('utf8', start, end);
    start = end + 1;
    if (BLANK.test(content)) continue;
    if (isText) evaluateLine(content, line, extras, out);
    else writeError(out, null, line, NOT_UTF8);
  }
}
