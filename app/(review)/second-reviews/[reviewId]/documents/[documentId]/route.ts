import { signedIn } from '@/app/(review)/cases/[caseId]/records/_lib/answer';
import { fileAnswer } from '@/app/(review)/cases/[caseId]/records/_lib/file-answer';
import { recordView } from '@/lib/use-cases/record-view.ts';
import { loadBlindDocument } from '@/lib/use-cases/second-review.ts';

/** A document of the case under second review, without the case's number in the address. That it is seen is noted as such: it is no opening of the case. */
export function GET(request: Request, { params }: { params: Promise<{ reviewId: string; documentId: string }> }): Promise<Response> {
  return signedIn(async (acting) => {
    const { reviewId, documentId } = await params;
    const { document, caseNumber } = await loadBlindDocument(acting.viewer, reviewId, documentId);
    await recordView(acting, { kind: 'document', caseNumber, subject: document.id, screen: 'second-review' });
    return fileAnswer(request, document);
  });
}
