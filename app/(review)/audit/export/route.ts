import { currentViewer } from '@/lib/auth/session.ts';
import { exportViews, mayAudit } from '@/lib/use-cases/audit-views.ts';
import { recordView } from '@/lib/use-cases/record-view.ts';
import { filterError, readFilter } from '../query';

/** The log of views as CSV, with the filter of the page. That it was exported is a view itself. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return plain('Sign in to export the log.', 401);
  if (!mayAudit(viewer)) return plain('There is no such page.', 404);
  const params = Object.fromEntries(new URL(request.url).searchParams);
  if (Object.keys(filterError(params)).length > 0) return plain('The filter cannot be read: correct it on the audit page first.', 400);
  const at = new Date().toISOString();
  await recordView({ viewer, at }, { kind: 'export', caseNumber: '', subject: 'log of views', screen: 'audit' });
  return new Response(streamOf(exportViews(viewer, readFilter(params))), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="views-${at.slice(0, 10)}.csv"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** Sent part by part, as fast as it is taken. */
function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}

function plain(message: string, status: number): Response {
  return new Response(message, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
}
