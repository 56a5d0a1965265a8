import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './root.ts';

/**
 * One line that changes when any of these files changes, appears or goes. Content counts, not time: a checkout touches every file.
 * @param paths files and folders, from the project's folder
 * @param counts which files of a folder count
 */
export function stampOf(paths: string[], counts: (file: string) => boolean = () => true): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesUnder).filter(counts)) {
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(inRoot(file)))
      .update('\0');
  }
  return `${hash.digest('hex')}\n`;
}

function filesUnder(at: string): string[] {
  const stat = fs.statSync(inRoot(at), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [at];
  const names = fs.readdirSync(inRoot(at)).sort();
  return names.flatMap((name) => filesUnder(path.posix.join(at, name)));
}
