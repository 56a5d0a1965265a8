import { describe, expect, it } from 'vitest';
import type { Signing } from '../cases/signature.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { letterContent } from './content.ts';
import type { Issue, Recipient } from './letter.ts';
import { lintLetter } from './lint.ts';
import { owedLetter } from './owed.ts';
import { type TestKind, testDecision, testSource } from './testing.ts';
import { testPlanLetters } from './testing-plans.ts';

const good = testDecision('denied', 'medicaid');

function signed(change: Partial<Signing>, base: Snapshot = good): Snapshot {
  if (!base.signature) throw new Error('not signed');
  return { ...base, signature: { ...base.signature, signing: { ...base.signature.signing, ...change } } };
}

const lint = (source: Snapshot, recipient: Recipient = 'member', issue: Issue = {}) =>
  owedLetter(source, recipient, issue).lint.map(({ level, element }) => `${level} ${element}`);
const reason = (text: string, recipient: Recipient = 'member') => lint(signed({ reason: text }), recipient);

const PLAIN = 'The notes from the trial show that the pain went down by less than half.';

describe('the reason', () => {
  it('is missing, or too short to be one', () => {
    expect(reason('')).toEqual(['blocks reason for the denial']);
    expect(reason('Not needed.')).toEqual(['blocks reason']);
    expect(reason(PLAIN)).toEqual([]);
  });

  it('explains its acronyms to who is no clinician', () => {
    expect(reason(`${PLAIN} The MRI shows no cause.`)).toEqual(['blocks unexplained acronym']);
    expect(reason(`${PLAIN} The MRI shows no cause.`, 'representative')).toEqual(['blocks unexplained acronym']);
    expect(reason(`${PLAIN} The MRI shows no cause.`, 'practitioner')).toEqual([]);
    expect(reason(`${PLAIN} The scan (MRI) shows no cause.`)).toEqual([]);
    expect(owedLetter(signed({ reason: `${PLAIN} The MRI shows no cause.` }), 'member').lint[0]?.message).toContain('MRI');
  });

  it('is read with less ease where it names a code, and disagrees where the code is none of the request', () => {
    expect(reason(`${PLAIN} This is about 62362.`)).toEqual(['warns code']);
    expect(reason(`${PLAIN} This is about 62362.`, 'practitioner')).toEqual([]);
    expect(reason(`${PLAIN} This is about 62323.`, 'practitioner')).toEqual(['blocks codes']);
  });

  it('does not say the opposite of the decision', () => {
    expect(reason(`${PLAIN} We approved the pump.`)).toEqual(['blocks reason']);
    expect(
      lint(
        signed(
          { reason: 'The trial notes did not come in, so the rules of the policy are not met.' },
          testDecision('denied-for-information', 'fehb'),
        ),
      ),
    ).toEqual(['blocks reason']);
  });

  it.each([
    ['your age', 'If your age were lower, we would approve it. The trial went well enough for us.'],
    ['depression', 'We could say yes if the depression is treated first. The trial notes are fine.'],
    ['a diagnosis', 'Send us a new diagnosis and we will look at the request for a pump again.'],
    ['alcohol', 'Once you stop to drink alcohol, we can say yes to the pump that you asked for.'],
    ['life expectancy', 'A longer life expectancy would change our decision on the pump that was asked for.'],
  ])('never names %s as what would change the decision', (_, text) => {
    expect(reason(text)).toContain('blocks withheld topic');
  });

  it('is better told in words in advance where it speaks of mental health', () => {
    expect(reason(`${PLAIN} The visit found depression that is not treated.`)).toEqual(['warns sensitive topic']);
    expect(reason(`${PLAIN} The visit found depression that is not treated.`, 'practitioner')).toEqual([]);
  });

  it('warns where it is hard to read, by the limit of the plan', () => {
    const hard =
      'Neurostimulation documentation insufficiently demonstrates functional improvement notwithstanding multidisciplinary rehabilitation.';
    expect(reason(hard)).toContain('warns reading grade of the reason');
    expect(reason(hard, 'practitioner')).toEqual([]);
    const letters = { ...testPlanLetters('medicaid'), readingGrade: 3 };
    expect(lint({ ...good, plan: { ...good.plan, letters } })).toContain('warns reading grade');
  });
});

describe('what would change the decision', () => {
  it('is chosen where a record could still show something', () => {
    expect(lint(signed({ wouldChange: [] }))).toEqual(['blocks what could change the decision']);
    const { signature } = good;
    if (!signature) throw new Error('not signed');
    const { wouldChange: _, ...before } = signature.signing;
    expect(lint({ ...good, signature: { ...signature, signing: before } })).toEqual(['warns what could change the decision']);
  });

  it.each([
    ['lifeExpectancyMonths', 'withheld topic'],
    ['suicideRisk', 'withheld topic'],
    ['substanceUseDisorder', 'withheld topic'],
    ['indication', 'withheld topic'],
    ['age', 'what could change the decision'],
  ])('is never %s', (fact, element) => {
    const source = signed({ wouldChange: ['trialDone', fact] });
    expect(lint(source)).toEqual([`blocks ${element}`]);
    // Nor does the letter say it while it is blocked.
    const lists = (each: Snapshot) => owedLetter(each, 'member').content?.blocks.filter(({ type }) => type === 'list');
    expect(lists(source)).toEqual(lists(signed({ wouldChange: ['trialDone'] })));
  });
});

