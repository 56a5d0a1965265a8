import { MOST_PIECE_BYTES } from '@/lib/records/upload.ts';
import { type Appended, appendUpload, findUpload, OffsetError } from '@/lib/use-cases/upload-record.ts';
import { answer, empty, signedIn } from '../../_lib/answer';

type Context = { params: Promise<{ caseId: string; uploadId: string }> };

const at = (offset: number) => ({ 'upload-offset': String(offset) });

/** `Upload-Offset`: how many bytes are stored, and so where the next ones go. */
export function HEAD(_request: Request, { params }: Context): Promise<Response> {
  return signedIn(async ({ viewer }) => {
    const { caseId, uploadId } = await params;
    const { offset, size } = await findUpload(viewer, caseId, uploadId);
    return empty(200, { ...at(offset), 'upload-length': String(size) });
  });
}

/**
 * Writes on at `Upload-Offset`, at most 1 MiB at once: 204 with the next offset; 409 with the right one where it differs. With the last bytes,
 * or asked again without any once all are there: 200 `{document,existed}`, or 422 `{code,message}` where the file is not taken.
 */
export function PATCH(request: Request, { params }: Context): Promise<Response> {
  return signedIn(async (acting) => {
    const given = request.headers.get('upload-offset') ?? '';
    if (!/^\d{1,10}$/.test(given)) return answer({ code: 'invalid', message: 'Say where the bytes go (Upload-Offset).' }, 400);
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.length > MOST_PIECE_BYTES) return answer({ code: 'size', message: 'Send at most 1 MiB at once.' }, 413);
    const { caseId, uploadId } = await params;
    try {
      return told(await appendUpload(acting, { number: caseId, id: uploadId, offset: Number(given), bytes }));
    } catch (error) {
      if (!(error instanceof OffsetError)) throw error;
      return answer({ code: 'offset', message: 'The bytes go on elsewhere.' }, 409, at(error.at));
    }
  });
}

function told(appended: Appended): Response {
  if ('next' in appended) return empty(204, at(appended.next));
  if ('refused' in appended) return answer(appended.refused, 422);
  const { document, existed } = appended;
  return answer({ document, existed }, 200, at(document.size));
}
