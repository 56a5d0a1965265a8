import { createHash, timingSafeEqual } from 'node:crypto';
import { ADDRESS_HEADER, DIRECT_HEADER } from '@/lib/auth/address.ts';
import { readMetrics } from '@/lib/use-cases/operate.ts';

/** Figures for Prometheus: to who has METRICS_TOKEN, or without one to the machine itself. To others there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  if (!mayRead(request)) return new Response('Not found', { status: 404 });
  const { type, text } = await readMetrics();
  return new Response(text, { headers: { 'content-type': type, 'cache-control': 'no-store' } });
}

function mayRead({ headers }: Request): boolean {
  const token = process.env.METRICS_TOKEN;
  // Behind a proxy on this machine everybody would seem to be the machine itself.
  if (!token) return headers.get(DIRECT_HEADER) === '1' && /^(127\.|::1$)/.test(headers.get(ADDRESS_HEADER) ?? '');
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.get('authorization') ?? ''), digest(`Bearer ${token}`));
}
