// Every door, tried by everybody: generated from the files of the application and from the build, so that a new one without an entry fails.
import fs from 'node:fs';
import { expect, test } from '@playwright/test';
import { inRoot } from '../scripts/lib/root.ts';
import { ask, builtActions, callAction, outcomeOf } from './matrix/call.ts';
import { ACTIONS, ASKED, NOT_CALLED, PAGES } from './matrix/doors.ts';
import { attack } from './matrix/hostile.ts';
import { type Stage, setStage, stateOf, WHO } from './matrix/stage.ts';
import { checkLog } from './support/log-check.ts';
import { type App, discardApp, startApp } from './support/server.ts';

let app: App;
let stage: Stage;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await startApp();
  stage = await setStage(app);
});
test.afterAll(async () => {
  try {
    await checkLog(app.log, app.dataDir);
  } finally {
    await discardApp(app);
  }
});

/** What everybody got, of what the table says of them. */
async function tried(expected: object, attempt: (who: (typeof WHO)[number]) => Promise<string>): Promise<[object, object]> {
  const got: Record<string, string> = {};
  for (const who of WHO) got[who] = await attempt(who).catch((error: Error) => error.message);
  return [got, expected];
}

test('every page and route has an entry, and lets in whom it says', async () => {
  test.setTimeout(180_000);
  const files = fs
    .readdirSync(inRoot('app'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file));
  expect(files.toSorted()).toEqual(Object.keys(PAGES).toSorted());
  const wrong: Record<string, unknown> = {};
  for (const [file, expected] of Object.entries(PAGES)) {
    const [got, wanted] = await tried(expected, async (who) => outcomeOf(await ask(stage, who, file, ASKED[file])));
    if (JSON.stringify(sorted(got)) !== JSON.stringify(sorted(wanted))) wrong[file] = differences(got, wanted);
  }
  expect(wrong).toEqual({});
});

test('every server action has an entry, and serves whom it says; of a closed case nobody changes anything', async () => {
  test.setTimeout(180_000);
  const built = builtActions();
  expect([...built.keys()].toSorted()).toEqual([...Object.keys(ACTIONS), ...NOT_CALLED].toSorted());
  const before = await stateOf(stage);
  const wrong: Record<string, unknown> = {};
  for (const [name, door] of Object.entries(ACTIONS)) {
    const action = built.get(name);
    if (!action) continue;
    const [got, wanted] = await tried(door.expected, async (who) => {
      const { body, contentType } = await bodyOf(door.input(stage), door.form);
      return outcomeOf(await callAction(stage, who, action, body, contentType));
    });
    if (JSON.stringify(sorted(got)) !== JSON.stringify(sorted(wanted))) wrong[name] = differences(got, wanted);
  }
  expect(wrong).toEqual({});
  // Two nurses have taken their next case.
  const { case: _taken, event: _written, ...after } = await stateOf(stage);
  expect(before).toMatchObject(after);
});

test('hostile inputs: no error of the server, no stack trace, no change of state', async () => {
  test.setTimeout(1_200_000);
  const figures = await attack(stage, Number(process.env.HOSTILE_INPUTS ?? 1500), Number(process.env.HOSTILE_SEED ?? 20_261_128));
  console.log(`Hostile inputs: ${JSON.stringify(figures)}`);
});

const sorted = (record: object) => Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
const differences = (got: object, wanted: object) =>
  Object.fromEntries(
    Object.entries(got).flatMap(([who, one]) =>
      Reflect.get(wanted, who) === one ? [] : [[who, `${one}, not ${Reflect.get(wanted, who)}`]],
    ),
  );

/** The arguments of a call as React writes them: one plain object, or a state and a form. */
async function bodyOf(input: unknown, form?: true): Promise<{ body: string; contentType: string }> {
  if (input === undefined) return { body: '[]', contentType: 'text/plain;charset=UTF-8' };
  if (!form) return { body: JSON.stringify([input]), contentType: 'text/plain;charset=UTF-8' };
  const data = new FormData();
  for (const [name, value] of Object.entries(Object(input))) data.append(`_1_${name}`, String(value));
  data.append('0', '["$undefined","$K1"]');
  const sent = new Request('http://x', { method: 'POST', body: data });
  return { body: await sent.text(), contentType: sent.headers.get('content-type') ?? '' };
}
