import { readFileSync } from 'node:fs';
import { ClockInputError, dueTimeOf, readClockInput } from '../lib/cases/clocks.ts';

const HELP = `Usage: npm run --silent clocks -- FILE

Reads cases with their steps from FILE (or - for standard input): one JSON object a line, or one JSON array or object.
Prints for each, in order, {"name", "dueAt"}: the instant (UTC) by which notice is due.
A case that is not valid prints {"name", "line", "error"}; "line" counts from 1, in an array it is the position.
Exit status: 0 when every case was valid, 1 when not, 2 for wrong usage.

  {"name":"a","lineOfBusiness":"medicaid","urgency":"standard","timeZone":"America/New_York",
   "receivedAt":"2026-11-17T14:30:00Z","steps":[{"action":"extend","at":"2026-11-18T15:00:00Z","days":14}]}

lineOfBusiness  medicaid, medicare-advantage, commercial, individual-exchange, fehb
urgency         standard, expedited
steps           extend (days), extend-for-information (answerDays), request-information (answerHours),
                information-complete, change-urgency (to); each with "at", in order of time
planSettings    optional: ratingPeriodStart, accreditation, shorterClocks, overlays, informationMarginHours
`;

interface Entry {
  readonly line: number;
  readonly read: () => unknown;
}

/** The whole text where it is one JSON value; else its lines. */
function entries(text: string): readonly Entry[] {
  const start = text.trimStart();
  if (start.startsWith('[')) {
    const list: unknown = JSON.parse(text);
    return (Array.isArray(list) ? list : [list]).map((value: unknown, i) => ({ line: i + 1, read: () => value }));
  }
  try {
    const value: unknown = JSON.parse(text);
    return [{ line: text.slice(0, text.length - start.length).split('\n').length, read: () => value }];
  } catch {
    return text
      .split('\n')
      .map((line, i) => ({ line: i + 1, read: (): unknown => JSON.parse(line), blank: line.trim() === '' }))
      .filter((each) => !each.blank);
  }
}

function nameOf(value: unknown): string | null {
  const named = typeof value === 'object' && value !== null && 'name' in value;
  return named && typeof value.name === 'string' ? value.name : null;
}

/** One line of output; false where the case was not valid. */
function answer(entry: Entry): { text: string; valid: boolean } {
  let name: string | null = null;
  try {
    const value = entry.read();
    name = nameOf(value);
    return { text: JSON.stringify({ name, dueAt: dueTimeOf(readClockInput(value)).dueAt }), valid: true };
  } catch (error) {
    if (!(error instanceof ClockInputError) && !(error instanceof SyntaxError)) throw error;
    const problem = error instanceof ClockInputError ? error.message : `not JSON: ${error.message}`;
    return { text: JSON.stringify({ name, line: entry.line, error: problem }), valid: false };
  }
}

function run(file: string): boolean {
  const text = readFileSync(file === '-' ? 0 : file, 'utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return true;
  let list: readonly Entry[];
  try {
    list = entries(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    process.stdout.write(`${JSON.stringify({ name: null, line: 1, error: `not JSON: ${error.message}` })}\n`);
    return false;
  }
  const answers = list.map(answer);
  process.stdout.write(answers.map((each) => `${each.text}\n`).join(''));
  return answers.every((each) => each.valid);
}

const args = process.argv.slice(2);
const [file] = args;
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(HELP);
} else if (file === undefined || args.length > 1) {
  process.stderr.write(HELP);
  process.exitCode = 2;
} else {
  try {
    if (!run(file)) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    process.stderr.write(`${file} cannot be read: ${error.message}\n`);
    process.exitCode = 1;
  }
}
