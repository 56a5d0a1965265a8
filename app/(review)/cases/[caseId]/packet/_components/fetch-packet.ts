import { LOST_REPLY } from '@/components/case/case-text';

type Asked = { pages: 'cited' | 'all'; with: boolean; notes: boolean; reason: string };

/** The packet as a file, or what the server says against it. A reason goes in no address, so it is posted. */
export async function fetchPacket(number: string, asked: Asked, signal: AbortSignal): Promise<{ file: Blob } | { problem: string }> {
  try {
    const response = await fetch(`/cases/${number}/packet`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        pages: asked.pages,
        sensitive: asked.with ? 'with' : 'without',
        psychotherapy: asked.with && asked.notes ? asked.reason : '',
      }),
      signal,
    });
    if (response.ok) return { file: await response.blob() };
    const said: unknown = await response.json();
    const message = typeof said === 'object' && said !== null && 'message' in said ? said.message : null;
    return { problem: typeof message === 'string' ? message : LOST_REPLY };
  } catch {
    return { problem: LOST_REPLY };
  }
}
