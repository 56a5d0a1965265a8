/**
 * Whether what a server action is called with can be read at all. Next hands the body to React, which throws on one that it cannot read, and
 * that is an error of the server's; here it is the caller's. Let through is what this application's own screens send, and nothing else of
 * React's format: plain values, a value sent twice, and forms.
 */
export async function isReadableAction(contentType: string, body: Buffer, hasActionHeader: boolean): Promise<boolean> {
  if (!/^multipart\/form-data;/i.test(contentType)) {
    // With the header React reads any other body as text; without it nothing of the body is read.
    return !hasActionHeader || areReadable([['0', body.toString('utf8')]], []);
  }
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData().catch(() => null);
  if (form === null) return false;
  const models = [...form].flatMap(([name, value]): [string, string][] => (MODEL.test(name) ? [[name, String(value)]] : []));
  if (hasActionHeader && !models.some(([name]) => name === '0')) return false;
  return areReadable(models, [...form.keys()]);
}

/** `0`, `3`, and `$ACTION_1:0` of a form that was sent without scripts. */
const MODEL = /^(\$ACTION_\d+:)?\d+$/;

function areReadable(texts: readonly [string, string][], names: readonly string[]): boolean {
  const models = new Map<string, unknown>();
  try {
    for (const [name, text] of texts) models.set(name, JSON.parse(text));
  } catch {
    return false;
  }
  const parts = { models, names };
  // The arguments of a call are a list.
  if (models.has('0') && !Array.isArray(models.get('0'))) return false;
  return [...models].every(([name, value]) => isPlain(value, { ...parts, prefix: name.replace(/\d+$/, '') }, 0));
}

type Parts = { models: ReadonlyMap<string, unknown>; names: readonly string[]; prefix: string };

/**
 * Of what begins with `$` in React's format: escaped text, undefined, numbers that JSON has none of, dates. Not what stays with the
 * browser (`T`), such as an event of the mouse: nothing of it can be read here, and zod's attempt would be an error of the server's.
 */
const PLAIN = /^\$(\$|undefined$|NaN$|-?Infinity$|-0$|n-?\d{1,400}$|D\d{4}-[\d:.TZ-]+$)/;
/** A form (`K`), what a form without scripts is bound to (`@`), or a value that stands elsewhere: `$0:0:member:address`. */
const PART = /^\$([K@]?)([0-9a-f]{1,4})((?::.+)?)$/s;
const DEEPEST = 60;

function isPlain(value: unknown, parts: Parts, depth: number): boolean {
  if (depth > DEEPEST) return false;
  if (typeof value === 'string') return !value.startsWith('$') || PLAIN.test(value) || leadsSomewhere(value, parts);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, each]) => key !== '__proto__' && isPlain(each, parts, depth + 1));
}

function leadsSomewhere(reference: string, { models, names, prefix }: Parts): boolean {
  const [, kind, hex = '', path = ''] = PART.exec(reference) ?? [];
  if (kind === undefined) return false;
  const id = Number.parseInt(hex, 16);
  // The fields of form 1 are named `_1_email`.
  if (kind === 'K') return path === '' && names.some((name) => name.startsWith(`${prefix}_${id}_`));
  const part = `${prefix}${id}`;
  if (!models.has(part)) return false;
  const end = path.split(':').slice(1).reduce<unknown>(step, models.get(part));
  // A value that stands elsewhere is an object, and not yet another reference.
  return typeof end === 'object' && end !== null;
}

const step = (at: unknown, key: string): unknown =>
  typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined;
