import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  approve,
  asApp,
  ask,
  asOwner,
  confirm,
  createCase,
  decisionLettersOf,
  deliver,
  escalate,
  outcomes,
  recordAll,
  withdraw,
} from '../../tests/cases.ts';
import { createDirector } from '../../tests/directors.ts';
import { acting, createPlan, createUser, makeIntake } from '../../tests/factories.ts';
import type { NoticeKey } from '../cases/notice.ts';
import { owedNotices } from '../cases/owed-notices.ts';
import { EVERYTHING } from '../cases/worklist.ts';
import type { Viewer } from '../data/access.ts';
import { canonical, sha256 } from '../data/audit.ts';
import { db, disconnect } from '../data/db.ts';
import type * as owed from '../letters/owed.ts';
import { changeUrgency } from './change-urgency.ts';
import { deliverLetter } from './deliver-letter.ts';
import { extendClock } from './extend-clock.ts';
import { issueLetters } from './issue-letters.ts';
import { listCases } from './list-cases.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { loadLetters } from './load-letters.ts';
import { previewLetter } from './preview-letter.ts';
import { recordOralNotice } from './record-oral-notice.ts';
import { renderAgain } from './render-again.ts';
import { voidLetter } from './void-letter.ts';
import { watchClocks } from './watch-clocks.ts';

vi.mock('../letters/owed.ts', async (original) => {
  const { standIn } = await import('../../tests/stand-in-letters.ts');
  return standIn(await original<typeof owed>());
});

let nurse: Viewer;
let director: Viewer;
let manager: Viewer;
let stranger: Viewer;

beforeAll(async () => {
  for (const state of ['molina-medicaid', 'uhc-commercial'] as const) await createPlan(state);
  nurse = await createUser('nurse');
  director = await createDirector();
  manager = await createUser('manager');
  stranger = await createUser('nurse', ['uhc-commercial']);
}, 60_000);
afterAll(disconnect);

const AT = '2026-11-20T20:30:00.000Z';
const extend = (number: string) => extendClock(acting(nurse), { number, reason: 'The report is awaited', askedBy: 'practitioner' });
const keysOf = async (number: string) => (await loadLetters(nurse, number)).notices.map(({ key }) => key);
const keyOf = async (number: string, kind: string): Promise<NoticeKey> => {
  const found = (await loadLetters(nurse, number)).notices.find((notice) => notice.notice?.kind === kind);
  if (!found) throw new Error(`no notice of kind ${kind}`);
  return found.key;
};
const noticeOf = async (number: string, key: NoticeKey) => (await loadLetters(nurse, number)).notices.find((one) => one.key === key);
const issue = (who: Viewer, number: string, key: NoticeKey, arranged?: string) =>
  issueLetters(acting(who, AT), { number, key, ...(arranged === undefined ? {} : { arranged }) });
const lettersOf = async (number: string, key: NoticeKey) =>
  (await loadCase(nurse, number)).case.letters.filter((l) => l.notice === key && l.voided === null);
const giveAll = async (number: string, key: NoticeKey) => {
  for (const { id } of await lettersOf(number, key)) await deliver(nurse, number, id);
};
const isOwed = async (number: string) => (await db().case.findUniqueOrThrow({ where: { number } })).noticeOwed;
const statusOf = async (number: string) => (await loadCase(nurse, number)).case.status;
async function extended(): Promise<{ number: string; key: NoticeKey }> {
  const number = await createCase('claimed', nurse);
  await extend(number);
  return { number, key: await keyOf(number, 'extension') };
}
async function decidedAndExtended() {
  const number = await createCase('answered', nurse);
  await extend(number);
  await confirm(nurse, number);
  await approve(nurse, number);
  return { number, key: await keyOf(number, 'extension') };
}

