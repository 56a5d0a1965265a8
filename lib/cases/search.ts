import { fold } from './fold.ts';

/** What a person looks for among cases. */
export type Search = {
  /** A PostgreSQL tsquery over the words that `search_words_of` (migration 0012) makes of a case. */
  readonly query: string;
  /** Besides, a word of the case begins so: the last of several, too short for the index to be of use. */
  readonly beginning: string | null;
};

/** What separates words; what is not ASCII is part of one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they separate too
const SEPARATES = /[\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+/;

/** The last word is looked for as it begins when it has so many letters; a shorter one begins too many names. */
const LONG_ENOUGH = 3;

/**
 * Words in the order in which they are typed or in another: each a word of the member's name or each of the practitioner's, the last one as it
 * begins; or number or member ID from any of their parts on. Null where nothing is said that could be found, such as "%".
 */
export function searchQuery(typed: string): Search | null {
  const words = fold(typed)
    .split(SEPARATES)
    .filter((word) => word !== '');
  const last = words.at(-1);
  if (last === undefined) return null;
  const whole = words.slice(0, -1);
  const isShort = whole.length > 0 && [...last].length < LONG_ENOUGH && !/\d/.test(last);
  const named = (field: string) => {
    const asked = [...whole.map((word) => quoted(field + word)), ...(isShort ? [] : [begins(field + last)])];
    return `(${asked.join(' & ')})`;
  };
  const names = ['m', 'p'].map(named);
  if (isShort) return { query: names.join(' | '), beginning: last };
  const numbers = ['n', 'i'].map((field) => begins(field + words.join('')));
  return { query: [...names, ...numbers].join(' | '), beginning: null };
}

const quoted = (word: string): string => `'${word.slice(0, 500)}'`;
const begins = (word: string): string => `${quoted(word)}:*`;
