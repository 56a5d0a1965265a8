import type { Address } from '../../cases/snapshot.ts';
import type { Block, Row } from '../letter.ts';

/** Small makers of a letter's parts. What is empty is left out: the lint names it. */

/** One line of text: a name typed with line breaks or runs of spaces still stands on one line. */
export function clean(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

export const present = (lines: readonly string[]): string[] => lines.filter((line) => line !== '');
export const joined = (parts: readonly string[], separator = ' '): string => present(parts).join(separator);
export const paragraphs = (text: string): string[] => present(text.split(/\n\s*\n/u).map(clean));

export const rows = (pairs: readonly (readonly [string, string])[]): Row[] =>
  pairs.flatMap(([term, detail]) => (clean(detail) === '' ? [] : [{ term, detail: clean(detail) }]));

/** No block where every row is empty. */
export function definitions(pairs: readonly (readonly [string, string])[]): Block[] {
  const found = rows(pairs);
  return found.length === 0 ? [] : [{ type: 'definitions', rows: found }];
}

export const heading = (text: string): Block => ({ type: 'heading', level: 2, text });

/** The letter's own sentences, a paragraph each; what is measured for its reading grade. */
export const prose = (...texts: readonly string[]): Block[] =>
  texts.flatMap(paragraphs).map((text) => ({ type: 'paragraph', role: 'prose', text }));

export function list(items: readonly string[]): Block[] {
  const found = present(items.map(clean));
  return found.length === 0 ? [] : [{ type: 'list', items: found }];
}

export function addressLines(address: Address): string[] {
  const town = joined([clean(address.city), joined([clean(address.state), clean(address.postalCode)])], ', ');
  return present([clean(address.line1), clean(address.line2), town]);
}
