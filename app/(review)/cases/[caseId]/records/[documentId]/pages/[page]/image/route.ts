import { notFound } from '@/lib/errors.ts';
import { loadPageImage } from '@/lib/use-cases/read-document.ts';
import { recordView } from '@/lib/use-cases/record-view.ts';
import { FOREIGN, pageNumber, signedIn } from '../../../../_lib/answer';

type Context = { params: Promise<{ caseId: string; documentId: string; page: string }> };

/** A page of a TIFF, PNG or JPEG as PNG; `?size=thumbnail`: small. The pages of a PDF are drawn by the browser. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return signedIn(async (acting) => {
    const { caseId, documentId, page } = await params;
    const number = pageNumber(page);
    if (number === null) throw notFound('The page');
    const size = new URL(request.url).searchParams.get('size') === 'thumbnail' ? 'thumbnail' : 'page';
    const png = await loadPageImage(acting.viewer, caseId, documentId, number, size);
    await recordView(acting, { kind: 'document', caseNumber: caseId, subject: documentId, screen: 'records' });
    return new Response(new Uint8Array(png), { headers: { ...FOREIGN, 'content-type': 'image/png' } });
  });
}
