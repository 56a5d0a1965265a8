import { rangeOf } from '@/lib/doors/range.ts';
import { webStream } from '@/lib/doors/stream.ts';
import type { FileKind, RecordDocument } from '@/lib/records/document.ts';
import { documentBytes } from '@/lib/use-cases/read-document.ts';
import { empty, FOREIGN } from './answer';

const TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  tiff: 'image/tiff',
};

/** The bytes of a document as they were sent, a piece at a time; with `Range` a part of them. */
export function fileAnswer(request: Request, document: RecordDocument): Response {
  const range = rangeOf(request.headers.get('range'), document.size);
  if (range === 'none') return empty(416, { 'content-range': `bytes */${document.size}` });
  const { start, end } = range ?? { start: 0, end: document.size };
  const headers = {
    ...FOREIGN,
    'content-type': TYPES[document.fileKind],
    'content-length': String(end - start),
    'content-disposition': disposition(document),
    'accept-ranges': 'bytes',
    etag: `"${document.sha256}"`,
    ...(range === null ? {} : { 'content-range': `bytes ${start}-${end - 1}/${document.size}` }),
  };
  return new Response(webStream(documentBytes(document, { start, end })), { status: range === null ? 200 : 206, headers });
}

/** By number alone: what people call a record often names a person. RFC 6266. */
function disposition({ id, fileKind }: RecordDocument): string {
  return `inline; filename="record-${id.slice(0, 8)}.${fileKind}"`;
}
