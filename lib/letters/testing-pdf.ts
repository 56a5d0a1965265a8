import { inflateSync } from 'node:zlib';

/** The objects of a PDF, for tests: enough of ISO 32000-1, 7.2 and 7.3, to read what the letters' compiler writes. */

export class Name {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
export class Ref {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}
/** A string's bytes, one per UTF-16 unit. */
export class Bytes {
  readonly latin1: string;
  constructor(latin1: string) {
    this.latin1 = latin1;
  }
  /** As text: UTF-16BE after its byte order mark, else as the bytes are. */
  get text(): string {
    if (!this.latin1.startsWith('\xfe\xff')) return this.latin1;
    return Buffer.from(this.latin1.slice(2), 'latin1').swap16().toString('utf16le');
  }
}
export class Operator {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}
export type Dictionary = Map<string, Value>;
export type Stream = { dictionary: Dictionary; data: Buffer };
export type Value = null | boolean | number | Name | Ref | Bytes | Operator | Value[] | Dictionary | Stream;

export const isDictionary = (value: Value | undefined): value is Dictionary => value instanceof Map;
export const isStream = (value: Value | undefined): value is Stream =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'dictionary' in value;
export const nameIn = (value: Value | undefined): string => (value instanceof Name ? value.name : '');

const TOKEN =
  /\s+|%[^\r\n]*|(<<|>>|\[|\])|\(|<([0-9A-Fa-f\s]*)>|\/([^\s()<>[\]{}/%]*)|(\d+) \d+ R\b|([+-]?(?:\d+\.?\d*|\.\d+))|([^\s()<>[\]{}/%]+)/y;

/** Values and operators of a piece of PDF syntax, in order. */
export function parse(source: string): Value[] {
  const stack: { kind: string; values: Value[] }[] = [{ kind: '', values: [] }];
  const put = (value: Value) => stack.at(-1)?.values.push(value);
  const token = new RegExp(TOKEN);
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (!match) throw new Error(`No PDF syntax: ${source.slice(at, at + 40)}`);
    const [all, mark, hex, name, ref, number, word] = match;
    if (mark === '<<' || mark === '[') stack.push({ kind: mark, values: [] });
    else if (mark) {
      const closed = stack.pop();
      put(mark === ']' ? (closed?.values ?? []) : dictionaryOf(closed?.values ?? []));
    } else if (all === '(') {
      const end = endOfString(source, at);
      put(new Bytes(unescaped(source.slice(at + 1, end))));
      token.lastIndex = end + 1;
    } else if (hex !== undefined) put(new Bytes(Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1')));
    else if (name !== undefined) put(new Name(name));
    else if (ref !== undefined) put(new Ref(Number(ref)));
    else if (number !== undefined) put(Number(number));
    else if (word !== undefined) put(word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : new Operator(word));
  }
  return stack[0]?.values ?? [];
}

function dictionaryOf(values: readonly Value[]): Dictionary {
  const dictionary: Dictionary = new Map();
  for (let i = 0; i + 1 < values.length; i += 2) dictionary.set(nameIn(values[i]), values[i + 1] ?? null);
  return dictionary;
}

function endOfString(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return at;
  }
  throw new Error('A string of the PDF does not end');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(text: string): string {
  return text.replace(/\\(?:([0-7]{1,3})|\r?\n|(.))/gs, (_, octal: string | undefined, char: string | undefined) =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : char ? (ESCAPES[char] ?? char) : '',
  );
}

export type Pdf = { objects: Map<number, Value>; catalog: Dictionary; get: (value: Value | undefined) => Value | undefined };

/** Every object of the file, also those in object streams, found by their own words and not by the file's table of them. */
export function readPdf(bytes: Uint8Array): Pdf {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map<number, Value>();
  const head = /(?<!\d)(\d+) 0 obj\s/g;
  for (let match = head.exec(source); match; match = head.exec(source)) {
    const { value, end } = objectAt(source, head.lastIndex);
    objects.set(Number(match[1]), value);
    head.lastIndex = end;
  }
  for (const value of [...objects.values()]) {
    if (isStream(value) && nameIn(value.dictionary.get('Type')) === 'ObjStm')
      for (const [number, inner] of packed(value)) objects.set(number, inner);
  }
  const get = (value: Value | undefined) => (value instanceof Ref ? objects.get(value.number) : value);
  const catalog = [...objects.values()].find((value) => isDictionary(value) && nameIn(value.get('Type')) === 'Catalog');
  if (!isDictionary(catalog)) throw new Error('The PDF has no catalog');
  return { objects, catalog, get };
}

/** The object whose syntax starts there, and where it ends. A stream is as long as it says: its bytes may look like anything. */
function objectAt(source: string, start: number): { value: Value; end: number } {
  const close = source.indexOf('endobj', start);
  const body = source.slice(start, close);
  const stream = /stream\r?\n/.exec(body);
  const [value = null] = parse(stream ? body.slice(0, stream.index) : body);
  if (!stream || !isDictionary(value)) return { value, end: close };
  const from = start + stream.index + stream[0].length;
  const to = from + Number(value.get('Length'));
  const raw = Buffer.from(source.slice(from, to), 'latin1');
  return { value: { dictionary: value, data: nameIn(value.get('Filter')) === 'FlateDecode' ? inflateSync(raw) : raw }, end: to };
}

function packed({ dictionary, data }: Stream): [number, Value][] {
  const source = data.toString('latin1');
  const [first, count] = [Number(dictionary.get('First')), Number(dictionary.get('N'))];
  const heads = parse(source.slice(0, first)).map(Number);
  return Array.from({ length: count }, (_, i): [number, Value] => {
    const start = first + (heads[2 * i + 1] ?? 0);
    const end = i + 1 < count ? first + (heads[2 * i + 3] ?? 0) : source.length;
    return [heads[2 * i] ?? 0, parse(source.slice(start, end))[0] ?? null];
  });
}
