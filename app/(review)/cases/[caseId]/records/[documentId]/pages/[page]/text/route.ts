import { notFound } from '@/lib/errors.ts';
import { loadPageText } from '@/lib/use-cases/read-document.ts';
import { recordView } from '@/lib/use-cases/record-view.ts';
import { answer, pageNumber, signedIn } from '../../../../_lib/answer';

type Context = { params: Promise<{ caseId: string; documentId: string; page: string }> };

/** `PageText` of a page: `{page,text,items,box}`; empty where it has none. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return signedIn(async (acting) => {
    const { caseId, documentId, page } = await params;
    const number = pageNumber(page);
    if (number === null) throw notFound('The page');
    const text = await loadPageText(acting.viewer, caseId, documentId, number);
    await recordView(acting, { kind: 'document', caseNumber: caseId, subject: documentId, screen: 'records' });
    return answer(text, 200);
  });
}
