import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../cases/snapshot.ts';
import { letterContent } from './content.ts';
import { textsOf } from './letter.ts';
import { owedLetter } from './owed.ts';
import { LETTER_LINES_OF_BUSINESS, TEST_KINDS, testDecision } from './testing.ts';
import { isTestEnding, TEST_ENDINGS } from './testing-endings.ts';

const blocked = (source: Snapshot) =>
  owedLetter(source, 'member').lint.flatMap(({ level, element }) => (level === 'blocks' ? [element] : []));

function ending(kind: (typeof TEST_ENDINGS)[number], over: Partial<NonNullable<Snapshot['ending']>>): Snapshot {
  const base = testDecision(kind, 'medicaid');
  if (!base.ending) throw new Error('no ending');
  return { ...base, ending: { ...base.ending, ...over } };
}

describe('the letter of an ending', () => {
  it.each(TEST_ENDINGS)('%s names no clause, no policy and no physician, in any line of business', (kind) => {
    for (const line of LETTER_LINES_OF_BUSINESS) {
      const source = testDecision(kind, line);
      const text = textsOf(letterContent(source, 'practitioner')).join('\n');
      for (const { citation } of source.evaluation.findings) expect(text).not.toContain(citation);
      expect(text).not.toContain(source.policy?.title ?? 'no policy');
      expect(text).not.toMatch(/medically necessary|medical director|peer.to.peer/i);
    }
  });

  it('is of every kind that is tested as others are', () => {
    expect(TEST_KINDS.filter(isTestEnding)).toEqual(TEST_ENDINGS);
  });

  it('of a dismissal tells Medicare’s right to have it vacated, and no such right where none is known', () => {
    const vacate = (line: (typeof LETTER_LINES_OF_BUSINESS)[number]) =>
      textsOf(letterContent(testDecision('dismissed', line), 'member')).some((text) => text.includes('vacate'));
    expect(LETTER_LINES_OF_BUSINESS.filter(vacate)).toEqual(['medicare-advantage']);
  });

  it('of a redirection says to whom, and the date and time of forwarding', () => {
    const text = textsOf(letterContent(testDecision('redirected', 'commercial'), 'practitioner')).join('\n');
    expect(text).toContain('Lakeshore Pain Management Review');
    expect(text).toMatch(/November 22, 2026.*\d{1,2}:40/);
  });

  it('that was made without its grounds is blocked', () => {
    const { ending: _none, ...rest } = testDecision('redirected', 'medicaid');
    expect(blocked(rest)).toEqual(
      expect.arrayContaining(['decision', 'reason', 'to whom the request was sent on', 'date and time of forwarding']),
    );
  });

  it.each(['The care is not medically necessary.', 'The criteria are not met.', 'This is experimental care for this illness.'])(
    'is blocked where its reason is a clinical one: %s',
    (reason) => {
      expect(blocked(ending('administrative-denial', { reason }))).toContain('reason');
    },
  );

  it('is blocked where grounds, lines, signature or authorization tell another story', () => {
    const base = testDecision('administrative-denial', 'medicaid');
    expect(blocked(ending('administrative-denial', { basis: 'delegate' }))).toContain('decision');
    expect(blocked({ ...base, lines: base.lines.map((line) => ({ ...line, result: 'not-decided' })) })).toContain('decision');
    expect(blocked({ ...base, authorizationNumber: 'AUTH-26-000001' })).toContain('authorization number');
    expect(blocked({ ...base, signature: testDecision('denied', 'medicaid').signature ?? null })).toContain('signature');
    const { ending: grounds } = base;
    if (!grounds) throw new Error('no grounds');
    expect(blocked({ ...testDecision('denied', 'medicaid'), ending: grounds })).toContain('decision');
  });

  it('may name another case by its number, and no other acronym', () => {
    expect(blocked(ending('dismissed', { reason: 'We got this request before, as PA-26-004182.' }))).toEqual([]);
    expect(blocked(ending('dismissed', { reason: 'The NPI was not there.' }))).toContain('unexplained acronym');
  });

  it('of a benefit denied names the part of the plan', () => {
    expect(blocked(ending('administrative-denial-of-benefit', { provision: '' }))).toContain('part of the plan relied on');
  });
});

it('the letters of a request reviewed in retrospect say so', () => {
  const source: Snapshot = { ...testDecision('denied', 'commercial'), retrospective: true };
  expect(textsOf(letterContent(source, 'member'))).toContain('Approval after care (retrospective review)');
  expect(blocked(source)).toEqual([]);
});