describe('decision, lines, basis and criteria tell one story', () => {
  const first = good.lines.map((line, i) => (i === 0 ? { ...line, result: 'approved' as const } : line));
  it.each<[string, Snapshot, string[]]>([
    ['no signature', { ...good, signature: null }, ['blocks reason for the denial', 'blocks signature']],
    [
      'an approved line',
      { ...good, lines: first },
      ['blocks service of line 1', 'blocks code of line 1', 'blocks line 1', 'blocks decision', 'blocks decision'],
    ],
    ['an authorization', { ...good, authorizationNumber: 'AUTH-26-000009' }, ['blocks authorization number']],
    ['another kind signed', signed({ kind: 'approved' }), ['blocks decision']],
    ['an evaluation that meets', { ...good, evaluation: { ...good.evaluation, outcome: 'meets' } }, ['blocks decision']],
    ['no basis', signed({ basis: null, criteria: [] }), ['blocks basis of the denial']],
    ['no criterion', signed({ criteria: [] }), ['blocks criterion relied on']],
    ['an unknown criterion', signed({ criteria: ['9.z'] }), ['blocks criterion relied on', 'blocks criteria']],
    ['a criterion that is met', signed({ criteria: ['2.f', 'adult'] }), ['blocks criteria']],
    [
      'no source',
      signed({ otherSource: null }, testDecision('denied-by-other-source', 'medicaid')),
      ['blocks other source', 'blocks place of the other source'],
    ],
    [
      'nothing asked for',
      { ...testDecision('denied-for-information', 'medicaid'), informationRequests: [] },
      ['blocks information that was asked for and not received'],
    ],
  ])('blocks a denial with %s', (_, source, expected) => {
    expect(lint(source)).toEqual(expected);
  });

  it('blocks a letter that lists a denied line among those approved', () => {
    const source = testDecision('approved-in-part', 'medicaid');
    const content = letterContent(source, 'member');
    const rows = content.blocks.flatMap((block) => (block.type === 'table' && block.columns[1]?.title === 'Code' ? block.rows : []));
    const at = content.blocks.findIndex((block) => block.type === 'table');
    const blocks = content.blocks.map((block, i) => (i === at && block.type === 'table' ? { ...block, rows } : block));
    expect(lintLetter(source, { ...content, blocks })).toEqual([
      { level: 'blocks', element: 'decision', message: 'The letter lists 62362 as approved, which was not decided so.' },
    ]);
  });

  it('blocks a letter of another kind', () => {
    const content = letterContent(testDecision('appeal-upheld', 'medicaid'), 'member');
    expect(lintLetter(good, content).map(({ element }) => element)).toContain('kind of letter');
  });
});

describe('a translation', () => {
  const reading = (language: string, issue: Issue = {}, kind: TestKind = 'extension', recipient: Recipient = 'member') => {
    const source = testSource(kind, 'medicaid');
    return owedLetter({ ...source, member: { ...source.member, language } }, recipient, issue).lint;
  };

  it('is owed in the languages of the plan, and stops the letter until it is arranged for', () => {
    expect(reading('es-MX')).toMatchObject([{ level: 'blocks', element: 'translation' }]);
    expect(reading('es', { arranged: '  ' })).toMatchObject([{ level: 'blocks', element: 'translation' }]);
    expect(reading('vi', { arranged: 'Sent by Lingua Inc., job 4411' })).toEqual([
      { level: 'warns', element: 'translation', message: 'The member reads Vietnamese. Arranged for: Sent by Lingua Inc., job 4411' },
    ]);
    expect(reading('es', {}, 'denied', 'practitioner')).toEqual([]);
  });

  it('is not owed in others, which the author is told of', () => {
    expect(reading('pl')).toMatchObject([{ level: 'warns', element: 'language' }]);
    expect(reading('en-GB')).toEqual([]);
  });
});

describe('the due time', () => {
  it.each<[TestKind, string[]]>([
    ['denied', ['warns due time']],
    ['extension', ['warns due time']],
    ['withdrawal', []],
    ['deemed-denied', []],
  ])('of %s', (kind, expected) => {
    const source = testSource(kind, 'medicaid');
    expect(owedLetter(source, 'member', { at: '2026-12-30T00:00:00Z' }).lint.map(({ level, element }) => `${level} ${element}`)).toEqual(
      expected,
    );
  });
});
