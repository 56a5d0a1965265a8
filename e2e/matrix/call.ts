// One request as somebody, and what came of it in a word.
import fs from 'node:fs';
import { inRoot } from '../../scripts/lib/root.ts';
import type { Stage, Who } from './stage.ts';

export type Outcome =
  /** A page, or a route's answer. */
  | 'shown'
  /** An action did it or found it, found nothing that this person may see, or was let in and refused for what it was called with. */
  | 'done'
  | 'nothing'
  | 'reached'
  | 'forbidden'
  | 'not-found'
  /** Sent to the sign-in page, or told to sign in. */
  | 'sign-in'
  /** Sent on to another page. */
  | 'elsewhere';

export type Answer = { status: number; text: string; headers: Headers };

type Sent = { method?: string; headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> };

const MOST_TRIES = 20;

/** Sends it, and again where too much was asked for at once: there is one address for all. */
export async function send(
  { url, cookies }: Stage,
  who: Who,
  path: string,
  { method = 'GET', headers = {}, body }: Sent = {},
): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: { cookie: cookies[who], ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.text();
    if (answer.status !== 429 || tries === MOST_TRIES) return { status: answer.status, text, headers: answer.headers };
    await new Promise((resolve) => setTimeout(resolve, 100 * tries));
  }
}

export const outcomeOf = ({ status, text, headers }: Answer): Outcome => {
  const to = headers.get('x-action-redirect') ?? headers.get('location');
  if (to !== null) return new URL(to.split(';')[0] ?? '', 'http://x').pathname === '/sign-in' ? 'sign-in' : 'elsewhere';
  if (status === 401) return 'sign-in';
  if (status === 404) return 'not-found';
  if (headers.get('content-type')?.includes('text/x-component')) return actionOutcome(text);
  if (status === 403) return 'forbidden';
  if (status === 409) return 'reached';
  if (headers.get('x-letters-total') === '0') return 'nothing';
  if (status !== 200) throw new Error(`answered ${status}: ${text.slice(0, 300)}`);
  return 'shown';
};

function actionOutcome(text: string): Outcome {
  const [, ok, rest = ''] = /"ok":(true|false),(.{0,80})/s.exec(text) ?? [];
  // The sign-in answers with words.
  if (ok === undefined && /E-mail or password|Too many attempts|sign in with your password once more/.test(text)) return 'reached';
  if (ok === undefined) throw new Error(`no result of an action: ${text.slice(0, 300)}`);
  if (ok === 'true') return /^"value":(null\}|\[\]|\{"cases":\[\],"total":0)/.test(rest) ? 'nothing' : 'done';
  const code = /^"code":"([\w-]+)"/.exec(rest)?.[1];
  return code === 'forbidden' || code === 'not-found' ? code : 'reached';
}

type Action = { id: string; page: string };

/** Every server action of the build by `file#name`, with a page that may call it. */
export function builtActions(): ReadonlyMap<string, Action> {
  const manifest: { node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }> } = JSON.parse(
    fs.readFileSync(inRoot('.next', 'server', 'server-reference-manifest.json'), 'utf8'),
  );
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => [
      `${filename}#${exportedName}`,
      { id, page: Object.keys(workers).toSorted((a, b) => a.length - b.length)[0] ?? '' },
    ]),
  );
}

/** `app/(review)/cases/[caseId]/review/page` → the address of that page of the stage's case. */
export const addressOf = (page: string, { number, letterId, documentId }: Stage): string =>
  page
    .replace(/^app/, '')
    .replace(/\/\([^/]+\)/g, '')
    .replace(/\/(page|route)(\.tsx?)?$/, '')
    .replace('[caseId]', number)
    .replace('[letterId]', letterId)
    .replace('[documentId]', documentId)
    .replace('[page]', '1')
    .replace('[folder]/[file]', 'standard_fonts/FoxitFixed.pfb')
    .replace('[uploadId]', '00000000-0000-4000-8000-000000000000')
    .replace('[policyId]/[version]', 'molina-mcp-160/2025-08-13')
    .replace('[userId]', 'demo-nurse')
    .replace('[planId]', 'molina-oh') || '/';

/** Calls a server action as a browser does. @param body its arguments in React's format, or a form */
export const callAction = (
  stage: Stage,
  who: Who,
  { id, page }: Action,
  body: string,
  contentType = 'text/plain;charset=UTF-8',
): Promise<Answer> =>
  send(stage, who, addressOf(page, stage), {
    method: 'POST',
    headers: { 'next-action': id, accept: 'text/x-component', 'content-type': contentType, origin: stage.url },
    body,
  });

/** What is asked of a page or route: by its query, by a piece of a file, or by what is sent to it, as JSON or as a form. */
export type Asked = { query: string } | { piece: string } | { sent: (stage: Stage) => object; form?: true };

/** Asks a page or route as its own screen does. @param asked what it wants besides its address */
export function ask(stage: Stage, who: Who, file: string, asked: Asked | undefined): Promise<Answer> {
  const path = addressOf(`app/${file}`, stage);
  if (asked === undefined || 'query' in asked) return send(stage, who, path + (asked?.query ?? ''));
  if ('piece' in asked) {
    const headers = { 'content-type': 'application/octet-stream', 'upload-offset': '0', origin: stage.url };
    return send(stage, who, path, { method: 'PATCH', headers, body: asked.piece });
  }
  const sent = asked.sent(stage);
  const [contentType, body] = asked.form ? [FORM, formOf(sent)] : ['application/json', JSON.stringify(sent)];
  return send(stage, who, path, { method: 'POST', headers: { 'content-type': contentType, origin: stage.url }, body });
}

export const FORM = 'application/x-www-form-urlencoded';
export const formOf = (fields: object): string =>
  new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
