// A server action as a browser sends it, to be sent again by somebody else: the way around the screen.
import type { Page, Request } from '@playwright/test';
import { expect } from './test.ts';

/** The next call of a server action whose command has the field: a form stores its draft by calls of its own. Wait for it beside what sends it. */
export const nextAction = (page: Page, field: string): Promise<Request> =>
  page.waitForRequest((request) => request.headers()['next-action'] !== undefined && field in commandOf(request));

const commandOf = (sent: Request): Readonly<Record<string, unknown>> => JSON.parse(sent.postData() ?? '[]')[0] ?? {};

/** Sends the call again with the cookies of the person at `page`, changed where said. @returns the reply as it came over the wire */
export async function sendAgain(
  page: Page,
  sent: Request,
  change: { number: string } & Readonly<Record<string, unknown>>,
): Promise<string> {
  const before = sent.headers();
  const headers = {
    'next-action': before['next-action'] ?? '',
    accept: 'text/x-component',
    'content-type': before['content-type'] ?? '',
    origin: new URL(sent.url()).origin,
  };
  const data = JSON.stringify([{ ...commandOf(sent), ...change }]);
  const reply = await page.context().request.post(`/cases/${change.number}/decision`, { headers, data });
  return reply.text();
}

/** Every event of the case, and that its chain is whole. */
export async function eventsOf(page: Page, number: string): Promise<string[]> {
  await page.goto(`/cases/${number}/history`);
  await expect(page.getByText(/^Chain whole: \d+ events verified\.$/)).toBeVisible();
  return page.getByRole('table', { name: 'Events of the case' }).getByRole('row').allTextContents();
}
