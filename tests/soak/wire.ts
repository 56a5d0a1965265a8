// A browser's side of the application without the browser: pages, and the server actions as React sends them.
import fs from 'node:fs';
import http from 'node:http';
import { z } from 'zod';
import { inRoot } from '../../scripts/lib/root.ts';

/** What was asked for, and how long its last byte took. */
export type Timing = { kind: 'page' | 'action' | 'document'; name: string; ms: number };
export type Action = { file: string; name: string };

const manifest = z.object({
  node: z.record(z.string(), z.object({ filename: z.string().optional(), exportedName: z.string().optional() })),
});

/** The build's own ids of its actions. */
export function readActions(): (action: Action) => string {
  const { node } = manifest.parse(JSON.parse(fs.readFileSync(inRoot('.next', 'server', 'server-reference-manifest.json'), 'utf8')));
  const ids = new Map(Object.entries(node).map(([id, { filename, exportedName }]) => [`${filename} ${exportedName}`, id]));
  return ({ file, name }) => {
    const id = ids.get(`${file} ${name}`);
    if (id === undefined) throw new Error(`the build has no action ${name} in ${file}`);
    return id;
  };
}

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };
type Sent = { method: string; path: string; headers?: Record<string, string>; body?: string | Buffer };

/** An action that was refused; the message is the one for people. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** One person's session. Connections stay open, as a browser's do. */
export class Session {
  readonly #base: URL;
  readonly #id: (action: Action) => string;
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
  readonly #took: (timing: Timing) => void;
  readonly #cookies = new Map<string, string>();

  constructor(base: string, id: (action: Action) => string, took: (timing: Timing) => void) {
    this.#base = new URL(base);
    this.#id = id;
    this.#took = took;
  }

  /** Fills in and sends the sign-in form, and where a code of the second factor is wanted that one. @throws where either is refused */
  async signIn(email: string, password: string, code: (() => Promise<string>) | null): Promise<void> {
    await this.#fillIn('/sign-in', { file: 'app/(account)/sign-in/actions.ts', name: 'signIn' }, { email, password, next: '' });
    if (code !== null) {
      const action = { file: 'app/(account)/sign-in/code/actions.ts', name: 'enterCode' };
      await this.#fillIn('/sign-in/code', action, { code: await code(), next: '' });
    }
    // that a form was refused shows in that no session came along: the answer holds the page that it leads to
    if (![...this.#cookies.keys()].some((name) => name.endsWith('session_token'))) throw new Error(`${email} was not signed in`);
  }

  /** A form as a browser sends it to an action of two arguments. */
  async #fillIn(path: string, action: Action, values: Readonly<Record<string, string>>): Promise<void> {
    const boundary = '----criterion-soak';
    const part = ([name, value]: [string, string]): string =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const fields = Object.entries(values).map(([name, value]): [string, string] => [`_1_${name}`, value]);
    const headers = {
      'next-action': this.#id(action),
      accept: 'text/x-component',
      'content-type': `multipart/form-data; boundary=${boundary}`,
      origin: this.#base.origin,
    };
    const body = `${[...fields, ['0', '["$undefined","$K1"]'] satisfies [string, string]].map(part).join('')}--${boundary}--\r\n`;
    const answer = await this.#send({ method: 'POST', path, headers, body });
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`);
    this.#keep(answer.headers['set-cookie'] ?? []);
  }

  /** As a browser keeps cookies: one that ends at once is gone. */
  #keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/;\s*max-age=0\b/i.test(cookie)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  /** @param name of its kind, for the figures */
  async page(name: string, path: string): Promise<void> {
    await this.#timed('page', name, { method: 'GET', path, headers: { accept: 'text/html' } });
  }

  async document(name: string, path: string): Promise<Buffer> {
    return (await this.#timed('document', name, { method: 'GET', path })).body;
  }

  /** Calls an action from the page where its button is. @returns its value; throws Refused where it says no */
  async act(action: Action, path: string, ...args: readonly unknown[]): Promise<unknown> {
    const headers = {
      'next-action': this.#id(action),
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      origin: this.#base.origin,
    };
    const { body } = await this.#timed('action', action.name, { method: 'POST', path, headers, body: JSON.stringify(args) });
    const result = resultOf(body.toString());
    if (result.ok) return result.value;
    throw new Refused(result.code, `${action.name}: ${result.message}`);
  }

  end(): void {
    this.#agent.destroy();
  }

  async #timed(kind: Timing['kind'], name: string, sent: Sent): Promise<Answer> {
    const began = performance.now();
    const answer = await this.#send(sent);
    this.#took({ kind, name, ms: performance.now() - began });
    if (answer.status !== 200) throw new Error(`${sent.method} ${sent.path} (${name}) answered ${answer.status}`);
    return answer;
  }

  /** As a browser: a kept connection that the server closed at that very moment is no error, and the same is sent over a new one. */
  async #send(sent: Sent): Promise<Answer> {
    try {
      return await this.#once(sent);
    } catch (error) {
      if (error instanceof StaleConnection) return this.#once(sent);
      throw error;
    }
  }

  #once({ method, path, headers = {}, body }: Sent): Promise<Answer> {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const cookie = [...this.#cookies].map((one) => one.join('=')).join('; ');
    const options = { agent: this.#agent, method, headers: { ...headers, cookie, ...length } };
    return new Promise((resolve, reject) => {
      const request = http.request(new URL(path, this.#base), options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
      });
      request.once('error', (error) => reject(request.reusedSocket ? new StaleConnection(error.message) : error));
      request.end(body);
    });
  }
}

class StaleConnection extends Error {
  override name = 'StaleConnection';
}

const result = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);

/** An action's answer is a stream of rows; the first says which of them holds what the action returned. */
function resultOf(stream: string): z.infer<typeof result> {
  const row = (id: string): unknown => {
    const line = new RegExp(`(?:^|\\n)${id}:(.*)`).exec(stream)?.[1];
    return line === undefined ? undefined : JSON.parse(line);
  };
  const first = z.object({ a: z.string() }).safeParse(row('0'));
  const found = first.success ? result.safeParse(row(first.data.a.replace('$@', ''))) : null;
  if (found?.success) return found.data;
  throw new Error(`an action answered something else than its result: ${stream.slice(0, 200)}`);
}
