import type { CaseRecord } from '@/lib/use-cases/load-case.ts';
import { counted } from './case-text';

type InformationRequest = CaseRecord['informationRequests'][number];

/** The request for information that still waits; undefined where none does. */
export function openRequest(c: Pick<CaseRecord, 'status' | 'informationRequests'>): InformationRequest | undefined {
  return c.status === 'pended' ? c.informationRequests.findLast((r) => r.completedAt === null && r.lapsedAt === null) : undefined;
}

/** Items that did not come in. */
export const openItems = ({ items }: InformationRequest) => items.filter(({ receivedAt }) => receivedAt === null);

/** `2 of 3 items came in`. */
export function progressWords(request: InformationRequest): string {
  const { length } = request.items;
  const came = length - openItems(request).length;
  return came === 0 ? `None of ${counted(length, 'item')} came in` : `${came} of ${counted(length, 'item')} came in`;
}
