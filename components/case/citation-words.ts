import { dayWords } from '@/components/form/fact-words';
import type { EvidenceRecord } from '@/lib/use-cases/load-review.ts';
import { isolated } from './isolated';

/** `Clinic notes 10/14/2026, p. 37 “8/10 most days” · by telephone`. */
export function citationWords({
  document,
  page,
  noteDate,
  quotation,
  comment,
}: Pick<EvidenceRecord, 'document' | 'page' | 'noteDate' | 'quotation' | 'comment'>): string {
  const source = isolated(document);
  const where = [noteDate === '' ? source : `${source} ${dayWords(noteDate)}`, page === '' ? '' : `p. ${isolated(page)}`]
    .filter(Boolean)
    .join(', ');
  return [quotation === '' ? where : `${where} “${isolated(quotation)}”`, isolated(comment)].filter(Boolean).join(' · ');
}
