import { valueWords } from '@/components/form/fact-words';
import type { Answered } from '@/lib/cases/review-state.ts';
import type { FactKey } from '@/lib/criteria/facts.ts';

/** "Yes, note “seen 10/14”". */
export function saidWords(fact: FactKey, { value, note }: Answered): string {
  return note.trim() === '' ? valueWords(fact, value) : `${valueWords(fact, value)}, note “${note.trim()}”`;
}
