import type { Recipient } from '@/lib/letters/letter.ts';
import type { DeliveryMethod } from '@/lib/use-cases/deliver-letter.ts';

export const RECIPIENT_WORDS: Readonly<Record<Recipient, string>> = {
  member: 'the member',
  practitioner: 'the treating practitioner',
  representative: 'the representative',
};

/** On the control that chooses between letters. */
export const RECIPIENT_TABS: Readonly<Record<Recipient, string>> = {
  member: 'Member',
  practitioner: 'Practitioner',
  representative: 'Representative',
};

/** After "notice given": "by mail". */
export const METHOD_WORDS: Readonly<Record<DeliveryMethod, string>> = {
  mail: 'by mail',
  portal: 'by portal',
  fax: 'by fax',
  email: 'by e-mail',
  'in-person': 'by hand',
};

/** Words of a code that came as text; the code itself where it is none of the map's. */
export function wordsOf(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
