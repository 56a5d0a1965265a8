import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import {
  addressOf,
  approve,
  asApp,
  asOwner,
  confirm,
  createCase,
  deliver,
  escalate,
  issueDecision,
  outcomes,
  save,
  withClient,
} from '../../tests/cases.ts';
import {
  createDirector,
  createTaken,
  makeCredential,
  makeSigning,
  NOT_MET,
  offerPeerToPeer,
  PASSWORD,
  sign,
} from '../../tests/directors.ts';
import { acting, createPlan, createUser } from '../../tests/factories.ts';
import { authorizationsNow } from '../cases/authorization.ts';
import { spellingOf } from '../cases/clerical.ts';
import type { NoticeKey } from '../cases/notice.ts';
import type { Viewer } from '../data/access.ts';
import { db, disconnect } from '../data/db.ts';
import { type AmendCommand, amendAuthorization } from './amend-authorization.ts';
import { changeParties } from './change-parties.ts';
import { claimCase } from './claim-case.ts';
import { correctLetters } from './correct-letters.ts';
import { dischargeDuty } from './discharge-duty.ts';
import { type EndCommand, endAuthorization } from './end-authorization.ts';
import { type AppealCommand, fileAppeal } from './file-appeal.ts';
import { issueLetters } from './issue-letters.ts';
import { listRelatedCases } from './list-related-cases.ts';
import { loadCase } from './load-case.ts';
import { loadHistory } from './load-history.ts';
import { loadLetters, loadSnapshot } from './load-letters.ts';
import { reconsiderCase, reopenCase } from './look-again.ts';
import { type ExternalReviewCommand, recordExternalReview } from './record-external-review.ts';
import { replayCase } from './replay-decisions.ts';
import { takeCase } from './take-case.ts';
import { verifyCase } from './verify-trail.ts';

const { adminUrl } = inject('database');

const PLANS = ['molina-medicaid', 'medicare-advantage'];
const LATER = '2026-12-10T20:00:00.000Z';

let nurse: Viewer;
let other: Viewer;
let manager: Viewer;
let director: Viewer;
let second: Viewer;

beforeAll(async () => {
  for (const state of ['molina-medicaid', 'medicare-advantage'] as const) await createPlan(state);
  nurse = await createUser('nurse', PLANS);
  other = await createUser('nurse', PLANS);
  manager = await createUser('manager', PLANS);
  const licensed = () => ['OH', 'FL'].map((state) => makeCredential({ state }));
  director = await createDirector(PLANS, licensed());
  second = await createDirector(PLANS, licensed());
}, 60_000);
afterAll(disconnect);

const load = async (number: string) => (await loadCase(nurse, number)).case;
const told = async (number: string) => {
  const { entries, chain } = await loadHistory(nurse, number);
  expect(chain).toEqual({ whole: true, count: entries.length });
  return entries.map((each) => each.event.type);
};

/** Issues a notice's letters and gives each. */
async function give(number: string, key: NoticeKey, at = LATER): Promise<void> {
  await issueLetters(acting(manager, at), { number, key });
  const { letters } = await load(number);
  for (const { id, notice, voided } of letters) if (notice === key && voided === null) await deliver(manager, number, id);
}
const keysOwed = async (number: string) =>
  (await loadLetters(nurse, number, LATER)).notices.filter(({ owed }) => owed).map(({ key }) => key);

async function amendment(number: string, over: Partial<AmendCommand> = {}): Promise<AmendCommand> {
  const [now] = authorizationsNow(await load(number));
  if (!now) throw new Error('nothing is authorized');
  const { validFrom, validTo, lines, practitioner, facility, version } = now;
  return {
    ...{ number, authorization: now.number, version, validFrom, validTo, lines, reason: 'The hospital moved the day' },
    practitioner: { name: practitioner.name, npi: practitioner.npi },
    facility: { name: facility.name, npi: facility.npi },
    ...over,
  };
}
const moved = async (number: string) => {
  const command = await amendment(number);
  return { ...command, lines: command.lines.map((line) => ({ ...line, dateOfService: '2026-12-15' })) };
};

