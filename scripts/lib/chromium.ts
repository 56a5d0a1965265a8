import fs from 'node:fs';
import { chromium } from '@playwright/test';
import { runCaptured, runTool } from './run.ts';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** PLAYWRIGHT_CHROMIUM, the system's Chromium, or the one that Playwright downloaded; null when there is none. */
export function findChromium(): string | null {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named && !fs.existsSync(named)) throw new Error(`PLAYWRIGHT_CHROMIUM names ${named}, which is not there.`);
  return named || [...INSTALLED, chromium.executablePath()].find((file) => fs.existsSync(file)) || null;
}

/**
 * Finds a browser, else installs one: Debian's as root, Playwright's own otherwise.
 * @throws when there is none and none can be installed: the message says what to do
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found) return found;
  const isRoot = process.getuid?.() === 0;
  const tries = isRoot && fs.existsSync('/usr/bin/apt-get') ? [installFromDebian, installFromPlaywright] : [installFromPlaywright];
  const outputs: string[] = [];
  for (const install of tries) {
    outputs.push(await install());
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    `There is no Chromium for the browser tests, and none could be installed. Set PLAYWRIGHT_CHROMIUM to one.\n${outputs.join('\n')}`,
  );
}

async function installFromDebian(): Promise<string> {
  console.error('Installing Chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await runCaptured('apt-get', ['update'], { env });
  const { output } = await runCaptured('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
  return updated.code === 0 ? lastLines(output) : lastLines(updated.output);
}

async function installFromPlaywright(): Promise<string> {
  console.error("Downloading Playwright's Chromium …");
  const { output } = await runTool('@playwright/test/cli.js', ['install', 'chromium']);
  return lastLines(output);
}

const lastLines = (text: string) => text.trimEnd().split('\n').slice(-5).join('\n');
