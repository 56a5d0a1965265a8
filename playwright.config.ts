import { defineConfig } from '@playwright/test';
import { newDataDir } from './e2e/support/server.ts';
import { findChromium } from './scripts/lib/chromium.ts';
import { freePort } from './scripts/lib/port.ts';

// Chosen once: Playwright reads this file again in every worker, which inherits the environment.
process.env.E2E_PORT ??= String(await freePort(null));
process.env.E2E_DATA_DIR ??= newDataDir();
const executablePath = findChromium();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './e2e/support/global-setup.ts',
  // no retry: a journey that passes only at times is a fault
  retries: 0,
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    // recording one takes as long again as the journeys themselves: E2E_TRACE=1 for the one that failed
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    viewport: { width: 1440, height: 900 },
    launchOptions: executablePath ? { executablePath } : {},
  },
});
