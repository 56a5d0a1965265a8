import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '@/lib/errors.ts';
import type { SavedAnswer } from '@/lib/use-cases/save-answer.ts';
import type { OpenReview } from './review-snapshot';
import { createReviewStore, type StoreParts } from './review-store';
import { gapsOf } from './scored';

const AT = '2026-11-20T15:42:00Z';
const ME = 'Dana Whitfield';

function review(answers: OpenReview['answers'] = []): OpenReview {
  return {
    number: 'PA-26-000123',
    version: 1,
    base: {
      caseId: 'PA-26-000123',
      payer: 'molina',
      lineOfBusiness: 'medicaid',
      state: 'OH',
      receivedOn: '2026-11-02',
      dateOfService: '2026-11-20',
      member: { dateOfBirth: '1961-04-09' },
      request: { stage: 'permanent', procedureCodes: ['62362'] },
    },
    answers,
    evidence: [],
    timeZone: 'America/New_York',
    viewer: { id: 'u1', name: ME },
    access: { mayAnswer: true },
  };
}

type Write = Parameters<StoreParts['send']>[0];

/** A server that answers when told to. */
function fakeServer() {
  const writes: Write[] = [];
  const replies: { resolve: (reply: ActionResult<SavedAnswer>) => void; reject: (error: Error) => void }[] = [];
  const send: StoreParts['send'] = (write) => {
    writes.push(write);
    return new Promise((resolve, reject) => replies.push({ resolve, reject }));
  };
  async function reply(act: (one: (typeof replies)[number], write: Write) => void) {
    const one = replies.shift();
    const write = writes[writes.length - replies.length - 1];
    if (!one || !write) throw new Error('nothing was sent');
    act(one, write);
    await vi.advanceTimersByTimeAsync(0);
  }
  return {
    writes,
    send,
    save: () =>
      reply(({ resolve }, { fact, value, note, expectedVersion }) => {
        const answer = { fact, value, note, version: expectedVersion + 1, answeredBy: ME, answeredAt: AT };
        resolve({ ok: true, value: { saved: true, answer, caseVersion: 2 } });
      }),
    refuse: (message: string) => reply(({ resolve }) => resolve({ ok: false, code: 'conflict', message, fields: {} })),
    lose: () => reply(({ reject }) => reject(new TypeError('Failed to fetch'))),
    overtake: (current: OpenReview['answers'][number]) => reply(({ resolve }) => resolve({ ok: true, value: { saved: false, current } })),
  };
}

function fakeStorage() {
  const map = new Map<string, string>();
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
}

