/** Two threads that evaluate blocks of lines side by side. Answers come back in the order of the blocks of each thread. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Answer, Block } from '../evaluate-worker.ts';
import type { Extras } from './evaluate-lines.ts';

const THREADS = 2;
/** A case is garbage once it is answered. Left to itself a thread lets 100 MiB and more of that pile up first, and is no faster for it. */
const YOUNG_MIB = 12;

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

class Thread {
  private readonly worker: Worker;
  private readonly waiting: Waiting[] = [];

  constructor(extras: Extras) {
    this.worker = new Worker(new URL('../evaluate-worker.ts', import.meta.url), {
      workerData: extras,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    });
    this.worker.on('message', (answer: Answer) => this.waiting.shift()?.resolve(answer));
    this.worker.on('error', (error: Error) => {
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
  }

  get load(): number {
    return this.waiting.length;
  }

  run(block: Block): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(block, [block.bytes.buffer]);
    });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}

export class Pool {
  private readonly threads: readonly Thread[];

  constructor(extras: Extras) {
    this.threads = Array.from({ length: Math.min(THREADS, availableParallelism()) }, () => new Thread(extras));
  }

  /** Evaluates a block on the thread with the least to do. The block's bytes are handed over and must not be used again. */
  run(block: Block): Promise<Answer> {
    const thread = this.threads.reduce((least, candidate) => (candidate.load < least.load ? candidate : least));
    return thread.run(block);
  }

  async stop(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.stop()));
  }
}
