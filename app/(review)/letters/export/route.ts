import { z } from 'zod';
import { currentViewer } from '@/lib/auth/session.ts';
import { webStream } from '@/lib/doors/stream.ts';
import { AppError } from '@/lib/errors.ts';
import { exportLetters, MOST_EXPORTED } from '@/lib/use-cases/export-letters.ts';
import { recordViews } from '@/lib/use-cases/record-view.ts';

const BODY = z.strictObject({ numbers: z.array(z.string().max(20)).max(MOST_EXPORTED) });
/** Numbers of 2,000 cases take some 40 kB. */
const MOST_BYTES = 200_000;

/**
 * The letters of many cases as one ZIP, streamed. `x-letters-total` and `x-bytes-total` say beforehand how much is to come; that they leave is noted
 * of each case. A request that
 * another site has a browser send does not come here: proxy.ts refuses it.
 */
export async function POST(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return plain('Sign in to export letters.', 401);
  const body = BODY.safeParse(await read(request));
  if (!body.success) return plain(`Name the cases: at most ${MOST_EXPORTED.toLocaleString('en-US')} numbers.`, 400);
  try {
    const { letters, bytes, cases, stream } = await exportLetters(viewer, body.data.numbers);
    await recordViews({ viewer, at: new Date().toISOString() }, { kind: 'export', subject: 'letters', screen: 'letters' }, cases);
    return new Response(webStream(stream), {
      headers: {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="letters.zip"',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'x-letters-total': String(letters),
        'x-bytes-total': String(bytes),
      },
    });
  } catch (error) {
    if (error instanceof AppError) return plain(error.message, 400);
    throw error;
  }
}

/** Null: not what was asked for. */
async function read(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) return null;
  try {
    return await request.json();
  } catch {
    return null;
  }
}

function plain(message: string, status: number): Response {
  return new Response(message, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
}