function open(loaded = review()) {
  const server = fakeServer();
  const storage = fakeStorage();
  return { server, storage, store: createReviewStore(loaded, { send: server.send, storage }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('saving', () => {
  it('scores a choice at once, sends it, and says when it is saved', async () => {
    const { store, server, storage } = open();
    store.choose('indication', 'non-cancer-pain');
    expect(store.get().scored.evaluation.pathway).toBe('non-cancer-pain/permanent');
    expect(store.get().save.waiting).toBe(1);
    expect(storage.map.size).toBe(1);
    await server.save();
    expect(store.get().save).toMatchObject({ waiting: 0, savedAt: AT });
    expect(storage.map.size).toBe(0);
  });

  it('sends typing once it rests, and one write at a time', async () => {
    const { store, server } = open();
    store.type('opioidTherapyWeeks', { value: 1 });
    vi.advanceTimersByTime(300);
    store.type('opioidTherapyWeeks', { value: 12 });
    vi.advanceTimersByTime(300);
    expect(server.writes).toHaveLength(0);
    vi.advanceTimersByTime(100);
    expect(server.writes.map(({ value }) => value)).toEqual([12]);
    store.choose('opioidTherapyWeeks', 13);
    store.choose('opioidTherapyWeeks', 14);
    expect(server.writes).toHaveLength(1);
    await server.save();
    expect(server.writes.map(({ value, expectedVersion }) => [value, expectedVersion])).toEqual([
      [12, 0],
      [14, 1],
    ]);
  });

  it('does not send what was only on the way to no value', () => {
    const { store, server, storage } = open();
    store.type('painNrs', { value: 1 });
    store.draft('painNrs', { text: '11', message: 'must be a whole number from 0 to 10' });
    vi.advanceTimersByTime(1000);
    expect(server.writes).toHaveLength(0);
    expect(store.answer('painNrs').draft?.text).toBe('11');
    expect([...storage.map.values()][0]).toContain('"11"');
  });
});

describe('a lost connection', () => {
  it('keeps the answer, says so, and sends it again', async () => {
    const { store, server } = open();
    store.choose('painSevere', true);
    await server.lose();
    expect(store.get().save).toMatchObject({ lost: 1, savedAt: null });
    vi.advanceTimersByTime(1000);
    expect(server.writes).toHaveLength(2);
    await server.save();
    expect(store.get().save).toMatchObject({ lost: 0, waiting: 0, savedAt: AT });
  });

  it('sends everything that waits as soon as one save gets through', async () => {
    const { store, server } = open();
    store.choose('painSevere', true);
    await server.lose();
    store.choose('activeInfection', false);
    await server.save();
    expect(server.writes.map(({ fact }) => fact)).toEqual(['painSevere', 'activeInfection', 'painSevere']);
  });

  it('survives a reload', async () => {
    const before = open();
    before.store.choose('painSevere', true);
    await before.server.lose();
    const server = fakeServer();
    const after = createReviewStore(review(), { send: server.send, storage: before.storage });
    after.resume(true);
    expect(after.answer('painSevere').mine.value).toBe(true);
    expect(server.writes.map(({ value, expectedVersion }) => [value, expectedVersion])).toEqual([[true, 0]]);
  });

  it('does not send what was kept where the viewer may not answer any more, and shows it', async () => {
    const before = open();
    before.store.choose('painSevere', true);
    const server = fakeServer();
    const after = createReviewStore(review(), { send: server.send, storage: before.storage });
    after.resume(false);
    expect(server.writes).toHaveLength(0);
    expect(after.answer('painSevere').mine.value).toBeNull();
    expect(after.get().save.waiting).toBe(0);
    expect(after.get().neverSaved.painSevere?.mine.value).toBe(true);
    expect(before.storage.map.size).toBe(1);
    after.resume(true);
    expect(after.get().neverSaved).toEqual({});
    expect(server.writes.map(({ fact, value }) => [fact, value])).toEqual([['painSevere', true]]);
  });

  it('shows the case as stored when the right to answer goes, and gives up what is discarded', async () => {
    const { store, server, storage } = open();
    store.choose('painSevere', true);
    await server.refuse('Held by S. Park. Nothing was changed.');
    store.resume(false);
    expect(store.answer('painSevere').mine.value).toBeNull();
    expect(store.get().neverSaved.painSevere?.mine.value).toBe(true);
    store.discard('painSevere');
    expect(store.get().neverSaved).toEqual({});
    expect(storage.map.size).toBe(0);
  });
});

describe('what stands in the way', () => {
  const theirs = { fact: 'painSevere', value: false, note: '', version: 3, answeredBy: 'Rosa Okafor', answeredAt: AT } as const;

  it('a conflict waits for the choice; mine then goes on top of theirs', async () => {
    const { store, server } = open();
    store.choose('painSevere', true);
    await server.overtake(theirs);
    expect(store.get().save.conflicts).toBe(1);
    store.keepMine('painSevere');
    expect(server.writes.at(-1)).toMatchObject({ value: true, expectedVersion: 3 });
  });

  it('or theirs stands and is scored', async () => {
    const { store, server } = open();
    store.choose('painSevere', true);
    await server.overtake(theirs);
    store.takeTheirs('painSevere');
    expect(store.get().scored.input.facts.painSevere).toBe(false);
    expect(store.get().save).toMatchObject({ conflicts: 0, waiting: 0 });
  });

  it('a refusal keeps what was typed, and waits', async () => {
    const { store, server } = open();
    store.choose('painSevere', true);
    await server.refuse('Held by R. Okafor. Nothing was changed.');
    expect(store.answer('painSevere')).toMatchObject({
      mine: { value: true },
      trouble: { message: 'Held by R. Okafor. Nothing was changed.' },
    });
    vi.advanceTimersByTime(60_000);
    expect(server.writes).toHaveLength(1);
    store.sendAgain('painSevere');
    expect(server.writes).toHaveLength(2);
  });
});

describe('the pathway', () => {
  const answered = (fact: 'indication' | 'painSevere' | 'painNrs', value: string | boolean | number) => ({
    fact,
    value,
    note: '',
    version: 1,
    answeredBy: ME,
    answeredAt: AT,
  });

  it('keeps its questions the same array until the indication changes, and keeps the answers it no longer asks', () => {
    const { store } = open(review([answered('indication', 'non-cancer-pain'), answered('painNrs', 8)]));
    const { questions, keptCount } = store.get().scored;
    expect(keptCount).toBe(0);
    store.choose('activeInfection', false);
    expect(store.get().scored.questions).toBe(questions);
    store.choose('indication', 'spasticity');
    expect(store.get().scored.questions.map(({ fact }) => fact)).toEqual(['indication', 'externalCriteria']);
    expect(store.get().scored.keptCount).toBe(2);
    expect(store.answer('painNrs').mine.value).toBe(8);
  });

  it('puts the indication first, alone', () => {
    const { store } = open(review([answered('indication', 'non-cancer-pain')]));
    expect(store.get().scored.groups[0]).toMatchObject({ title: 'Indication', leafIds: [] });
    expect(store.get().scored.groups[0]?.questions).toHaveLength(1);
  });

  it('counts answers without evidence as gaps', () => {
    const { store } = open(review([answered('indication', 'non-cancer-pain'), answered('painNrs', 8)]));
    store.cited({
      id: 'e1',
      fact: 'painNrs',
      document: 'H&P',
      page: '3',
      noteDate: '',
      quotation: '',
      comment: '',
      citedBy: ME,
      citedAt: AT,
    });
    expect(gapsOf(store.get().scored, store.get().evidence.all)).toEqual(['indication']);
    store.uncited('e1');
    expect(gapsOf(store.get().scored, store.get().evidence.all)).toEqual(['indication', 'painNrs']);
  });
});

const OTHER = 'Rosa Okafor';
type Answer = OpenReview['answers'][number];
const theirs = (fact: Answer['fact'], value: Answer['value'], version = 1): Answer => ({
  fact,
  value,
  note: '',
  version,
  answeredBy: OTHER,
  answeredAt: AT,
});
const citation = (id: string, fact: Answer['fact'] = 'painNrs') => ({
  id,
  fact,
  document: 'H&P',
  page: '3',
  noteDate: '',
  quotation: '',
  comment: '',
  citedBy: OTHER,
  citedAt: AT,
});

it('a page read again brings newer answers and leaves what waits', async () => {
  const { store, server } = open();
  store.choose('painSevere', true);
  store.reread(review([theirs('painSevere', false), theirs('activeInfection', false)]));
  expect(store.answer('painSevere').mine.value).toBe(true);
  expect(store.answer('activeInfection').mine.value).toBe(false);
  await server.save();
});

describe('two people', () => {
  it('brings what the other answered, scored and marked as theirs until it is answered here', () => {
    const { store } = open();
    store.receive({
      version: 4,
      answers: [theirs('indication', 'non-cancer-pain'), theirs('painSevere', true)],
      evidence: [citation('e1')],
    });
    expect(store.version()).toBe(4);
    expect(store.get().scored.evaluation.pathway).toBe('non-cancer-pain/permanent');
    expect([...store.get().news]).toEqual(['indication', 'painSevere']);
    expect(store.get().evidence.of.painNrs).toHaveLength(1);
    expect(store.get().save.savedAt).toBeNull();
    store.choose('painSevere', false);
    expect([...store.get().news]).toEqual(['indication']);
  });

  it('draws nothing where nothing moved', () => {
    const { store } = open(review([theirs('painSevere', true)]));
    const before = store.get();
    store.receive({ version: 2, answers: null, evidence: null });
    store.receive({ version: 2, answers: [theirs('painSevere', true)], evidence: [] });
    expect(store.get()).toBe(before);
  });

  it('shows a conflict at once where ours is unsaved, before it is even sent', () => {
    const { store, server } = open();
    store.type('painNrs', { value: 8 });
    store.receive({ version: 3, answers: [theirs('painNrs', 7)], evidence: [] });
    expect(store.answer('painNrs')).toMatchObject({ mine: { value: 8 }, trouble: { kind: 'conflict', theirs: { value: 7 } } });
    expect(store.get().save.conflicts).toBe(1);
    vi.advanceTimersByTime(5000);
    expect(server.writes).toHaveLength(0);
  });

  it('leaves an answer on its way to its own reply', async () => {
    const { store, server } = open();
    store.choose('painSevere', true);
    store.receive({ version: 3, answers: [theirs('painSevere', false)], evidence: [] });
    expect(store.answer('painSevere').trouble).toBeNull();
    await server.overtake(theirs('painSevere', false));
    expect(store.get().save.conflicts).toBe(1);
  });

  it('keeps a citation made here until the list knows it, and lets the other take it back after that', () => {
    const { store } = open();
    const ids = () => store.get().evidence.all.map(({ id }) => id);
    store.cited(citation('mine'));
    store.receive({ version: 2, answers: [], evidence: [citation('theirs')] });
    expect(ids()).toEqual(['theirs', 'mine']);
    store.receive({ version: 4, answers: [], evidence: [citation('theirs'), citation('mine')] });
    store.receive({ version: 5, answers: [], evidence: [citation('theirs')] });
    expect(ids()).toEqual(['theirs']);
  });

  it('takes no citations from a page older than what is on screen', () => {
    const { store } = open();
    store.receive({ version: 4, answers: [], evidence: [citation('e1')] });
    store.reread(review());
    expect(store.get().evidence.all).toHaveLength(1);
  });
});

describe('another pathway', () => {
  const told = (store: ReturnType<typeof open>['store']) => store.get().changed;

  it('is not told where the first answer brings the first questions', () => {
    const { store } = open();
    store.choose('indication', 'non-cancer-pain');
    expect(told(store)).toBeNull();
  });

  it('says what is no longer asked and what is new, until it is undone or dismissed', () => {
    const { store } = open(review([theirs('indication', 'non-cancer-pain'), theirs('painNrs', 8)]));
    store.choose('indication', 'spasticity');
    expect(told(store)).toMatchObject({ cause: 'answer', added: ['externalCriteria'] });
    expect(told(store)?.noLonger).toContain('painNrs');
    store.choose('indication', null);
    expect(told(store)?.added).toEqual([]);
    store.choose('indication', 'non-cancer-pain');
    expect(told(store)).toBeNull();
    store.choose('indication', 'cancer-pain');
    expect(told(store)?.added).toContain('lifeExpectancyMonths');
    store.dismissChange();
    store.choose('painSevere', true);
    expect(told(store)).toBeNull();
  });

  it('follows a correction of the request, and says so', () => {
    const { store } = open(review([theirs('indication', 'non-cancer-pain')]));
    const next = review([theirs('indication', 'non-cancer-pain')]);
    store.reread({ ...next, version: 2, base: { ...next.base, request: { stage: 'trial', procedureCodes: ['62323'] } } });
    expect(store.get().scored.evaluation.pathway).toBe('non-cancer-pain/trial');
    expect(told(store)).toMatchObject({ cause: 'request', added: [] });
    expect(told(store)?.noLonger).toContain('trialDone');
  });
});

it('sends what waits in the order of the last typing', async () => {
  const { store, server } = open(review([theirs('activeInfection', false), theirs('painSevere', false)]));
  store.choose('painSevere', true);
  await server.lose();
  store.choose('painNrs', 8);
  await server.lose();
  store.choose('activeInfection', true);
  await server.lose();
  store.retry();
  expect(server.writes.slice(3).map(({ fact }) => fact)).toEqual(['painSevere', 'painNrs', 'activeInfection']);
});
