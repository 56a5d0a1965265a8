import { z } from 'zod';
import { currentViewer } from '@/lib/auth/session.ts';
import { CASE_STEPS } from '@/lib/cases/steps.ts';
import { AppError } from '@/lib/errors.ts';
import { recordView } from '@/lib/use-cases/record-view.ts';
import { watchCase } from '@/lib/use-cases/watch-case.ts';

const QUERY = z.strictObject({
  v: z.coerce.number().int().min(0).max(2_147_483_647),
  step: z.enum([...CASE_STEPS, 'correct', 'parties']),
});

/**
 * `?v=VERSION&step=STEP` → `Live`: what moved on the case since that version, and who else is here. Asked every few seconds by a visible
 * page of the case; it writes nothing but that the viewer is present and what of the case was sent, and does not prolong the session.
 */
export async function GET(request: Request, { params }: { params: Promise<{ caseId: string }> }): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return answer({ message: 'Sign in to follow this case.' }, 401);
  const asked = QUERY.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return answer({ message: 'Say the version that is shown (v) and the step.' }, 400);
  try {
    const { caseId } = await params;
    const acting = { viewer, at: new Date().toISOString() };
    const live = await watchCase(acting, caseId, asked.data.v, asked.data.step);
    // Answers and quotations are what a case says; that nothing moved is not.
    if (live.answers !== null) await recordView(acting, { kind: 'case', caseNumber: caseId, subject: '', screen: asked.data.step });
    return answer(live, 200);
  } catch (error) {
    if (error instanceof AppError) return answer({ message: error.message }, error.code === 'not-found' ? 404 : 409);
    throw error;
  }
}

const answer = (body: unknown, status: number): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' } });
