import type { Address } from '@/lib/cases/snapshot.ts';

/** An address as on an envelope, one line under the other; empty where nothing is known. */
export function addressWords({ line1, line2, city, state, postalCode }: Address): string {
  const place = [city, [state, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [line1, line2, place].filter(Boolean).join('\n');
}

/** `Vietnamese` from a BCP 47 tag; the tag itself where it names no language. */
export function languageWords(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
