import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, chainHash, type StoredEvent, sha256, verifyChain } from './audit.ts';

// ── RFC 8785, its published examples ────────────────────────────────────────

test('section 3.2.2: numbers, strings and literals', () => {
  const value: unknown = JSON.parse(String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`);
  expect(canonical(value)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test('section 3.2.3: keys are sorted by their UTF-16 code units', () => {
  const value = {
    '€': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\u{1F600}': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  expect(Object.values(JSON.parse(canonical(value)))).toEqual([
    // a parsed object lists whole numbers first, whatever their place in the text
    'One',
    'Carriage Return',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
  expect(canonical(value).startsWith(String.raw`{"\r":"Carriage Return","1":"One",`)).toBe(true);
});

const double = (hex: string): number => Buffer.from(hex, 'hex').readDoubleBE();

test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555554', '333333333.33333325'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('appendix B: %s is %s', (hex, text) => {
  expect(canonical(double(hex))).toBe(text);
});

test('what JSON cannot say is refused', () => {
  for (const value of [double('7fffffffffffffff'), double('7ff0000000000000'), '\ud800', undefined])
    expect(() => canonical(value)).toThrow();
});

test('the canonical text of a parsed canonical text is itself, whatever the order of keys', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
      const value: unknown = JSON.parse(json);
      const text = canonical(value);
      expect(canonical(JSON.parse(text))).toBe(text);
      expect(canonical(reversed(value))).toBe(text);
    }),
  );
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  );
}

// ── The chain ───────────────────────────────────────────────────────────────

const CASE = '0b1f0a52-6d0e-4b4e-9a51-0d1c2b3a4f5e';
const AT = '2026-11-20T20:00:00.000Z';

function chainOf(notes: readonly string[]): { head: { count: number; hash: string }; events: StoredEvent[] } {
  const events: StoredEvent[] = [];
  let hash = '0'.repeat(64);
  for (const note of notes) {
    const body = canonical({ type: 'answer-saved', actor: { id: 'u', name: 'U', role: 'nurse' }, at: AT, payload: { note } });
    const number = events.length + 1;
    const previousHash = hash;
    hash = chainHash(CASE, number, body, previousHash);
    events.push({ number, type: 'answer-saved', actorId: 'u', actorRole: 'nurse', at: AT, body, previousHash, hash });
  }
  return { head: { count: events.length, hash }, events };
}

test('the chained record is its own RFC 8785 text', () => {
  const body = '{"note":"é"}';
  const text = `{"body":"${sha256(body)}","case":"${CASE}","number":7,"previous":"${'a'.repeat(64)}"}`;
  expect(chainHash(CASE, 7, body, 'a'.repeat(64))).toBe(sha256(text));
});

const notes = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 8 });

test('a chain is whole; one more, one less or one changed is not', () => {
  fc.assert(
    fc.property(notes, fc.nat(), (said, at) => {
      const { head, events } = chainOf(said);
      expect(verifyChain(CASE, head, events)).toEqual({ whole: true, count: said.length });
      const i = at % said.length;
      const without = events.filter((_, n) => n !== i);
      expect(verifyChain(CASE, head, without)).toMatchObject({ whole: false, brokenAt: i + 1 });
      const changed = events.map((e, n) => (n === i ? { ...e, body: e.body.replace('"U"', '"V"') } : e));
      expect(verifyChain(CASE, head, changed)).toEqual({ whole: false, brokenAt: i + 1, reason: 'its content was changed' });
    }),
  );
});

test('an empty history is whole only where the case counts none', () => {
  expect(verifyChain(CASE, { count: 0, hash: '0'.repeat(64) }, [])).toEqual({ whole: true, count: 0 });
  expect(verifyChain(CASE, { count: 1, hash: 'f'.repeat(64) }, [])).toMatchObject({ whole: false, brokenAt: 1 });
});

test('another case’s events do not fit', () => {
  const { head, events } = chainOf(['one', 'two']);
  expect(verifyChain('ffffffff-6d0e-4b4e-9a51-0d1c2b3a4f5e', head, events)).toMatchObject({ whole: false, brokenAt: 1 });
});

test.each(['type', 'actorId', 'actorRole', 'at'] as const)('the column %s must repeat what the event says', (column) => {
  const { head, events } = chainOf(['one', 'two', 'three']);
  const changed = events.map((e) => (e.number === 2 ? { ...e, [column]: 'something else' } : e));
  expect(verifyChain(CASE, head, changed)).toEqual({
    whole: false,
    brokenAt: 2,
    reason: 'its columns say something else than its content',
  });
});
