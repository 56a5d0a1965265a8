import fs from 'node:fs';
import path from 'node:path';
import { stampOf } from './fingerprint.ts';
import { ensureClient } from './generate.ts';
import { withLock } from './lock.mjs';
import { inRoot } from './root.ts';
import { runTool } from './run.ts';
import { packStatic } from './static-files.ts';

const STAMP = inRoot('.next', 'criterion-sources');
/** All that `next build` reads. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
  'package-lock.json',
];

/**
 * Builds for production when the sources are not the ones of the last whole build; two processes don't build at once.
 * @param show the build's own output, as it comes, to stderr
 * @returns whether it built
 */
export async function ensureBuild(show = false): Promise<boolean> {
  await ensureClient();
  if (isCurrent()) return false;
  return withLock(
    inRoot('.cache', 'build.lock'),
    async () => {
      if (isCurrent()) return false;
      await build(show);
      return true;
    },
    (pid) => console.error(`Waiting for the build that process ${pid} is doing …`),
  );
}

async function build(show: boolean): Promise<void> {
  const wanted = sources();
  // without the stamp an interrupted build counts as none
  fs.rmSync(STAMP, { force: true });
  const { code, output } = await runTool('next/dist/bin/next', ['build'], { NODE_ENV: 'production' }, show);
  if (code !== 0) throw new Error(show ? 'next build failed (see above)' : `next build failed:\n${output}`);
  await packStatic();
  fs.mkdirSync(path.dirname(STAMP), { recursive: true });
  fs.writeFileSync(STAMP, wanted);
}

const sources = () => stampOf(SOURCES, (file) => !/\.test\.tsx?$|\/generated\//.test(file));

function isCurrent(): boolean {
  return fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === sources();
}
