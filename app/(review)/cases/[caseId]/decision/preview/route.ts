import { z } from 'zod';
import { currentViewer } from '@/lib/auth/session.ts';
import { AppError, statusOf } from '@/lib/errors.ts';
import { signing } from '@/lib/forms/signing-schema.ts';
import { findUnstorable, UNSTORABLE } from '@/lib/forms/unstorable.ts';
import { previewDecision } from '@/lib/use-cases/preview-decision.ts';
import { recordView } from '@/lib/use-cases/record-view.ts';

const BODY = z.strictObject({ signing });

/**
 * The letters of a decision as it is being written, with what stands against each. Asked while a director types: not a server action, since
 * those wait for each other and for the stored draft, and cannot be given up for a newer one.
 */
export async function POST(request: Request, { params }: { params: Promise<{ caseId: string }> }): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return answer({ message: 'Sign in to see the letters.' }, 401);
  const body = BODY.safeParse(await request.json().catch(() => null));
  if (!body.success) return answer({ message: 'What was typed cannot be shown as a letter.' }, 400);
  if (findUnstorable(body.data) !== null) return answer({ message: `${UNSTORABLE}.` }, 400);
  try {
    const { caseId: number } = await params;
    const acting = { viewer, at: new Date().toISOString() };
    const letters = await previewDecision(acting, { number, ...body.data });
    await recordView(acting, { kind: 'letter', caseNumber: number, subject: 'draft', screen: 'decision' });
    return answer({ letters }, 200);
  } catch (error) {
    if (error instanceof AppError) return answer({ message: error.message }, statusOf(error));
    throw error;
  }
}

const answer = (body: unknown, status: number): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' } });
