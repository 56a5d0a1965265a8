import { createHash } from 'node:crypto';
import { bytesOf, readUpload } from '../data/blobs.ts';
import { isReadable } from '../images/page-image.ts';
import { isBomb } from '../pdf/bomb.ts';
import { inspectPdf } from '../pdf/extract.ts';
import type { FileKind } from '../records/document.ts';
import { lookAt } from '../records/kind.ts';
import type { RefusalCode } from '../records/refusal.ts';
import type { ByteSource } from '../records/source.ts';
import { inTurn } from './in-turn.ts';

export type Inspected = { sha256: string; kind: FileKind; pages: number } | { refused: RefusalCode };

/**
 * What an uploaded file is, by its bytes. They are hashed as they pass; its structure is read in small parts; and only what passed so far is
 * unpacked, one file at a time in a process, whole in memory as it was sent (50 MB at most).
 */
export async function inspectRecord(uploadId: string, size: number): Promise<Inspected> {
  const look = await lookAt(sourceOf(uploadId, size));
  if ('refused' in look) return look;
  return inTurn('inspect-record', async () => {
    const bytes = await bytesOf(readUpload(uploadId, { start: 0, end: size }));
    const opened = await openIt(bytes, look);
    return typeof opened === 'number'
      ? { sha256: createHash('sha256').update(bytes).digest('hex'), kind: look.kind, pages: opened }
      : opened;
  });
}

function sourceOf(uploadId: string, size: number): ByteSource {
  return {
    size,
    read: (at, length) => bytesOf(readUpload(uploadId, { start: at, end: at + length })),
  };
}

/** @returns its pages */
async function openIt(bytes: Uint8Array, { kind, pages }: { kind: FileKind; pages: number }): Promise<number | { refused: RefusalCode }> {
  if (kind !== 'pdf') {
    const ends = new Set([1, pages]);
    for (const page of ends) if (!(await isReadable(bytes, page))) return { refused: 'broken' };
    return pages;
  }
  if (await isBomb(bytes)) return { refused: 'too-heavy' };
  const found = await inspectPdf(bytes);
  if (!found.ok) return { refused: found.code };
  return found.pages > 0 ? found.pages : { refused: 'broken' };
}
