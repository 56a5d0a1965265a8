import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Answer, PacketFile, Task, UnreadablePage } from './messages.ts';
import type { PacketContent } from './packet.ts';
import { withoutPages } from './unreadable.ts';

/** A packet that could not be typeset. Its message is safe to show. */
export class PacketNotRendered extends Error {
  readonly code = 'packet-not-rendered';
}

export type Rendered = { pdf: Uint8Array; unreadable: UnreadablePage[] };

/** Milliseconds for a whole packet, and for the look at one file of it. */
export type PacketLimits = { packetMs: number; fileMs: number };
const LIMITS: PacketLimits = { packetMs: 120_000, fileMs: 30_000 };

/**
 * A packet as tagged PDF with bookmarks, its pages of records set into it; the same content and files give the same bytes. It is made in a process
 * of its own: records are somebody else's files, and the one that takes it down is found and left out, with a note in the place of its pages.
 * @param files by the names that the content's pages give; one that is missing is treated as unreadable
 * @throws PacketNotRendered
 */
export async function renderPacket(
  content: PacketContent,
  files: readonly PacketFile[],
  limits: Partial<PacketLimits> = {},
): Promise<Rendered> {
  const { packetMs, fileMs } = { ...LIMITS, ...limits };
  const missing = missingPages(content, files);
  const shown = withoutPages(content, missing);
  const answer = await ask({ task: 'packet', content: shown, files }, packetMs);
  if (answer !== null) return withUnreadable(answer, missing);
  const unreadable: UnreadablePage[] = [...missing];
  for (const file of files) unreadable.push(...(await lookAt(file, shown, fileMs)));
  const bad = new Set(unreadable.map(({ file }) => file));
  const kept = files.filter(({ name }) => !bad.has(name) || pagesOf(shown, name).some((page) => !isIn(unreadable, name, page)));
  const second = await ask({ task: 'packet', content: withoutPages(shown, unreadable), files: kept }, packetMs);
  if (second === null) throw new PacketNotRendered('The packet could not be made: its records take too much to set. Leave some out.');
  return withUnreadable(second, unreadable);
}

function withUnreadable(answer: Answer, earlier: readonly UnreadablePage[]): Rendered {
  if ('pdf' in answer) return { pdf: answer.pdf, unreadable: [...earlier, ...answer.unreadable] };
  throw new PacketNotRendered('The packet could not be typeset', { cause: answer });
}

const pagesOf = ({ records }: PacketContent, name: string): number[] =>
  records.flatMap(({ pages }) => pages.filter(({ file }) => file === name).map(({ page }) => page));
const isIn = (unreadable: readonly UnreadablePage[], file: string, page: number): boolean =>
  unreadable.some((one) => one.file === file && one.page === page);

function missingPages({ records }: PacketContent, files: readonly PacketFile[]): UnreadablePage[] {
  const names = new Set(files.map(({ name }) => name));
  return records.flatMap(({ pages }) => pages.flatMap(({ file, page }) => (file === null || names.has(file) ? [] : [{ file, page }])));
}

/** Alone in a process: where that ends without a word, none of its pages is set. */
async function lookAt(file: PacketFile, content: PacketContent, ms: number): Promise<UnreadablePage[]> {
  const pages = pagesOf(content, file.name);
  const answer = await ask({ task: 'look', file, pages }, ms);
  return answer !== null && 'unreadable' in answer ? answer.unreadable : pages.map((page) => ({ file: file.name, page }));
}

/** Null: the process ended, or was ended, without an answer. */
function ask(task: Task, ms: number): Promise<Answer | null> {
  const { file, root } = childFile();
  // Nothing of the environment goes with it: no address of the database, no key.
  // Asked of the process at run time: of an imported one the bundler looks for the file when it builds.
  const { spawn } = process.getBuiltinModule('node:child_process');
  const child = spawn(process.execPath, [file], {
    cwd: root,
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return new Promise((resolve) => {
    const end = (answer: Answer | null) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      resolve(answer);
    };
    const timer = setTimeout(() => end(null), ms);
    child.once('message', (answer: Answer) => end(answer));
    child.once('error', () => end(null));
    child.once('exit', () => end(null));
    child.send(task, (error) => {
      if (error) end(null);
    });
  });
}

const CHILD = path.join('lib', 'packet', 'child.ts');

/** From the working directory upward, as the letters' fonts are found: a path made at run time is one that the bundler leaves alone. */
function childFile(): { file: string; root: string } {
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    const file = path.join(folder, CHILD);
    if (existsSync(file)) return { file, root: folder };
    if (folder === path.dirname(folder)) throw new Error(`No ${CHILD} in ${process.cwd()} or above it`);
  }
}
