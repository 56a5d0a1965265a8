/** The process in which a packet is typeset: it has no secret and no connection, and ends with its one task, or when it takes too much. */
import { Worker } from 'node:worker_threads';
import type { Answer, Task } from './messages.ts';
import { lookAtPages, typesetPacket } from './typeset.ts';

/** Bytes of memory at which it gives itself up. */
const MOST_MEMORY = 1536 * 1024 * 1024;

// The compiler keeps this thread busy: another one watches. Memory that another program is promised is worth more than this packet.
const watch = new Worker(
  `setInterval(() => { if (process.memoryUsage.rss() > ${MOST_MEMORY}) process.kill(process.pid, 'SIGKILL'); }, 50)`,
  { eval: true },
);
watch.unref();

process.once('message', (task: Task) => {
  process.send?.(answerTo(task), () => process.exit(0));
});
// Nobody waits for it any more.
process.once('disconnect', () => process.exit(0));

function answerTo(task: Task): Answer {
  try {
    return task.task === 'packet' ? typesetPacket(task.content, task.files) : { unreadable: lookAtPages(task.file, task.pages) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message.slice(0, 2000) : 'unknown' };
  }
}
