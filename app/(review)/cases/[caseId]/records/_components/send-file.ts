import type { RecordDocument } from '@/lib/records/document.ts';
import { MOST_PIECE_BYTES } from '@/lib/records/upload.ts';

/** How a file ended: in the records, already there, refused for what it is, given up, or stopped by whoever sent it. */
export type Sent =
  | { kind: 'added'; document: RecordDocument }
  | { kind: 'existed'; document: RecordDocument }
  | { kind: 'refused' | 'failed'; message: string }
  | { kind: 'stopped' };

export type SendParts = {
  /** Where uploads of the case begin: `/cases/{number}/records/uploads`. */
  address: string;
  fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Waits so many milliseconds, or until the connection is said to be back. */
  wait: (ms: number) => Promise<void>;
  /** `waiting`: the connection is lost, and the file goes on by itself. */
  onProgress: (sent: number, waiting: boolean) => void;
  signal: AbortSignal;
};

/** Waits before a lost connection is tried again, the last one repeated. */
const WAITS_MS = [1000, 2000, 5000, 10_000] as const;

/**
 * Sends a file in pieces. After a lost reply the server is asked how far it came, and the file goes on from there, until it is there, refused,
 * or stopped by `signal`.
 */
export async function sendFile(file: Pick<File, 'name' | 'size' | 'slice'>, parts: SendParts): Promise<Sent> {
  try {
    const begun = await insistently(parts, 0, () => begin(file, parts));
    return typeof begun === 'string' ? await sendPieces(file, `${parts.address}/${begun}`, parts) : begun;
  } catch (error) {
    if (parts.signal.aborted) return { kind: 'stopped' };
    throw error;
  }
}

async function begin({ name, size }: Pick<File, 'name' | 'size'>, { address, fetch, signal }: SendParts): Promise<string | Sent> {
  const reply = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, size }),
    signal,
  });
  if (reply.status !== 201) return endOf(reply);
  const { id }: { id: string } = await reply.json();
  return id;
}

async function sendPieces(file: Pick<File, 'size' | 'slice'>, address: string, parts: SendParts): Promise<Sent> {
  const { fetch, signal, onProgress } = parts;
  let offset = 0;
  let isSure = true;
  for (;;) {
    const reply = await insistently(parts, offset, async () => {
      if (!isSure) offset = await askOffset(address, parts);
      isSure = false;
      const headers = { 'upload-offset': String(offset) };
      const answered = await fetch(address, { method: 'PATCH', headers, body: file.slice(offset, offset + MOST_PIECE_BYTES), signal });
      isSure = true;
      return answered;
    });
    if (reply.status !== 204 && reply.status !== 409) return endOf(reply);
    offset = Number(reply.headers.get('upload-offset'));
    onProgress(offset, false);
  }
}

async function askOffset(address: string, { fetch, signal }: SendParts): Promise<number> {
  const reply = await fetch(address, { method: 'HEAD', signal });
  if (!reply.ok) throw new TypeError(`no offset: ${reply.status}`);
  return Number(reply.headers.get('upload-offset'));
}

/** Does it until there is a reply; a server that is just starting anew counts as none. */
async function insistently<T extends Response | string | Sent>(parts: SendParts, sent: number, attempt: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    parts.signal.throwIfAborted();
    try {
      const reply = await attempt();
      if (!(reply instanceof Response && reply.status >= 502)) return reply;
    } catch (error) {
      // fetch: no connection. Anything else is ours.
      if (!(error instanceof TypeError)) throw error;
    }
    parts.onProgress(sent, true);
    await parts.wait(WAITS_MS[Math.min(failures, WAITS_MS.length - 1)] ?? 0);
  }
}

const UNCLEAR = 'The server gave no answer that says what became of the file. Send it again: nothing is stored twice.';

async function endOf(reply: Response): Promise<Sent> {
  const told: { document?: RecordDocument; existed?: boolean; message?: string } = await reply.json().catch(() => ({}));
  if (reply.ok && told.document) return { kind: told.existed ? 'existed' : 'added', document: told.document };
  return { kind: reply.status === 422 ? 'refused' : 'failed', message: told.message ?? UNCLEAR };
}
