import { z } from 'zod';
import { type MadePacket, makePacket } from '@/lib/use-cases/make-packet.ts';
import { recordView } from '@/lib/use-cases/record-view.ts';
import { answer, signedIn } from '../records/_lib/answer';

type Context = { params: Promise<{ caseId: string }> };

const QUERY = z.strictObject({ pages: z.enum(['cited', 'all']).default('cited'), sensitive: z.enum(['with', 'without']).default('with') });
/** A reason is in no address. */
const SENT = QUERY.extend({ psychotherapy: z.string().trim().max(2000).default('') });
const MOST_BYTES = 20_000;

/**
 * The case packet: `?pages=cited|all`, `?sensitive=without` for none of the protected records. Never with psychotherapy notes: these take a reason.
 */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return packet(params, QUERY.safeParse(Object.fromEntries(new URL(request.url).searchParams)));
}

/** The same by JSON, with `psychotherapy`: why psychotherapy notes go in. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return packet(params, SENT.safeParse(await read(request)));
}

type Choices = z.infer<typeof QUERY> & { psychotherapy?: string };

function packet(params: Context['params'], asked: z.ZodSafeParseResult<Choices>): Promise<Response> {
  return signedIn(async (acting) => {
    if (!asked.success) return answer({ code: 'invalid', message: 'Choose what goes into the packet.' }, 400);
    const { caseId } = await params;
    const { pages, sensitive, psychotherapy = '' } = asked.data;
    const isWith = sensitive === 'with';
    const made = await makePacket(acting, { number: caseId, pages, substanceUse: isWith, psychotherapy: isWith ? psychotherapy : '' });
    await recordView(acting, { kind: 'export', caseNumber: caseId, subject: 'packet', screen: 'packet' });
    return shown(caseId, made);
  });
}

function shown(number: string, { pdf, sha256 }: MadePacket): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      // No name of a person: a file name is seen where the packet is not.
      'content-disposition': `inline; filename="${number}-packet.pdf"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      etag: `"${sha256}"`,
    },
  });
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
