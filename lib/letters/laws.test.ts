import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Signing } from '../cases/signature.ts';
import type { Snapshot } from '../cases/snapshot.ts';
import { changeChoices, sensitiveTopic, showingWords, withheldTopic } from '../criteria/documentable.ts';
import { evaluate } from '../criteria/evaluate.ts';
import { FACT_KEYS, factsFrom, isFactKey } from '../criteria/facts.ts';
import { EVERYTHING_MET } from '../criteria/testing.ts';
import { letterContent } from './content.ts';
import { type LetterContent, type Recipient, textsOf } from './letter.ts';
import { owedLetter } from './owed.ts';
import { LETTER_LINES_OF_BUSINESS, TEST_KINDS, testDecision, testSource } from './testing.ts';

const recipient = fc.constantFrom<Recipient[]>('member', 'practitioner', 'representative');
const lineOfBusiness = fc.constantFrom(...LETTER_LINES_OF_BUSINESS);
const typed = fc.string({ unit: 'grapheme', maxLength: 60 });

const rowsUnder = (content: LetterContent, title: RegExp): string[][] =>
  content.blocks.flatMap((block, i) => {
    const next = content.blocks[i + 1];
    return block.type === 'heading' && title.test(block.text) && next?.type === 'table' ? next.rows : [];
  });

describe('whatever was typed into a case', () => {
  it('a letter has no empty text that the lint does not block, and is the same twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEST_KINDS), lineOfBusiness, recipient, typed, typed, (kind, line, to, name, phone) => {
        const base = testSource(kind, line);
        const source = { ...base, member: { ...base.member, name }, plan: { ...base.plan, phone } };
        const { content, lint } = owedLetter(source, to);
        if (!content) throw new Error('no content');
        const isBlocked = lint.some(({ level }) => level === 'blocks');
        expect(isBlocked || textsOf(content).every((text) => text.trim() !== '')).toBe(true);
        expect(isBlocked || (name.trim() !== '' && phone.trim() !== '')).toBe(true);
        expect(letterContent(structuredClone(source), to)).toEqual(content);
      }),
      { numRuns: 300 },
    );
  });
});

describe('whatever lines were denied', () => {
  it('each line stands once, under what was decided of it, and a denial has no word of approval', () => {
    fc.assert(
      fc.property(
        lineOfBusiness,
        recipient,
        fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (line, to, results, onAppeal) => {
          const kind = results.every((approved) => !approved) ? 'denied' : 'approved-in-part';
          const base = testDecision(onAppeal ? (kind === 'denied' ? 'appeal-upheld' : 'appeal-overturned-in-part') : kind, line);
          const [first] = base.lines;
          if (!first) throw new Error('no line');
          const lines = results.map((approved, i) => ({
            ...first,
            number: i + 1,
            code: `C${1000 + i}`,
            result: approved ? ('approved' as const) : ('denied' as const),
          }));
          const content = letterContent({ ...base, lines }, to);
          const codes = (title: RegExp) => rowsUnder(content, title).map(([, code]) => code);
          const decided = (result: string) => lines.filter((each) => each.result === result).map(({ code }) => code);
          expect(codes(/^What we (?:still )?den/)).toEqual(decided('denied'));
          expect(codes(/^What we approved/)).toEqual(decided('approved'));
          if (kind === 'denied')
            expect(textsOf(content).join('\n')).not.toMatch(/\bapproved?\b|\bmay go ahead\b|\bnot a guarantee\b|AUTH-/i);
        },
      ),
    );
  });
});

/** A denial on the criteria of a case with some facts other than they should be. */
function deniedFor(
  line: (typeof LETTER_LINES_OF_BUSINESS)[number],
  facts: Parameters<typeof factsFrom>[0],
  chosen: readonly string[],
): Snapshot {
  const base = testDecision('denied', line);
  if (!base.signature) throw new Error('not signed');
  const input = { ...base.input, facts: factsFrom({ ...EVERYTHING_MET, indication: 'cancer-pain', ...facts }) };
  const evaluation = evaluate(input);
  const signing: Signing = { ...base.signature.signing, criteria: evaluation.notMet, wouldChange: chosen };
  return { ...base, input, evaluation, signature: { ...base.signature, signing } };
}

describe('whatever was chosen as what would change the decision', () => {
  it('a member’s letter names no withheld fact, and one that is chosen blocks it', () => {
    fc.assert(
      fc.property(lineOfBusiness, recipient, fc.uniqueArray(fc.oneof(fc.constantFrom(...FACT_KEYS), fc.string())), (line, to, chosen) => {
        const source = deniedFor(line, { trialPainReductionPercent: 10, activeInfection: true }, chosen);
        const { content, lint } = owedLetter(source, to);
        const items = content?.blocks.find(
          (block, i, all) => block.type === 'list' && all[i - 2]?.type === 'heading' && isChange(all[i - 2]),
        );
        const voice = { member: 'your', practitioner: "your patient's", representative: "the member's" }[to];
        const allowed = chosen.flatMap((fact) => (isFactKey(fact) ? (showingWords(fact, { your: voice }) ?? []) : []));
        expect(items?.type === 'list' ? items.items : []).toEqual(allowed);
        const isWrong = chosen.some((fact) => !isFactKey(fact) || withheldTopic(fact) !== null);
        const stopped = lint.filter(
          ({ level, element }) => level === 'blocks' && /^(?:withheld topic|what could change the decision)$/.test(element),
        );
        const isOwed = chosen.length === 0 && changeChoices(source.evaluation, source.evaluation.notMet).length > 0;
        expect(stopped.length > 0).toBe(isWrong || isOwed);
      }),
    );
  });
});

function isChange(block: LetterContent['blocks'][number] | undefined): boolean {
  return block?.type === 'heading' && block.text === 'What could change our decision';
}

describe('a clause about mental health, use of substances or prognosis', () => {
  const SENSITIVE = {
    suicideRisk: 'uncontrolled',
    acutePsychiatricInstability: true,
    lifeExpectancyMonths: 1,
    substanceUseDisorder: true,
    substanceUseInTreatment: false,
  } as const;

  it.each([
    ['medicaid', /psychiatric|suicide|expected to live/i],
    ['fehb', /psychiatric|suicide|substance-related/i],
    ['medicare-advantage', /expected to live/i],
  ] as const)('is told of in words in advance to who is no clinician, %s', (line, words) => {
    const source = deniedFor(line, { ...SENSITIVE, indication: line === 'fehb' ? 'non-cancer-pain' : 'cancer-pain' }, []);
    const relied = source.evaluation.findings.filter(
      (finding) => source.signature?.signing.criteria.includes(finding.id) && sensitiveTopic(finding),
    );
    expect(relied.length).toBeGreaterThan(0);
    const said = (to: Recipient) => tablesOf(letterContent(source, to)).flat().join('\n');
    expect(said('practitioner')).toMatch(words);
    for (const to of ['member', 'representative'] as const) {
      expect(said(to)).not.toMatch(words);
      for (const { citation } of relied) expect(said(to)).toContain(citation);
      const blocking = owedLetter(source, to).lint.filter(({ level }) => level === 'blocks');
      expect(blocking.filter(({ element }) => element.startsWith('criterion'))).toEqual([]);
    }
  });
});

const tablesOf = (content: LetterContent): string[][] => content.blocks.flatMap((block) => (block.type === 'table' ? block.rows : []));
