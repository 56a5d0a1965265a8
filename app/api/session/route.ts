import { timeLeft } from '@/lib/auth/session.ts';

/** `{ left }`: milliseconds until the session ends for want of activity; 401 where it is over. Asking does not prolong it. */
export async function GET(): Promise<Response> {
  const left = await timeLeft();
  return Response.json({ left }, { status: left === null ? 401 : 200, headers: { 'cache-control': 'private, no-store' } });
}

/** The same, as a sign of the person: proxy.ts marks what is posted as activity, so the time begins to count anew. */
export const POST = GET;
