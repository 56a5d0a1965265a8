import { currentViewer } from '@/lib/auth/session.ts';
import { AppError, statusOf } from '@/lib/errors.ts';
import { loadMetrics, toCsv, toJson } from '@/lib/use-cases/load-metrics.ts';
import { readPlan, readYear } from '../../query';

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

/** The metrics of one plan and year as a file: sums, no case. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return plain('Sign in to export the metrics.', 401);
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const format = params.format === 'csv' ? 'csv' : 'json';
  const [planId, year] = [readPlan(params), readYear(params)];
  if (planId === null || year === null) return plain('Say which plan, and which year.', 400);
  try {
    const report = await loadMetrics(viewer, { planId, year }, new Date().toISOString());
    return new Response(format === 'csv' ? toCsv(report) : toJson(report), {
      headers: {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="metrics-${planId}-${year}.${format}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof AppError) return plain(error.message, statusOf(error));
    throw error;
  }
}

function plain(message: string, status: number): Response {
  return new Response(message, { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } });
}
