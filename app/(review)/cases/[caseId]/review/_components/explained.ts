import { valueWords } from '@/components/form/fact-words';
import type { CaseInput } from '@/lib/criteria/case-input.ts';
import { evaluate } from '@/lib/criteria/evaluate.ts';
import { type Change, explain, type Need } from '@/lib/criteria/explain.ts';
import { FACTS, type FactKey, type FactValue, factSpec, isFactKey } from '@/lib/criteria/facts.ts';
import { questionsFor } from '@/lib/criteria/questions.ts';
import { closingWords } from './closing';

/** What is still needed and what would change the score, in words. Made by the server for the first drawing, by the browser after. */
export type Explained = {
  needed: readonly Needed[];
  /** "With all three met, only 2.c.iv stays open: it goes to a medical director."; null where nothing certain can be said. */
  closing: string | null;
  /** Answers that would bring it to meet, of which none is documented yet. */
  undocumented: readonly Way[];
  /** Those that say otherwise than the record does now. */
  contradicting: readonly Way[];
};

export type Needed = { fact: Need['fact']; words: string; settles: readonly string[] };
/** Answers that together would bring the outcome. */
export type Way = readonly { fact: FactKey; words: string }[];

const OUTSIDE = { state: 'State of the plan', stage: 'Kind of request' } as const;

export function explainedOf(c: CaseInput): Explained {
  const { stillNeeded, wouldChange } = explain(c);
  const ways = (contradicts: boolean) =>
    waysOf(
      c,
      wouldChange.filter((change) => change.contradicts === contradicts),
    );
  return {
    needed: stillNeeded.map(({ fact, settles }) => ({ fact, settles, words: isFactKey(fact) ? factSpec(fact).question : OUTSIDE[fact] })),
    closing: closingWords(c, evaluate(c), stillNeeded.map(({ fact }) => fact).filter(isFactKey)),
    undocumented: ways(false),
    contradicting: ways(true),
  };
}

type Member = { fact: FactKey; values: readonly FactValue[] };

/** Sets that differ in one option alone are one way: "Failed or not tolerated". */
function waysOf(c: CaseInput, changes: readonly Change[]): Way[] {
  const merged: Member[][] = [];
  for (const { set } of changes) {
    const like = merged.find((members) => differInOneOption(members, set));
    if (!like) merged.push(set.map(({ fact, value }) => ({ fact, values: [value] })));
    else
      for (const [i, { fact, value }] of set.entries())
        if (!like[i]?.values.includes(value)) like[i] = { fact, values: [...(like[i]?.values ?? []), value] };
  }
  return merged.map((members) => members.map((member) => ({ fact: member.fact, words: memberWords(c, members, member) })));
}

function differInOneOption(members: readonly Member[], set: Change['set']): boolean {
  if (members.length !== set.length || members.some(({ fact }, i) => fact !== set[i]?.fact)) return false;
  const differing = members.filter(({ values }, i) => values.length > 1 || values[0] !== set[i]?.value);
  const [only] = differing;
  return differing.length === 1 && only !== undefined && factSpec(only.fact).type === 'enum';
}

/** "Relief in the trial: at least 50%". */
function memberWords(c: CaseInput, members: readonly Member[], { fact, values }: Member): string {
  const said = values.map((value) => thresholdWords(c, members, fact, value) ?? valueWords(fact, value));
  const [first = '', ...rest] = said;
  const words = rest.length === 0 ? first : `${[first, ...rest.slice(0, -1).map(lower)].join(', ')} or ${lower(rest.at(-1) ?? '')}`;
  return `${factSpec(fact).question}: ${words}`;
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** One value stands for all beyond a threshold: said as the clauses say it. Null where the value is meant itself. */
function thresholdWords(c: CaseInput, members: readonly Member[], fact: FactKey, value: FactValue): string | null {
  const { type } = factSpec(fact);
  if (type === 'boolean' || type === 'enum') return null;
  const needs = needsOf(indicated(c, members), fact);
  const fits = needs.filter((words) => (type === 'date' ? words.startsWith('in the last') : isBeyond(words, Number(value))));
  return fits.length === 0 ? null : [...new Set(fits)].join(', ');
}

/** The case with the indication that the set names, whose clauses then count. */
function indicated(c: CaseInput, members: readonly Member[]): CaseInput {
  const named = members.find(({ fact }) => fact === 'indication')?.values[0];
  const indication = FACTS.indication.options.find((option) => option === named) ?? c.facts.indication;
  return { ...c, facts: { ...c.facts, indication } };
}

function needsOf(c: CaseInput, fact: FactKey): string[] {
  const leaves = questionsFor(c).find((question) => question.fact === fact)?.leaves ?? [];
  return leaves.map(({ needs }) => needs.replace(/, or another way$|, as part of the exception$/, ''));
}

function isBeyond(needs: string, value: number): boolean {
  const parts = /^(at least|more than) (-?[\d.]+)/.exec(needs);
  if (!parts) return false;
  const threshold = Number(parts[2]);
  return parts[1] === 'at least' ? value >= threshold : value > threshold;
}
