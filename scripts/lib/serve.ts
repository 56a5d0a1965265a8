import http from 'node:http';
import { kindOf, log, logError } from '../../lib/log.ts';
import { ROOT } from './root.ts';
import { staticFiles } from './static-files.ts';

export type Serving = { close: () => Promise<void> };

/** How long a running request may go on after the wish to stop. */
const GRACE_MS = 3000;

/** Longer than a proxy in front keeps a connection that nobody uses (60 s as a rule): whoever closes first must not be the one asked next. */
const KEEP_ALIVE_MS = 65_000;

/**
 * Serves the production build in this very process: one process to stop, and none left behind when it is killed.
 * @param proxies how many stand in front of it
 * @throws when the port cannot be listened on, or the environment is refused by instrumentation.ts
 */
export async function serve(host: string, port: number, proxies = 0): Promise<Serving> {
  // Next and React choose their production code by it when they are loaded
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', NEXT_MANUAL_SIG_HANDLE: '1' });
  const { default: next } = await import('next');
  const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
  const app = next({ dev: false, dir: ROOT, hostname: host, port, httpServer: server });
  await app.prepare();
  const handle = app.getRequestHandler();
  // loaded only now: what it needs was generated before
  const { frontDoor } = await import('./front-door.ts');
  const enter = frontDoor((request, response) => handle(request, response), proxies);
  keepQuiet();
  const answerStatic = staticFiles();
  server.on('request', (request, response) => {
    if (!isReadable(request.url)) {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
      response.end('This address cannot be read.');
      return;
    }
    if (answerStatic(request, response)) return;
    enter(request, response).catch((error: unknown) => {
      logError('http', error);
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { close: () => close(server, () => app.close()) };
}

/** What Next and React say of errors goes into the log as any other: without the message, which may repeat what somebody typed. */
function keepQuiet(): void {
  const tell =
    (level: 'error' | 'warn') =>
    (...said: unknown[]) =>
      log()[level]({ from: 'server', ...kindOf(said.find((one) => one instanceof Error)) });
  Object.assign(console, { error: tell('error'), warn: tell('warn') });
}

/** Whether a path can be decoded. Next answers one that cannot, such as `/cases/%ff/overview`, as an error of the server's. */
export function isReadable(url = '/'): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

async function close(server: http.Server, closeApp: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(cut);
  await closeApp();
}