describe('the letters of a notice', () => {
  test('are issued with what they were made from, whoever is owed them, and say so in the history', async () => {
    const representative = { name: 'Adele Abernathy', relationship: 'Daughter', address: makeIntake().member.address };
    const number = await createCase('claimed', nurse, { representative });
    await extend(number);
    const key = await keyOf(number, 'extension');
    await issue(nurse, number, key);
    const letters = await lettersOf(number, key);
    expect(letters.map(({ recipient, kind, addressee }) => [recipient, kind, addressee])).toEqual([
      ['member', 'extension', 'Maria Nguyễn-Ortega'],
      ['practitioner', 'extension', 'Ruth Adeyemi, MD'],
      ['representative', 'extension', 'Adele Abernathy'],
    ]);
    expect(letters.map(({ warnings }) => warnings.map(({ element }) => element))).toEqual(Array(3).fill(['reading grade']));
    const [id] = new Set(letters.map(({ snapshotId }) => snapshotId));
    const snapshot = await db().snapshot.findUniqueOrThrow({ where: { id: id ?? '' } });
    expect(sha256(snapshot.canonical)).toBe(snapshot.sha256);
    const frozen = JSON.parse(snapshot.canonical);
    expect(canonical(frozen)).toBe(snapshot.canonical);
    expect(frozen).toMatchObject({
      schema: 3,
      key,
      caseNumber: number,
      takenAt: AT,
      by: { name: nurse.name, role: 'nurse', credential: 'RN' },
    });
    expect(frozen.notice).toMatchObject({
      kind: 'extension',
      reason: 'The report is awaited',
      askedBy: 'practitioner',
      by: `${nurse.name}, RN`,
    });
    const { entries, chain } = await loadHistory(nurse, number);
    expect(chain.whole).toBe(true);
    const event = entries.findLast(({ event: { type } }) => type === 'letter-issued')?.event;
    expect(event?.payload).toMatchObject({
      notice: key,
      snapshot: snapshot.sha256,
      arranged: '',
      warnings: [{ element: 'reading grade' }],
    });
    for (const letter of letters) expect(await renderAgain(letter.id)).toMatchObject({ same: true, stored: letter.sha256 });
  });

  test('what is previewed is what is issued', async () => {
    const { number, key } = await extended();
    const preview = await previewLetter(nurse, number, key, 'member');
    expect(Buffer.from(preview.subarray(0, 5)).toString()).toBe('%PDF-');
    await expect(previewLetter(nurse, number, 'withdrawal', 'member')).rejects.toMatchObject({ code: 'not-found' });
    await expect(previewLetter(nurse, number, key, 'representative')).rejects.toMatchObject({ code: 'not-found' });
    await expect(previewLetter(stranger, number, key, 'member')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a translation that is owed is arranged for, or nothing is issued', async () => {
    const member = { ...makeIntake().member, language: 'km' };
    const number = await createCase('claimed', nurse, { member });
    await extend(number);
    const key = await keyOf(number, 'extension');
    await expect(issue(nurse, number, key)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('A translation is owed'),
    });
    await expect(issue(nurse, number, key, '  ')).rejects.toMatchObject({ code: 'conflict' });
    await issue(nurse, number, key, ' Lingua Ltd., order 42 ');
    const letters = await lettersOf(number, key);
    expect(letters.map(({ arranged }) => arranged)).toEqual(Array(2).fill('Lingua Ltd., order 42'));
    for (const { id } of letters) expect((await renderAgain(id)).same).toBe(true);
  });

  test('by nurses, directors and managers of the plan only; another plan’s case is not found', async () => {
    for (const who of [nurse, director, manager]) {
      const { number, key } = await extended();
      await issue(who, number, key);
    }
    const { number, key } = await extended();
    await expect(issue(stranger, number, key)).rejects.toMatchObject({ code: 'not-found' });
    await expect(issue(await createUser('auditor'), number, key)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(issue(nurse, number, 'withdrawal')).rejects.toMatchObject({ code: 'not-found' });
    await expect(issue(nurse, number, 'decision')).rejects.toMatchObject({ code: 'conflict' });
    await issue(nurse, number, key);
    const [letter] = await lettersOf(number, key);
    const taken = { number, letterId: letter?.id ?? '', reason: 'The address was wrong' };
    await expect(voidLetter(acting(nurse), taken)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(voidLetter(acting(manager), { ...taken, reason: ' ' })).rejects.toMatchObject({ code: 'conflict' });
    await voidLetter(acting(director), taken);
    expect((await noticeOf(number, key))?.letters.map(({ recipient, issued }) => [recipient, issued !== null])).toEqual([
      ['member', false],
      ['practitioner', true],
    ]);
    await issue(nurse, number, key);
    expect(new Set((await lettersOf(number, key)).map(({ snapshotId }) => snapshotId)).size).toBe(2);
  });

  test('a request for information is moot once it came in, and its letters are issued no more', async () => {
    const number = await createCase('pended', nurse);
    const key = await keyOf(number, 'information-request');
    expect(await isOwed(number)).toBe(true);
    await recordAll(nurse, number);
    expect(await noticeOf(number, key)).toMatchObject({ moot: 'The information came in', owed: false });
    expect(await isOwed(number)).toBe(false);
    await expect(issue(nurse, number, key)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('The information came in'),
    });
  });
});

describe('a decided case', () => {
  test('closes when every notice that it owes is given, in whatever order', async () => {
    for (const last of ['decision', 'extension'] as const) {
      const { number, key } = await decidedAndExtended();
      await issue(nurse, number, 'decision');
      await issue(nurse, number, key);
      await giveAll(number, last === 'decision' ? key : 'decision');
      expect(await statusOf(number)).toBe('decided');
      await giveAll(number, last === 'decision' ? 'decision' : key);
      expect(await statusOf(number)).toBe('closed');
      expect(await isOwed(number)).toBe(false);
    }
  });

  test('the last delivery says that it closed the case, and no notice is given or voided after', async () => {
    const { number, key } = await decidedAndExtended();
    await issue(nurse, number, 'decision');
    await issue(nurse, number, key);
    await giveAll(number, 'decision');
    const [first, second] = await lettersOf(number, key);
    const give = (letterId = '') => deliverLetter(acting(nurse), { number, letterId, method: 'mail', detail: '' });
    expect(await give(first?.id)).toEqual({ closed: false });
    expect(await give(second?.id)).toEqual({ closed: true });
    await expect(voidLetter(acting(manager), { number, letterId: second?.id ?? '', reason: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const [decision] = await lettersOf(number, 'decision');
    await voidLetter(acting(manager), { number, letterId: decision?.id ?? '', reason: 'The address was wrong' });
    expect([await statusOf(number), await isOwed(number)]).toEqual(['decided', true]);
    await issue(manager, number, 'decision');
    await giveAll(number, 'decision').catch(() => {});
    const again = (await decisionLettersOf(nurse, number)).find(({ issued }) => issued?.deliveries.length === 0);
    if (again?.issued) await deliver(nurse, number, again.issued.id);
    expect(await statusOf(number)).toBe('closed');
  });

  test('a letter that is owed no more, delivered late, does not close it in place of one that is', async () => {
    const number = await createCase('answered', nurse);
    await ask(nurse, number);
    const key = await keyOf(number, 'information-request');
    await issue(nurse, number, key);
    await recordAll(nurse, number);
    await confirm(nurse, number);
    await approve(nurse, number);
    await issue(nurse, number, 'decision');
    const [first, last] = await lettersOf(number, 'decision');
    await deliver(nurse, number, first?.id ?? '');
    await giveAll(number, key);
    expect([await statusOf(number), await isOwed(number)]).toEqual(['decided', true]);
    expect(await deliver(nurse, number, last?.id ?? '')).toEqual({ closed: true });
  });

  test('a request for information that nobody sent does not hold it open', async () => {
    const number = await createCase('pended', nurse);
    await escalate(nurse, number);
    expect((await loadLetters(nurse, number)).notices.map(({ moot }) => moot)).toEqual(['The case no longer waits for it']);
    expect(await isOwed(number)).toBe(false);
  });
});

describe('a withdrawn case', () => {
  test('owes its letters, is on the worklist for it, and stays withdrawn', async () => {
    const number = await createCase('claimed', nurse);
    await withdraw(nurse, number);
    expect(await keysOf(number)).toEqual(['withdrawal']);
    const tab = async () =>
      (await listCases(nurse, { ...EVERYTHING, tab: 'notice-owed', search: number }, AT)).rows.map((row) => row.number);
    expect(await tab()).toEqual([number]);
    await issue(nurse, number, 'withdrawal');
    await giveAll(number, 'withdrawal');
    expect([await statusOf(number), await isOwed(number)]).toEqual(['withdrawn', false]);
    expect(await tab()).toEqual([]);
  });
});

test('the database says of each case what the record says: which notices are owed, and whether any is', async () => {
  const number = await createCase('received', nurse, {
    urgency: { ...makeIntake().urgency, requested: 'expedited', attestedBy: 'reviewer', finding: 'Pain' },
  });
  await changeUrgency(acting(nurse), { number, to: 'standard', reason: 'No danger in waiting', attestedBy: '', oralNotice: null });
  await createCase('closed', nurse);
  await createCase('issued', nurse);
  await watchClocks('2027-03-01T00:00:00.000Z');
  const rows = await asOwner(
    'SELECT c.number, c.status, c.notice_owed, ARRAY(SELECT n FROM notices_owed(c) n ORDER BY n) AS owed FROM "case" c ORDER BY c.number',
  );
  const kinds = new Set<string>();
  for (const row of rows) {
    const { notices } = await loadLetters(manager, String(row.number));
    const { case: c, evaluation } = await loadCase(manager, String(row.number));
    const keys = owedNotices(c, evaluation.findings)
      .filter(({ moot }) => moot === null)
      .map(({ key }) => key);
    expect([row.number, row.owed]).toEqual([row.number, keys.sort()]);
    expect([row.number, row.notice_owed]).toEqual([row.number, row.status !== 'closed' && notices.some((notice) => notice.owed)]);
    for (const key of keys) kinds.add(key.split(':')[0] ?? '');
  }
  expect([...kinds].sort()).toEqual(['decision', 'extension', 'missed-due', 'urgency', 'withdrawal']);
}, 60_000);

describe('at the same time', () => {
  test('of fifty who issue one wins', async () => {
    const { number, key } = await extended();
    const words = await outcomes(Array.from({ length: 50 }, () => issue(nurse, number, key)));
    expect(words.filter((word) => word === 'ok')).toHaveLength(1);
    expect(words.filter((word) => word === 'conflict')).toHaveLength(49);
    expect(await lettersOf(number, key)).toHaveLength(2);
    expect(await db().snapshot.count({ where: { case: { number } } })).toBe(1);
  }, 60_000);

  test('issue against void leaves one letter that counts, or none, for each recipient', async () => {
    const { number, key } = await extended();
    await issue(nurse, number, key);
    const [letter] = await lettersOf(number, key);
    const taken = { number, letterId: letter?.id ?? '', reason: 'x' };
    await outcomes([
      voidLetter(acting(manager), taken),
      issue(nurse, number, key),
      issue(director, number, key),
      voidLetter(acting(director), taken),
    ]);
    const recipients = (await lettersOf(number, key)).map(({ recipient }) => recipient);
    expect(new Set(recipients).size).toBe(recipients.length);
    expect(await db().letterVoid.count({ where: { letterId: taken.letterId } })).toBe(1);
  });

  test('a letter is given once', async () => {
    const { number, key } = await extended();
    await issue(nurse, number, key);
    const [letter] = await lettersOf(number, key);
    const words = await outcomes(Array.from({ length: 6 }, () => deliver(nurse, number, letter?.id ?? '')));
    expect(words.filter((word) => word === 'ok')).toHaveLength(1);
    expect(await db().delivery.count({ where: { letterId: letter?.id ?? '' } })).toBe(1);
  });

  test('asking and lapsing: a letter is issued while it is owed, or not at all', async () => {
    const number = await createCase('pended', nurse);
    const key = await keyOf(number, 'information-request');
    const words = await outcomes([issue(nurse, number, key), recordAll(nurse, number)]);
    expect(words[1]).toBe('ok');
    expect(await lettersOf(number, key)).toHaveLength(words[0] === 'ok' ? 2 : 0);
  });
});

describe('in raw SQL', () => {
  const row = (
    id: string,
    over: string,
  ) => `INSERT INTO letter (id, case_id, notice, snapshot_id, kind, recipient, addressee, status, pdf, sha256, issued_by_id, issued_by, issued_at)
    SELECT gen_random_uuid(), l.case_id, l.notice, l.snapshot_id, l.kind, ${over}, l.addressee, l.status, l.pdf, l.sha256, l.issued_by_id, l.issued_by, l.issued_at
    FROM letter l WHERE l.id = '${id}'`;

  test('the application writes no letter, and the owner no second one, none of another hash or snapshot', async () => {
    const { number, key } = await extended();
    await issue(nurse, number, key);
    const id = (await lettersOf(number, key))[0]?.id ?? '';
    await expect(asApp(row(id, "'representative'"))).rejects.toThrow('permission denied for table letter');
    await expect(asOwner(row(id, 'l.recipient'))).rejects.toThrow('one letter to each recipient of a notice');
    await expect(asOwner(row(id, "'representative'").replace('l.pdf, l.sha256', "'x'::bytea, l.sha256"))).rejects.toThrow('letter_hash');
    const other = await extended();
    await issue(nurse, other.number, other.key);
    const foreign = (await lettersOf(other.number, other.key))[0]?.snapshotId ?? '';
    await expect(asOwner(row(id, "'representative'").replace('l.snapshot_id,', `'${foreign}',`))).rejects.toThrow(
      'of its own decision or notice',
    );
    await expect(asOwner(row(id, "'representative'").replace('l.notice,', "'decision',"))).rejects.toThrow('of its own decision or notice');
    await expect(asOwner('UPDATE letter SET arranged = $1 WHERE id = $2', ['x', id])).rejects.toThrow('never changed');
  });
});

describe('told by word of mouth', () => {
  const tell = (who: Viewer, number: string, key: NoticeKey, over: object = {}) =>
    recordOralNotice(acting(who, AT), {
      ...{
        number,
        contactId: randomUUID(),
        key,
        person: 'Maria Nguyễn-Ortega',
        means: 'Telephone',
        happenedAt: '2026-11-20T20:10:00Z',
        text: '',
      },
      ...over,
    });

  test('a notice is recorded once, with who told it, and its letter is owed all the same', async () => {
    const { number, key } = await extended();
    const contactId = randomUUID();
    await tell(director, number, key, { contactId });
    await tell(director, number, key, { contactId });
    const { contacts } = (await loadCase(nurse, number)).case;
    expect(contacts).toMatchObject([
      { kind: 'oral-notice', notice: key, person: 'Maria Nguyễn-Ortega', means: 'Telephone', by: director.name },
    ]);
    expect((await loadHistory(nurse, number)).entries.filter(({ event }) => event.type === 'oral-notice-recorded')).toHaveLength(1);
    expect(await isOwed(number)).toBe(true);
  });

  test.each<[string, object, string]>([
    ['nobody', { person: ' ' }, 'person'],
    ['no means', { means: '' }, 'means'],
    ['no time', { happenedAt: 'yesterday' }, 'happenedAt'],
    ['a time to come', { happenedAt: '2026-11-20T20:30:01Z' }, 'happenedAt'],
    ['a time before there was a notice', { happenedAt: '2026-11-20T19:58:59Z' }, 'happenedAt'],
  ])('%s is refused', async (_what, over, field) => {
    const { number, key } = await extended();
    await expect(tell(nurse, number, key, over)).rejects.toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } });
  });

  test('not of another plan, not to a case without a notice, and by nobody who only reads', async () => {
    const { number, key } = await extended();
    await expect(tell(stranger, number, key)).rejects.toMatchObject({ code: 'not-found' });
    await expect(tell(nurse, number, 'withdrawal')).rejects.toMatchObject({ code: 'not-found' });
    await expect(tell(await createUser('auditor'), number, key)).rejects.toMatchObject({ code: 'forbidden' });
    const fresh = await createCase('claimed', nurse);
    await expect(tell(nurse, fresh, 'decision')).rejects.toMatchObject({ code: 'conflict' });
  });
});
