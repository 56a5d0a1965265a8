// Valid payloads, mutated: what somebody sends who has read our scripts. Each must be answered as a request that is wrong, and change nothing.
import { expect } from '@playwright/test';
import fc from 'fast-check';
import { type Answer, type Asked, addressOf, builtActions, callAction, FORM, formOf, send } from './call.ts';
import { ACTIONS, ASKED, type Door, PAGES } from './doors.ts';
import { type Stage, stateOf, WHO, type Who } from './stage.ts';

/** What no field expects; `$…` is React's own format. */
const EVIL: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  2 ** 53,
  2_147_483_648,
  0.1,
  '',
  ' ',
  '\0',
  '\u0000'.repeat(3),
  '\ud800',
  '‮evil',
  'a'.repeat(5000),
  '💥'.repeat(1000),
  "' OR 1=1 --",
  '"; DROP TABLE "case"; --',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '../../../../etc/passwd',
  '%00%ff%2e%2e%2f',
  'PA-26-000001',
  'PA-99-999999',
  '2026-02-30',
  '0000-00-00',
  '99999-12-31',
  '24:61',
  '00000000-0000-0000-0000-000000000000',
  '__proto__',
  'constructor',
  '$undefined',
  '$NaN',
  '$Infinity',
  '$-0',
  '$n123456789012345678901234567890',
  '$D2026-11-20T20:00:00.000Z',
  '$$escaped',
  '$1',
  '$K1',
  '$F1',
  '$Q1',
  '$@1',
  '$B1',
  '$0:constructor:constructor',
  '$T',
  [],
  [[]],
  [null],
  {},
  { toString: 1, valueOf: 1 },
  JSON.parse('{"then":"x"}'),
  { constructor: { prototype: {} } },
];

type Mutation = {
  at: number;
  kind: 'replace' | 'remove' | 'add' | 'repeat' | 'wrap' | 'text' | 'raw';
  evil: unknown;
  text: string;
  cut: number;
};

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(10_000),
  kind: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'repeat', 'wrap', 'text', 'raw'),
  evil: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...EVIL) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) }),
  text: fc.string({ unit: 'binary', maxLength: 40 }),
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
});

type Attack = { target: number; who: Who; mutations: Mutation[] };
const attacks = (targets: number): fc.Arbitrary<Attack> =>
  fc.record({ target: fc.nat(targets - 1), who: fc.constantFrom(...WHO), mutations: fc.array(mutation, { minLength: 1, maxLength: 3 }) });

type Slot = { holder: object; key: string };

/** Every place of a value that something else could stand in. */
function slots(value: unknown): Slot[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [{ holder: value, key }, ...slots(Reflect.get(value, key))]);
}

function mutate(args: unknown[], { at, kind, evil, text }: Mutation): void {
  const all = slots(args);
  const slot = all[at % Math.max(1, all.length)];
  if (!slot) return;
  const now: unknown = Reflect.get(slot.holder, slot.key);
  const set = (value: unknown) =>
    Reflect.defineProperty(slot.holder, slot.key, { value, writable: true, enumerable: true, configurable: true });
  if (kind === 'replace') set(structuredClone(evil));
  else if (kind === 'remove') Reflect.deleteProperty(slot.holder, slot.key);
  else if (kind === 'add' && typeof now === 'object' && now !== null) Reflect.set(now, text || 'more', structuredClone(evil));
  else if (kind === 'repeat') set(Array.from({ length: 50 }, () => now));
  else if (kind === 'wrap') set({ value: [now] });
  else set(typeof now === 'string' ? now.slice(0, at % (now.length + 1)) + text + now.slice(at % (now.length + 1)) : text);
}

/** Bytes rather than values: cut off, and something in the middle. */
const raw = (body: string, { kind, text, cut }: Mutation): string =>
  kind === 'raw'
    ? `${body.slice(0, Math.floor(body.length * cut))}${text}${cut > 0.5 ? body.slice(Math.ceil(body.length * cut)) : ''}`
    : body;

type Target = { name: string; run: (stage: Stage, attack: Attack) => Promise<Answer> };

function targets(): Target[] {
  const built = builtActions();
  const actions = Object.entries(ACTIONS).flatMap(([name, door]): Target[] => {
    const action = built.get(name);
    return action && !door.moves
      ? [{ name, run: (stage, attack) => callAction(stage, attack.who, action, ...written(stage, door, attack)) }]
      : [];
  });
  const pages = Object.keys(PAGES).map((file): Target => ({ name: file, run: (stage, attack) => visit(stage, file, attack) }));
  const routes = Object.entries(ASKED).flatMap(([file, asked]): Target[] =>
    'sent' in asked
      ? [{ name: file, run: (stage, attack) => sendTo(stage, file, asked, attack) }]
      : 'piece' in asked
        ? [{ name: file, run: (stage, attack) => sendPiece(stage, file, asked.piece, attack) }]
        : [],
  );
  // Most of what can go wrong goes wrong in what is sent.
  const sent = [...actions, ...routes];
  return [...sent, ...sent, ...sent, ...pages];
}

function written(stage: Stage, door: Door, { who, mutations }: Attack): [string, string?] {
  const input = structuredClone(door.input(door.may?.includes(who) ? { ...stage, number: NOWHERE } : stage));
  if (door.form)
    return form(
      Object.entries(Object(input)).map(([key, value]) => [key, String(value)]),
      mutations,
    );
  const args: unknown[] = [input];
  for (const one of mutations) mutate(args, one);
  const body = mutations.reduce(raw, JSON.stringify(args) ?? '');
  return [body];
}

