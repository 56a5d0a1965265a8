import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answered,
  type AnswerState,
  acknowledged,
  drafted,
  freshAnswer,
  heard,
  isUnsaved,
  kept,
  keptMine,
  lost,
  nextWrite,
  overtaken,
  refused,
  reread,
  restored,
  retried,
  type StoredAnswer,
  tookTheirs,
  typed,
  type Write,
} from './review-state.ts';

const ME = 'Dana Whitfield';
const OTHER = 'Rosa Okafor';
const stored = (value: StoredAnswer['value'], version: number, answeredBy = ME): StoredAnswer => ({
  value,
  note: '',
  version,
  answeredBy,
  answeredAt: '2026-11-20T15:42:00Z',
});

/** The server's rule for one answer, as lib/use-cases/save-answer.ts has it. */
class Server {
  current: StoredAnswer | undefined;
  readonly writers: string[] = [];

  receive(write: Write, by: string): { saved: true; answer: StoredAnswer } | { saved: false; current: StoredAnswer } {
    const at = this.current?.version ?? 0;
    if (at === write.expectedVersion || this.current === undefined) {
      this.current = { value: write.value, note: write.note.trim(), version: at + 1, answeredBy: by, answeredAt: '2026-11-20T15:42:00Z' };
      this.writers.push(by);
      return { saved: true, answer: this.current };
    }
    const same = this.current.value === write.value && this.current.note === write.note.trim();
    return same ? { saved: true, answer: this.current } : { saved: false, current: this.current };
  }
}

type Op =
  | { do: 'type'; value: number }
  | { do: 'send' | 'arrive' | 'lose-request' | 'lose-reply' | 'delay' | 'late' | 'reload' | 'hear' }
  | { do: 'other'; value: number };

const mineAlone: fc.Arbitrary<Op> = fc.oneof(
  fc.record({ do: fc.constant('type' as const), value: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ do: fc.constantFrom('send', 'arrive', 'lose-request', 'lose-reply', 'delay', 'late', 'reload', 'hear') }),
);
const withOther: fc.Arbitrary<Op> = fc.oneof(
  { weight: 6, arbitrary: mineAlone },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('other' as const), value: fc.integer({ min: 4, max: 6 }) }) },
);

/** A reviewer's browser, a network that loses, delays and repeats, and the server. */
class World {
  readonly server = new Server();
  state: AnswerState = freshAnswer();
  last: Answered = { value: null, note: '' };
  private flying: Write | null = null;
  private readonly delayed: Write[] = [];

  run(op: Op): void {
    switch (op.do) {
      case 'type':
        this.last = { value: op.value, note: '' };
        this.state = typed(this.state, { value: op.value });
        return;
      case 'other':
        this.server.receive({ value: op.value, note: '', expectedVersion: this.server.current?.version ?? 0 }, OTHER);
        return;
      case 'reload':
        this.reload();
        return;
      case 'hear':
        if (this.server.current) this.state = heard(this.state, this.server.current, ME);
        if (!isUnsaved(this.state)) this.last = this.state.mine;
        return;
      case 'send':
        this.send();
        return;
      case 'late': {
        const write = this.delayed.shift();
        if (write) this.server.receive(write, ME);
        return;
      }
      default:
        this.fly(op.do);
    }
  }

  private send(): void {
    const next = nextWrite(retried(this.state));
    if (!next) return;
    this.state = next.state;
    this.flying = next.write;
  }

  private fly(fate: 'arrive' | 'lose-request' | 'lose-reply' | 'delay'): void {
    const write = this.flying;
    if (!write) return;
    this.flying = null;
    if (fate === 'delay') this.delayed.push(write);
    const reply = fate === 'arrive' || fate === 'lose-reply' ? this.server.receive(write, ME) : null;
    if (fate !== 'arrive' || !reply) this.state = lost(this.state);
    else this.state = reply.saved ? acknowledged(this.state, reply.answer) : overtaken(this.state, reply.current, ME);
  }

  private reload(): void {
    // The request is on its way and goes on without us.
    if (this.flying) this.delayed.push(this.flying);
    this.flying = null;
    const keep = kept(this.state);
    this.state = keep ? restored(this.server.current, keep, ME) : freshAnswer(this.server.current);
    if (keep === null) this.last = this.state.mine;
  }

  /** Everything gets through, until nothing is left to send. */
  settle(): void {
    for (let n = 0; n < 20 && (this.flying || nextWrite(retried(this.state))); n++) {
      this.run({ do: 'arrive' });
      this.run({ do: 'send' });
    }
    this.run({ do: 'arrive' });
  }
}

