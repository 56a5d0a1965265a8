import { z } from 'zod';
import { currentViewer } from '@/lib/auth/session.ts';
import { AppError, statusOf } from '@/lib/errors.ts';
import { recipient } from '@/lib/forms/parties.ts';
import { signing } from '@/lib/forms/signing-schema.ts';
import { findUnstorable, UNSTORABLE } from '@/lib/forms/unstorable.ts';
import { previewDecisionPdf } from '@/lib/use-cases/preview-decision-pdf.ts';
import { recordView } from '@/lib/use-cases/record-view.ts';

const FORM = z.strictObject({
  to: recipient,
  signing: z
    .string()
    .max(200_000)
    .transform((text) => readJson(text))
    .pipe(signing),
});

/** A letter of a decision as it is being written, as PDF in a tab of its own: sent by a form, since what is typed is in no address. */
export async function POST(request: Request, { params }: { params: Promise<{ caseId: string }> }): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return plain('Sign in to see the letters.', 401);
  const form = FORM.safeParse(await readForm(request));
  if (!form.success) return plain('What was typed cannot be shown as a letter.', 400);
  if (findUnstorable(form.data) !== null) return plain(`${UNSTORABLE}.`, 400);
  const { caseId: number } = await params;
  const { to, signing: typed } = form.data;
  try {
    const acting = { viewer, at: new Date().toISOString() };
    const pdf = await previewDecisionPdf(acting, { number, signing: typed, recipient: to });
    await recordView(acting, { kind: 'letter', caseNumber: number, subject: `draft-${to}`, screen: 'decision' });
    return new Response(new Uint8Array(pdf), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="${number}-${to}-draft.pdf"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof AppError) return plain(error.message, statusOf(error));
    throw error;
  }
}

/** Null: no form was sent, or one that breaks off. */
async function readForm(request: Request): Promise<unknown> {
  try {
    return Object.fromEntries(await request.formData());
  } catch {
    return null;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function plain(message: string, status: number): Response {
  return new Response(message, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
}
