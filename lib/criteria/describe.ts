/** Conditions of a policy as people read them: one atom in plain words, a whole condition as a tree of all, any, not and then. */
import { type FactKey, type FactSpec, factSpec } from './facts.ts';
import type { Atom, Condition } from './logic.ts';

/** What one atom asks, in words: `more than 6`, `failed or not tolerated`, `yes`. */
export interface AtomNeeds {
  /** What is met. Empty where the policy's words decide nothing about this fact. */
  readonly needs: string;
  /** The values for which the policy's words do not decide, each named: `not tolerated`, `18`, `any answer`. Null where all are decided. */
  readonly unclear: string | null;
  /** True where everything that is not named in `needs` is unclear, so that `another` says it as well. */
  readonly unclearIsRest: boolean;
}

/** A condition as a tree. `words` of an atom say all of it; those of a node say how its parts (`of`) combine. */
export interface Described {
  readonly kind: 'all' | 'any' | 'not' | 'then' | 'atom';
  readonly words: string;
  /** The fact that an atom reads; none for the member's age. */
  readonly fact?: FactKey;
  /** An atom in its parts: what it is about, what is met, and for what the policy is unclear. */
  readonly atom?: { readonly subject: string } & AtomNeeds;
  readonly of: readonly Described[];
}

const AGE = 'Age on the date of service';
export const UNCLEAR_FOR = 'Policy unclear for';

/** `at least 6 months` takes `6 months`; the unit is the fact's. */
function quantity(spec: FactSpec, value: number): string {
  const unit = spec.type === 'number' || spec.type === 'integer' ? spec.unit : undefined;
  if (unit === undefined) return String(value);
  return unit === '%' ? `${value}%` : `${value} ${unit}`;
}

function optionWords(spec: FactSpec, options: readonly string[]): string {
  const words = options.map((option) => (spec.type === 'enum' ? (spec.optionLabels[option] ?? option) : option).toLowerCase());
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function enumNeeds(spec: FactSpec, met: readonly string[], ambiguous: readonly string[]): AtomNeeds {
  const rest = spec.type === 'enum' ? spec.options.filter((option) => !met.includes(option) && !ambiguous.includes(option)) : [];
  return {
    needs: met.length === 0 ? `not ${optionWords(spec, rest)}` : optionWords(spec, met),
    unclear: ambiguous.length === 0 ? null : optionWords(spec, ambiguous),
    unclearIsRest: met.length === 0 || rest.length === 0,
  };
}

const decided = (needs: string): AtomNeeds => ({ needs, unclear: null, unclearIsRest: false });

function ageNeeds(years: number, ambiguousFrom: number | null): AtomNeeds {
  const needs = `${years} or older`;
  if (ambiguousFrom === null) return decided(needs);
  const unclear = ambiguousFrom === years - 1 ? String(ambiguousFrom) : `${ambiguousFrom} to ${years - 1}`;
  return { needs, unclear, unclearIsRest: false };
}

/** What an atom asks of its fact, or of the member's age, in words. */
export function atomNeeds(atom: Atom): AtomNeeds {
  switch (atom.kind) {
    case 'is': {
      const [needs, other] = atom.value ? ['yes', 'no'] : ['no', 'yes'];
      return { needs, unclear: atom.otherwise === 'ambiguous' ? other : null, unclearIsRest: false };
    }
    case 'one-of':
      return enumNeeds(factSpec(atom.fact), atom.met, atom.ambiguous);
    case 'at-least':
      return decided(`at least ${quantity(factSpec(atom.fact), atom.value)}`);
    case 'more-than':
      return decided(`more than ${quantity(factSpec(atom.fact), atom.value)}`);
    case 'within-months':
      return decided(`in the last ${atom.months} months`);
    case 'age':
      return ageNeeds(atom.years, atom.ambiguousFrom);
    case 'unclear':
      return { needs: '', unclear: 'any answer', unclearIsRest: true };
  }
}

/** What an atom needs on one line, with what goes to a physician: `failed (not tolerated goes to a physician)`. */
export function needsOf(atom: Atom): string {
  const { needs, unclear, unclearIsRest } = atomNeeds(atom);
  if (unclear === null) return needs;
  return needs === '' ? 'a physician to read it' : `${needs} (${unclearIsRest ? 'another' : unclear} goes to a physician)`;
}

/** Where the short words of an atom leave out how it is counted. */
function counting(atom: Atom): string {
  if (atom.kind !== 'within-months') return '';
  return ', counted back by the calendar from receipt or, if earlier, from the service; not after the service';
}

function describeAtom(atom: Atom): Described {
  const subject = atom.kind === 'age' ? AGE : factSpec(atom.fact).question;
  const short = atomNeeds(atom);
  const parts = { ...short, needs: short.needs + counting(atom) };
  const unclear = parts.unclear === null ? '' : `${UNCLEAR_FOR}: ${parts.unclear}`;
  const words = `${subject}: ${[parts.needs, parts.needs === '' ? unclear.toLowerCase() : unclear].filter(Boolean).join('. ')}`;
  const described = { kind: 'atom', words, atom: { subject, ...parts }, of: [] } as const;
  return atom.kind === 'age' ? described : { ...described, fact: atom.fact };
}

/**
 * One atom in plain words, its threshold and what it leaves open named:
 * `Result of conservative management: failed. Policy unclear for: not tolerated`.
 */
export function atomWords(atom: Atom): string {
  return describeAtom(atom).words;
}

/** A condition as a tree of words, in the document's order. */
export function describeCondition(condition: Condition): Described {
  switch (condition.kind) {
    case 'all':
      return { kind: 'all', words: 'All of these', of: condition.of.map(describeCondition) };
    case 'any':
      return { kind: 'any', words: 'Any one of these', of: condition.of.map(describeCondition) };
    case 'not':
      return { kind: 'not', words: 'Not this', of: [describeCondition(condition.of)] };
    case 'then':
      return {
        kind: 'then',
        words: 'The first, and once it is met the second',
        of: [describeCondition(condition.first), describeCondition(condition.second)],
      };
    default:
      return describeAtom(condition);
  }
}
