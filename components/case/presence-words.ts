import { shortName } from '@/lib/cases/lifecycle.ts';

/** Somebody who has the case on their screen, and the step of it that they are on. */
export interface Present {
  readonly name: string;
  readonly step: string;
}

const STEP_WORDS: Readonly<Record<string, string>> = {
  overview: 'Overview',
  records: 'Records',
  review: 'Review',
  decision: 'Decision',
  letters: 'Letters',
  history: 'History',
  correct: 'Correct the request',
  parties: 'Change the parties',
};

/** Names that are said; of more people the number is. */
const SAID = 3;

const stepWords = (step: string) => STEP_WORDS[step] ?? 'the case';

/** `D. Whitfield is here, on Review`; of several, each with their step; empty where nobody else is. */
export function presenceWords(others: readonly Present[]): string {
  const [first] = others;
  if (first === undefined) return '';
  if (others.length === 1) return `${shortName(first.name)} is here, on ${stepWords(first.step)}`;
  const said = others.slice(0, others.length > SAID ? SAID - 1 : SAID).map(({ name, step }) => `${shortName(name)} (${stepWords(step)})`);
  const rest = others.length - said.length;
  return `${listed(rest > 0 ? [...said, `${rest} others`] : said)} are here`;
}

/** Who came and who went, for a screen reader: `S. Park came to this case.`; empty where nobody did. */
export function presenceChange(before: readonly Present[], after: readonly Present[]): string {
  const came = without(after, before);
  const went = without(before, after);
  return [came.length > 0 ? `${told(came)} came to this case.` : '', went.length > 0 ? `${told(went)} left this case.` : '']
    .filter(Boolean)
    .join(' ');
}

const told = (people: readonly Present[]) =>
  people.length > SAID ? `${people.length} people` : listed(people.map(({ name }) => shortName(name)));

function without(people: readonly Present[], others: readonly Present[]): Present[] {
  const names = new Set(others.map(({ name }) => name));
  return people.filter(({ name }) => !names.has(name));
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