describe('an amended authorization', () => {
  test('is a new version under the same number with letters of its own; the decision stays, and the case closes again when they are given', async () => {
    const number = await createCase('closed', nurse);
    const before = await load(number);
    expect(await amendAuthorization(acting(other, LATER), await moved(number))).toBe(2);
    const after = await load(number);
    expect(after.status).toBe('decided');
    expect(after.decision).toEqual(before.decision);
    expect(authorizationsNow(after)).toMatchObject([{ number: before.decision?.authorizationNumber, version: 2, kind: 'amended' }]);
    const [key] = await keysOwed(number);
    expect(key).toMatch(/^amended:\d+$/);
    const { notices } = await loadLetters(nurse, number, LATER);
    expect(
      notices.find((notice) => notice.key === key)?.letters.flatMap(({ lint }) => lint.filter(({ level }) => level === 'blocks')),
    ).toEqual([]);
    if (key) await give(number, key);
    expect((await load(number)).status).toBe('closed');
    expect((await told(number)).filter((type) => type === 'authorization-amended')).toHaveLength(1);
    expect(await replayCase(number)).toMatchObject({ same: true });
  });

  test('what needs a review anew is refused, by the use case and by the database', async () => {
    const number = await createCase('closed', nurse);
    const command = await amendment(number);
    const [line, ...rest] = command.lines;
    if (!line) throw new Error('no line');
    const refused = (over: Partial<AmendCommand>) => amendAuthorization(acting(nurse, LATER), { ...command, ...over });
    await expect(refused({ lines: [{ ...line, units: 2 }, ...rest] })).rejects.toMatchObject({
      code: 'invalid',
      fields: { 'lines.0.units': /review anew/ },
    });
    await expect(refused({ lines: [{ ...line, code: '62323' }, ...rest] })).rejects.toMatchObject({
      fields: { 'lines.0.code': /review anew/ },
    });
    await expect(refused({ validTo: '2027-12-01' })).rejects.toMatchObject({ fields: { validTo: /new request/ } });
    await expect(refused({})).rejects.toThrow('Nothing is another in it');
    await expect(refused({ version: 2, validTo: '2027-01-01' })).rejects.toMatchObject({ code: 'conflict' });
    const { id } = await load(number);
    const row = (over: object) => {
      const { authorization, validFrom, validTo, lines } = command;
      const base = { number: authorization, version: 2, kind: 'amended', valid_from: validFrom, valid_to: validTo, lines, ...over };
      return asApp(`SELECT amend_authorization($1::uuid, $2, 1, $3::jsonb, '{}') AS word`, [id, nurse.id, JSON.stringify(base)]);
    };
    for (const over of [
      { lines: [{ ...line, units: 9 }, ...rest] },
      { lines: [line] },
      { lines: [{ ...line, number: 7 }, ...rest] },
      { valid_to: '2027-12-01' },
      { valid_from: '2026-01-01' },
      { kind: 'ended' },
      { version: 3 },
    ])
      expect(await row(over), JSON.stringify(over)).toEqual([{ word: 'forbidden' }]);
    expect((await load(number)).authorizations).toEqual([]);
  });

  test('two people at once: one version', async () => {
    const number = await createCase('closed', nurse);
    const command = await moved(number);
    const all = await outcomes(Array.from({ length: 8 }, () => amendAuthorization(acting(nurse, LATER), command)));
    expect(all.filter((each) => each === 'ok')).toHaveLength(1);
    await expect(amendAuthorization(acting(await createUser('auditor'), LATER), command)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

const ending = async (number: string, over: Partial<EndCommand> = {}): Promise<EndCommand> => {
  const [now] = authorizationsNow(await load(number));
  return {
    ...{ number, authorization: now?.number ?? '', version: now?.version ?? 0, lastDay: '2026-12-20' },
    ...{
      reason: 'The notes show that the pump was taken out.',
      rationale: 'Explanted.',
      exception: '',
      epsdt: '',
      noConflict: true,
      password: PASSWORD,
    },
    ...over,
  };
};

describe('an authorization that ends early', () => {
  test('is a medical director’s, with ten days of notice, and every right of a denial; services go on where asked for in time', async () => {
    const number = await createCase('closed', nurse);
    await endAuthorization(acting(director, LATER), await ending(number));
    const c = await load(number);
    expect(authorizationsNow(c)).toMatchObject([{ kind: 'ended', version: 2, validTo: '2026-12-20', noticeDays: 10 }]);
    // Another case of the member lists it as it stands now.
    const { case: other } = await loadCase(nurse, await createCase('received', nurse));
    const related = (await listRelatedCases(nurse, other)).find((each) => each.number === number);
    expect(related?.authorizations).toMatchObject([{ kind: 'ended', version: 2, validTo: '2026-12-20' }]);
    const [key] = await keysOwed(number);
    expect(key).toMatch(/^ended:\d+$/);
    const { notices } = await loadLetters(nurse, number, LATER);
    const text = JSON.stringify(notices.find((notice) => notice.key === key)?.letters[0]?.content);
    for (const words of ['Last approved day', '438.404(c)(1)', 'continuation of benefits', 'Abena Osei', 'Standard appeal'])
      expect(text).toContain(words);
    // A day later there are too few days of notice left.
    const late = (await loadLetters(nurse, number, '2026-12-12T20:00:00.000Z')).notices.find((notice) => notice.key === key);
    expect(late?.letters[0]?.lint.map(({ element }) => element)).toContain('days of notice');
    if (key) await give(number, key);
    const { number: appeal } = await fileAppeal(acting(nurse, LATER), { ...appealOf(number), continuation: true });
    expect((await load(appeal)).lines.map(({ code }) => code)).toEqual(c.lines.map(({ code }) => code));
    expect(authorizationsNow(await load(number))).toMatchObject([{ kind: 'continued', version: 3, validTo: c.decision?.validTo }]);
    // Who ended it decides no appeal of it.
    expect((await load(appeal)).firstDecisionBy).toContain(director.id);
  });

  test('is refused: too soon, to who prepared it, without rationale or password, to a nurse, twice', async () => {
    const number = await createCase('closed', nurse);
    const end = (over: Partial<EndCommand>, by = director) =>
      ending(number, over).then((command) => endAuthorization(acting(by, LATER), command));
    await expect(end({ lastDay: '2026-12-19' })).rejects.toMatchObject({
      fields: { lastDay: expect.stringContaining('Dec 20, 2026 or later') },
    });
    await expect(end({ rationale: ' ' })).rejects.toMatchObject({ fields: { rationale: expect.any(String) } });
    await expect(end({ password: 'wrong' })).rejects.toMatchObject({ fields: { password: expect.any(String) } });
    await expect(end({}, nurse)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(end({}, manager)).rejects.toMatchObject({ code: 'forbidden' });
    await end({ lastDay: '2026-12-12', exception: 'member-asked' });
    await expect(end({ lastDay: '2026-12-12' })).rejects.toThrow('No authorization runs');
    const { id } = await load(number);
    await expect(
      asOwner(
        `INSERT INTO authorization_version SELECT gen_random_uuid(), case_id, number, 9, 'ended', valid_from, valid_to, lines, practitioner, facility, reason, basis, NULL,
         made_by_id, made_by, made_at, 1 FROM authorization_version WHERE case_id = $1`,
        [id],
      ),
    ).rejects.toThrow('authorization_version_shape');
  });
});

test('a clerical error is put right: letters taken back and issued anew from a corrected snapshot, the decision the same', async () => {
  const number = await createCase('closed', nurse);
  const before = await loadCase(nurse, number);
  const was = await loadSnapshot(before);
  if (!was) throw new Error('no snapshot');
  const spelling = { ...spellingOf(was), memberName: 'Corinne Typed-Right' };
  const command = { number, correctionId: randomUUID(), reason: 'The name was typed wrong', spelling };
  await expect(correctLetters(acting(nurse, LATER), command)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(correctLetters(acting(manager, LATER), { ...command, spelling: spellingOf(was) })).rejects.toThrow(
    'Nothing is written otherwise',
  );
  await correctLetters(acting(manager, LATER), command);
  const after = await loadCase(nurse, number);
  expect(after.case.status).toBe('decided');
  expect(after.case.decision).toEqual(before.case.decision);
  expect(after.case.member.name).toBe('Corinne Typed-Right');
  expect(after.case.letters.every(({ voided }) => voided !== null)).toBe(true);
  await give(number, 'decision');
  expect((await load(number)).status).toBe('closed');
  const { notices } = await loadLetters(nurse, number, LATER);
  const text = JSON.stringify(notices.find(({ key }) => key === 'decision')?.letters[0]?.content);
  for (const words of ['This is a corrected letter', 'Our decision is the same', 'Dear Corinne Typed-Right']) expect(text).toContain(words);
  expect(await replayCase(number)).toMatchObject({ same: true });
  // The database lets a correction change nothing else.
  const { id } = after.case;
  const [row] = await asOwner('SELECT canonical FROM snapshot s JOIN correction x ON x.snapshot_id = s.id WHERE x.case_id = $1', [id]);
  const snapshot = JSON.parse(String(row?.canonical));
  for (const over of [
    { decision: { ...snapshot.decision, kind: 'denied' } },
    { member: { ...snapshot.member, memberId: 'another' } },
    {},
  ]) {
    const canonical = JSON.stringify({ ...snapshot, ...over });
    const words = await asApp(`SELECT correct_letters($1::uuid, $2, $3::jsonb, $4::jsonb, '[]', '{}', '{}') AS word`, [
      id,
      manager.id,
      JSON.stringify({ id: randomUUID() }),
      JSON.stringify({ canonical }),
    ]);
    expect(words).toEqual([{ word: 'forbidden' }]);
  }
});

test('a clerical error that is put right leaves what changed of the parties since the decision', async () => {
  const number = await createCase('decided', nurse);
  const loaded = await loadCase(nurse, number);
  const was = await loadSnapshot(loaded);
  if (!was) throw new Error('no snapshot');
  const { member, representative, eventCount: seen } = loaded.case;
  const changed = { ...member, address: { ...member.address, line1: '9 New Street' } };
  await changeParties(acting(manager, LATER), { number, seen, reason: 'The member moved', member: changed, representative });
  const spelling = { ...spellingOf(was), memberName: 'Corinne Typed-Right' };
  // The old address is nobody's to correct: no letter would have it.
  const old = { ...spelling, memberAddress: { ...was.member.address, line1: '9 Older Street' } };
  await expect(
    correctLetters(acting(manager, LATER), { number, correctionId: randomUUID(), reason: 'The street was typed wrong', spelling: old }),
  ).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('You change it with the parties, in Overview') });
  await correctLetters(acting(manager, LATER), { number, correctionId: randomUUID(), reason: 'The name was typed wrong', spelling });
  expect((await load(number)).member).toEqual({ ...changed, name: 'Corinne Typed-Right' });
  await give(number, 'decision');
  const { notices } = await loadLetters(nurse, number, LATER);
  const text = JSON.stringify(notices.find(({ key }) => key === 'decision')?.letters);
  for (const words of ['9 New Street', 'Dear Corinne Typed-Right']) expect(text).toContain(words);
  expect(await replayCase(number)).toMatchObject({ same: true });
});

/** Denied by the director. */
async function denied(): Promise<string> {
  const number = await createTaken(nurse, director, NOT_MET);
  await sign(director, number, await denial(number));
  return number;
}
async function denial(number: string, over: Parameters<typeof makeSigning>[1] = {}) {
  const { findings } = (await loadCase(nurse, number)).evaluation;
  return makeSigning('denied', { criteria: findings.filter(({ status }) => status === 'not-met').map(({ id }) => id), ...over });
}
const appealOf = (number: string): AppealCommand => ({
  number,
  appealId: randomUUID(),
  channel: 'mail',
  by: 'member',
  standing: '',
  receivedOn: '2026-12-10',
  receivedTime: '09:15',
  urgency: { requested: 'standard', attestedBy: '', finding: '' },
  goodCause: '',
});

describe('looked at again', () => {
  test('reconsidered after a talk: what was denied lies before the director at once, and is approved', async () => {
    const number = await denied();
    const talk = {
      number,
      newId: randomUUID(),
      person: 'Ruth Adeyemi, MD',
      means: 'Telephone',
      happenedAt: '2026-11-21T15:00:00.000Z',
      text: 'New note',
    };
    const at = '2026-11-21T16:00:00.000Z';
    await expect(reconsiderCase(acting(nurse, at), talk)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(reconsiderCase(acting(director, '2026-12-05T16:00:00.000Z'), talk)).rejects.toThrow(
      'The time for it ended on Dec 4, 2026',
    );
    const all = await Promise.all(Array.from({ length: 5 }, () => reconsiderCase(acting(director, at), talk)));
    expect(new Set(all.map((each) => each.number)).size).toBe(1);
    const again = all[0]?.number ?? '';
    const c = await load(again);
    expect(c).toMatchObject({
      status: 'director-review',
      director: { id: director.id },
      preparedBy: [],
      contacts: [{ kind: 'peer-to-peer', outcome: 'held' }],
    });
    await expect(fileAppeal(acting(nurse, LATER), appealOf(number))).resolves.toBeDefined();
    await sign(director, again, makeSigning('approved'));
    expect((await load(again)).decision?.kind).toBe('approved');
    expect((await told(number)).slice(-2)).toEqual(['case-reconsidered', 'appeal-filed']);
  });

  test('reopened for a cause, one look at a time, and not under appeal', async () => {
    const number = await denied();
    const command = { number, newId: randomUUID(), reason: 'new-evidence', cause: 'The trial report came in' } as const;
    await expect(reopenCase(acting(nurse, LATER), command)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(reopenCase(acting(manager, LATER), { ...command, reason: 'any' })).rejects.toMatchObject({ code: 'invalid' });
    const { number: again } = await reopenCase(acting(manager, LATER), command);
    expect(await load(again)).toMatchObject({ status: 'received', links: [{ kind: 'reopening', way: 'from', number }] });
    await expect(reopenCase(acting(manager, LATER), { ...command, newId: randomUUID() })).rejects.toThrow(
      `${again} looks at this decision`,
    );
    const approved = await createCase('closed', nurse);
    await expect(reopenCase(acting(manager, LATER), { ...command, number: approved, newId: randomUUID() })).rejects.toThrow(
      'Only a medical director',
    );
  });
});

describe('an appeal', () => {
  test('overturned: its decision asks to be put into effect within 72 hours, once', async () => {
    const number = await denied();
    const { number: appeal } = await fileAppeal(acting(other, LATER), appealOf(number));
    await claimCase(acting(other), appeal);
    await save(other, appeal, 'painNrs', 8, 1);
    await confirm(other, appeal);
    await approve(other, appeal);
    const c = await load(appeal);
    expect(c).toMatchObject({
      appealOutcome: 'overturned',
      duties: [{ kind: 'effectuation', basis: '42 CFR 438.424(a)', verified: true, doneAt: null }],
    });
    expect(Date.parse(c.duties[0]?.dueAt ?? '') - Date.parse(c.decision?.decidedAt ?? '')).toBe(72 * 3_600_000);
    const command = {
      number: appeal,
      dutyId: c.duties[0]?.id ?? '',
      detail: { note: 'Authorized in the claims system', to: '', means: '', sent: [] },
    };
    await expect(dischargeDuty(acting(nurse, LATER), { ...command, detail: { ...command.detail, note: ' ' } })).rejects.toMatchObject({
      code: 'invalid',
    });
    const all = await outcomes(Array.from({ length: 4 }, () => dischargeDuty(acting(nurse, LATER), command)));
    expect(all.filter((each) => each === 'ok')).toHaveLength(1);
    expect(await db().case.findFirstOrThrow({ where: { number: appeal }, select: { dutyDueAt: true } })).toEqual({ dutyDueAt: null });
    await expect(asOwner('UPDATE duty SET done_at = NULL WHERE case_id = $1', [c.id])).rejects.toThrow('a duty is done once');
  });

  test('upheld by a Medicare Advantage plan: it goes to the independent entity, whose decision binds', async () => {
    const number = await deniedByMedicare();
    const { number: appeal } = await fileAppeal(acting(other, LATER), appealOf(number));
    await claimCase(acting(other), appeal);
    await decideMedicare(appeal, other, second);
    const c = await load(appeal);
    expect(c).toMatchObject({ appealOutcome: 'upheld', duties: [{ kind: 'forwarding', dueAt: c.dueAt, doneAt: null }] });
    const dutyId = c.duties[0]?.id ?? '';
    const detail = { note: '', to: 'The entity', means: 'Portal', sent: ['Case file', 'Explanation'] };
    await expect(dischargeDuty(acting(nurse, LATER), { number: appeal, dutyId, detail: { ...detail, sent: [] } })).rejects.toMatchObject({
      fields: { sent: expect.any(String) },
    });
    await dischargeDuty(acting(nurse, LATER), { number: appeal, dutyId, detail });
    const key = (await keysOwed(appeal)).find((each) => each.startsWith('forwarded:'));
    expect(key).toBeDefined();
    const review: ExternalReviewCommand = {
      number: appeal,
      reviewId: randomUUID(),
      result: 'overturned',
      reference: 'IRE-1',
      decidedOn: '2026-12-09',
      lines: [],
      ...{ receivedOn: '2026-12-10', receivedTime: '10:00' },
    };
    const { authorization } = await recordExternalReview(acting(nurse, LATER), review);
    expect(authorization).toMatch(/^AUTH-26-/);
    expect(await recordExternalReview(acting(nurse, LATER), review)).toEqual({ authorization });
    await expect(recordExternalReview(acting(nurse, LATER), { ...review, reviewId: randomUUID() })).rejects.toMatchObject({
      code: 'conflict',
    });
    const bound = await load(appeal);
    expect(bound.decision).toEqual(c.decision);
    expect(authorizationsNow(bound)).toMatchObject([
      { number: authorization, kind: 'ordered', version: 1, lines: [{ number: 1 }, { number: 2 }] },
    ]);
    expect(bound.duties.find(({ doneAt }) => doneAt === null)).toMatchObject({ kind: 'effectuation', dueAt: '2026-12-13T15:00:00.000Z' });
    const ordered = (await keysOwed(appeal)).find((each) => each.startsWith('ordered:'));
    for (const each of [key, ordered]) if (each) await give(appeal, each);
    expect(await replayCase(appeal)).toMatchObject({ same: true });
    expect(await told(appeal)).toEqual(expect.arrayContaining(['appeal-forwarded', 'external-outcome-recorded']));
  });

  test('no decision on one is stored without what follows from it', async () => {
    const number = await denied();
    const { number: appeal } = await fileAppeal(acting(other, LATER), appealOf(number));
    const { id } = await load(appeal);
    await expect(
      asOwner(
        `INSERT INTO event (case_id, number, type, actor_id, actor_role, at, body, previous_hash, hash)
         VALUES ($1, 99, 'decision-signed', 'x', 'x', now(), '{"payload":{"kind":"approved","duties":[]}}', '', '')`,
        [id],
      ),
    ).rejects.toThrow('a decision on an appeal says what follows from it');
  });
});

async function deniedByMedicare(): Promise<string> {
  const number = await createCase('claimed', nurse, { planId: 'medicare-advantage' });
  await decideMedicare(number, nurse, director);
  return number;
}

/** Denied on another source, since the national determination was not answered. */
async function decideMedicare(number: string, by: Viewer, signer: Viewer): Promise<void> {
  await escalate(by, number);
  await takeCase(acting(signer), number);
  await offerPeerToPeer(signer, number);
  await sign(
    signer,
    number,
    makeSigning('denied', {
      ...{ basis: 'other-source', criteria: [], localDeterminations: 'L33461 does not apply here' },
      otherSource: { name: 'Evidence of Coverage, chapter 4', reference: 'Attached', applied: 'It leaves out a second pump.' },
    }),
  );
}

test('verifying tells a version of an authorization that was changed, and a duty that was', async () => {
  const options = { trusted: new Set<string>(), seen: null };
  const amended = await createCase('closed', nurse);
  await amendAuthorization(acting(nurse, LATER), await moved(amended));
  const number = await deniedByMedicare();
  const { number: appeal } = await fileAppeal(acting(other, LATER), appealOf(number));
  await claimCase(acting(other), appeal);
  await decideMedicare(appeal, other, second);
  for (const one of [amended, appeal]) expect(await verifyCase(one, options)).toMatchObject({ whole: true, faults: [] });
  const bend = (sql: string, id: string) =>
    withClient(addressOf('superuser', adminUrl), async (client) => {
      await client.query('SET session_replication_role = replica');
      await client.query(sql, [id]);
    });
  await bend('UPDATE authorization_version SET valid_to = valid_to - 1 WHERE case_id = $1', (await load(amended)).id);
  expect((await verifyCase(amended, options)).faults).toEqual([expect.stringContaining('version 2: it is not the one that was made')]);
  await bend("UPDATE duty SET due_at = due_at + interval '1 day' WHERE case_id = $1", (await load(appeal)).id);
  expect((await verifyCase(appeal, options)).faults).toEqual([expect.stringContaining('its event tells of another')]);
  await bend('DELETE FROM duty WHERE case_id = $1', (await load(appeal)).id);
  expect((await verifyCase(appeal, options)).faults).toEqual([expect.stringContaining('it is gone')]);
});

test('issued letters of the decision still close a case', async () => {
  const number = await createCase('decided', nurse);
  await issueDecision(nurse, number);
  expect(await keysOwed(number)).toEqual(['decision']);
});
