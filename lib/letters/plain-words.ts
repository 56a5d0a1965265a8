/**
 * Words that plain language replaces, acronyms that need no explanation, and how codes look. Pure, and small enough for the browser.
 * Source of the suggestions: plainlanguage.gov, "Use simple words and phrases"; medical terms by the same rule, in words of this project.
 */
export const PLAIN_WORDS: ReadonlyMap<string, string> = new Map([
  ['accompany', 'go with'],
  ['accomplish', 'do'],
  ['accordingly', 'so'],
  ['additional', 'more'],
  ['adequate', 'enough'],
  ['adequately', 'well enough'],
  ['advise', 'tell'],
  ['anticipate', 'expect'],
  ['approximately', 'about'],
  ['ascertain', 'find out'],
  ['assist', 'help'],
  ['assistance', 'help'],
  ['attempt', 'try'],
  ['commence', 'begin'],
  ['comply', 'follow'],
  ['component', 'part'],
  ['concerning', 'about'],
  ['consequently', 'so'],
  ['demonstrate', 'show'],
  ['demonstrates', 'shows'],
  ['determine', 'decide'],
  ['discontinue', 'stop'],
  ['documentation', 'records'],
  ['due to the fact that', 'because'],
  ['eliminate', 'remove'],
  ['encounter', 'meet'],
  ['evaluate', 'check'],
  ['evidenced', 'shown'],
  ['facilitate', 'help'],
  ['furnish', 'give'],
  ['however', 'but'],
  ['implement', 'carry out'],
  ['in accordance with', 'by'],
  ['in order to', 'to'],
  ['indicate', 'show'],
  ['indicates', 'shows'],
  ['initiate', 'start'],
  ['insufficient', 'not enough'],
  ['modify', 'change'],
  ['necessitate', 'need'],
  ['notify', 'tell'],
  ['numerous', 'many'],
  ['objective', 'goal'],
  ['obtain', 'get'],
  ['permit', 'let'],
  ['prior to', 'before'],
  ['provide', 'give'],
  ['pursuant to', 'under'],
  ['regarding', 'about'],
  ['remain', 'stay'],
  ['request', 'ask'],
  ['require', 'need'],
  ['required', 'needed'],
  ['requirement', 'need'],
  ['retain', 'keep'],
  ['submit', 'send'],
  ['submitted', 'sent'],
  ['subsequent', 'later'],
  ['subsequently', 'later'],
  ['sufficient', 'enough'],
  ['terminate', 'end'],
  ['therefore', 'so'],
  ['utilize', 'use'],
  ['utilization', 'use'],
  ['analgesia', 'pain relief'],
  ['analgesic', 'pain drug'],
  ['contraindicated', 'not safe'],
  ['efficacy', 'how well it works'],
  ['intractable', 'that does not get better'],
  ['intrathecal', 'into the fluid around the spine'],
  ['refractory', 'that does not get better'],
]);

/** Acronyms that a reader knows, that the letter itself explains, or that are no acronyms. */
const KNOWN: ReadonlySet<string> = new Set([
  'US',
  'USA',
  'PO',
  'ZIP',
  'ID',
  'TTY',
  'AM',
  'PM',
  'OK',
  'TV',
  'II',
  'III',
  'IV',
  'VI',
  'NOT',
  'AND',
  'OR',
  'NO',
  'YES',
]);

/** A place in a text: `from` its first character, `to` after its last. */
export type Found = { from: number; to: number; text: string };

const ACRONYM = /\b\p{Lu}(?:[\p{Lu}\d]|&(?=\p{Lu}))+(?:s\b)?/gu;
/** Five digits or a letter with four (procedures), and a letter with two digits and what follows a point (diagnoses). */
const CODE = /\b(?:\d{5}|[A-Z]\d{4}|[A-TV-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?)\b/g;
export const PROCEDURE = /^(?:\d{5}|[A-Z]\d{4})$/;

const every = (text: string, pattern: RegExp): Found[] =>
  [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length, text: match[0] }));

/** Codes of procedures and diagnoses that stand in a text. */
export const codesIn = (text: string): Found[] => every(text, CODE);

/** Acronyms that a text does not explain: neither as `magnetic resonance imaging (MRI)` nor as `MRI (magnetic resonance imaging)`. */
export function unexplainedAcronyms(text: string): Found[] {
  const codes = codesIn(text);
  const explained = new Set<string>();
  for (const [, after, before] of text.matchAll(/\p{Ll}[\p{L}’'-]*,? \((\p{Lu}[\p{Lu}\d&]+)s?\)|\b(\p{Lu}[\p{Lu}\d&]+)s? \(\p{L}?\p{Ll}/gu))
    explained.add(after ?? before ?? '');
  return every(text, ACRONYM).filter((found) => {
    const bare = found.text.replace(/s$/u, '');
    return !KNOWN.has(bare) && !explained.has(bare) && !codes.some((code) => code.from <= found.from && found.to <= code.to);
  });
}

const REPLACED = new RegExp(`\\b(?:${[...PLAIN_WORDS.keys()].sort((a, b) => b.length - a.length).join('|')})\\b`, 'giu');

/** Words that a plainer one could replace, with that one. */
export const plainerWords = (text: string): (Found & { instead: string })[] =>
  every(text, REPLACED).map((found) => ({ ...found, instead: PLAIN_WORDS.get(found.text.toLowerCase()) ?? '' }));
