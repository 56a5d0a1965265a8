/** How far a batch has come. `bytes` of the letters themselves: the ZIP is a little more. */
export interface Progress {
  letters: number;
  bytes: number;
  read: number;
}

/** What happened instead of a file, in words for the screen. */
export class ExportFailed extends Error {}

const BROKE_OFF = 'The connection broke off before the file was whole. Nothing was saved; try again';

/**
 * The letters of the cases as one ZIP.
 * @throws ExportFailed; what the signal throws where it was given up
 */
export async function readExport(numbers: readonly string[], signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<Blob> {
  const response = await ask(numbers, signal);
  if (!response.ok || response.body === null) throw new ExportFailed((await response.text()).replace(/\.$/, '') || BROKE_OFF);
  const progress = { letters: total(response, 'x-letters-total'), bytes: total(response, 'x-bytes-total'), read: 0 };
  onProgress(progress);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      progress.read += part.value.byteLength;
      onProgress({ ...progress });
    }
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ExportFailed(BROKE_OFF);
  }
  return new Blob(chunks, { type: 'application/zip' });
}

async function ask(numbers: readonly string[], signal: AbortSignal): Promise<Response> {
  try {
    const headers = { 'content-type': 'application/json' };
    return await fetch('/letters/export', { method: 'POST', headers, body: JSON.stringify({ numbers }), signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ExportFailed('No answer came from the server. Nothing was saved; try again');
  }
}

const total = (response: Response, name: string): number => Number(response.headers.get(name) ?? 0);
