/**
 * `npm run --silent evaluate -- FILE`: scores cases in bulk (criteria contract, section 7). Needs no build and no database.
 *
 * A short input is answered on the main thread; a long one is cut into blocks of lines for two threads. The main thread then only reads,
 * hands out, and writes in order, never further ahead than a few blocks, so memory stays the same however long the input is.
 */
import { constants } from 'node:buffer';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { BLOCK, CaseReader, LONGEST, type Part, parseWhole } from './lib/evaluate-input.ts';
import { type Extras, evaluateLines, evaluateValue, Output, writeError } from './lib/evaluate-lines.ts';
import { Pool } from './lib/evaluate-pool.ts';

const USAGE = `Usage: npm run --silent evaluate -- [--trace] [--explain] FILE

Scores the cases in FILE (or standard input, for -) under the policy that governs each, one line of JSON per case, in order.
FILE holds one case per line (NDJSON), one JSON array of cases, or one case.

  --trace    adds to each line the criteria of its pathway: what each asks, its status, and the facts it read
  --explain  adds to each line stillNeeded, the undocumented facts, those that could settle most criteria first, and wouldChange, the
             smallest sets of at most three facts with values that would bring "meets": sets of undocumented facts first, then those
             that contradict a documented one. Of values that no criterion tells apart the least is given.
  --help     shows this

Exit status: 0 when every case was scored, 1 when any was not (its line says why), 2 when the command line is wrong.
`;

/** Blocks that may be on their way at once: enough to keep two threads busy, few enough to bound memory. */
const AHEAD = 6;
const EXIT_USAGE = 2;
const UNSPLIT = 'The array is too long to read as a whole; give one case per line.';

type Piece = ReturnType<Output['take']>;

/** Writes pieces in order, no faster than they are taken. */
class Writer {
  failed = false;
  private queue: Promise<Piece>[] = [];

  async add(piece: Piece | Promise<Piece>): Promise<void> {
    const settled = Promise.resolve(piece);
    // A failure is thrown where the queue is emptied; until then it must not count as unhandled.
    settled.catch(() => undefined);
    this.queue.push(settled);
    if (this.queue.length > AHEAD) await this.writeNext();
  }

  async flush(): Promise<void> {
    while (this.queue.length > 0) await this.writeNext();
  }

  async writeNext(): Promise<void> {
    const piece = await this.queue.shift();
    if (piece === undefined) return;
    this.failed ||= piece.failed;
    if (piece.bytes.length > 0 && !process.stdout.write(piece.bytes)) await once(process.stdout, 'drain');
  }
}

/** Evaluates an array that was read as a whole: it is broken or not before any of its cases is answered. */
function* arrayPieces(chunks: readonly Uint8Array[], extras: Extras, out: Output): Generator<Piece> {
  const bytes = Buffer.concat(chunks);
  const tooLong = bytes.length > constants.MAX_STRING_LENGTH;
  const values = tooLong ? null : parseWhole(bytes);
  if (!Array.isArray(values)) {
    writeError(out, null, 1, tooLong ? UNSPLIT : 'The array is not valid JSON in UTF-8.');
    yield out.take();
    return;
  }
  for (const [i, value] of values.entries()) {
    evaluateValue(value, i + 1, extras, out);
    if (out.size > BLOCK) yield out.take();
  }
  yield out.take();
}

/** Answers one part on this thread. */
function* pieces(part: Part, extras: Extras, out: Output): Generator<Piece> {
  switch (part.kind) {
    case 'array':
      yield* arrayPieces(part.chunks, extras, out);
      return;
    case 'lines':
      evaluateLines(part.bytes, part.line, extras, out);
      break;
    case 'object':
      evaluateValue(part.value, part.line, extras, out);
      break;
    case 'too-long':
      writeError(out, null, part.line, `The line is longer than ${LONGEST >> 20} MiB.`);
  }
  yield out.take();
}

/** @returns whether every case was scored. */
async function evaluateAll(source: AsyncIterable<Uint8Array>, extras: Extras): Promise<boolean> {
  const reader = new CaseReader();
  const writer = new Writer();
  const out = new Output();
  let pool: Pool | null = null;
  const answer = async (part: Part) => {
    if (part.kind === 'lines' && !reader.eager) {
      pool ??= new Pool(extras);
      await writer.add(pool.run({ bytes: part.bytes, line: part.line }));
      return;
    }
    for (const piece of pieces(part, extras, out)) await writer.add(piece);
    if (reader.eager) await writer.flush();
  };
  for await (const chunk of source) for (const part of reader.push(chunk)) await answer(part);
  for (const part of reader.end()) await answer(part);
  await writer.flush();
  await stop(pool);
  return !writer.failed;
}

async function stop(pool: Pool | null): Promise<void> {
  await pool?.stop();
}

/** The command line's file and options; ends the process where it is wrong or asks for help. */
function commandLine(): { file: string; extras: Extras } {
  const fail = (message: string): never => {
    process.stderr.write(`${message}\n\n${USAGE}`);
    process.exit(EXIT_USAGE);
  };
  try {
    const { values, positionals } = parseArgs({
      options: { trace: { type: 'boolean' }, explain: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (values.help) {
      process.stdout.write(USAGE);
      process.exit(0);
    }
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) return fail('Give one FILE, or - for standard input.');
    return { file, extras: { trace: values.trace ?? false, explain: values.explain ?? false } };
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

const { file, extras } = commandLine();
// Whoever reads the output may stop early, as `head` does: that ends the work, and is no error of a case.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
try {
  const source = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: BLOCK });
  if (!(await evaluateAll(source, extras))) process.exitCode = 1;
} catch (error) {
  process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