const NOWHERE = 'PA-99-999998';

/** A route that takes JSON or a form, sent something else; now and then called what it is not. */
function sendTo(
  stage: Stage,
  file: string,
  { sent, form }: Extract<Asked, { sent: unknown }>,
  { who, mutations }: Attack,
): Promise<Answer> {
  const args: unknown[] = [structuredClone(sent(stage))];
  for (const one of mutations) mutate(args, one);
  const [value] = args;
  const fields = Object.entries(Object(value)).map(([name, each]) => [name, textOf(each)]);
  const text = form ? formOf(Object.fromEntries(fields)) : (JSON.stringify(value) ?? '');
  const [one] = mutations;
  const contentType = one && one.cut > 0.8 ? TYPES[one.at % TYPES.length] : undefined;
  return send(stage, who, addressOf(`app/${file}`, stage), {
    method: 'POST',
    headers: { 'content-type': contentType ?? (form ? FORM : 'application/json'), origin: stage.url },
    body: mutations.reduce(raw, text),
  });
}

/** A piece of a file to an upload that is not there, or is nobody's of these; where it goes is something else too. */
function sendPiece(stage: Stage, file: string, piece: string, { who, mutations }: Attack): Promise<Answer> {
  const [one] = mutations;
  const offset = one && one.cut > 0.3 ? encodeURIComponent(textOf(one.evil).toWellFormed()).slice(0, 200) : '0';
  return send(stage, who, addressOf(`app/${file}`, stage), {
    method: 'PATCH',
    headers: { 'content-type': TYPES[(one?.at ?? 0) % TYPES.length] ?? 'x', 'upload-offset': offset, origin: stage.url },
    body: mutations.reduce(raw, piece),
  });
}

const TYPES = [
  'text/plain',
  'application/json',
  FORM,
  'multipart/form-data; boundary=none',
  'multipart/form-data',
  'application/octet-stream',
  'x',
];

/** A form holds text only. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const BOUNDARY = 'a-boundary-of-this-test';

function form(fields: [string, string][], mutations: readonly Mutation[]): [string, string] {
  const [first] = mutations;
  const changed = fields.map(([name, value], n): [string, string] =>
    first && n === first.at % fields.length
      ? [`_1_${name}`, first.kind === 'text' ? value + first.text : textOf(first.evil)]
      : [`_1_${name}`, value],
  );
  const parts = [...changed, ['0', '["$undefined","$K1"]']].map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return [mutations.reduce(raw, `${parts.join('')}--${BOUNDARY}--\r\n`), `multipart/form-data; boundary=${BOUNDARY}`];
}

/** The page at an address of which a part, or the query, is something else. */
function visit(stage: Stage, file: string, { who, mutations }: Attack): Promise<Answer> {
  const [one] = mutations;
  const evil = one ? (typeof one.evil === 'string' ? one.evil : one.text) : '';
  const pieces = addressOf(`app/${file}`, stage).split('/');
  const encoded = encodeURIComponent(evil.toWellFormed()).slice(0, 2000);
  if (one && one.cut < 0.5 && pieces.length > 2) pieces[2 + (one.at % (pieces.length - 2))] = encoded;
  const keys = [
    'q',
    'tab',
    'after',
    'before',
    'view',
    'v',
    'step',
    'next',
    'email',
    'from',
    'to',
    'a',
    'b',
    'type',
    'case',
    'kind',
    'person',
    'notice',
    'example',
    'plan',
    'shown',
  ];
  const query = one && one.cut >= 0.3 ? `?${keys[one.at % keys.length]}=${encoded}&${keys[(one.at * 7) % keys.length]}[]=${encoded}` : '';
  return send(stage, who, `${pieces.join('/')}${query}`, { method: one && one.cut > 0.9 ? 'POST' : 'GET', headers: { origin: stage.url } });
}

/** Places in code, ours or our libraries'. */
const TRACE = /\bat .{1,200}\.(js|ts|mjs|tsx):\d+|node_modules|PrismaClient|ZodError|syntax error at or near/;

/** An error in React's stream, but for how Next says that there is no such page, or that it is another. */
const THROWN = /^[0-9a-f]+:E\{(?!"digest":"NEXT_)/m;

const AT_ONCE = 8;

/** Sends so many, and fails on what the server should not have answered, or not have done. @returns how they were answered */
export async function attack(stage: Stage, count: number, seed: number): Promise<Record<string, number>> {
  const all = targets();
  const before = await stateOf(stage);
  const figures: Record<string, number> = {};
  const faults: string[] = [];
  const queue = fc.sample(attacks(all.length), { numRuns: count, seed }).entries();
  const work = async () => {
    for (const [n, one] of queue) {
      const target = all[one.target];
      if (!target) continue;
      const { status, text } = await target.run(stage, one);
      figures[status] = (figures[status] ?? 0) + 1;
      if (status >= 500 || TRACE.test(text) || THROWN.test(text))
        faults.push(
          `${n} ${target.name} as ${one.who}: ${status} ${(TRACE.exec(text) ?? THROWN.exec(text))?.[0] ?? text.slice(0, 200)} ${JSON.stringify(one.mutations)}`.slice(
            0,
            900,
          ),
        );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect(faults.slice(0, 10)).toEqual([]);
  expect(await stateOf(stage)).toEqual(before);
  return figures;
}
