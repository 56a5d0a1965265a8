import { createHash } from 'node:crypto';
import { type BlobRow, blobStreams, type TrailReader } from '../data/trail.ts';

/**
 * Checks the bytes of records: of one case, or all that are stored. Each file's pieces are hashed as they pass, and each document is the one
 * that its case's history says was added.
 * @returns how many files were looked at
 */
export async function verifyBlobs(reader: TrailReader, caseId: string | null, report: (fault: string) => void): Promise<number> {
  const { blobs, chunks, strays } = blobStreams(reader, caseId);
  const pieces = chunks[Symbol.asyncIterator]();
  let piece = await pieces.next();
  let count = 0;
  for await (const blob of blobs) {
    count += 1;
    const hash = createHash('sha256');
    let [size, number] = [0, 0];
    for (; !piece.done && piece.value.sha256 === blob.sha256; piece = await pieces.next()) {
      if (piece.value.number === number) hash.update(piece.value.bytes);
      number += 1;
      size += piece.value.bytes.length;
    }
    const fault = blobFault(blob, size, hash.digest('hex'));
    if (fault !== null) report(`Record ${blob.sha256.slice(0, 12)} (case ${blob.number}), ${fault}`);
  }
  for await (const { number, name } of strays) report(`Case ${number}: the document ${name} is not one that its history says was added`);
  return count;
}

function blobFault({ sha256, size }: BlobRow, found: number, hash: string): string | null {
  if (found !== size) return `${found} of its ${size} bytes are left`;
  return hash === sha256 ? null : 'its bytes were changed';
}
