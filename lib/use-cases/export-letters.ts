import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Viewer } from '../data/access.ts';
import { findIssuedLetters, type IssuedLetter, letterBytes } from '../data/letters.ts';
import { invalid } from '../errors.ts';
import { csvRow } from '../letters/csv.ts';

/** Cases in one batch, at most. */
export const MOST_EXPORTED = 2000;

/** A batch of letters, its size known before the first byte of it is made. */
export type LetterExport = {
  /** Letters in it, and the sum of their bytes. */
  letters: number;
  bytes: number;
  /** The cases that a letter in it is of. */
  cases: string[];
  /** The ZIP file. One letter at a time is in memory, and the next is read when this one was taken. */
  stream: AsyncIterable<Uint8Array>;
};

/** The same letters give the same file: no entry tells when it was made. ZIP knows no time before 1980. */
const MTIME = new Date(1980, 0, 1);
const OPTIONS = { mtime: MTIME, mode: 0o100644, compress: false, forceDosTimestamp: true } as const;

/**
 * The issued letters of the cases, voided ones left out, as one ZIP: the stored bytes of each, never rendered again, and `manifest.csv` with a
 * row for each. A case without any, and a number that is none of the viewer's cases, whether it exists or not, have a row that says so: nothing
 * is silently missing, and nothing is told of other plans' cases.
 * @throws AppError `invalid` (no number, or more than 2,000)
 */
export async function exportLetters(viewer: Viewer, numbers: readonly string[]): Promise<LetterExport> {
  const wanted = [...new Set(numbers)].sort();
  if (wanted.length === 0) throw invalid('Choose at least one case.');
  if (wanted.length > MOST_EXPORTED) throw invalid(`At most ${MOST_EXPORTED.toLocaleString('en-US')} cases are exported at once.`);
  const { found, letters } = await findIssuedLetters(viewer, wanted);
  const bytes = letters.reduce((sum, letter) => sum + letter.bytes, 0);
  const cases = [...new Set(letters.map(({ caseNumber }) => caseNumber))];
  return { letters: letters.length, bytes, cases, stream: zip(letters, manifest(wanted, found, letters)) };
}

function zip(letters: readonly IssuedLetter[], csv: string): AsyncIterable<Uint8Array> {
  const file = new ZipFile();
  const out = new PassThrough();
  file.outputStream.pipe(out);
  // A file that breaks off is no archive: whoever reads sees the error instead of its end.
  file.on('error', (error) => out.destroy(error));
  file.addBuffer(Buffer.from(csv, 'utf8'), 'manifest.csv', OPTIONS);
  for (const letter of letters) {
    file.addReadStreamLazy(fileOf(letter), { ...OPTIONS, size: letter.bytes }, (give) => {
      letterBytes(letter.id).then(
        (pdf) => give(null, Readable.from([Buffer.from(pdf)])),
        (error) => give(error, Readable.from([])),
      );
    });
  }
  file.end();
  return out;
}

/** `PA-26-000012/decision-member.pdf`; a name without any person's. */
const fileOf = ({ caseNumber, notice, recipient }: IssuedLetter): string => `${caseNumber}/${notice.replace(':', '-')}-${recipient}.pdf`;

const COLUMNS = ['case', 'notice', 'kind', 'recipient', 'file', 'bytes', 'sha256', 'issued at (UTC)', 'issued by', 'remark'];

function manifest(wanted: readonly string[], found: readonly string[], letters: readonly IssuedLetter[]): string {
  const rows = wanted.flatMap((number) => {
    const own = letters.filter(({ caseNumber }) => caseNumber === number);
    if (own.length > 0) return own.map(rowOf);
    return [[number, '', '', '', '', '', '', '', '', found.includes(number) ? 'no letter is issued' : 'not found']];
  });
  return [COLUMNS, ...rows].map(csvRow).join('');
}

const rowOf = (letter: IssuedLetter): string[] => {
  const { caseNumber, notice, kind, recipient, bytes, sha256, issuedAt, issuedBy } = letter;
  return [caseNumber, notice, kind, recipient, fileOf(letter), String(bytes), sha256, issuedAt, issuedBy, ''];
};
