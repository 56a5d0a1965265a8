/** Numbers and lengths of time in words and digits. */

const WORDS: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  eighteen: 18,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  a: 1,
  an: 1,
  half: 0.5,
  couple: 2,
};
const NAMED = Object.keys(WORDS)
  .filter((word) => word.length > 2 && word !== 'half' && word !== 'couple')
  .join('|');
/** A number in digits or words, as part of a rule's pattern. */
export const NUMBER = String.raw`(?:\d{1,3}(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[- ](?:one|two|three|four|five|six|seven|eight|nine)|${NAMED})`;

export function numberOf(text: string): number {
  const direct = Number(text);
  if (!Number.isNaN(direct)) return direct;
  return text.split(/[- ]/).reduce((sum, word) => sum + (WORDS[word] ?? Number.NaN), 0);
}

const UNIT = String.raw`(years?|yrs?|y|months?|mos?|mths?|weeks?|wks?|wk|days?)\b`;
/** A length of time: number, perhaps a second one, and its unit. */
const LENGTH = new RegExp(
  String.raw`(?<![\d/.$])(?:(?<n>${NUMBER})|(?<a>an?(?! day)|couple of|half a|several))(?:\s*(?:-|to|or)\s*(?<to>${NUMBER}))?\s*(?<half>and a half)?\s*\+?(?:\s*\(\d+\))?(?:\s+(?:full|consecutive|continuous|whole|additional|more|or more|plus))?[\s-]*(?<unit>${UNIT})(?<frac>\s+and a half)?`,
  'g',
);

export type Length = { months: number; s: number; e: number; text: string };

const MONTHS_IN: Readonly<Record<string, number>> = { y: 12, m: 1, w: 12 / 52, d: 12 / 365 };

/** Every length of time that a text in small letters names; of a range its lower end. */
export function lengthsIn(text: string): Length[] {
  const found: Length[] = [];
  for (const match of text.matchAll(LENGTH)) {
    const { n, a, half, frac, unit = '' } = match.groups ?? {};
    if (a === 'several') continue;
    const count = n === undefined ? (a === 'couple of' ? 2 : a === 'half a' ? 0.5 : 1) : numberOf(n);
    const [e, s] = [match.index + match[0].length, match.index];
    if (/^[-\s]*old\b|^\s*of age/.test(text.slice(e, e + 8))) continue;
    found.push({ months: (count + (half || frac ? 0.5 : 0)) * (MONTHS_IN[unit[0] ?? ''] ?? Number.NaN), s, e, text: match[0] });
  }
  return found;
}

const rounded = (n: number): number => Math.round(n * 10) / 10;
export const inMonths = ({ months }: Length): number => rounded(months);
export const inWeeks = ({ months }: Length): number => Math.round(months * (52 / 12));
