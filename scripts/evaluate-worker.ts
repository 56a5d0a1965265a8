/** A thread of `evaluate`: takes blocks of whole lines and gives back the lines of results, in the order in which they came. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Extras, evaluateLines, Output } from './lib/evaluate-lines.ts';

/** What the main thread posts. */
export interface Block {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly line: number;
}
/** What this thread answers: output in UTF-8, and whether any line of it is an error. */
export interface Answer {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly failed: boolean;
}

const out = new Output();
const extras: Extras = { trace: workerData.trace === true, explain: workerData.explain === true };

parentPort?.on('message', ({ bytes, line }: Block) => {
  evaluateLines(bytes, line, extras, out);
  const answer: Answer = out.take();
  parentPort?.postMessage(answer, [answer.bytes.buffer]);
});
