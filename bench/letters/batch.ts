// A batch in a process of its own: `batch.ts N` prints as JSON when the first letter was there, in ms from the process's start, and the memory
// resident after a quarter, a half and all of N letters, in MB.
import { setImmediate } from 'node:timers/promises';
import { renderLetter } from '../../lib/letters/render.ts';
import { contentOf } from './contents.ts';

const letters = Number(process.argv[2]);
renderLetter(contentOf(0));
const first = performance.now();
const resident: number[] = [];
for (let index = 1; index < letters; index++) {
  renderLetter(contentOf(index));
  await setImmediate();
  if ([letters / 4, letters / 2, letters].map(Math.floor).includes(index + 1)) resident.push(process.memoryUsage.rss() / 1e6);
}
console.log(JSON.stringify({ first, resident }));
