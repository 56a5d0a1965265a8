/** Turns cases, as text, into lines of results (criteria contract, section 7). Shared by the command line and its worker threads. */
import { isUtf8 } from 'node:buffer';
import { type InputError, parseCase } from '../../lib/criteria/case-input.ts';
import { type Evaluation, evaluate, type Finding } from '../../lib/criteria/evaluate.ts';

/** Lines of output, and whether any of them is an error. */
export interface Lines {
  readonly text: string;
  readonly failed: boolean;
}

/** Messages beyond this many are counted, not listed: one line of input must not become a page. */
const MESSAGES = 20;

const NOT_JSON = 'The line is not valid JSON.';
export const NOT_UTF8 = 'The line is not valid UTF-8.';

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

function resultLine(caseId: string, e: Evaluation, trace: boolean): string {
  const criteria = trace ? `,"criteria":${JSON.stringify(e.findings.map(criterion))}` : '';
  return (
    `{"caseId":${JSON.stringify(caseId)},"policy":${orNull(e.policy)},"version":${orNull(e.version)},"pathway":${orNull(e.pathway)}` +
    `,"outcome":"${e.outcome}","notMet":${list(e.notMet)},"missing":${list(e.missing)},"ambiguous":${list(e.ambiguous)}` +
    `,"reasons":${list(e.reasons)},"warnings":${list(e.warnings)}${criteria}}\n`
  );
}

/** A line that says what is wrong with a case. */
export function errorLine(caseId: string | null, line: number, error: string): string {
  return `${JSON.stringify({ caseId, line, error })}\n`;
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
export function evaluateValue(value: unknown, line: number, trace: boolean): Lines {
  const parsed = parseCase(value);
  if (!parsed.ok) return { text: errorLine(caseIdOf(value), line, sentence(parsed.errors)), failed: true };
  return { text: resultLine(parsed.case.caseId, evaluate(parsed.case), trace), failed: false };
}

/** Evaluates one line of text. */
function evaluateLine(text: string, line: number, trace: boolean): Lines {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { text: errorLine(null, line, NOT_JSON), failed: true };
  }
  return evaluateValue(value, line, trace);
}

const BLANK = /^[ \t\r]*$/;

/**
 * Evaluates whole lines of NDJSON. Blank lines are skipped; a line that is not UTF-8, not JSON or no valid case becomes an error line,
 * and the others go on.
 * @param firstLine the number of the first line, counted from 1
 */
export function evaluateLines(bytes: Uint8Array, firstLine: number, trace: boolean): Lines {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // One check for the block; only a block with a fault in it is looked at line by line.
  const readable = isUtf8(buffer);
  const text = buffer.toString(readable ? 'utf8' : 'latin1');
  let out = '';
  let failed = false;
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
    const result = isText ? evaluateLine(content, line, trace) : { text: errorLine(null, line, NOT_UTF8), failed: true };
    out += result.text;
    failed ||= result.failed;
  }
  return { text: out, failed };
}
