import { currentViewer } from '@/lib/auth/session.ts';
import { AppError, statusOf } from '@/lib/errors.ts';
import type { Acting } from '@/lib/use-cases/permissions.ts';

const PRIVATE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' } as const;

/** JSON, for a screen alone. */
export const answer = (body: unknown, status: number, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { ...PRIVATE, ...headers } });

/** Nothing but its headers. */
export const empty = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { ...PRIVATE, ...headers } });

/** Bytes of somebody else's making: shown as what we found them to be, and run as nothing. */
export const FOREIGN = { ...PRIVATE, 'content-security-policy': "sandbox; default-src 'none'" } as const;

/** The work of whoever is signed in; what people can put right is answered with its message, anything else is an error of the server's. */
export async function signedIn(work: (acting: Acting) => Promise<Response>): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return answer({ code: 'sign-in', message: 'Sign in to work with records.' }, 401);
  try {
    return await work({ viewer, at: new Date().toISOString() });
  } catch (error) {
    if (error instanceof AppError) return answer({ code: error.code, message: error.message }, statusOf(error));
    throw error;
  }
}

/** A page's number in an address, from 1; null: it is none. */
export function pageNumber(given: string): number | null {
  return /^[1-9]\d{0,4}$/.test(given) ? Number(given) : null;
}
