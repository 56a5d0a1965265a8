import fs from 'node:fs';
import { stampOf } from './fingerprint.ts';
import { withLock } from './lock.mjs';
import { inRoot } from './root.ts';
import { runTool } from './run.ts';

const OUTPUT = inRoot('lib', 'data', 'generated');
const STAMP = inRoot('lib', 'data', 'generated', '.stamp');
const SOURCES = ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'];

/**
 * Generates the Prisma client when the schema is not the one it was generated from.
 * @returns whether it did
 */
export async function ensureClient(): Promise<boolean> {
  const wanted = stampOf(SOURCES);
  if (isCurrent(wanted)) return false;
  return withLock(inRoot('.cache', 'generate.lock'), async () => {
    if (isCurrent(wanted)) return false;
    const { code, output } = await runTool('prisma/build/index.js', ['generate']);
    if (code !== 0) throw new Error(`prisma generate failed:\n${output}`);
    fs.writeFileSync(STAMP, wanted);
    return true;
  });
}

function isCurrent(wanted: string): boolean {
  return fs.existsSync(OUTPUT) && fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === wanted;
}
