import { z } from 'zod';
import { beginUpload } from '@/lib/use-cases/upload-record.ts';
import { answer, signedIn } from '../_lib/answer';

const BODY = z.strictObject({ name: z.string().min(1).max(1000), size: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });

/**
 * Begins to take a file: `{name,size}` → 201 `{id,offset}`, or 422 `{code,message}` where it is not taken. Its bytes follow by PATCH to the
 * upload's own address. What another site has a browser send does not come here: proxy.ts refuses it.
 */
export function POST(request: Request, { params }: { params: Promise<{ caseId: string }> }): Promise<Response> {
  return signedIn(async (acting) => {
    const body = BODY.safeParse(await request.json().catch(() => null));
    if (!body.success) return answer({ code: 'invalid', message: 'Say the name of the file and its size in bytes.' }, 400);
    const { caseId } = await params;
    const begun = await beginUpload(acting, caseId, body.data);
    return 'refused' in begun ? answer(begun.refused, 422) : answer({ id: begun.id, offset: 0 }, 201, { 'upload-offset': '0' });
  });
}
