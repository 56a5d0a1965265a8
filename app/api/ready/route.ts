import { askReadiness } from '@/lib/use-cases/operate.ts';

/** 200 while work can be done, else 503 with the reason: for whoever sends people to one process or another. */
export async function GET(): Promise<Response> {
  const status = await askReadiness();
  return Response.json({ status }, { status: status === 'ready' ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
