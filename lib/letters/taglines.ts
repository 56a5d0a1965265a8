import type { PlanLetters, TaglineKey } from '../cases/plan-letters.ts';
import { TAGLINE_DATA, type Tagline } from './taglines-data.ts';

export type { Tagline } from './taglines-data.ts';

/** All that there are, for the settings to choose from. */
export const TAGLINES: readonly Tagline[] = TAGLINE_DATA;

/** Looked for and not found in any public source: a plan whose readers need one of these has to bring the wording itself. */
export const MISSING_LANGUAGES: readonly { language: string; tag: string; note: string }[] = [
  { language: 'Marshallese', tag: 'mh', note: 'Needed for Arkansas.' },
  { language: 'Laotian', tag: 'lo', note: '' },
  { language: 'Navajo', tag: 'nv', note: '' },
  { language: 'Chinese (Simplified)', tag: 'zh-Hans', note: 'Missing in the 2016 edition.' },
];

/** A tagline as it is printed. */
export type PrintedTagline = { tag: string; direction: 'ltr' | 'rtl'; text: string };

const sameKey = (a: TaglineKey, b: TaglineKey): boolean => a.tag === b.tag && a.edition === b.edition;

export const findTagline = (key: TaglineKey): Tagline | undefined => TAGLINES.find((tagline) => sameKey(tagline, key));

/** ` (TTY: {tty})`: every wording has it in brackets. */
const TTY = /\s*[(（][^()（）]*\{tty\}[^()（）]*[)）]/u;

/**
 * The taglines of a plan's letters, in the plan's order, with its numbers filled in; without a TTY, the brackets around its number are left
 * out. A tagline that is not known is left out, and so is one whose wording neither the data nor an administrator of the plan confirmed. The
 * numbers are set apart from the text around them, so that they read from left to right in a text that runs from right to left, when the
 * letter is typeset (runs.ts).
 */
export function taglinesFor(settings: PlanLetters, contact: { phone: string; tty: string }): PrintedTagline[] {
  return settings.taglines.flatMap((key) => {
    const tagline = findTagline(key);
    if (!tagline || !(tagline.confirmed || settings.confirmedTaglines.some((confirmed) => sameKey(confirmed, key)))) return [];
    const wording = contact.tty === '' ? tagline.text.replace(TTY, '') : tagline.text;
    // By function: in a replacement text, "$&" would stand for something else.
    const text = wording.replaceAll('{phone}', () => contact.phone).replaceAll('{tty}', () => contact.tty);
    return [{ tag: tagline.tag, direction: tagline.direction, text }];
  });
}
