import { currentViewer } from '@/lib/auth/session.ts';
import type { NoticeKey } from '@/lib/cases/notice.ts';
import { AppError, notFound, statusOf } from '@/lib/errors.ts';
import { noticeKey } from '@/lib/forms/notice-events.ts';
import type { Viewer } from '@/lib/use-cases/permissions.ts';
import { previewLetter } from '@/lib/use-cases/preview-letter.ts';
import { readLetter } from '@/lib/use-cases/read-letter.ts';
import { recordView } from '@/lib/use-cases/record-view.ts';

type Context = { params: Promise<{ caseId: string; letterId: string }> };
type Shown = { pdf: Uint8Array; recipient: string; sha256: string | null };

/**
 * A letter as PDF, in the browser's viewer: an issued one by its id, from its stored bytes; `preview-member` and the like as it would be
 * issued now, of the notice that `?notice=KEY` names, or else of the decision. Both addresses end alike, because that is what the content security policy lets a page frame.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { caseId, letterId } = await params;
  const viewer = await currentViewer();
  if (!viewer) return plain('Sign in to read this letter.', 401);
  try {
    const letter = await read(viewer, caseId, letterId, keyOf(request));
    const view = { kind: 'letter', caseNumber: caseId, subject: letterId, screen: 'letters' } as const;
    await recordView({ viewer, at: new Date().toISOString() }, view);
    return shown(caseId, letter);
  } catch (error) {
    if (error instanceof AppError) return plain(error.message, statusOf(error));
    throw error;
  }
}

async function read(viewer: Viewer, number: string, letterId: string, key: NoticeKey): Promise<Shown> {
  switch (letterId) {
    case 'preview-member':
    case 'preview-practitioner':
    case 'preview-representative': {
      const recipient = PREVIEWS[letterId];
      return { pdf: await previewLetter(viewer, number, key, recipient), recipient: `${recipient}-preview`, sha256: null };
    }
    default:
      return readLetter(viewer, number, letterId);
  }
}

function keyOf(request: Request): NoticeKey {
  const asked = noticeKey.safeParse(new URL(request.url).searchParams.get('notice') ?? 'decision');
  if (!asked.success) throw notFound('The letter');
  return asked.data;
}

const PREVIEWS = {
  'preview-member': 'member',
  'preview-practitioner': 'practitioner',
  'preview-representative': 'representative',
} as const;

function shown(number: string, { pdf, recipient, sha256 }: Shown): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      // No name of a person: a file name is seen where the letter is not.
      'content-disposition': `inline; filename="${number}-${recipient}.pdf"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      ...(sha256 === null ? {} : { etag: `"${sha256}"` }),
    },
  });
}

function plain(message: string, status: number): Response {
  return new Response(message, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
}
