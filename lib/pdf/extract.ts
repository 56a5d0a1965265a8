import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PageText } from '../records/document.ts';
import { isBomb } from './bomb.ts';
import type { Answer, Inspection, Task } from './messages.ts';

/** A PDF is opened in a thread of its own: it is somebody else's program in all but name, and may take neither memory nor time from the rest. */

export type PdfLimits = {
  /** Milliseconds in which the next answer must come. */
  stepMs: number;
  /** Bytes by which the process may grow outside of the thread's own heap. */
  growth: number;
};
const LIMITS: PdfLimits = { stepMs: 20_000, growth: 768 * 1024 * 1024 };
const HEAP_MB = 512;
const WATCH_MS = 50;

/** The thread was ended: it took too much memory or time. */
export class TooHeavyError extends Error {
  override name = 'TooHeavyError';
}

/** Opens the file and looks at its first and last page. Runs nothing that is in it. */
export async function inspectPdf(bytes: Uint8Array, limits: Partial<PdfLimits> = {}): Promise<Inspection> {
  if (await isBomb(bytes)) return { pages: 0, encrypted: false, broken: 'too-heavy' };
  try {
    for await (const answer of answers({ task: 'inspect', bytes }, { ...LIMITS, ...limits })) {
      if (answer.kind === 'inspected') return answer.inspection;
    }
  } catch (error) {
    if (error instanceof TooHeavyError) return { pages: 0, encrypted: false, broken: 'too-heavy' };
    throw error;
  }
  return { pages: 0, encrypted: false, broken: 'damaged' };
}

/**
 * The text of each page in order, also of those that have none.
 * @throws TooHeavyError, or Error where the file cannot be read
 */
export async function* extractPages(bytes: Uint8Array, limits: Partial<PdfLimits> = {}): AsyncGenerator<PageText, void, undefined> {
  for await (const answer of answers({ task: 'extract', bytes }, { ...LIMITS, ...limits })) {
    if (answer.kind === 'page') yield answer.page;
  }
}

async function* answers(task: Task, { stepMs, growth }: PdfLimits): AsyncGenerator<Answer, void, undefined> {
  const worker = new Worker(workerFile(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    stdout: true,
    stderr: true,
  });
  const queue: Answer[] = [];
  let state: { done: true; error: Error | null } | null = null;
  let wake = () => {};
  const end = (error: Error | null) => {
    state ??= { done: true, error };
    wake();
  };
  worker.on('message', (answer: Answer) => {
    queue.push(answer);
    wake();
  });
  worker.on('error', (error: Error) =>
    end('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TooHeavyError('memory') : error),
  );
  worker.on('exit', () => end(null));
  let since = performance.now();
  const before = process.memoryUsage().arrayBuffers;
  const watch = setInterval(() => {
    if (performance.now() - since > stepMs) end(new TooHeavyError('time'));
    else if (process.memoryUsage().arrayBuffers - before > growth) end(new TooHeavyError('memory'));
  }, WATCH_MS);
  try {
    for (;;) {
      const next = queue.shift();
      if (next !== undefined) {
        yield next;
        since = performance.now();
        continue;
      }
      const ended = ending(state);
      if (ended?.error) throw ended.error;
      if (ended) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

/** As it stands by now: it is set while others wait. */
const ending = (state: { done: true; error: Error | null } | null) => state;

/** A path made at run time is one that the bundler leaves alone. */
function workerFile(): string {
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'lib', 'pdf', 'worker.ts');
    if (existsSync(file)) return file;
    if (folder === path.dirname(folder)) throw new Error(`lib/pdf/worker.ts is not in ${process.cwd()} or above it`);
  }
}
