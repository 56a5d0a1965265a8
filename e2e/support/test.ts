// The test of every journey: what a browser complains about fails it, and each person has a browser of their own.
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';

export { expect };

type Complaints = {
  /** Complaints that belong to the story, such as the browser's own line about a page that answers 404. */
  expectComplaint: (pattern: RegExp) => void;
};

type Fixtures = Complaints & {
  /** A second person: another browser, on another desk. */
  newPerson: () => Promise<Page>;
};

export const test = base.extend<Fixtures & { complaints: { heard: string[]; expected: RegExp[] } }>({
  // A step that waits this long has failed; the journey's own limit is for all its steps.
  actionTimeout: 10_000,
  // Auto: also a journey that never asks for it fails by what its browsers complain about.
  complaints: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing else is needed
    async ({}, use) => {
      const complaints = { heard: [] as string[], expected: [] as RegExp[] };
      await use(complaints);
      const unexpected = complaints.heard.filter((line) => !complaints.expected.some((pattern) => pattern.test(line)));
      expect(unexpected, 'errors in the console, refusals of the content security policy, failures nobody caught').toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, complaints }, use) => {
    listen(context, complaints.heard);
    await use(context);
  },
  page: async ({ page }, use) => {
    await use(awaitingLife(page));
  },
  expectComplaint: async ({ complaints }, use) => {
    await use((pattern) => complaints.expected.push(pattern));
  },
  newPerson: async ({ browser, complaints }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      listen(context, complaints.heard);
      return awaitingLife(await context.newPage());
    });
    for (const context of contexts) await context.close();
  },
});

/** Chromium writes refusals of the content security policy into the console as errors. */
function listen(context: BrowserContext, heard: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') heard.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', ({ error }) => heard.push(error().stack ?? error().message));
}

/** A page that was gone to answers presses: on a busy machine a button can stand there before the page's script has taken it over. */
function awaitingLife(page: Page): Page {
  const goto = page.goto.bind(page);
  page.goto = async (...args) => {
    const response = await goto(...args);
    await expect.poll(() => page.evaluate(isAlive), 'the script of the page has taken its buttons over').toBe(true);
    return response;
  };
  return page;
}

const isAlive = () =>
  [...document.querySelectorAll('button')].every((button) => Object.keys(button).some((key) => key.startsWith('__reactProps$')));
