import { dayWords } from '@/components/form/fact-words';
import type { EvidenceRecord } from '@/lib/use-cases/load-review.ts';

/** `Clinic notes 10/14/2026, p. 37 “8/10 most days” · by telephone`. */
export function citationWords({
  document,
  page,
  noteDate,
  quotation,
  comment,
}: Pick<EvidenceRecord, 'document' | 'page' | 'noteDate' | 'quotation' | 'comment'>): string {
  const where = [noteDate === '' ? document : `${document} ${dayWords(noteDate)}`, page === '' ? '' : `p. ${page}`]
    .filter(Boolean)
    .join(', ');
  return [quotation === '' ? where : `${where} “${quotation}”`, comment].filter(Boolean).join(' · ');
}