describe('one answer on its way to the server', () => {
  it('whatever is lost, delayed or reloaded, the last typed value wins, versions chain, and nobody sees a conflict with themself', () => {
    fc.assert(
      fc.property(fc.array(mineAlone, { maxLength: 40 }), (ops) => {
        const world = new World();
        for (const op of ops) {
          world.run(op);
          expect(world.state.trouble?.kind).not.toBe('conflict');
        }
        world.settle();
        expect(isUnsaved(world.state)).toBe(false);
        expect(world.server.current?.value ?? null).toBe(world.last.value);
        expect(world.server.current?.version ?? 0).toBe(world.server.writers.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('what somebody else wrote is never replaced unseen', () => {
    fc.assert(
      fc.property(fc.array(withOther, { maxLength: 40 }), (ops) => {
        const world = new World();
        for (const op of ops) {
          const before = world.server.current;
          const seen = world.state.stored.version;
          world.run(op);
          const after = world.server.current;
          if (op.do === 'other' || after === before || before?.answeredBy !== OTHER) continue;
          // Ours replaced theirs: only after their version had been read.
          expect(after?.version).toBe(before.version + 1);
          expect(seen).toBeGreaterThanOrEqual(before.version);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('conflict', () => {
  const theirs = stored(false, 5, OTHER);
  const mine = typed(freshAnswer(stored(null, 4)), { value: true });

  it('keeps both, sends nothing, and goes on as chosen', () => {
    const state = overtaken(nextWrite(mine)?.state ?? mine, theirs, ME);
    expect(state.trouble).toEqual({ kind: 'conflict', theirs });
    expect(state.mine.value).toBe(true);
    expect(nextWrite(state)).toBeNull();
    expect(nextWrite(keptMine(state))?.write).toEqual({ value: true, note: '', expectedVersion: 5 });
    expect(tookTheirs(state)).toEqual(freshAnswer(theirs));
  });

  it('is none where both say the same', () => {
    const state = overtaken(mine, stored(true, 5, OTHER), ME);
    expect(state.trouble).toBeNull();
    expect(isUnsaved(state)).toBe(false);
  });

  it('is none where the server holds what we sent and never heard of', () => {
    const again = typed(lost(nextWrite(mine)?.state ?? mine), { value: false });
    const state = overtaken(again, stored(true, 5), ME);
    expect(state.trouble).toBeNull();
    expect(nextWrite(state)?.write).toEqual({ value: false, note: '', expectedVersion: 5 });
  });
});

describe('news', () => {
  const theirs = stored(false, 5, OTHER);

  it('come in quietly where nothing of ours waits, and never go back in time', () => {
    expect(heard(freshAnswer(stored(true, 4)), theirs, ME)).toEqual(freshAnswer(theirs));
    expect(heard(freshAnswer(stored(true, 5)), theirs, ME).mine.value).toBe(true);
  });

  it('leave half-typed text to who types it', () => {
    const typing = drafted(freshAnswer(stored(8, 4)), { text: '11', message: 'too much' });
    expect(heard(typing, stored(7, 5, OTHER), ME)).toMatchObject({ draft: { text: '11' }, stored: { value: 7 }, trouble: null });
  });

  it('are a conflict where ours is unsaved, the newest of theirs in it', () => {
    const mine = typed(freshAnswer(stored(null, 4)), { value: true });
    const state = heard(mine, theirs, ME);
    expect(state).toMatchObject({ mine: { value: true }, trouble: { kind: 'conflict', theirs } });
    expect(heard(state, theirs, ME)).toBe(state);
    expect(heard(state, stored(null, 6, OTHER), ME).trouble).toMatchObject({ theirs: { version: 6 } });
  });

  it('wait for the reply of what is on its way', () => {
    const sent = nextWrite(typed(freshAnswer(stored(null, 4)), { value: true }))?.state ?? freshAnswer();
    expect(heard(sent, theirs, ME)).toBe(sent);
  });
});

describe('a refusal', () => {
  it('keeps what was typed and waits for the reviewer', () => {
    const state = refused(typed(freshAnswer(), { value: 8 }), 'You do not hold this case any more.');
    expect(state.mine.value).toBe(8);
    expect(nextWrite(state)).toBeNull();
    expect(nextWrite(retried(state))).not.toBeNull();
    expect(nextWrite(typed(state, { value: 9 }))?.write.value).toBe(9);
  });
});

describe('text that is no value', () => {
  it('is kept across a reload, never sent, and gone with the next valid value', () => {
    const state = drafted(freshAnswer(stored(8, 1)), { text: '11', message: 'must be from 0 to 10' });
    expect(nextWrite(state)).toBeNull();
    const keep = kept(state);
    expect(keep?.draft?.text).toBe('11');
    expect(keep && restored(stored(8, 1), keep, ME).draft?.text).toBe('11');
    expect(typed(state, { value: 7 }).draft).toBeNull();
    expect(typed(state, { note: 'most days' }).draft?.text).toBe('11');
  });

  it('takes back a value that was only on the way to it', () => {
    const one = typed(freshAnswer(stored(8, 1)), { value: 1 });
    const eleven = drafted(one, { text: '11', message: 'must be from 0 to 10' });
    expect(eleven.mine.value).toBe(8);
    expect(nextWrite(eleven)).toBeNull();
    expect(drafted(nextWrite(one)?.state ?? one, { text: '11', message: '' }).mine.value).toBe(1);
  });
});

describe('a page read again', () => {
  it('brings newer answers and leaves what is unsaved', () => {
    expect(reread(freshAnswer(stored(1, 1)), stored(2, 2)).mine.value).toBe(2);
    expect(reread(freshAnswer(stored(2, 2)), stored(1, 1)).mine.value).toBe(2);
    const unsaved = typed(freshAnswer(stored(1, 1)), { value: 3 });
    expect(reread(unsaved, stored(2, 2))).toBe(unsaved);
  });
});
