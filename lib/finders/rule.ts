import type { BooleanFact, DateFact, EnumFact, FactKey, FactValue, NumberFact, OptionOf } from '../criteria/facts.ts';
import type { Context } from './context.ts';
import type { Unit } from './units.ts';

/** What a rule sees of the unit that it looks at. */
export type Seen = { unit: Unit; noteDate: string; before: string };

/** One passage: the value, where it is in the unit's text, and how much it weighs (0 to 1). */
export type Found = { value: FactValue; s: number; e: number; score: number; why: string };

export type Rule = {
  id: string;
  fact: FactKey;
  /** A unit without a match is passed over. Has the flag `g`. */
  pattern: RegExp;
  /** null: this is no answer. */
  read: (match: RegExpExecArray, context: Context, seen: Seen) => Omit<Found, 's' | 'e'> | Omit<Found, 's' | 'e'>[] | null;
};

/** How well a passage is likely to answer: a plain statement, one that needs reading, a hint. */
export const PLAIN = 0.9;
export const LIKELY = 0.7;
export const HINT = 0.4;

const rule = (fact: FactKey, name: string, pattern: string, read: Rule['read']): Rule => ({
  id: `${fact}/${name}`,
  fact,
  pattern: new RegExp(pattern, 'g'),
  read,
});

export type ConditionOptions = {
  /** What an affirmed mention of the past says; left out: nothing. */
  past?: boolean;
  /** Score of an affirmed and of a denied one. */
  yes?: number;
  no?: number;
  /** A "not" within the mention denies it. */
  within?: boolean;
};

/** A condition that the member has or has not: affirmed, or denied in any of the ways of a chart. */
export function condition(
  fact: BooleanFact,
  name: string,
  pattern: string,
  { past, yes = LIKELY, no = PLAIN, within = false }: ConditionOptions = {},
): Rule {
  return rule(fact, name, pattern, (match, context) => {
    if (context.other || context.uncertain) return null;
    if (within && /\bnot\b/.test(match[0])) return { value: false, score: no, why: `denied: “${match[0]}”` };
    if (context.negated)
      return context.hypothetical && !context.answered ? null : { value: false, score: no, why: `denied: “${context.because}”` };
    if (context.hypothetical && !context.answered) return null;
    if (context.historical && !context.answered) return past === undefined ? null : { value: past, score: HINT, why: 'of the past' };
    return { value: true, score: context.answered ? PLAIN : yes, why: context.answered ? `answered: “${context.because}”` : 'stated' };
  });
}

/** What a plan asks for, and not what the member has. */
const POLICY =
  /\b(?:(?:medical|coverage|payer|plan) (?:policy|criteria|guidelines?)|under the policy|(?:plan|payer|policy|insur\w+|coverage|criteria) requires?|patients? must|members? must|must have|medically necessary (?:when|if))\b/;

/** Words that say the thing itself, whatever stands around them but relatives, risks and doubts. `opposite`: the value where they are denied. */
export function says<K extends BooleanFact>(
  fact: K,
  name: string,
  pattern: string,
  value: boolean,
  score?: number,
  options?: { opposite?: boolean },
): Rule;
export function says<K extends EnumFact>(
  fact: K,
  name: string,
  pattern: string,
  value: OptionOf<K>,
  score?: number,
  options?: { opposite?: OptionOf<K> },
): Rule;
export function says(
  fact: FactKey,
  name: string,
  pattern: string,
  value: FactValue,
  score = PLAIN,
  options: { opposite?: FactValue } = {},
): Rule {
  return rule(fact, name, pattern, (_match, { other, hypothetical, negated, uncertain, because, answered }) => {
    if (other || (hypothetical && !answered) || uncertain) return null;
    if (!negated) return { value, score, why: 'stated' };
    return options.opposite === undefined ? null : { value: options.opposite, score: score - 0.05, why: `denied: “${because}”` };
  });
}

/** A number or a day that the rule reads out of the match itself. */
export function reads(
  fact: NumberFact | DateFact | EnumFact,
  name: string,
  pattern: string,
  read: (match: RegExpExecArray, seen: Seen, context: Context) => { value: FactValue; score: number; why?: string } | null,
): Rule {
  return rule(fact, name, pattern, (match, context, seen) => {
    if (context.other || POLICY.test(seen.unit.text)) return null;
    const found = read(match, seen, context);
    return found && { why: 'stated', ...found };
  });
}
