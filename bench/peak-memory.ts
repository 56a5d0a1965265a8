// Preloaded (`node --import`) into a measured process: writes its peak resident memory in KiB, all threads together, to PEAK_MEMORY_FILE as it ends.
import fs from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/** Linux's own high-water mark, for its getrusage also counts what the parent held when it forked; elsewhere getrusage. */
function peakKiB(): number {
  try {
    const [, kiB] = /^VmHWM:\s+(\d+) kB$/m.exec(fs.readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kiB !== undefined) return Number(kiB);
  } catch {
    // No /proc here.
  }
  return process.resourceUsage().maxRSS;
}

const target = process.env.PEAK_MEMORY_FILE;
if (isMainThread && target !== undefined) process.on('exit', () => fs.writeFileSync(target, String(peakKiB())));
