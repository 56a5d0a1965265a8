import { type SpawnOptions, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { inRoot, ROOT } from './root.ts';

export type Finished = { code: number; output: string };

/** No tool reports home, looks for a newer version, or colors what is read by programs. */
export const QUIET = { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', NO_UPDATE_NOTIFIER: '1' };

const END_WITH_PARENT = ['--import', pathToFileURL(inRoot('scripts', 'lib', 'end-with-parent.mjs')).href];

/**
 * Runs a program to its end and keeps what it wrote to stdout and stderr. It is stopped when we exit.
 * @param show also write it to our stderr as it comes
 */
export function runCaptured(command: string, args: string[], options: SpawnOptions = {}, show = false): Promise<Finished> {
  const child = spawn(command, args, { cwd: ROOT, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => child.kill();
  process.once('exit', stop);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (show) process.stderr.write(chunk);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', stop);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs by this Node; arguments as after `node`. */
export function runNode(args: string[], env: Record<string, string> = {}, show = false): Promise<Finished> {
  return runCaptured(process.execPath, [...END_WITH_PARENT, ...args], { env: { ...process.env, ...QUIET, ...env } }, show);
}

/** A package's own command line. */
export function runTool(file: string, args: string[], env: Record<string, string> = {}, show = false): Promise<Finished> {
  return runNode([inRoot('node_modules', file), ...args], env, show);
}
