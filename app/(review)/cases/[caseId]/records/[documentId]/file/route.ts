import { loadDocument } from '@/lib/use-cases/read-document.ts';
import { recordView } from '@/lib/use-cases/record-view.ts';
import { signedIn } from '../../_lib/answer';
import { fileAnswer } from '../../_lib/file-answer';

/** A document of the case's records, noted as seen. */
export function GET(request: Request, { params }: { params: Promise<{ caseId: string; documentId: string }> }): Promise<Response> {
  return signedIn(async (acting) => {
    const { caseId, documentId } = await params;
    const document = await loadDocument(acting.viewer, caseId, documentId);
    await recordView(acting, { kind: 'document', caseNumber: caseId, subject: document.id, screen: 'records' });
    return fileAnswer(request, document);
  });
}
