// The browser that the pages are measured in, and the session of one reviewer.
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { ensureChromium } from '../../scripts/lib/chromium.ts';

export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

const VIEWPORT = { width: 1440, height: 900 };

/** @param port where to listen for a debugger besides; null: nowhere */
export async function launch(port: number | null = null): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  if (port !== null) args.push(`--remote-debugging-port=${port}`);
  return chromium.launch({ executablePath: await ensureChromium(), args });
}

/** A page of a browser that was never here before: nothing cached. Close its context when done. */
export async function freshPage(browser: Browser, session: Session | null): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT, ...(session ? { storageState: session } : {}) });
  return context.newPage();
}

/** @throws when the account cannot sign in */
export async function signIn(browser: Browser, url: string, email: string, password: string): Promise<Session> {
  const page = await freshPage(browser, null);
  await page.goto(`${url}/sign-in`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(/\/worklist|\/sign-in\/code/);
  if (page.url().includes('/sign-in/code')) {
    // The demo shows the code of its directors and its administrator.
    await page.getByRole('button', { name: 'Fill it in' }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.waitForURL(/\/worklist/);
  }
  const session = await page.context().storageState();
  await page.context().close();
  return session;
}

/** The session as a request's header. */
export const cookieOf = ({ cookies }: Session): string => cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
