import type { RecordDocument } from './document.ts';
import type { Refusal } from './refusal.ts';

/** Most bytes of a file that are sent at once: 1 MiB. */
export const MOST_PIECE_BYTES = 1024 * 1024;

/** What became of a file: a document of the case (an earlier one where the same bytes stand there already), or why it was not taken. */
export type UploadOutcome = { taken: true; document: string; existed: boolean } | ({ taken: false } & Refusal);

/** The same with the document itself. */
export type FinishedUpload = { document: RecordDocument; existed: boolean } | { refused: Refusal };

/** An upload as it stands: `offset` bytes are stored. */
export type UploadState = { id: string; name: string; size: number; offset: number; outcome: UploadOutcome | null };

/** What people call a file: the last part of a path, without what could hide its ending or break a line. Empty: nothing is left. */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  // Controls, and what turns the direction of writing: "fdp.exe" must not read "exe.pdf".
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '').trim();
  return [...plain].slice(0, MOST_NAME).join('');
}

const MOST_NAME = 200;
