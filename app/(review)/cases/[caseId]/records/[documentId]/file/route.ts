import { rangeOf } from '@/lib/doors/range.ts';
import { webStream } from '@/lib/doors/stream.ts';
import type { FileKind, RecordDocument } from '@/lib/records/document.ts';
import { documentBytes, loadDocument } from '@/lib/use-cases/read-document.ts';
import { recordView } from '@/lib/use-cases/record-view.ts';
import { empty, FOREIGN, signedIn } from '../../_lib/answer';

const TYPES: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  tiff: 'image/tiff',
};

/** The bytes as they were sent, a piece at a time; with `Range` a part of them. */
export function GET(request: Request, { params }: { params: Promise<{ caseId: string; documentId: string }> }): Promise<Response> {
  return signedIn(async (acting) => {
    const { caseId, documentId } = await params;
    const document = await loadDocument(acting.viewer, caseId, documentId);
    await recordView(acting, { kind: 'document', caseNumber: caseId, subject: document.id, screen: 'records' });
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
  });
}

/** By number alone: what people call a record often names a person. RFC 6266. */
function disposition({ id, fileKind }: RecordDocument): string {
  return `inline; filename="record-${id.slice(0, 8)}.${fileKind}"`;
}
